import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Subpath } from '../../model/part.ts';
import { type Affine, applyAffine, composeAffine, invertAffine } from '../affine.ts';
import { bulgeArc } from './bulge-arc.ts';
import { ClipArea, clipSubpath } from './clip-subpath.ts';
import { findDuplicates } from './duplicate-length.ts';
import { fillContours, flattenSubpath } from './flatten-curve.ts';
import { naturalSpline } from './natural-spline.ts';
import { nurbsFault, nurbsStart, nurbsToCubics } from './nurbs.ts';
import { cutSegment, segmentPoint } from './split-curve.ts';
import { emptyBounds, growBySubpath } from './subpath-bounds.ts';
import { SubpathBuilder } from './subpath-builder.ts';
import { arcLength, subpathLength } from './subpath-length.ts';
import { transformSubpath } from './transform-subpath.ts';

const coordinate = fc.double({ min: -300, max: 300, noNaN: true });
const angle = fc.double({ min: -7, max: 7, noNaN: true });
const radius = fc.double({ min: 0.1, max: 200, noNaN: true });

/** A stroke of lines, cubics and elliptical arcs. */
const stroke: fc.Arbitrary<Subpath> = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constant('line' as const), p: fc.tuple(coordinate, coordinate) }),
      fc.record({
        kind: fc.constant('cubic' as const),
        p: fc.tuple(coordinate, coordinate, coordinate, coordinate, coordinate, coordinate),
      }),
      fc.record({ kind: fc.constant('arc' as const), p: fc.tuple(radius, radius, angle, angle, angle) }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((segments) => {
    const builder = new SubpathBuilder();
    builder.moveTo(0, 0);
    for (const { kind, p } of segments) {
      if (kind === 'line') builder.lineTo(p[0], p[1]);
      else if (kind === 'cubic') builder.cubicTo(...p);
      else addArc(builder, p);
    }
    builder.lineTo(builder.x + 1, builder.y);
    return builder.take([1, 0, 0, 1, 0, 0]).subpaths[0]!;
  });

/** An arc that begins where the builder stands. */
function addArc(
  builder: SubpathBuilder,
  [rx, ry, turn, start, sweep]: readonly [number, number, number, number, number],
): void {
  const at = (t: number): readonly [number, number] => [
    rx * Math.cos(t) * Math.cos(turn) - ry * Math.sin(t) * Math.sin(turn),
    rx * Math.cos(t) * Math.sin(turn) + ry * Math.sin(t) * Math.cos(turn),
  ];
  const [sx, sy] = at(start);
  const [cx, cy] = [builder.x - sx, builder.y - sy];
  const [ex, ey] = at(start + sweep);
  builder.arcTo({ cx, cy, rx, ry, turn, start, sweep }, cx + ex, cy + ey);
}

const map: fc.Arbitrary<Affine> = fc
  .tuple(
    angle,
    fc.double({ min: 0.2, max: 4, noNaN: true }),
    fc.double({ min: 0.2, max: 4, noNaN: true }),
    fc.boolean(),
    angle,
  )
  .map(([turn, sx, sy, mirror, skew]): Affine => {
    const spin: Affine = [Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn), 3, -7];
    return composeAffine(spin, composeAffine([mirror ? -sx : sx, 0, 0, sy, 0, 0], [1, 0, Math.sin(skew), 1, 0, 0]));
  });

function chordLength(points: Float64Array): number {
  let sum = 0;
  for (let i = 2; i < points.length; i += 2)
    sum += Math.hypot(points[i]! - points[i - 2]!, points[i + 1]! - points[i - 1]!);
  return sum;
}

function circle(cx: number, cy: number, r: number, start = 0, sweep = 2 * Math.PI): Subpath {
  const builder = new SubpathBuilder();
  builder.moveTo(cx + r * Math.cos(start), cy + r * Math.sin(start));
  const end = [cx + r * Math.cos(start + sweep), cy + r * Math.sin(start + sweep)] as const;
  builder.arcTo({ cx, cy, rx: r, ry: r, turn: 0, start, sweep }, ...end);
  return builder.take([1, 0, 0, 1, 0, 0]).subpaths[0]!;
}

