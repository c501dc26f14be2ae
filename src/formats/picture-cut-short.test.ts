import sharp from 'sharp';
import { expect, test } from 'vitest';
import { FormatError } from '../base/errors.ts';
import { decodePicture } from './decode-picture.ts';
import { isCutShort } from './picture-cut-short.ts';

const noise = Uint8Array.from({ length: 3 * 64 * 48 }, (_, i) => (i * 7919) % 251);
const pictureOf = async (kind: 'png' | 'jpeg' | 'gif' | 'webp' | 'tiff'): Promise<Uint8Array> =>
  sharp(noise, { raw: { width: 64, height: 48, channels: 3 } })
    .toFormat(kind)
    .toBuffer();
const errorOf = async (bytes: Uint8Array): Promise<FormatError> => {
  const error: unknown = await decodePicture(bytes).catch((e: unknown) => e);
  if (!(error instanceof FormatError)) throw new Error('read, or not refused as a format');
  return error;
};

test.each(['png', 'jpeg', 'gif', 'webp', 'tiff'] as const)(
  'a %s that ends too early is said to, with its last byte',
  async (kind) => {
    const whole = await pictureOf(kind);
    expect(isCutShort(whole)).toBe(false);
    for (const share of [0.3, 0.6]) {
      const { text, place } = await errorOf(whole.subarray(0, Math.floor(share * whole.length)));
      expect(text.en).toContain('cut short');
      expect(text.fr).toContain('coupée');
      expect(place.byte).toBe(Math.floor(share * whole.length));
    }
  },
);

test('a PNG whose pixels are no stream is damaged, not cut; what stands behind its end is none of it', async () => {
  const bytes = Uint8Array.from(await pictureOf('png'));
  expect(isCutShort(Uint8Array.from([...bytes, 1, 2, 3]))).toBe(false);
  bytes.fill(0xff, 60, 90);
  const { text, place } = await errorOf(bytes);
  expect(text.en).toBe('The picture is damaged: its data make no picture.');
  expect(place.byte).toBe(0);
});

test('a few bytes of any kind are no whole picture', () => {
  for (const head of ['\u0089PNG\r\n', 'RIFF\0', 'II*\0', 'MM\0*\0\0'])
    expect(isCutShort(Buffer.from(head, 'latin1'))).toBe(true);
  expect(isCutShort(new Uint8Array(0))).toBe(false);
});
