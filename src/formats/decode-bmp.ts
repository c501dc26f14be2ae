import { FormatError } from '../base/errors.ts';
import { sayText, type Text } from '../base/text.ts';
import { type DecodedPicture, MOST_PIXELS, tooLarge } from './decoded-picture.ts';
import { greyOfRgb } from './grey-of-rgb.ts';
import { perMetre } from './picture-density.ts';

/**
 * Windows bitmaps, which sharp does not read: 1, 4, 8, 16, 24 and 32 bits, palettes, run lengths, bit fields, rows
 * from the top or the bottom, and the OS/2 header. Layout: BITMAPFILEHEADER and BITMAPINFOHEADER of the Windows SDK.
 */
export function isBmp(bytes: Uint8Array): boolean {
  return bytes[0] === 0x42 && bytes[1] === 0x4d && bytes.length >= 26;
}

interface Header {
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  readonly bits: number;
  readonly compression: number;
  readonly dpi: readonly [number, number] | null;
  /** Byte where the pixels begin. */
  readonly pixels: number;
  /** Grey of each palette entry. */
  readonly palette: Uint8Array;
  /** Red, green, blue, of 16 and 32 bits. */
  readonly masks: readonly [number, number, number];
}

const RLE8 = 1;
const RLE4 = 2;
const BITFIELDS = 3;

/** @throws FormatError where it is cut short, too large, or of a kind that nobody writes */
export function decodeBmp(bytes: Uint8Array): DecodedPicture {
  const header = readHeader(bytes);
  const { width, height, bits, compression, dpi, topDown } = header;
  const grey = compression === RLE8 || compression === RLE4 ? unpackRuns(bytes, header) : unpackRows(bytes, header);
  if (!topDown) turnOver(grey, width, height);
  const raster = { kind: 'raster', width, height, grey, dpi } as const;
  return { raster, kind: 'bmp', transparent: false, cmyk: false, deep: bits === 64, pages: 1 };
}

function readHeader(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(14, true);
  const old = size === 12;
  if (!old && (size < 40 || bytes.length < 54)) throw bmpError({ en: 'unknown header', fr: 'en-tête inconnu' }, 14);
  const width = old ? view.getUint16(18, true) : view.getInt32(18, true);
  const signedHeight = old ? view.getUint16(20, true) : view.getInt32(22, true);
  const height = Math.abs(signedHeight);
  if (!(width > 0 && height > 0)) throw bmpError({ en: 'no width or height', fr: 'ni largeur ni hauteur' }, 18);
  if (width * height > MOST_PIXELS) throw tooLarge(width * height);
  const bits = view.getUint16(old ? 24 : 28, true);
  const compression = old ? 0 : view.getUint32(30, true);
  if (![1, 4, 8, 16, 24, 32].includes(bits) || compression > BITFIELDS)
    throw bmpError({ en: 'unknown kind of pixels', fr: 'type de pixels inconnu' }, old ? 24 : 28);
  if ((compression === RLE8 && bits !== 8) || (compression === RLE4 && bits !== 4))
    throw bmpError({ en: 'unknown kind of pixels', fr: 'type de pixels inconnu' }, 30);
  const metre = old ? [0, 0] : [view.getInt32(38, true), view.getInt32(42, true)];
  const fields = compression === BITFIELDS && bytes.length >= 66;
  return {
    width,
    height,
    topDown: signedHeight < 0,
    bits,
    compression,
    dpi: metre[0]! > 0 && metre[1]! > 0 ? perMetre(metre[0]!, metre[1]!) : null,
    pixels: view.getUint32(10, true),
    palette: readPalette(bytes, 14 + size, bits, old ? 3 : 4),
    masks: fields
      ? [view.getUint32(54, true), view.getUint32(58, true), view.getUint32(62, true)]
      : bits === 16
        ? [0x7c00, 0x3e0, 0x1f]
        : [0xff0000, 0xff00, 0xff],
  };
}

function readPalette(bytes: Uint8Array, start: number, bits: number, step: number): Uint8Array {
  const palette = new Uint8Array(bits <= 8 ? 1 << bits : 0);
  for (let i = 0; i < palette.length; i++) {
    const at = start + i * step;
    if (at + 2 >= bytes.length) break;
    palette[i] = greyOfRgb(bytes[at + 2]!, bytes[at + 1]!, bytes[at]!);
  }
  return palette;
}