function lines(...points: readonly (readonly [number, number])[]): Subpath {
  const builder = new SubpathBuilder();
  builder.moveTo(...points[0]!);
  for (const point of points.slice(1)) builder.lineTo(...point);
  return builder.take([1, 0, 0, 1, 0, 0]).subpaths[0]!;
}

describe('flattening and measuring', () => {
  test('chords are as long as the curve, from below', () => {
    fc.assert(
      fc.property(stroke, (subpath) => {
        const exact = subpathLength(subpath);
        const chords = chordLength(flattenSubpath(subpath, 0.0005));
        expect(chords).toBeLessThanOrEqual(exact * (1 + 1e-4) + 1e-6);
        expect(chords).toBeGreaterThan(exact * 0.999 - 0.05);
      }),
    );
  });

  test('bounds hold every point of the curve and touch it', () => {
    fc.assert(
      fc.property(stroke, (subpath) => {
        const box = emptyBounds();
        growBySubpath(box, subpath);
        const points = flattenSubpath(subpath, 0.0005);
        let maxX = Number.NEGATIVE_INFINITY;
        let minY = Number.POSITIVE_INFINITY;
        for (let i = 0; i < points.length; i += 2) {
          maxX = Math.max(maxX, points[i]!);
          minY = Math.min(minY, points[i + 1]!);
        }
        expect(maxX).toBeLessThanOrEqual(box.maxX + 1e-9);
        expect(box.maxX - maxX).toBeLessThan(0.002);
        expect(minY).toBeGreaterThanOrEqual(box.minY - 1e-9);
        expect(minY - box.minY).toBeLessThan(0.002);
      }),
    );
  });

  test('a map of the curve is the curve of the mapped points, arcs and mirrors too', () => {
    fc.assert(
      fc.property(stroke, map, (subpath, affine) => {
        const mapped = transformSubpath(affine, subpath);
        let n = 0;
        let from: readonly [number, number] = [subpath.x0, subpath.y0];
        let mappedFrom: readonly [number, number] = [mapped.x0, mapped.y0];
        for (const verb of subpath.verbs) {
          const size = [2, 6, 9][verb]!;
          const a = subpath.coordinates.subarray(n, n + size);
          const b = mapped.coordinates.subarray(n, n + size);
          for (const t of [0.1, 0.5, 0.8]) {
            const [x, y] = applyAffine(affine, ...segmentPoint(verb, from, a, t));
            const [u, v] = segmentPoint(verb, mappedFrom, b, t);
            expect(Math.hypot(x - u, y - v)).toBeLessThan(1e-8);
          }
          n += size;
          from = [subpath.coordinates[n - 2]!, subpath.coordinates[n - 1]!];
          mappedFrom = [mapped.coordinates[n - 2]!, mapped.coordinates[n - 1]!];
        }
      }),
    );
  });

  test('a map and its inverse give the stroke back', () => {
    fc.assert(
      fc.property(stroke, map, (subpath, affine) => {
        const back = transformSubpath(invertAffine(affine)!, transformSubpath(affine, subpath));
        expect(Math.abs(subpathLength(back) - subpathLength(subpath))).toBeLessThan(1e-5 * subpathLength(subpath));
      }),
    );
  });

  test('the perimeter of an ellipse by Ramanujan, even a very flat one', () => {
    const h = (18 / 42) ** 2;
    const ramanujan = Math.PI * 42 * (1 + (3 * h) / (10 + Math.sqrt(4 - 3 * h)));
    expect(arcLength(30, 12, 0, 2 * Math.PI)).toBeCloseTo(ramanujan, 4);
    expect(arcLength(100, 0.001, 0, 2 * Math.PI)).toBeCloseTo(400, 3);
  });

  test('contours of a fill are closed by themselves and have three corners', () => {
    const area = fillContours([lines([0, 0], [10, 0], [10, 10]), lines([0, 0], [5, 5])], 0.01);
    expect([...area.ends]).toEqual([3]);
  });
});

