import type { Picture } from '../model/scene.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Filters of the PNG specification, 9.2: none, left, above, Paeth. The mean is left out: it won no row of ours. */
const FILTERS = [0, 1, 2, 4] as const;

/**
 * A picture as PNG (PNG specification, third edition): one IDAT chunk, 8 bits, with opacity only where something is not
 * solid. Each row takes the filter that leaves the least sum. The same bytes every time.
 */
export async function encodePng(picture: Picture): Promise<Uint8Array> {
  const { zlibSync } = await import('fflate');
  const { width, height } = picture;
  const solid = isSolid(picture);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, solid ? 2 : 6, 0, 0, 0], 8);
  const pieces = [
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(filtered(picture, solid ? 3 : 4), { level: 6 })),
    chunk('IEND', new Uint8Array(0)),
  ];
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

function isSolid({ rgba }: Picture): boolean {
  for (let k = 3; k < rgba.length; k += 4) if (rgba[k] !== 255) return false;
  return true;
}

/** Rows with their filter bytes. */
function filtered({ width, height, rgba }: Picture, channels: 3 | 4): Uint8Array {
  const stride = channels * width;
  const out = new Uint8Array((stride + 1) * height);
  let above = new Uint8Array(stride);
  let row = new Uint8Array(stride);
  const trials = FILTERS.map(() => new Uint8Array(stride));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      for (let c = 0; c < channels; c++) row[channels * x + c] = rgba[4 * (y * width + x) + c]!;
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    // An empty row is as small as can be as it is, and so is one like the one above it.
    for (let k = 0; k < FILTERS.length && least > 0; k++) {
      const sum = applyFilter(FILTERS[k]!, row, above, { channels, out: trials[k]! });
      if (sum < least) [best, least] = [k, sum];
    }
    out[y * (stride + 1)] = FILTERS[best]!;
    out.set(trials[best]!, y * (stride + 1) + 1);
    [above, row] = [row, above];
  }
  return out;
}

/** @returns the sum of the absolute values left, as signed bytes */
function applyFilter(
  filter: number,
  row: Uint8Array,
  above: Uint8Array,
  { channels, out }: { readonly channels: number; readonly out: Uint8Array },
): number {
  let sum = 0;
  for (let k = 0; k < row.length; k++) {
    const left = k < channels ? 0 : row[k - channels]!;
    const corner = k < channels ? 0 : above[k - channels]!;
    const guess = filter === 0 ? 0 : filter === 1 ? left : filter === 2 ? above[k]! : paeth(left, above[k]!, corner);
    const rest = (row[k]! - guess) & 255;
    out[k] = rest;
    sum += rest < 128 ? rest : 256 - rest;
  }
  return sum;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(12 + data.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  for (let k = 0; k < 4; k++) out[4 + k] = name.charCodeAt(k);
  out.set(data, 8);
  view.setUint32(8 + data.length, crc32(out.subarray(4, 8 + data.length)));
  return out;
}

/** CRC-32 of ISO 3309, by the table of its 256 bytes. */
const CRC_TABLE: Uint32Array = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 255]!;
  return (crc ^ 0xffffffff) >>> 0;
}
