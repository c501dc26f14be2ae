import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crossesItself } from './self-crossing.ts';

/** Every chord against every other that is not its neighbour. */
function everyPair(outline: Float64Array): boolean {
  const n = outline.length / 2;
  const side = (k: number, m: number, p: number): number => {
    const [a, b, c] = [k, m, p].map((v) => [outline[2 * (v % n)]!, outline[2 * (v % n) + 1]!] as const);
    return (b![0] - a![0]) * (c![1] - a![1]) - (b![1] - a![1]) * (c![0] - a![0]);
  };
  const apart = (axis: number, k: number, m: number): boolean => {
    const at = (v: number): number => outline[2 * (v % n) + axis]!;
    return (
      Math.max(at(k), at(k + 1)) < Math.min(at(m), at(m + 1)) || Math.max(at(m), at(m + 1)) < Math.min(at(k), at(k + 1))
    );
  };
  for (let k = 0; k < n; k++)
    for (let m = k + 2; m < n && m - k < n - 1; m++) {
      if (apart(0, k, m) || apart(1, k, m)) continue;
      if (side(k, k + 1, m) * side(k, k + 1, m + 1) <= 0 && side(m, m + 1, k) * side(m, m + 1, k + 1) <= 0) return true;
    }
  return false;
}

describe('crossesItself', () => {
  test('says what a look at every pair says: on a coarse grid, where corners touch and lie on lines, and on a fine one', () => {
    for (const [size, corners] of [
      [4, 8],
      [9, 14],
      [1000, 9],
    ] as const) {
      const point = fc.tuple(fc.integer({ min: 0, max: size }), fc.integer({ min: 0, max: size }));
      fc.assert(
        fc.property(fc.array(point, { minLength: 3, maxLength: corners }), (points) => {
          const outline = Float64Array.from(points.flat());
          expect(crossesItself(outline)).toBe(everyPair(outline));
        }),
        { numRuns: 400 },
      );
    }
  });

  test('a star of 200 corners does not, nor with all corners turned; with two of them swapped it does', () => {
    const star = Float64Array.from({ length: 400 }, (_, k) => {
      const [angle, r] = [((k >> 1) * 2 * Math.PI) / 200 + 0.3, (k >> 1) % 2 === 0 ? 20 : 12];
      return k % 2 === 0 ? r * Math.cos(angle) : r * Math.sin(angle);
    });
    expect(crossesItself(star)).toBe(false);
    const swapped = star.slice();
    swapped.set(star.subarray(100, 102), 140);
    swapped.set(star.subarray(140, 142), 100);
    expect(crossesItself(swapped)).toBe(true);
  });

  test('of more corners than are looked at in pairs nothing is said', () => {
    expect(crossesItself(new Float64Array(600))).toBeUndefined();
  });
});
