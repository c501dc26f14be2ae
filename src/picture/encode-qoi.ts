import type { Picture } from '../model/scene.ts';

const MAGIC = [0x71, 0x6f, 0x69, 0x66];
const END = [0, 0, 0, 0, 0, 0, 0, 1];
/** Colours as screens show them (sRGB), opacity even. */
const SRGB = 0;
/** Pixels that one byte can repeat. */
const LONGEST_RUN = 62;
/** First bytes of a pixel that is written out. */
const RGB = 0xfe;
const RGBA = 0xff;

/** A picture in the Quite OK Image format (qoiformat.org, specification 1.0), as screens of small printers read it. */
export function encodeQoi({ width, height, rgba }: Picture): Uint8Array {
  const out: number[] = [...MAGIC, ...bigEndian(width), ...bigEndian(height), 4, SRGB];
  /** Colours seen last, by their hash: r g b a as one number. */
  const seen = new Uint32Array(64);
  let before = 0x0000_00ff;
  let run = 0;
  const count = width * height;
  for (let k = 0; k < count; k++) {
    const pixel = ((rgba[4 * k]! << 24) | (rgba[4 * k + 1]! << 16) | (rgba[4 * k + 2]! << 8) | rgba[4 * k + 3]!) >>> 0;
    if (pixel === before) run++;
    if (run > 0 && (pixel !== before || run === LONGEST_RUN || k + 1 === count)) {
      out.push(0xc0 | (run - 1));
      run = 0;
    }
    if (pixel !== before) writePixel(out, pixel, before, seen);
    before = pixel;
  }
  out.push(...END);
  return Uint8Array.from(out);
}

/** The shortest of: a colour seen before, a small or a middling step from the last one, the colour itself. */
function writePixel(out: number[], pixel: number, before: number, seen: Uint32Array): void {
  const [r, g, b, a] = [pixel >>> 24, (pixel >>> 16) & 255, (pixel >>> 8) & 255, pixel & 255];
  const hash = (3 * r + 5 * g + 7 * b + 11 * a) % 64;
  if (seen[hash] === pixel) {
    out.push(hash);
    return;
  }
  seen[hash] = pixel;
  if (a !== (before & 255)) {
    out.push(RGBA, r, g, b, a);
    return;
  }
  const dr = step(r, before >>> 24);
  const dg = step(g, (before >>> 16) & 255);
  const db = step(b, (before >>> 8) & 255);
  const within = (value: number, reach: number): boolean => value >= -reach && value < reach;
  if (within(dr, 2) && within(dg, 2) && within(db, 2)) {
    out.push(0x40 | ((dr + 2) << 4) | ((dg + 2) << 2) | (db + 2));
  } else if (within(dg, 32) && within(dr - dg, 8) && within(db - dg, 8)) {
    out.push(0x80 | (dg + 32), ((dr - dg + 8) << 4) | (db - dg + 8));
  } else out.push(RGB, r, g, b);
}

/** Difference of two bytes, −128 to 127: it may go round. */
function step(to: number, from: number): number {
  return ((to - from + 128) & 255) - 128;
}

function bigEndian(value: number): readonly number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}
