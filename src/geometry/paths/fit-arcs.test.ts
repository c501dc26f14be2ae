import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arcPathArea, arcPathLength, flattenArcPath } from './arc-path.ts';
import { distance2ToSegment } from './containment.ts';
import { fitArcs } from './fit-arcs.ts';

function distanceTo(points: Float64Array, closed: boolean, x: number, y: number): number {
  let best = Infinity;
  const n = points.length;
  for (let k = closed ? 0 : 2; k < n; k += 2) {
    const j = (k + n - 2) % n;
    best = Math.min(best, distance2ToSegment(x, y, points[j]!, points[j + 1]!, points[k]!, points[k + 1]!));
  }
  return Math.sqrt(best);
}

describe('fitArcs', () => {
  test('a fine polygon of a circle becomes a few arcs', () => {
    const points = Float64Array.from({ length: 400 }, (_, k) => {
      const angle = ((k >> 1) * 2 * Math.PI) / 200;
      return 10 * (k % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
    });
    const path = fitArcs(points, true, 0.01);
    expect(path.x.length).toBeLessThanOrEqual(4);
    expect(Math.abs(arcPathArea(path) - 100 * Math.PI)).toBeLessThan(0.7);
  });

  test('a square stays a square', () => {
    const path = fitArcs(Float64Array.of(0, 0, 10, 0, 10, 10, 0, 10), true, 0.01);
    expect(path.x.length).toBe(4);
    expect([...path.bulge]).toEqual([0, 0, 0, 0]);
    expect(arcPathLength(path)).toBe(40);
  });

  test('points on a straight line become one line', () => {
    const points = Float64Array.from({ length: 200 }, (_, k) => (k >> 1) * (k % 2 === 0 ? 0.3 : 0.1));
    expect(fitArcs(points, false, 0.01).x.length).toBe(2);
  });

  test('neither strays from the other by more than the tolerance', () => {
    const wave = fc.record({
      a: fc.double({ min: 0.1, max: 20, noNaN: true }),
      b: fc.double({ min: 0.1, max: 5, noNaN: true }),
      m: fc.integer({ min: 1, max: 5 }),
      n: fc.integer({ min: 30, max: 400 }),
      closed: fc.boolean(),
    });
    fc.assert(
      fc.property(wave, ({ a, b, m, n, closed }) => {
        const points = Float64Array.from({ length: 2 * n }, (_, k) => {
          const t = ((k >> 1) * 2 * Math.PI) / n;
          const r = a + b * Math.sin(m * t);
          return k % 2 === 0 ? r * Math.cos(t) : r * Math.sin(t);
        });
        const tolerance = 0.02;
        const path = fitArcs(points, closed, tolerance);
        const fitted = flattenArcPath(path, 0.0005);
        for (let k = 0; k < points.length; k += 2)
          expect(distanceTo(fitted, closed, points[k]!, points[k + 1]!)).toBeLessThan(tolerance + 0.001 + 1e-9); // the flattening, and the last bit
        // An arc may belly out between two chords by no more than the chords leave the true curve, and the tolerance.
        const chord = (2 * Math.PI * (a + b) * (1 + m)) / n;
        for (let k = 0; k < fitted.length; k += 2)
          expect(distanceTo(points, closed, fitted[k]!, fitted[k + 1]!)).toBeLessThan(tolerance + chord / 2);
        expect(path.x.length).toBeLessThanOrEqual(n + 1);
      }),
      { numRuns: 100 },
    );
  });

  test('nothing and a single point are no error', () => {
    expect(fitArcs(new Float64Array(0), true, 0.01).x.length).toBe(0);
    expect(fitArcs(Float64Array.of(3, 4, 3, 4), false, 0.01).x.length).toBe(1);
  });
});
