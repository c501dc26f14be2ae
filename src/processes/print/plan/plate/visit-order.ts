import { orderEnds } from '../../../../geometry/fills/order-ends.ts';
import type { Stroke } from '../stroke.ts';

type Point = readonly [x: number, y: number];

/** Numbers of places in an order with little travel, from `start` on. */
export function placesInOrder(places: readonly Point[], start: Point): readonly number[] {
  const ends = Float64Array.from(places.flatMap(([x, y]) => [x, y, x, y]));
  return orderEnds(ends, true, start).map((stop) => stop >> 1);
}

/** An open line and the way in which it is drawn. */
export interface DirectedStroke {
  readonly stroke: Stroke;
  readonly reversed: boolean;
}

/** Open lines in an order with little travel, each begun at the end that suits. */
export function linesInOrder(strokes: readonly Stroke[], start: Point): readonly DirectedStroke[] {
  const ends = new Float64Array(4 * strokes.length);
  strokes.forEach(({ points }, k) => {
    ends.set(points.subarray(0, 2), 4 * k);
    ends.set(points.subarray(points.length - 2), 4 * k + 2);
  });
  return orderEnds(ends, false, start).map((stop) => ({ stroke: strokes[stop >> 1]!, reversed: (stop & 1) === 1 }));
}