describe('what is burnt twice', () => {
  test('a copy counts wholly, in either direction; a stroke alone does not count', () => {
    fc.assert(
      fc.property(stroke, (subpath) => {
        const alone = findDuplicates([subpath]).length;
        const twice = findDuplicates([subpath, subpath]).length;
        const whole = subpathLength(subpath);
        expect(Math.abs(twice - alone - whole)).toBeLessThan(0.01 * whole + 0.05);
      }),
      { numRuns: 50 },
    );
  });

  test('partial, reversed and threefold overlaps of lines', () => {
    expect(findDuplicates([lines([0, 0], [40, 0]), lines([65, 0], [20, 0])]).length).toBeCloseTo(20, 9);
    expect(findDuplicates([1, 2, 3].map(() => lines([0, 0], [10, 10]))).length).toBeCloseTo(2 * Math.hypot(10, 10), 6);
    expect(findDuplicates([lines([0, 0], [10, 0]), lines([0, 0.015], [10, 0.015])]).length).toBeCloseTo(10, 6);
    expect(findDuplicates([lines([0, 0], [10, 0]), lines([0, 0.03], [10, 0.03])]).length).toBe(0);
  });

  test('lines that cross at a small angle do not count', () => {
    expect(findDuplicates([lines([0, 0], [100, 0]), lines([0, -0.5], [100, 0.5])]).length).toBe(0);
  });

  test('arcs by centre, radius and angle', () => {
    expect(findDuplicates([circle(0, 0, 10), circle(0, 0, 10, 1, Math.PI)]).length).toBeCloseTo(10 * Math.PI, 9);
    expect(findDuplicates([circle(0, 0, 10, 0, 2), circle(0, 0, 10, 3, -2)]).length).toBeCloseTo(10, 9);
    expect(findDuplicates([circle(0, 0, 10), circle(0, 0, 10.05), circle(0.05, 0, 10)]).length).toBe(0);
  });

  test('ten thousand copies are quickly told, and so are ten thousand rays', () => {
    const copies = Array.from({ length: 10_000 }, () => lines([0, 0], [10, 0], [10, 10]));
    expect(findDuplicates(copies).length).toBeCloseTo(20 * 9_999, 3);
    const rays = Array.from({ length: 2_000 }, (_, i) => lines([0, 0], [100 * Math.cos(i), 100 * Math.sin(i)]));
    expect(findDuplicates(rays).length).toBeLessThan(100);
  });
});

describe('cutting curves', () => {
  test('a cut piece runs on the curve', () => {
    fc.assert(
      fc.property(
        stroke,
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.double({ min: 0.55, max: 1, noNaN: true }),
        (subpath, from, to) => {
          const verb = subpath.verbs[0]!;
          const numbers = subpath.coordinates.subarray(0, [2, 6, 9][verb]!);
          const start = [subpath.x0, subpath.y0] as const;
          const cut = cutSegment(verb, start, numbers, [from, to]);
          const cutStart = segmentPoint(verb, start, numbers, from);
          for (const t of [0.2, 0.7]) {
            const [x, y] = segmentPoint(verb, cutStart, cut, t);
            const [u, v] = segmentPoint(verb, start, numbers, from + t * (to - from));
            expect(Math.hypot(x - u, y - v)).toBeLessThan(1e-7);
          }
        },
      ),
    );
  });

  test('inside and outside add up to the whole', () => {
    const square = new ClipArea({
      coordinates: Float64Array.from([-40, -40, 40, -40, 40, 40, -40, 40]),
      ends: Uint32Array.from([4]),
    });
    const rest = new ClipArea({
      coordinates: Float64Array.from([-1e4, -1e4, 1e4, -1e4, 1e4, 1e4, -1e4, 1e4, -40, -40, -40, 40, 40, 40, 40, -40]),
      ends: Uint32Array.from([4, 8]),
    });
    fc.assert(
      fc.property(stroke, (subpath) => {
        const length = (pieces: readonly Subpath[]): number =>
          pieces.reduce((sum, piece) => sum + subpathLength(piece), 0);
        const sum = length(clipSubpath(subpath, square)) + length(clipSubpath(subpath, rest));
        expect(Math.abs(sum - subpathLength(subpath))).toBeLessThan(1e-5 * subpathLength(subpath) + 1e-6);
      }),
    );
  });

  test('a circle that sticks out becomes one open stretch, wherever it begins', () => {
    const right = new ClipArea({
      coordinates: Float64Array.from([0, -50, 50, -50, 50, 50, 0, 50]),
      ends: Uint32Array.from([4]),
    });
    for (const start of [0, 1, 2, 3, 4, 5, 6]) {
      const pieces = clipSubpath({ ...circle(0, 0, 10, start), closed: true }, right);
      expect(pieces).toHaveLength(1);
      expect(pieces[0]!.closed).toBe(false);
      expect(subpathLength(pieces[0]!)).toBeCloseTo(10 * Math.PI, 2);
    }
  });
});

