import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeQoi } from './encode-qoi.ts';

/** Pixels of a QOI file, by the chunks of its specification. */
function decoded(bytes: Uint8Array): { readonly width: number; readonly height: number; readonly rgba: number[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  expect(String.fromCharCode(...bytes.subarray(0, 4))).toBe('qoif');
  const [width, height] = [view.getUint32(4), view.getUint32(8)];
  expect([...bytes.subarray(-8)]).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  const seen: number[][] = Array.from({ length: 64 }, () => [0, 0, 0, 0]);
  let px = [0, 0, 0, 255];
  const rgba: number[] = [];
  for (let at = 14; at < bytes.length - 8; ) {
    const tag = bytes[at++]!;
    let times = 1;
    if (tag === 0xfe) px = [bytes[at++]!, bytes[at++]!, bytes[at++]!, px[3]!];
    else if (tag === 0xff) px = [bytes[at++]!, bytes[at++]!, bytes[at++]!, bytes[at++]!];
    else if (tag >> 6 === 0) px = [...seen[tag]!];
    else if (tag >> 6 === 1)
      px = [px[0]! + ((tag >> 4) & 3) - 2, px[1]! + ((tag >> 2) & 3) - 2, px[2]! + (tag & 3) - 2, px[3]!];
    else if (tag >> 6 === 2) {
      const green = (tag & 63) - 32;
      const next = bytes[at++]!;
      px = [px[0]! + green - 8 + (next >> 4), px[1]! + green, px[2]! + green - 8 + (next & 15), px[3]!];
    } else times = (tag & 63) + 1;
    px = px.map((value) => value & 255);
    seen[(3 * px[0]! + 5 * px[1]! + 7 * px[2]! + 11 * px[3]!) % 64] = px;
    for (let k = 0; k < times; k++) rgba.push(...px);
  }
  return { width, height, rgba };
}

describe('encodeQoi', () => {
  test('the bytes of the specification: a run, a step, a colour seen before', () => {
    const rgba = Uint8Array.of(0, 0, 0, 255, 0, 0, 0, 255, 1, 0, 255, 255, 200, 10, 20, 255, 1, 0, 255, 255);
    const bytes = encodeQoi({ width: 5, height: 1, rgba });
    // Run of 2; +1 0 −1; the colour written out; the second again, at hash 3 + 7·255 + 11·255 modulo 64.
    expect([...bytes.subarray(14, -8)]).toEqual([0xc1, 0x79, 0xfe, 200, 10, 20, (3 + 7 * 255 + 11 * 255) % 64]);
  });

  test('every picture comes back as it was', () => {
    const channel = fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 254, 255));
    const pixel = fc.tuple(channel, channel, channel, fc.constantFrom(255, 255, 0, 128));
    const run = fc.tuple(pixel, fc.constantFrom(1, 1, 2, 61, 62, 63, 130));
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 30 }), (runs) => {
        const pixels = runs.flatMap(([each, times]) => Array.from({ length: times }, () => each));
        const rgba = Uint8Array.from(pixels.flat());
        const back = decoded(encodeQoi({ width: pixels.length, height: 1, rgba }));
        expect([back.width, back.height]).toEqual([pixels.length, 1]);
        expect(Uint8Array.from(back.rgba)).toEqual(rgba);
      }),
    );
  });
});
