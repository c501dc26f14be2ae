import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Raster, Subpath } from '../../model/part.ts';
import { flattenSubpath } from '../paths/flatten-curve.ts';
import { emptyBounds, growBySubpath } from '../paths/subpath-bounds.ts';
import { traceBitmap } from './trace-bitmap.ts';

/** A picture drawn by a function: how dark (0 … 1) each pixel is. */
function picture(width: number, height: number, dark: (x: number, y: number) => number): Raster {
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      grey[y * width + x] = Math.round(255 * (1 - Math.min(1, Math.max(0, dark(x + 0.5, y + 0.5)))));
  return { kind: 'raster', width, height, grey, dpi: null };
}

function area(subpath: Subpath): number {
  const p = flattenSubpath(subpath, 0.001);
  let twice = 0;
  for (let i = 2; i < p.length; i += 2) twice += p[i - 2]! * p[i + 1]! - p[i]! * p[i - 1]!;
  return twice / 2;
}

const PLAIN = { threshold: 128, pixel: [1, 1] } as const;

describe('tracing', () => {
  test('a soft disc gives few curves, its own area and place', () => {
    const disc = picture(100, 80, (x, y) => 0.5 + 30 - Math.hypot(x - 50, y - 35));
    const { subpaths, specks } = traceBitmap(disc, { threshold: 128, pixel: [0.1, 0.1] });
    expect(subpaths).toHaveLength(1);
    expect(specks).toBe(0);
    expect(subpaths[0]!.verbs.length).toBeLessThan(20);
    expect(area(subpaths[0]!)).toBeCloseTo(Math.PI * 9, 1);
    const box = emptyBounds();
    growBySubpath(box, subpaths[0]!);
    expect(box.minX).toBeCloseTo(2, 1);
    expect(box.minY).toBeCloseTo(8 - 6.5, 1);
  });

  test('a square keeps its corners and its straight sides', () => {
    const square = picture(60, 60, (x, y) => (x > 10 && x < 50 && y > 20 && y < 40 ? 1 : 0));
    const [outline] = traceBitmap(square, PLAIN).subpaths;
    expect(Math.abs(area(outline!) - 800)).toBeLessThan(2);
    expect(outline!.verbs.length).toBeLessThanOrEqual(8);
  });

  test('holes run the other way round', () => {
    const ring = picture(60, 60, (x, y) => (Math.abs(Math.hypot(x - 30, y - 30) - 18) < 6 ? 1 : 0));
    const signs = traceBitmap(ring, PLAIN).subpaths.map((subpath) => Math.sign(area(subpath)));
    expect(signs.sort()).toEqual([-1, 1]);
  });

  test('specks are counted, not drawn; what touches the edge is closed', () => {
    const dust = picture(40, 40, (x, y) => ((x < 1 && y < 1) || (x > 20 && y > 20) ? 1 : 0));
    const { subpaths, specks } = traceBitmap(dust, PLAIN);
    expect(specks).toBe(1);
    expect(subpaths).toHaveLength(1);
    expect(subpaths[0]!.closed).toBe(true);
  });

  test('all white and all black', () => {
    expect(
      traceBitmap(
        picture(5, 5, () => 0),
        PLAIN,
      ).subpaths,
    ).toEqual([]);
    expect(
      traceBitmap(
        picture(5, 5, () => 1),
        PLAIN,
      ).subpaths,
    ).toHaveLength(1);
  });

  test('whatever the noise, the signed areas add up to about the dark pixels', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 144, maxLength: 144 }), (bits) => {
        const blocks = picture(48, 48, (x, y) => (bits[12 * Math.floor(y / 4) + Math.floor(x / 4)] ? 1 : 0));
        const { subpaths } = traceBitmap(blocks, { ...PLAIN, tolerance: 0.1, speck: 0 });
        const dark = blocks.grey.reduce((sum, grey) => sum + (grey < 128 ? 1 : 0), 0);
        const traced = subpaths.reduce((sum, subpath) => sum + area(subpath), 0);
        expect(Math.abs(traced - dark)).toBeLessThan(0.06 * 48 * 48);
        for (const { coordinates } of subpaths) expect(coordinates.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
