import type { PlacedImage } from '../../model/part.ts';
import { invertAffine } from '../affine.ts';
import type { Polygons } from '../areas/polygons.ts';

const WHITE = 255;
/** [mm] Larger pixels are split before an outline is cut out of them, so that its edge is not theirs. */
const FINE = 0.1;
/** [pixels] As far as the picture grows to this by it. */
const MOST = 4_000_000;

/**
 * The picture with every pixel white whose centre lies outside the area (even-odd of its contours, [mm]); coarse pixels
 * are split first.
 */
export function maskRaster(coarse: PlacedImage, area: Polygons): PlacedImage {
  const image = splitPixels(coarse);
  const inverse = invertAffine(image.transform);
  const { width, height } = image.raster;
  const grey = new Uint8Array(width * height).fill(WHITE);
  if (inverse === undefined) return { ...image, raster: { ...image.raster, grey } };
  const [a, b, c, d, e, f] = inverse;
  const pixels = new Float64Array(area.coordinates.length);
  for (let i = 0; i < pixels.length; i += 2) {
    const x = area.coordinates[i]!;
    const y = area.coordinates[i + 1]!;
    pixels[i] = a * x + c * y + e;
    pixels[i + 1] = b * x + d * y + f;
  }
  const rows = crossingsByRow(pixels, area.ends, height);
  for (let y = 0; y < height; y++) {
    const xs = rows[y];
    if (xs === undefined) continue;
    xs.sort((p, q) => p - q);
    for (let k = 0; k + 1 < xs.length; k += 2) {
      const from = Math.max(0, Math.ceil(xs[k]! - 0.5));
      const to = Math.min(width, Math.ceil(xs[k + 1]! - 0.5));
      if (to > from) grey.set(image.raster.grey.subarray(y * width + from, y * width + to), y * width + from);
    }
  }
  return { ...image, raster: { ...image.raster, grey } };
}

/** The same picture in smaller pixels. */
function splitPixels(image: PlacedImage): PlacedImage {
  const [a, b, c, d, e, f] = image.transform;
  const { width, height, grey } = image.raster;
  const pixel = Math.max(Math.sqrt(a * a + b * b), Math.sqrt(c * c + d * d));
  const k = Math.min(Math.ceil(pixel / FINE - 1e-6), Math.floor(Math.sqrt(MOST / (width * height))));
  if (!(k > 1)) return image;
  const fine = new Uint8Array(width * height * k * k);
  for (let row = 0; row < height * k; row++) {
    const from = Math.floor(row / k) * width;
    const to = row * width * k;
    if (row % k > 0) fine.copyWithin(to, to - width * k, to);
    else for (let u = 0; u < width; u++) fine.fill(grey[from + u]!, to + u * k, to + (u + 1) * k);
  }
  return {
    ...image,
    raster: { ...image.raster, width: width * k, height: height * k, grey: fine },
    transform: [a / k, b / k, c / k, d / k, e, f],
    split: (image.split ?? 1) * k,
  };
}

/** Where the outline crosses the middle line of each row of pixels. */
function crossingsByRow(pixels: Float64Array, ends: Uint32Array, height: number): (number[] | undefined)[] {
  const rows: (number[] | undefined)[] = new Array(height);
  let first = 0;
  for (const end of ends) {
    for (let i = first, j = end - 1; i < end; j = i++) {
      const x0 = pixels[2 * j]!;
      const y0 = pixels[2 * j + 1]!;
      const slope = (pixels[2 * i]! - x0) / (pixels[2 * i + 1]! - y0);
      const low = Math.max(0, Math.ceil(Math.min(y0, pixels[2 * i + 1]!) - 0.5));
      const high = Math.min(height, Math.ceil(Math.max(y0, pixels[2 * i + 1]!) - 0.5));
      for (let row = low; row < high; row++) {
        const x = x0 + (row + 0.5 - y0) * slope;
        const list = rows[row];
        if (list === undefined) rows[row] = [x];
        else list.push(x);
      }
    }
    first = end;
  }
  return rows;
}
