import type { Color, Raster } from '../../model/part.ts';
import type { PdfFile } from './read-file.ts';
import { nameOf, type PdfValue } from './read-values.ts';

/** One, three or four numbers of 0…1 as a colour: grey, red green blue, or inks; undefined for anything else. */
export function colorOf(n: readonly number[]): Color | undefined {
  if (!n.every((value) => value >= 0 && value <= 1)) return undefined;
  const full = (value: number): number => Math.round(255 * value);
  if (n.length === 1) return { r: full(n[0]!), g: full(n[0]!), b: full(n[0]!) };
  if (n.length === 3) return { r: full(n[0]!), g: full(n[1]!), b: full(n[2]!) };
  if (n.length !== 4) return undefined;
  const ink = (value: number): number => full((1 - value) * (1 - n[3]!));
  return { r: ink(n[0]!), g: ink(n[1]!), b: ink(n[2]!) };
}

/** [pixels] No bed is engraved finer. */
const MOST_PIXELS = 1 << 28;

/** Unpacked samples as grey: 1, 2, 4 or 8 bits of grey, or 8 bits of red, green, blue or of inks; null for anything else. */
export function pictureGrey(bytes: Uint8Array, object: ReadonlyMap<string, PdfValue>, file: PdfFile): Raster | null {
  const numberOf = (key: string): number => {
    const value = file.resolve(object.get(key));
    return typeof value === 'number' ? value : Number.NaN;
  };
  const [width, height] = [numberOf('Width'), numberOf('Height')];
  const mask = file.resolve(object.get('ImageMask')) === true;
  const bits = mask ? 1 : numberOf('BitsPerComponent');
  const channels = mask ? 1 : channelsOf(file.resolve(object.get('ColorSpace')), file);
  if (!(width >= 1 && height >= 1 && width * height <= MOST_PIXELS) || channels === 0) return null;
  if (![1, 2, 4, 8].includes(bits) || (bits < 8 && channels > 1)) return null;
  const row = Math.ceil((width * bits * channels) / 8);
  if (bytes.length < row * height) return null;
  const [low, high] = file.numbers(object.get('Decode'));
  const turned = low === 1 && high === 0;
  const grey = new Uint8Array(width * height);
  const most = 2 ** bits - 1;
  for (let y = 0, k = 0; y < height; y++) {
    for (let x = 0; x < width; x++, k++) {
      const at = y * row;
      let value: number;
      if (channels === 1) {
        const shift = 8 - bits - ((x * bits) % 8);
        value =
          bits === 8 ? bytes[at + x]! : Math.round((255 * ((bytes[at + ((x * bits) >> 3)]! >> shift) & most)) / most);
      } else value = mixed(bytes, at + x * channels, channels);
      grey[k] = turned ? 255 - value : value;
    }
  }
  return { kind: 'raster', width, height, grey, dpi: null };
}

function channelsOf(space: PdfValue | undefined, file: PdfFile): number {
  const name = nameOf(space);
  if (name === 'DeviceGray' || name === 'CalGray') return 1;
  if (name === 'DeviceRGB' || name === 'CalRGB') return 3;
  if (name === 'DeviceCMYK') return 4;
  if (!Array.isArray(space)) return 0;
  const items = space as readonly PdfValue[];
  const kind = nameOf(file.resolve(items[0]));
  if (kind === 'CalGray') return 1;
  if (kind === 'CalRGB') return 3;
  const count = kind === 'ICCBased' ? file.resolve(file.map(items[1]).get('N')) : 0;
  return count === 1 || count === 3 || count === 4 ? count : 0;
}

/** Rec. 709 weights, as everywhere here. */
function mixed(bytes: Uint8Array, at: number, channels: number): number {
  const light = (k: number): number =>
    channels === 4 ? 255 - Math.min(255, bytes[at + k]! + bytes[at + 3]!) : bytes[at + k]!;
  return Math.round(0.2126 * light(0) + 0.7152 * light(1) + 0.0722 * light(2));
}
