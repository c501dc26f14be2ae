import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MoveKind } from '../../../../model/toolpath.ts';
import type { Stroke } from '../stroke.ts';
import { type DirectedStroke, linesInOrder, placesInOrder } from './visit-order.ts';

const line = (...points: readonly number[]): Stroke => ({
  kind: MoveKind.solidInfill,
  closed: false,
  points: Float64Array.from(points),
  area: 0.1,
});

/** [mm] Way without printing. */
function travel(lines: readonly DirectedStroke[], [x0, y0]: readonly [number, number]): number {
  let [x, y, sum] = [x0, y0, 0];
  for (const { stroke, reversed } of lines) {
    const { points } = stroke;
    const ends = [points.slice(0, 2), points.slice(-2)];
    const [from, to] = reversed ? [ends[1]!, ends[0]!] : [ends[0]!, ends[1]!];
    sum += Math.sqrt((from[0]! - x) ** 2 + (from[1]! - y) ** 2);
    [x, y] = [to[0]!, to[1]!];
  }
  return sum;
}

const coordinate = fc.double({ min: 0, max: 100, noNaN: true });
const lines = fc.array(fc.tuple(coordinate, coordinate, coordinate, coordinate), { maxLength: 24 });

describe('order of lines', () => {
  test('every line once, whether there are few or many', () => {
    fc.assert(
      fc.property(lines, (ends) => {
        const strokes = ends.map((each) => line(...each));
        const drawn = linesInOrder(strokes, [50, 50]).map(({ stroke }) => stroke);
        expect(drawn.length).toBe(strokes.length);
        expect(new Set(drawn)).toEqual(new Set(strokes));
      }),
    );
  });

  test('no way round of a stretch, and no other place for a line, is shorter', () => {
    fc.assert(
      fc.property(lines, (ends) => {
        const start = [0, 0] as const;
        const drawn = linesInOrder(
          ends.slice(0, 9).map((each) => line(...each)),
          start,
        );
        const way = travel(drawn, start);
        drawn.forEach((each, k) => {
          const turned = drawn.with(k, { ...each, reversed: !each.reversed });
          expect(travel(turned, start)).toBeGreaterThan(way - 1e-5);
          const rest = drawn.toSpliced(k, 1);
          for (let place = 0; place <= rest.length; place++)
            expect(travel(rest.toSpliced(place, 0, each), start)).toBeGreaterThan(way - 1e-5);
        });
      }),
      { numRuns: 40 },
    );
  });

  test('what the nearest neighbour would leave for last is taken on the way', () => {
    // From 0 the nearest is 1, and −2 would be left behind for a long way back.
    const drawn = linesInOrder([line(1, 0, 1, 1), line(-2, 0, -2, 1), line(6, 0, 6, 1)], [0, 0]);
    expect(drawn.map(({ stroke }) => stroke.points[0])).toEqual([-2, 1, 6]);
  });
});

describe('order of places', () => {
  test('round a circle, not across it', () => {
    const places = [0, 3, 1, 5, 2, 4].map((k): [number, number] => [
      Math.cos((Math.PI * k) / 3),
      Math.sin((Math.PI * k) / 3),
    ]);
    const order = placesInOrder(places, [1.1, -0.1]);
    expect(order.map((k) => [0, 3, 1, 5, 2, 4][k])).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('none for none', () => expect(placesInOrder([], [0, 0])).toEqual([]));
});
