import type { Format } from '../../model/format.ts';

/** First bytes of pictures, with -1 for any. */
const SIGNATURES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF8
  [0x52, 0x49, 0x46, 0x46, -1, -1, -1, -1, 0x57, 0x45, 0x42, 0x50], // RIFF…WEBP
  [0x49, 0x49, 0x2a, 0x00], // TIFF, little end first
  [0x4d, 0x4d, 0x00, 0x2a], // TIFF, big end first
];

/** Pictures to engrave: PNG, JPEG, BMP, GIF, WebP, TIFF. */
export const image: Format = {
  name: 'image',
  title: { en: 'Picture', fr: 'Image' },
  extensions: ['.png', '.jpg', '.jpeg', '.bmp', '.gif', '.webp', '.tif', '.tiff'],
  sniff(head) {
    if (SIGNATURES.some((signature) => signature.every((byte, i) => byte < 0 || head[i] === byte))) return 1;
    // "BM" alone could begin a text; a bitmap has zeros at bytes 6 to 9.
    return head[0] === 0x42 && head[1] === 0x4d && head.slice(6, 10).every((byte) => byte === 0) ? 0.8 : 0;
  },
  rules: async () => (await import('./rules.ts')).IMAGE_RULES,
  readPart: async (file, options) => (await import('./read.ts')).readImage(file, options),
};
