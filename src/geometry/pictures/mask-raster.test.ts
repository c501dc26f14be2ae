import { expect, test } from 'vitest';
import type { PlacedImage } from '../../model/part.ts';
import { maskRaster } from './mask-raster.ts';

/** A black picture of 10 × 10 pixels of `pixel` mm, its lower left corner at the origin. */
const picture = (pixel: number): PlacedImage => ({
  raster: { kind: 'raster', width: 10, height: 10, grey: new Uint8Array(100), dpi: null },
  transform: [pixel, 0, 0, -pixel, 0, 10 * pixel],
  layer: '',
  id: '',
  line: 1,
});
const disc = (x: number, y: number, r: number) => ({
  coordinates: Float64Array.from({ length: 720 }, (_, k) => {
    const angle = ((k >> 1) * Math.PI) / 180;
    return k % 2 === 0 ? x + r * Math.cos(angle) : y + r * Math.sin(angle);
  }),
  ends: Uint32Array.of(360),
});

/** [mm2] Of what is left black. */
function blackArea({ raster, transform: [a, b, c, d] }: PlacedImage): number {
  return raster.grey.filter((grey) => grey === 0).length * Math.abs(a * d - b * c);
}

test('a disc cut out of pixels of 2 mm has the edge of the disc, not theirs', () => {
  const cut = maskRaster(picture(2), disc(10, 10, 7));
  expect(blackArea(cut)).toBeCloseTo(Math.PI * 49, 0);
  expect(cut.split).toBe(20);
  expect([cut.raster.width, cut.raster.height]).toEqual([200, 200]);
  // The corner of the picture stays where it is.
  expect(cut.transform.slice(4)).toEqual([0, 20]);
});

test('shades keep their places in split pixels', () => {
  const image = picture(1);
  image.raster.grey.set([10, 20, 30], 40); // the fifth row from above: y from 5 to 6
  const { raster, transform } = maskRaster(image, disc(5, 5, 20));
  const at = (x: number, y: number): number =>
    raster.grey[Math.floor((y - transform[5]) / transform[3]) * raster.width + Math.floor(x / transform[0])]!;
  expect([at(0.5, 5.5), at(1.05, 5.05), at(2.95, 5.95), at(3.5, 5.5), at(1.5, 6.5)]).toEqual([10, 20, 30, 0, 0]);
});

test('fine pixels are cut as they are', () => {
  const cut = maskRaster(picture(0.1), disc(0.5, 0.5, 0.3));
  expect(cut.split).toBeUndefined();
  expect(cut.raster.width).toBe(10);
});
