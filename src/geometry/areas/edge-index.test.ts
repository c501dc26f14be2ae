import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EdgeIndex } from './edge-index.ts';

const SQUARE = new EdgeIndex({ coordinates: Float64Array.of(0, 0, 10, 0, 10, 10, 0, 10), ends: Uint32Array.of(4) });
const coordinate = fc.double({ min: -20, max: 20, noNaN: true });

describe('whether a line crosses an outline', () => {
  test('farther from its ends than a touch', () => {
    expect(SQUARE.isCrossed(5, 5, 15, 5, 0.01)).toBe(true);
    expect(SQUARE.isCrossed(5, 5, 10.005, 5, 0.01)).toBe(false);
    expect(SQUARE.isCrossed(1, 1, 9, 9, 0.01)).toBe(false);
    expect(SQUARE.isCrossed(20, 20, 30, 30, 0.01)).toBe(false);
  });

  test('is what the list of its crossings says', () => {
    const loop = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(loop, coordinate, coordinate, coordinate, coordinate, (points, x0, y0, x1, y1) => {
        const index = new EdgeIndex({
          coordinates: Float64Array.from(points.flat()),
          ends: Uint32Array.of(points.length),
        });
        const length = Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2);
        const shares = index.crossings(x0, y0, x1, y1).filter((_, k) => k % 2 === 0);
        const inner = shares.some((share) => share * length > 0.01 && share * length < length - 0.01);
        expect(index.isCrossed(x0, y0, x1, y1, 0.01)).toBe(inner);
      }),
    );
  });
});

describe('the nearest point of an outline', () => {
  test('from inside and outside, on an edge or a corner', () => {
    expect(SQUARE.nearest(5, 9)).toEqual({ x: 5, y: 10, distance: 1 });
    expect(SQUARE.nearest(13, 14)).toEqual({ x: 10, y: 10, distance: 5 });
  });

  test('none beyond the reach, none without edges', () => {
    expect(SQUARE.nearest(12, 5, 2)).toBeNull();
    expect(SQUARE.nearest(12, 5, 2.001)?.x).toBe(10);
    expect(new EdgeIndex({ coordinates: new Float64Array(0), ends: new Uint32Array(0) }).nearest(0, 0)).toBeNull();
  });
});
