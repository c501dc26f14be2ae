import { orderPaths } from '../../../geometry/order-paths.ts';
import type { Stroke } from './stroke.ts';

type Point = readonly [x: number, y: number];

/** Up to so many stops every improvement is tried; the search for many has lists of neighbours and a budget. */
const FEW = 16;
/** [mm] Gains below this are rounding. */
const LEAST_GAIN = 1e-6;
/** Where nothing follows. */
const NONE = -2;

/** Numbers of places in an order with little travel, from `start` on: nearest neighbour, then 2-opt and Or-opt. */
export function placesInOrder(places: readonly Point[], start: Point): readonly number[] {
  return ordered(Float64Array.from(places.flatMap(([x, y]) => [x, y, x, y])), start, true).map((stop) => stop >> 1);
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
  return ordered(ends, start, false).map((stop) => ({ stroke: strokes[stop >> 1]!, reversed: (stop & 1) === 1 }));
}

/**
 * The order of stops as twice their number, plus 1 where a stop is entered at its second end.
 * @param ends x y x y [mm] of each stop @param loops both ends of a stop are one place
 */
function ordered(ends: Float64Array, start: Point, loops: boolean): readonly number[] {
  const count = ends.length / 4;
  if (count > FEW) return orderedMany(ends, start, loops);
  const route = nearestFirst(ends, start);
  for (let pass = 0; pass < FEW && improved(ends, start, route); pass++);
  return route;
}

/** Way [mm] from the leaving of one stop (-1: the start) to the entering of another. */
function between(ends: Float64Array, start: Point, from: number, to: number): number {
  const x = from === -1 ? start[0] : ends[2 * (from ^ 1)]!;
  const y = from === -1 ? start[1] : ends[2 * (from ^ 1) + 1]!;
  const dx = ends[2 * to]! - x;
  const dy = ends[2 * to + 1]! - y;
  return Math.sqrt(dx * dx + dy * dy);
}

function nearestFirst(ends: Float64Array, start: Point): number[] {
  const count = ends.length / 4;
  const route: number[] = [];
  const used = new Uint8Array(count);
  let at = -1;
  while (route.length < count) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let stop = 0; stop < 2 * count; stop++) {
      if (used[stop >> 1] === 1) continue;
      const way = between(ends, start, at, stop);
      if (way < least - LEAST_GAIN) {
        least = way;
        best = stop;
      }
    }
    used[best >> 1] = 1;
    route.push(best);
    at = best;
  }
  return route;
}

/**
 * Makes the first improvement found: a stretch turned round (2-opt), or one moved elsewhere, either way round (Or-opt).
 * A way is as long one way as the other, so only the ways into and out of the stretch are compared.
 */
function improved(ends: Float64Array, start: Point, route: number[]): boolean {
  const way = (from: number, to: number): number => (to === NONE ? 0 : between(ends, start, from, to));
  for (let from = 0; from < route.length; from++)
    for (let to = from; to < route.length; to++) {
      const size = to + 1 - from;
      const rest = route.length - size;
      const [first, last] = [route[from]!, route[to]!];
      const before = from === 0 ? -1 : route[from - 1]!;
      const after = route[to + 1] ?? NONE;
      const saved = way(before, first) + way(last, after) - way(before, after) - LEAST_GAIN;
      for (let place = size > 3 ? from : 0; place <= rest; place = size > 3 && place < rest ? rest : place + 1) {
        const into = place === 0 ? -1 : route[place <= from ? place - 1 : place - 1 + size]!;
        const out = route[place < from ? place : place + size] ?? NONE;
        const least = saved + way(into, out);
        const turned = way(into, first) + way(last, out) >= least;
        if (turned && way(into, last ^ 1) + way(first ^ 1, out) >= least) continue;
        const stretch = route.splice(from, size);
        route.splice(place, 0, ...(turned ? stretch.map((stop) => stop ^ 1).reverse() : stretch));
        return true;
      }
    }
  return false;
}

function orderedMany(ends: Float64Array, start: Point, loops: boolean): readonly number[] {
  const count = ends.length / 4;
  const each = loops ? 1 : 2;
  const points = Array.from({ length: each * count }, (_, k) => (loops ? 2 * k : k));
  const { order, entry } = orderPaths(
    {
      x: Float64Array.from(points, (k) => ends[2 * k]!),
      y: Float64Array.from(points, (k) => ends[2 * k + 1]!),
      ends: Uint32Array.from({ length: count }, (_, k) => each * (k + 1)),
      loop: new Uint8Array(count).fill(loops ? 1 : 0),
      parent: new Int32Array(count).fill(-1),
    },
    start,
  );
  return Array.from(order, (k) => 2 * k + (loops ? 0 : entry[k]! - 2 * k));
}
