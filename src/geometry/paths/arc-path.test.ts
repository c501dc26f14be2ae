import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ArcPath,
  ArcPathBuilder,
  arcPathArea,
  arcPathBox,
  arcPathLength,
  flattenArcPath,
  reverseArcPath,
  startArcPathAt,
} from './arc-path.ts';
import { headOfArcPath, markArcPath } from './cut-arc-path.ts';

/** A circle as two half turns. */
function circle(x: number, y: number, r: number): ArcPath {
  const path = new ArcPathBuilder();
  path.add(x - r, y, 1);
  path.add(x + r, y, 1);
  return path.take(true);
}

const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
const vertex = fc.tuple(coordinate, coordinate, fc.double({ min: -1, max: 1, noNaN: true }));
const paths = fc.tuple(fc.array(vertex, { minLength: 3, maxLength: 12 }), fc.boolean()).map(([vertices, closed]) => {
  const path = new ArcPathBuilder();
  for (const [x, y, bulge] of vertices) path.add(x, y, Math.abs(bulge) < 0.05 ? 0 : bulge);
  return path.take(closed);
});

describe('arc paths', () => {
  test('a circle of two half turns has its length, area and box', () => {
    const path = circle(10, 20, 5);
    expect(arcPathLength(path)).toBeCloseTo(10 * Math.PI, 9);
    expect(arcPathArea(path)).toBeCloseTo(25 * Math.PI, 9);
    const box = arcPathBox(path);
    for (const [k, value] of [5, 15, 15, 25].entries()) expect(box[k]).toBeCloseTo(value, 9);
  });

  test('turned round, a path keeps its length and box and changes the sign of its area', () => {
    fc.assert(
      fc.property(paths, (path) => {
        const back = reverseArcPath(path);
        expect(arcPathLength(back)).toBeCloseTo(arcPathLength(path), 6);
        if (path.closed) expect(arcPathArea(back)).toBeCloseTo(-arcPathArea(path), 4);
        const [a, b] = [arcPathBox(path), arcPathBox(back)];
        for (let k = 0; k < 4; k++) expect(b[k]).toBeCloseTo(a[k]!, 6);
      }),
      { numRuns: 100 },
    );
  });

  test('every chord point lies in the box, and the chords are hardly shorter', () => {
    fc.assert(
      fc.property(paths, (path) => {
        const points = flattenArcPath(path, 0.001);
        const [x0, y0, x1, y1] = arcPathBox(path);
        let length = 0;
        for (let k = 0; k < points.length; k += 2) {
          expect(points[k]! >= x0 - 1e-6 && points[k]! <= x1 + 1e-6).toBe(true);
          expect(points[k + 1]! >= y0 - 1e-6 && points[k + 1]! <= y1 + 1e-6).toBe(true);
          const j = (k + 2) % points.length;
          if (path.closed || j > 0) length += Math.hypot(points[j]! - points[k]!, points[j + 1]! - points[k + 1]!);
        }
        expect(length).toBeLessThanOrEqual(arcPathLength(path) + 1e-6);
        expect(length).toBeGreaterThan(arcPathLength(path) * 0.995 - 1e-6);
      }),
      { numRuns: 100 },
    );
  });

  test('a loop started elsewhere is the same loop', () => {
    fc.assert(
      fc.property(paths, fc.nat(20), (path, k) => {
        if (!path.closed) return;
        const rolled = startArcPathAt(path, k % path.x.length);
        expect(arcPathLength(rolled)).toBeCloseTo(arcPathLength(path), 6);
        expect(arcPathArea(rolled)).toBeCloseTo(arcPathArea(path), 4);
      }),
      { numRuns: 50 },
    );
  });

  test('marks leave the line as it is, and the head of a path has the length asked for', () => {
    fc.assert(
      fc.property(
        paths,
        fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { maxLength: 5 }),
        (path, shares) => {
          const length = arcPathLength(path);
          if (length < 1) return;
          const places = shares.map((share) => share * length).sort((a, b) => a - b);
          const marked = markArcPath(path, places);
          expect(marked.vertices).toHaveLength(places.length);
          expect(arcPathLength(marked.path)).toBeCloseTo(length, 5);
          for (const place of places) expect(arcPathLength(headOfArcPath(path, place))).toBeCloseTo(place, 5);
        },
      ),
      { numRuns: 100 },
    );
  });
});
