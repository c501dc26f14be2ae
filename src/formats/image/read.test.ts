import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../../base/errors.ts';
import { image } from './index.ts';

const IMAGES = new URL('../../../../shared/drawings/images/', import.meta.url);

async function read(bytes: Uint8Array, settings: Readonly<Record<string, string>> = {}) {
  const options = { settings: new Map(Object.entries(settings)), resolve: async () => undefined };
  const { part, findings } = await image.readPart!({ name: 'x.png', bytes }, options);
  if (part.kind !== 'raster') throw new Error('not a raster');
  return { raster: part, findings };
}

/** Pixels of `channels` values each, encoded by sharp. */
function raw(width: number, height: number, channels: 1 | 2 | 3 | 4, data: readonly number[]) {
  return sharp(Uint8Array.from(data), { raw: { width, height, channels } });
}

/** A grey TIFF of one row, 32 bits a sample: format 3 of IEEE numbers, 1 of whole ones (TIFF 6, "SampleFormat"). */
function deepTiff(row: readonly number[], format: 1 | 3): Uint8Array {
  const tags = [
    [256, row.length],
    [257, 1],
    [258, 32],
    [259, 1],
    [262, 1],
    [273, 134],
    [277, 1],
    [278, 1],
    [279, 4 * row.length],
    [339, format],
  ] as const;
  const view = new DataView(new ArrayBuffer(134 + 4 * row.length));
  for (const [at, value] of [0x49, 0x49, 42, 0, 8, 0, 0, 0, tags.length, 0].entries()) view.setUint8(at, value);
  for (const [i, [tag, value]] of tags.entries()) {
    view.setUint16(10 + 12 * i, tag, true);
    view.setUint16(12 + 12 * i, 4, true);
    view.setUint32(14 + 12 * i, 1, true);
    view.setUint32(18 + 12 * i, value, true);
  }
  for (const [i, value] of row.entries())
    if (format === 3) view.setFloat32(134 + 4 * i, value, true);
    else view.setUint32(134 + 4 * i, value, true);
  return new Uint8Array(view.buffer);
}

describe('pictures', () => {
  test.each([
    ['from 0 to 1', [0, 0.25, 0.5, 1], 3],
    ['from 0 to 255', [0, 63.75, 127.5, 255], 3],
    ['from 0 to 65535', [0, 16_384, 32_768, 65_535], 3],
    ['whole, of 32 bits', [0, 0x4000_0000, 0x8000_0000, 0xffff_ffff], 1],
  ] as const)('numbers of 32 bits a pixel, %s, are shades from black to white', async (_, row, format) => {
    const { raster, findings } = await read(deepTiff(row, format));
    for (const [i, shade] of [0, 64, 128, 255].entries())
      expect(Math.abs(raster.grey[i]! - shade)).toBeLessThanOrEqual(1);
    expect(findings[0]!.what.en).toContain('rounded to 8');
  });

  test('grey comes through unchanged, with its resolution', async () => {
    const { raster, findings } = await read(readFileSync(new URL('wedge-254dpi.png', IMAGES)));
    expect([raster.width, raster.height, raster.dpi]).toEqual([508, 254, [254, 254]]);
    expect(new Set(raster.grey.subarray(0, 508)).size).toBe(16);
    expect(findings).toEqual([]);
  });

  test.each(['png', 'jpeg', 'gif', 'webp', 'tiff'] as const)('%s is known and read', async (kind) => {
    const bytes = await raw(
      8,
      8,
      1,
      Array.from({ length: 64 }, (_, i) => (i % 8 < 4 ? 0 : 255)),
    )
      .toFormat(kind)
      .toBuffer();
    expect(image.sniff(bytes.subarray(0, 4096), bytes.length)).toBe(1);
    const { raster } = await read(bytes);
    expect([raster.width, raster.height]).toEqual([8, 8]);
    expect(raster.grey[0]).toBeLessThan(30);
    expect(raster.grey[7]).toBeGreaterThan(225);
  });

  test('colours become as bright as they look, transparency becomes white', async () => {
    const bytes = await raw(4, 1, 4, [255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 0, 0, 0, 0]).png().toBuffer();
    const { raster, findings } = await read(bytes);
    const [red, green, blue, clear] = raster.grey;
    expect(green!).toBeGreaterThan(red!);
    expect(red!).toBeGreaterThan(blue!);
    expect(clear).toBe(255);
    expect(findings.map((finding) => finding.rule)).toEqual(['picture-converted']);
  });

  test('an opaque picture with an alpha channel is no cause for a word', async () => {
    const bytes = await raw(1, 1, 4, [9, 9, 9, 255]).withMetadata({ density: 300 }).png().toBuffer();
    expect((await read(bytes)).findings).toEqual([]);
  });

  test('a photo is turned as its EXIF says', async () => {
    const bytes = await raw(2, 1, 1, [0, 255]).withMetadata({ orientation: 6, density: 100 }).png().toBuffer();
    const { raster } = await read(bytes);
    expect([raster.width, raster.height]).toEqual([1, 2]);
  });

  test('without a resolution there is a warning that says the size, and a width, height or resolution ends it', async () => {
    const bytes = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
      'base64',
    );
    const { findings } = await read(bytes);
    expect(findings.map(({ rule, what }) => [rule, what.en])).toEqual([
      ['unit', 'The picture has 1 × 1 px and no resolution; at 254 px to the inch it is 0.1 × 0.1 mm.'],
    ]);
    for (const key of ['width', 'height', 'dpi']) expect((await read(bytes, { [key]: '80' })).findings).toEqual([]);
    expect((await read(bytes, { dpi: '254' })).raster.dpi).toEqual([254, 254]);
    await expect(read(bytes, { dpi: '0' })).rejects.toThrow(/dpi/);
  });
});

