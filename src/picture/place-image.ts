import { invertAffine } from '../geometry/affine.ts';
import { growByImage } from '../geometry/paths/drawing-measures.ts';
import { emptyBounds } from '../geometry/paths/subpath-bounds.ts';
import type { PlacedImage, Raster } from '../model/part.ts';
import type { Picture, SceneItem } from '../model/scene.ts';

/** [samples] Of the longer side, at most. */
const MOST_SAMPLES = 4096;

/** A placed picture as upright pixels, `scale` samples a mm; it may be turned or skewed. Undefined: it has no size. */
export function placeImage(image: PlacedImage, scale: number): SceneItem | undefined {
  const box = emptyBounds();
  growByImage(box, image);
  const inverse = invertAffine(image.transform);
  const [w, h] = [box.maxX - box.minX, box.maxY - box.minY];
  if (inverse === undefined || !(w > 0 && h > 0)) return undefined;
  const [a, b, c, d] = image.transform;
  const samples = Math.min(scale, MOST_SAMPLES / Math.max(w, h));
  // Whole blocks of pixels first, so that a large picture is not read at a few places only.
  const block = Math.max(1, Math.floor(1 / (samples * Math.sqrt(Math.abs(a * d - b * c)))));
  const small = shrink(image.raster, block);
  const [width, height] = [Math.max(1, Math.round(w * samples)), Math.max(1, Math.round(h * samples))];
  const rgba = new Uint8Array(4 * width * height);
  for (let row = 0; row < height; row++) {
    const y = box.maxY - ((row + 0.5) / height) * h;
    for (let column = 0; column < width; column++) {
      const x = box.minX + ((column + 0.5) / width) * w;
      const u = inverse[0] * x + inverse[2] * y + inverse[4];
      const v = inverse[1] * x + inverse[3] * y + inverse[5];
      if (u < 0 || v < 0 || u >= image.raster.width || v >= image.raster.height) continue;
      const grey = small.grey[Math.floor(v / block) * small.width + Math.floor(u / block)]!;
      rgba.set([grey, grey, grey, 255], 4 * (row * width + column));
    }
  }
  return { kind: 'picture', at: [box.minX, box.minY], size: [w, h], picture: { width, height, rgba } };
}

/** A grey picture `block` times smaller, each pixel the mean of what it stands for. */
function shrink(raster: Raster, block: number): Pick<Raster, 'width' | 'height' | 'grey'> {
  if (block <= 1) return raster;
  const [width, height] = [Math.ceil(raster.width / block), Math.ceil(raster.height / block)];
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [sum, count] = [0, 0];
      for (let v = y * block; v < Math.min(raster.height, (y + 1) * block); v++)
        for (let u = x * block; u < Math.min(raster.width, (x + 1) * block); u++, count++)
          sum += raster.grey[v * raster.width + u]!;
      grey[y * width + x] = Math.round(sum / count);
    }
  }
  return { width, height, grey };
}

/** A grey picture as pixels, no longer than `longest` on its longer side. */
export function pictureOfRaster(raster: Raster, longest: number): Picture {
  const { width, height, grey } = shrink(
    raster,
    Math.max(1, Math.floor(Math.max(raster.width, raster.height) / longest)),
  );
  const rgba = new Uint8Array(4 * width * height);
  for (let k = 0; k < grey.length; k++) rgba.set([grey[k]!, grey[k]!, grey[k]!, 255], 4 * k);
  return { width, height, rgba };
}
