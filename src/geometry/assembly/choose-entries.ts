/*
 * For a fixed order the entry points with the least travel: a shortest path through layers, one layer a path, one node an
 * entry point. O(n k²) for k points a path; exact.
 */
import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { enterAt, far, firstPoint, isLoop, pathCount, pointCount, routeOrder, stopEnds, stopX, stopY } from './stops';

/** By point: the least way to it, and the point of the path before that it comes from. */
let costs: usize = 0;
let origins: usize = 0;

/** Takes the room for the choices to come. */
export function startChoosing(): void {
  costs = take(8 * <usize>pointCount);
  origins = take(4 * <usize>pointCount);
}

export function chooseEntries(startX: f64, startY: f64): void {
  const leading = intAt(routeOrder, 0);
  for (let p = firstPoint(leading); p < intAt(stopEnds, leading); p++)
    setFloat(costs, p, far(floatAt(stopX, p) - startX, floatAt(stopY, p) - startY));
  for (let k = 1; k < pathCount; k++) reach(intAt(routeOrder, k - 1), intAt(routeOrder, k));
  enterBackwards();
}

/** The least ways to the points of a path from those of the one before. */
function reach(earlier: i32, path: i32): void {
  const first = firstPoint(earlier);
  const end = intAt(stopEnds, earlier);
  // Where a point is left: a loop at itself, a line at its other end.
  const leavesThere = isLoop(earlier);
  for (let p = firstPoint(path); p < intAt(stopEnds, path); p++) {
    const x = floatAt(stopX, p);
    const y = floatAt(stopY, p);
    let best = Infinity;
    let from = first;
    for (let q = first; q < end; q++) {
      const out = leavesThere ? q : first + end - 1 - q;
      const total = floatAt(costs, q) + far(x - floatAt(stopX, out), y - floatAt(stopY, out));
      if (total >= best) continue;
      best = total;
      from = q;
    }
    setFloat(costs, p, best);
    setInt(origins, p, from);
  }
}

function enterBackwards(): void {
  const last = intAt(routeOrder, pathCount - 1);
  let point = firstPoint(last);
  for (let p = point + 1; p < intAt(stopEnds, last); p++) if (floatAt(costs, p) < floatAt(costs, point)) point = p;
  for (let k = pathCount - 1; k >= 0; k--) {
    enterAt(intAt(routeOrder, k), point);
    point = intAt(origins, point);
  }
}
