import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import { containersOf, containmentForest, pointInOutline, pointInside } from './containment.ts';

/** A polygon of n corners about x, y; wound at random. */
function ring(x: number, y: number, r: number, n: number, clockwise: boolean): Float64Array {
  return Float64Array.from({ length: 2 * n }, (_, k) => {
    const angle = ((clockwise ? -1 : 1) * (k >> 1) * 2 * Math.PI) / n;
    return k % 2 === 0 ? x + r * Math.cos(angle) : y + r * Math.sin(angle);
  });
}

describe('containmentForest', () => {
  test('rings in rings, wound and ordered at random, have the depth of their size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer(), (count, seed) => {
        const random = seededRandom(seed);
        const order = Array.from({ length: count }, (_, k) => k).sort(() => random() - 0.5);
        const rings = order.map((k) => ring(3, -2, 1 + k, 8 + (k % 5), random() < 0.5));
        // Corners of one ring may stick out of the chords of the next: keep the radii apart.
        const scaled = rings.map((points, k) => points.map((v, i) => (v - (i % 2 === 0 ? 3 : -2)) * 1.5 ** order[k]!));
        const { depth, parent } = containmentForest(scaled);
        for (const [k, size] of order.entries()) {
          expect(depth[k]).toBe(count - 1 - size);
          if (size < count - 1) expect(order[parent[k]!]).toBe(size + 1);
          else expect(parent[k]).toBe(-1);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a thousand holes in one sheet, and parts beside it', () => {
    const outlines: Float64Array[] = [Float64Array.of(0, 0, 400, 0, 400, 400, 0, 400)];
    for (let k = 0; k < 1000; k++)
      outlines.push(ring(10 + 12 * (k % 32), 10 + 12 * Math.floor(k / 32), 4, 12, k % 2 === 0));
    outlines.push(ring(500, 50, 30, 20, true));
    const { parent, depth } = containmentForest(outlines);
    expect(parent.slice(1, 1001).every((p) => p === 0)).toBe(true);
    expect(depth.slice(1, 1001).every((d) => d === 1)).toBe(true);
    expect([parent[0], parent[1001]]).toEqual([-1, -1]);
  });

  test('a hole that touches its outline in a corner is still inside', () => {
    const outer = Float64Array.of(0, 0, 10, 0, 10, 10, 0, 10);
    const inner = Float64Array.of(0, 0, 5, 0, 5, 5, 0, 5);
    expect([...containmentForest([inner, outer]).parent]).toEqual([1, -1]);
  });

  test('a part that touches another from outside is not inside it', () => {
    const a = Float64Array.of(0, 0, 10, 0, 10, 10, 0, 10);
    const b = Float64Array.of(10, 2, 14, 2, 14, 6, 10, 6);
    expect([...containmentForest([a, b]).parent]).toEqual([-1, -1]);
  });

  test('copies on each other stay a forest', () => {
    const square = Float64Array.of(0, 0, 10, 0, 10, 10, 0, 10);
    const { parent, depth } = containmentForest([square, square.slice(), square.slice()]);
    expect([...depth].sort()).toEqual([0, 1, 2]);
    expect(parent.filter((p) => p < 0)).toHaveLength(1);
  });

  test('a concave outline does not hold what lies in its bay', () => {
    const bay = Float64Array.of(0, 0, 30, 0, 30, 30, 20, 30, 20, 10, 10, 10, 10, 30, 0, 30);
    expect([...containmentForest([bay, ring(15, 20, 3, 8, true)]).parent]).toEqual([-1, -1]);
  });
});

describe('points and lines', () => {
  test('the inner point of an outline is inside', () => {
    const bay = Float64Array.of(0, 0, 30, 0, 30, 30, 20, 30, 20, 10, 10, 10, 10, 30, 0, 30);
    const [x, y] = pointInside(bay);
    expect(pointInOutline(bay, x, y)).toBe(1);
    expect(pointInOutline(bay, 15, 20)).toBe(-1);
    expect(pointInOutline(bay, 15, 0)).toBe(0);
  });

  test('an open line belongs to the smallest outline around its middle', () => {
    const outer = Float64Array.of(0, 0, 100, 0, 100, 100, 0, 100);
    const inner = ring(50, 50, 20, 16, false);
    const lines = [Float64Array.of(40, 50, 60, 50), Float64Array.of(5, 5, 10, 10), Float64Array.of(200, 0, 210, 0)];
    expect([...containersOf(lines, [outer, inner])]).toEqual([1, 0, -1]);
  });
});
