const MM_PER_INCH = 25.4;

/** A density outside of this is a default that somebody forgot, not a size. */
const LEAST_DPI = 10;
const MOST_DPI = 20_000;

type Dpi = readonly [x: number, y: number];

/**
 * Pixels an inch, across and down, as the file states them, not turned; null where it does not. Read by hand because sharp rounds to
 * whole numbers, gives one for both directions, and makes 72 up where there is none.
 */
export function pictureDensity(bytes: Uint8Array): Dpi | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return sane(pngDensity(view));
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return sane(jpegDensity(view));
  if (isTiffHead(view, 0)) return sane(tiffDensity(view, 0, view.byteLength));
  return null;
}

function sane(dpi: Dpi | null): Dpi | null {
  return dpi?.every((n) => n >= LEAST_DPI && n <= MOST_DPI) ? dpi : null;
}

/** pHYs: pixels a metre. A whole number a metre is not quite a whole number an inch: 11811 stands for 300. */
export function perMetre(x: number, y: number): Dpi {
  const inch = (perMetre: number): number => {
    const exact = (perMetre * MM_PER_INCH) / 1000;
    return Math.abs(exact - Math.round(exact)) < 0.013 ? Math.round(exact) : exact;
  };
  return [inch(x), inch(y)];
}

function pngDensity(view: DataView): Dpi | null {
  for (let at = 8; at + 12 <= view.byteLength; ) {
    const length = view.getUint32(at);
    const type = view.getUint32(at + 4);
    if (type === 0x70485973 && length === 9 && at + 17 <= view.byteLength) {
      return view.getUint8(at + 16) === 1 ? perMetre(view.getUint32(at + 8), view.getUint32(at + 12)) : null;
    }
    if (type === 0x49444154) return null; // pHYs stands before IDAT
    at += 12 + length;
  }
  return null;
}

/** JFIF's density, or EXIF's where JFIF gives none. */
function jpegDensity(view: DataView): Dpi | null {
  let fallback: Dpi | null = null;
  for (let at = 2; at + 4 <= view.byteLength && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xda || marker === 0xd9) break;
    const length = view.getUint16(at + 2);
    if (marker === 0xe0 && length >= 16 && at + 16 <= view.byteLength && view.getUint32(at + 4) === 0x4a464946) {
      const unit = view.getUint8(at + 11);
      const scale = unit === 1 ? 1 : unit === 2 ? 2.54 : 0;
      if (scale > 0) return [view.getUint16(at + 12) * scale, view.getUint16(at + 14) * scale];
    }
    if (marker === 0xe1 && at + 18 <= view.byteLength && view.getUint32(at + 4) === 0x45786966)
      fallback = tiffDensity(view, at + 10, Math.min(view.byteLength, at + 2 + length));
    at += 2 + length;
  }
  return fallback;
}

function isTiffHead(view: DataView, at: number): boolean {
  if (at + 8 > view.byteLength) return false;
  const word = view.getUint32(at);
  return word === 0x49492a00 || word === 0x4d4d002a;
}

/** Tags 282, 283 (resolution, fractions) and 296 (2 inch, 3 cm) of the first directory. */
function tiffDensity(view: DataView, base: number, end: number): Dpi | null {
  if (!isTiffHead(view, base)) return null;
  const little = view.getUint8(base) === 0x49;
  const directory = base + view.getUint32(base + 4, little);
  if (directory + 2 > end) return null;
  const count = view.getUint16(directory, little);
  let x = 0;
  let y = 0;
  let unit = 2;
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + 12 * i;
    if (entry + 12 > end) break;
    const tag = view.getUint16(entry, little);
    if (tag === 296) unit = view.getUint16(entry + 8, little);
    if (tag !== 282 && tag !== 283) continue;
    const at = base + view.getUint32(entry + 8, little);
    if (at + 8 > end) continue;
    const value = view.getUint32(at, little) / view.getUint32(at + 4, little);
    if (tag === 282) x = value;
    else y = value;
  }
  const scale = unit === 2 ? 1 : unit === 3 ? 2.54 : 0;
  return x > 0 && scale > 0 ? [x * scale, (y > 0 ? y : x) * scale] : null;
}
