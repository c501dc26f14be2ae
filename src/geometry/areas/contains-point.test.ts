import fc from 'fast-check';
import { expect, test } from 'vitest';
import { containsPoint } from './contains-point.ts';
import { EdgeIndex } from './edge-index.ts';
import { packContours } from './islands.ts';

const box = (x: number, y: number, w: number, h: number): number[] => [x, y, x + w, y, x + w, y + h, x, y + h];

test('a hole is outside, an island in it inside', () => {
  const polygons = packContours([box(0, 0, 9, 9), box(2, 2, 5, 5), box(4, 4, 1, 1)]);
  expect([1, 3, 4.5, 10].map((x) => containsPoint(polygons, x, 4.5))).toEqual([true, false, true, false]);
});

test('it says what the index says', () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }));
  fc.assert(
    fc.property(fc.array(corner, { minLength: 3, maxLength: 12 }), corner, (corners, [x, y]) => {
      const polygons = packContours([corners.flat()]);
      const at = [x + 0.31, y + 0.47] as const;
      expect(containsPoint(polygons, ...at)).toBe(new EdgeIndex(polygons).contains(...at));
    }),
  );
});
