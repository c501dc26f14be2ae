import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { packContours } from '../../../../geometry/areas/islands.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import type { Stroke } from '../stroke.ts';
import { inHoldOrder, type RankedStroke } from './hold-order.ts';

const line = (...points: readonly number[]): Stroke => ({
  kind: MoveKind.bridge,
  closed: false,
  points: Float64Array.from(points),
  area: 0.1,
});
const loop = (half: number): Stroke => ({
  ...line(-half, -half, half, -half, half, half, -half, half),
  closed: true,
  kind: MoveKind.outerWall,
});

/** A stem of 2 × 2 mm in the middle. */
const UNDER = new EdgeIndex(packContours([[-1, -1, 1, -1, 1, 1, -1, 1]]));
const REACH = 0.65;

/** [mm] */
const RIM = 6;

test('a plate on a stem: rows from the stem outwards, each beside the last ones or on the stem, then its walls', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
      const rows: RankedStroke[] = [];
      for (let k = -14; k <= 14; k++)
        rows.push({ stroke: line(seed % 2 ? -RIM : RIM, 0.4 * k, seed % 2 ? RIM : -RIM, 0.4 * k), rank: 0 });
      const walls = [RIM + 0.8, RIM + 0.4].map((half) => ({ stroke: loop(half), rank: half / 10 }));
      const mixed = [...walls, ...rows].sort((a, b) => hash(a, seed) - hash(b, seed));
      const order = inHoldOrder(mixed, { under: UNDER, reach: REACH }, [20, 20]).map(({ stroke }) => stroke);
      expect(new Set(order)).toEqual(new Set(mixed.map(({ stroke }) => stroke)));
      const laid: number[] = [];
      for (const { points, closed } of order.slice(0, -2)) {
        const y = points[1]!;
        expect(closed).toBe(false);
        expect(Math.abs(y) < 1 || laid.some((other) => Math.abs(other - y) < REACH)).toBe(true);
        laid.push(y);
      }
      expect(order.slice(-2).map(({ points }) => Math.abs(points[0]!))).toEqual([RIM + 0.4, RIM + 0.8]);
    }),
    { numRuns: 20 },
  );
});

function hash({ stroke }: RankedStroke, seed: number): number {
  return Math.sin(stroke.points[1]! * 91.7 + stroke.points[0]! + seed);
}

test('a line held at one end is drawn from there', () => {
  const out = line(5, 0, 0, 0);
  const one = inHoldOrder([{ stroke: out, rank: 0 }], { under: UNDER, reach: REACH }, [6, 0]);
  expect(one).toEqual([{ stroke: out, reversed: true }]);
});

test('a long line held at one end waits for a loop that is held here and there', () => {
  const long = line(0, 0, 30, 0);
  const ring = { ...line(-0.5, 0.5, 2, 0.5, 2, 1.5, -0.5, 1.5), closed: true };
  const strokes = [
    { stroke: long, rank: 3 },
    { stroke: ring, rank: 0 },
  ];
  const order = inHoldOrder(strokes, { under: UNDER, reach: REACH }, [0, 0]);
  expect(order.map(({ stroke }) => stroke)).toEqual([ring, long]);
});

test('what nothing holds comes last, and comes', () => {
  const far = line(10, 10, 14, 10);
  const near = line(0, 0, 0.5, 0);
  const order = inHoldOrder(
    [far, near].map((stroke) => ({ stroke, rank: 0 })),
    { under: UNDER, reach: REACH },
    [10, 10],
  );
  expect(order.map(({ stroke }) => stroke)).toEqual([near, far]);
});