describe('curves of CAD programs', () => {
  test('a bulge gives the arc of four times its arc tangent', () => {
    fc.assert(
      fc.property(
        radius,
        coordinate,
        fc.double({ min: 0.001, max: 5, noNaN: true }),
        fc.boolean(),
        (x, y, size, left) => {
          const bulge = left ? size : -size;
          const arc = bulgeArc([0, 0], [x, y], bulge)!;
          const end = arc.start + arc.sweep;
          expect(arc.cx + arc.rx * Math.cos(end)).toBeCloseTo(x, 5);
          expect(arc.cy + arc.ry * Math.sin(end)).toBeCloseTo(y, 5);
          expect(Math.tan(arc.sweep / 4)).toBeCloseTo(bulge, 6);
        },
      ),
    );
  });

  test('a full circle as a NURBS of degree 2', () => {
    const w = Math.SQRT1_2;
    const points = [1, 0, 1, 1, 0, 1, -1, 1, -1, 0, -1, -1, 0, -1, 1, -1, 1, 0];
    const curve = {
      degree: 2,
      knots: [0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4],
      points,
      weights: [1, w, 1, w, 1, w, 1, w, 1],
    };
    expect(nurbsFault(curve)).toBeNull();
    const builder = new SubpathBuilder();
    builder.moveTo(...nurbsStart(curve));
    nurbsToCubics(curve, 1e-6, (...cubic) => builder.cubicTo(...cubic));
    const [subpath] = builder.take([10, 0, 0, 10, 0, 0]).subpaths;
    expect(subpath!.closed).toBe(true);
    expect(subpathLength(subpath!)).toBeCloseTo(20 * Math.PI, 4);
    for (const [i, value] of flattenSubpath(subpath!, 0.001).entries())
      if (i % 2 === 0) expect(Math.hypot(value, flattenSubpath(subpath!, 0.001)[i + 1]!)).toBeCloseTo(10, 3);
  });

  test.each([
    [{ degree: 0, knots: [], points: [], weights: [] }, 'degree'],
    [{ degree: 3, knots: [0, 0, 0, 0, 1, 1, 1, 1], points: [0, 0, 1, 1], weights: [] }, 'points'],
    [{ degree: 1, knots: [0, 1, 0, 1], points: [0, 0, 1, 1], weights: [] }, 'knots'],
    [{ degree: 1, knots: [0, 0, 1, 1], points: [0, 0, 1, 1], weights: [1, 0] }, 'weights'],
  ])('numbers that are no curve: %j', (curve, fault) => {
    expect(nurbsFault(curve)).toBe(fault);
  });

  test('a natural spline runs through its points, and straight ones stay straight', () => {
    const ends: number[] = [];
    naturalSpline([0, 0, 10, 10, 20, 0, 30, 10], (...cubic) => ends.push(cubic[4], cubic[5]));
    expect(ends).toEqual([10, 10, 20, 0, 30, 10]);
    const heights: number[] = [];
    naturalSpline([0, 0, 1, 1, 4, 4, 9, 9], (x1, y1, x2, y2) => heights.push(x1 - y1, x2 - y2));
    expect(Math.max(...heights.map(Math.abs))).toBeLessThan(1e-12);
  });
});
