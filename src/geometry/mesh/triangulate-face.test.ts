import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import { triangulateFace } from './triangulate-face.ts';

function areaOf(points: readonly number[], corners: readonly number[], flat = false): number {
  let sum = 0;
  triangulateFace(points, corners, (a, b, c) => {
    const [p, q, r] = [3 * corners[a]!, 3 * corners[b]!, 3 * corners[c]!];
    const cross =
      (points[q]! - points[p]!) * (points[r + 1]! - points[p + 1]!) -
      (points[q + 1]! - points[p + 1]!) * (points[r]! - points[p]!);
    sum += flat ? Math.abs(cross) / 2 : cross / 2;
  });
  return sum;
}

describe('triangulateFace', () => {
  test('a star, however deep its notches, is covered once', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 4, max: 60 }), (seed, n) => {
        const random = seededRandom(seed);
        const points: number[] = [];
        for (let k = 0; k < n; k++) {
          const radius = 1 + 9 * random();
          points.push(radius * Math.cos((2 * Math.PI * k) / n), radius * Math.sin((2 * Math.PI * k) / n), 0);
        }
        let shoelace = 0;
        for (let i = 0, j = n - 1; i < n; j = i++)
          shoelace += points[3 * j]! * points[3 * i + 1]! - points[3 * j + 1]! * points[3 * i]!;
        const corners = points.slice(0, n).map((_, k) => k);
        // No triangle is turned over: the plain sum and the sum of sizes agree.
        expect(areaOf(points, corners)).toBeCloseTo(shoelace / 2, 9);
        expect(areaOf(points, corners, true)).toBeCloseTo(shoelace / 2, 9);
      }),
      { numRuns: 100 },
    );
  });

  test('n corners give n − 2 triangles, even where they cross', () => {
    let count = 0;
    triangulateFace([0, 0, 0, 1, 1, 0, 1, 0, 0, 0, 1, 0], [0, 1, 2, 3], () => count++);
    expect(count).toBe(2);
  });

  test('a huge face does not hang', () => {
    const n = 20_000;
    const points: number[] = [];
    for (let k = 0; k < n; k++) points.push(k, k % 2 === 0 ? 0 : 1e-9 * k, 0);
    let count = 0;
    triangulateFace(
      points,
      points.slice(0, n).map((_, k) => k),
      () => count++,
    );
    expect(count).toBe(n - 2);
  });
});