describe('bitmaps', () => {
  test('a stranger’s 8-bit bitmap', async () => {
    const bytes = readFileSync(new URL('rayforge_img-8-bit-gray-2.bmp', IMAGES));
    expect(image.sniff(bytes.subarray(0, 4096), bytes.length)).toBeGreaterThan(0.5);
    const { raster } = await read(bytes);
    expect([raster.width, raster.height]).toEqual([300, 358]);
    expect(new Set(raster.grey).size).toBeGreaterThan(20);
    expect(raster.dpi![0]).toBeCloseTo(300, 1);
  });

  /** A bitmap from its parts; rows from the bottom. */
  function bmp(
    width: number,
    height: number,
    bits: number,
    pixels: readonly number[],
    compression = 0,
    palette: readonly number[] = [],
  ): Uint8Array {
    const bytes = new Uint8Array(54 + palette.length + pixels.length);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 0x4d42, true);
    view.setUint32(10, 54 + palette.length, true);
    view.setUint32(14, 40, true);
    view.setInt32(18, width, true);
    view.setInt32(22, height, true);
    view.setUint16(28, bits, true);
    view.setUint32(30, compression, true);
    bytes.set([...palette, ...pixels], 54);
    return bytes;
  }
  const TWO = [0, 0, 0, 0, 255, 255, 255, 0];
  const GREYS = Array.from({ length: 256 }, (_, i) => [i, i, i, 0]).flat();

  test.each([
    ['1 bit', bmp(3, 1, 1, [0b10100000, 0, 0, 0], 0, TWO), [255, 0, 255]],
    ['4 bits', bmp(2, 1, 4, [0x10, 0, 0, 0], 0, [...TWO, ...new Array(56).fill(0)]), [255, 0]],
    ['24 bits, from the bottom', bmp(1, 2, 24, [10, 10, 10, 0, 20, 20, 20, 0]), [20, 10]],
    ['24 bits, from the top', bmp(1, -2, 24, [10, 10, 10, 0, 20, 20, 20, 0]), [10, 20]],
    ['16 bits', bmp(1, 1, 16, [0xff, 0x7f, 0, 0]), [255]],
    ['32 bits', bmp(1, 1, 32, [7, 7, 7, 0]), [7]],
    ['run lengths', bmp(5, 1, 8, [3, 9, 0, 2, 0, 0, 2, 7, 0, 1], 1, GREYS), [9, 9, 9, 7, 7]],
    ['literal runs', bmp(4, 1, 8, [0, 3, 5, 6, 7, 0, 1, 8, 0, 1], 1, GREYS), [5, 6, 7, 8]],
  ])('%s', async (_, bytes, expected) => {
    expect([...(await read(bytes)).raster.grey]).toEqual(expected);
  });

  test('cut short or impossible: refused', async () => {
    const whole = bmp(4, 4, 24, new Array(48).fill(1));
    for (const bytes of [whole.subarray(0, 70), bmp(100_000, 100_000, 24, [0]), bmp(0, 5, 24, []), bmp(1, 1, 7, [0])])
      await expect(read(bytes)).rejects.toBeInstanceOf(FormatError);
  });
});

describe('pictures that mean harm', () => {
  test('a hundred million pixels in a few bytes', async () => {
    const bytes = await sharp({
      create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    await expect(read(bytes)).rejects.toThrow(/100 million/);
  });

  test.each(['png', 'jpeg', 'webp'] as const)('a %s that is cut short', async (kind) => {
    const noise = Array.from({ length: 3 * 64 * 64 }, (_, i) => (i * 7919) % 251);
    const bytes = await raw(64, 64, 3, noise).toFormat(kind).toBuffer();
    await expect(read(bytes.subarray(0, Math.floor(bytes.length / 2)))).rejects.toBeInstanceOf(FormatError);
  });

  test('something else under the name of a picture', async () => {
    await expect(read(new TextEncoder().encode('<html>not a picture</html>'))).rejects.toBeInstanceOf(FormatError);
  });
});