function unpackRows(bytes: Uint8Array, header: Header): Uint8Array {
  const { width, height, bits, palette, pixels } = header;
  const stride = Math.ceil((width * bits) / 32) * 4;
  const needed = pixels + stride * (height - 1) + Math.ceil((width * bits) / 8);
  if (bytes.length < needed) throw bmpError({ en: 'cut short', fr: 'coupée avant la fin' }, bytes.length);
  const grey = new Uint8Array(width * height);
  const perByte = 8 / bits;
  const wide = bits > 8 && bits !== 24 ? wideReader(bytes, header) : undefined;
  for (let y = 0; y < height; y++) {
    const row = pixels + y * stride;
    for (let x = 0; x < width; x++) {
      let value: number;
      if (bits <= 8) {
        const byte = bytes[row + Math.floor(x / perByte)]!;
        value = palette[(byte >> (8 - bits - (x % perByte) * bits)) & ((1 << bits) - 1)]!;
      } else if (wide === undefined) {
        const at = row + 3 * x;
        value = greyOfRgb(bytes[at + 2]!, bytes[at + 1]!, bytes[at]!);
      } else value = wide(row + (x * bits) / 8);
      grey[y * width + x] = value;
    }
  }
  return grey;
}

/** Reads a pixel of 16 or 32 bits through its masks. */
function wideReader(bytes: Uint8Array, header: Header): (at: number) => number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const channels = header.masks.map((mask) => {
    const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask);
    const most = mask >>> shift;
    return (value: number): number => (most === 0 ? 0 : Math.round((255 * ((value & mask) >>> shift)) / most));
  });
  const [red, green, blue] = channels;
  return (at) => {
    const value = header.bits === 16 ? view.getUint16(at, true) : view.getUint32(at, true);
    return greyOfRgb(red!(value), green!(value), blue!(value));
  };
}

/** Run lengths: a count and a value, or 0 and an escape (0 end of row, 1 end, 2 jump, n that many as they are). */
function unpackRuns(bytes: Uint8Array, header: Header): Uint8Array {
  const { width, height, bits, palette } = header;
  const grey = new Uint8Array(width * height).fill(palette[0]!);
  const nibbles = bits === 4;
  let at = header.pixels;
  let x = 0;
  let y = 0;
  const put = (value: number): void => {
    if (x < width && y < height) grey[y * width + x] = palette[value]!;
    x++;
  };
  while (y < height) {
    if (at + 2 > bytes.length) throw bmpError({ en: 'cut short', fr: 'coupée avant la fin' }, bytes.length);
    const count = bytes[at++]!;
    const value = bytes[at++]!;
    if (count > 0) for (let i = 0; i < count; i++) put(nibbles ? (i % 2 === 0 ? value >> 4 : value & 15) : value);
    else if (value === 0) [x, y] = [0, y + 1];
    else if (value === 1) break;
    else if (value === 2) {
      x += bytes[at++] ?? 0;
      y += bytes[at++] ?? 0;
    } else {
      for (let i = 0; i < value; i++) {
        const byte = bytes[at + (nibbles ? i >> 1 : i)] ?? 0;
        put(nibbles ? (i % 2 === 0 ? byte >> 4 : byte & 15) : byte);
      }
      const used = nibbles ? (value + 1) >> 1 : value;
      at += used + (used % 2);
    }
  }
  return grey;
}

function turnOver(grey: Uint8Array, width: number, height: number): void {
  for (let top = 0, bottom = height - 1; top < bottom; top++, bottom--) {
    const row = grey.slice(top * width, (top + 1) * width);
    grey.copyWithin(top * width, bottom * width, (bottom + 1) * width);
    grey.set(row, bottom * width);
  }
}

function bmpError(why: Text, byte: number): FormatError {
  return new FormatError(
    sayText({ en: 'The bitmap cannot be read: {0}.', fr: 'Le bitmap est illisible : {0}.' }, why),
    { en: 'Save it again as PNG.', fr: 'Enregistrez-le à nouveau en PNG.' },
    { byte },
  );
}
