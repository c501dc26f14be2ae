/*
 * The order of a few dozen stops that have two ends or one place (see ../order-ends.ts). A stop is twice its number, plus 1 where it
 * is entered at its second end.
 */
import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { orderPaths } from './order-paths';
import { far, routeEntries, routeOrder, useStops } from './stops';

/** Up to so many stops every improvement is tried; the search for many has lists of neighbours and a budget. */
const FEW: i32 = 16;
/** [mm] Gains below this are rounding. */
const LEAST_GAIN: f64 = 1e-6;
/** Before the first stop, and where nothing follows. */
const START: i32 = -1;
const NONE: i32 = -2;

/** The stops in their order. */
export let visits: usize = 0;

let ends: usize = 0;
let count: i32 = 0;
let startX: f64 = 0;
let startY: f64 = 0;
/** While a stretch is moved: the route as it was. */
let old: usize = 0;

/** @param ofEnds x y x y of each stop @param areLoops both ends of a stop are one place */
export function orderEnds(ofEnds: usize, stops: i32, areLoops: boolean, x: f64, y: f64): void {
  ends = ofEnds;
  count = stops;
  startX = x;
  startY = y;
  visits = take(4 * <usize>count);
  if (count > FEW) {
    orderMany(areLoops);
    return;
  }
  old = take(4 * <usize>count);
  takeNearestFirst();
  let pass = 0;
  while (pass < FEW && improved()) pass++;
}

/** Way [mm] from the leaving of one stop to the entering of another. */
function way(from: i32, to: i32): f64 {
  if (to === NONE) return 0;
  const x = from === START ? startX : floatAt(ends, 2 * (from ^ 1));
  const y = from === START ? startY : floatAt(ends, 2 * (from ^ 1) + 1);
  return far(floatAt(ends, 2 * to) - x, floatAt(ends, 2 * to + 1) - y);
}

function takeNearestFirst(): void {
  const used = take(4 * <usize>count);
  let at = START;
  for (let k = 0; k < count; k++) {
    let best = -1;
    let least = Infinity;
    for (let stop = 0; stop < 2 * count; stop++) {
      if (intAt(used, stop >> 1) === 1) continue;
      const there = way(at, stop);
      if (best >= 0 && !(there < least - LEAST_GAIN)) continue;
      least = there;
      best = stop;
    }
    setInt(used, best >> 1, 1);
    setInt(visits, k, best);
    at = best;
  }
}

function visitAt(place: i32): i32 {
  return place < 0 ? START : place >= count ? NONE : intAt(visits, place);
}

/**
 * Makes the first improvement found: a stretch turned round (2-opt), or one moved elsewhere, either way round (Or-opt).
 * A way is as long one way as the other, so only the ways into and out of the stretch are compared.
 */
function improved(): boolean {
  for (let from = 0; from < count; from++) for (let to = from; to < count; to++) if (improvedBy(from, to)) return true;
  return false;
}

function improvedBy(from: i32, to: i32): boolean {
  const size = to + 1 - from;
  const rest = count - size;
  const first = visitAt(from);
  const last = visitAt(to);
  const before = visitAt(from - 1);
  const after = visitAt(to + 1);
  const saved = way(before, first) + way(last, after) - way(before, after) - LEAST_GAIN;
  const isLong = size > 3;
  for (let place = isLong ? from : 0; place <= rest; place = isLong && place < rest ? rest : place + 1) {
    const into = visitAt(place <= from ? place - 1 : place - 1 + size);
    const out = visitAt(place < from ? place : place + size);
    const least = saved + way(into, out);
    const turns = way(into, first) + way(last, out) >= least;
    if (turns && way(into, last ^ 1) + way(first ^ 1, out) >= least) continue;
    moveStretch(from, size, place, turns);
    return true;
  }
  return false;
}

/** @param place among the others that it is moved to */
function moveStretch(from: i32, size: i32, place: i32, turns: boolean): void {
  memory.copy(old, visits, 4 * <usize>count);
  let other = 0;
  for (let k = 0; k < count; k++) {
    const within = k - place;
    if (within >= 0 && within < size) {
      setInt(visits, k, turns ? intAt(old, from + size - 1 - within) ^ 1 : intAt(old, from + within));
      continue;
    }
    if (other === from) other += size;
    setInt(visits, k, intAt(old, other++));
  }
}

function orderMany(areLoops: boolean): void {
  const each = areLoops ? 1 : 2;
  const points = each * count;
  const x = take(8 * <usize>points);
  const y = take(8 * <usize>points);
  for (let p = 0; p < points; p++) {
    const end = areLoops ? 2 * p : p;
    setFloat(x, p, floatAt(ends, 2 * end));
    setFloat(y, p, floatAt(ends, 2 * end + 1));
  }
  const stopEnds = take(4 * <usize>count);
  const loops = take(4 * <usize>count);
  const parents = take(4 * <usize>count);
  for (let k = 0; k < count; k++) {
    setInt(stopEnds, k, each * (k + 1));
    setInt(loops, k, areLoops ? 1 : 0);
    setInt(parents, k, -1);
  }
  useStops(x, y, points, stopEnds, loops, parents, count);
  orderPaths(startX, startY);
  for (let k = 0; k < count; k++) {
    const path = intAt(routeOrder, k);
    setInt(visits, k, areLoops ? 2 * path : intAt(routeEntries, path));
  }
}
