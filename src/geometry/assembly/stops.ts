import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';

/** Points at which a path may be entered, path after path [mm]; of each path the number of the point after its last one. */
export let stopX: usize = 0;
export let stopY: usize = 0;
export let stopEnds: usize = 0;
export let pointCount: i32 = 0;
export let pathCount: i32 = 0;
/** By path: 1 a loop, left where it was entered, any of its points; 0 a line with two points, in at one and out at the other. */
export let loopFlags: usize = 0;
/** By path: the one that must come after it, -1 none. A forest. */
export let parents: usize = 0;

/** The route: paths in their order, and by path the point at which it is entered. */
export let routeOrder: usize = 0;
export let routeEntries: usize = 0;
/** By path, as chosen now: where it is entered and left [mm]. */
export let inX: usize = 0;
export let inY: usize = 0;
export let outX: usize = 0;
export let outY: usize = 0;

/** Says which paths are to be visited. */
export function useStops(x: usize, y: usize, points: i32, ends: usize, loops: usize, after: usize, paths: i32): void {
  stopX = x;
  stopY = y;
  pointCount = points;
  stopEnds = ends;
  loopFlags = loops;
  parents = after;
  pathCount = paths;
  routeOrder = take(4 * <usize>paths);
  routeEntries = take(4 * <usize>paths);
  inX = take(8 * <usize>paths);
  inY = take(8 * <usize>paths);
  outX = take(8 * <usize>paths);
  outY = take(8 * <usize>paths);
}

export function isLoop(path: i32): boolean {
  return intAt(loopFlags, path) === 1;
}

export function firstPoint(path: i32): i32 {
  return path === 0 ? 0 : intAt(stopEnds, path - 1);
}

/** Enters a path at one of its points. */
export function enterAt(path: i32, point: i32): void {
  const out = isLoop(path) ? point : firstPoint(path) + intAt(stopEnds, path) - 1 - point;
  setInt(routeEntries, path, point);
  setFloat(inX, path, floatAt(stopX, point));
  setFloat(inY, path, floatAt(stopY, point));
  setFloat(outX, path, floatAt(stopX, out));
  setFloat(outY, path, floatAt(stopY, out));
}

/** [mm] From the start to the last exit, burning or printing left out. */
export function travelFrom(startX: f64, startY: f64): f64 {
  let x = startX;
  let y = startY;
  let sum: f64 = 0;
  for (let k = 0; k < pathCount; k++) {
    const path = intAt(routeOrder, k);
    sum += far(floatAt(inX, path) - x, floatAt(inY, path) - y);
    x = floatAt(outX, path);
    y = floatAt(outY, path);
  }
  return sum;
}

export function far(dx: f64, dy: f64): f64 {
  return sqrt(dx * dx + dy * dy);
}
