/*
 * Of the pairs of triangles whose boxes overlap, those that may go through each other: fewer than two corners in common, and
 * each has corners on both sides of the other's plane.
 */

import { intAt, setInt, take } from '../../base/assembly/memory';
import { moreOverlaps, pairs, startPairs } from './box-tree';
import { cornerAt, count, pointAt, triangles } from './mesh';

/** Plane of each triangle: unit normal and distance from the origin, zeros without an area. */
let planes: usize = 0;
let depth: f64 = 0;

/** Begins with the pairs that may cross deeper than `least`; the tree must have been grown. */
export function startCrossings(least: f64): void {
  depth = least;
  planes = take(32 * <usize>count);
  for (let t = 0; t < count; t++) enterPlane(t);
  startPairs();
}

function enterPlane(t: i32): void {
  const a = cornerAt(3 * t);
  const b = cornerAt(3 * t + 1);
  const c = cornerAt(3 * t + 2);
  const ax = load<f64>(a);
  const ay = load<f64>(a, 8);
  const az = load<f64>(a, 16);
  const ux = load<f64>(b) - ax;
  const uy = load<f64>(b, 8) - ay;
  const uz = load<f64>(b, 16) - az;
  const vx = load<f64>(c) - ax;
  const vy = load<f64>(c, 8) - ay;
  const vz = load<f64>(c, 16) - az;
  const x = uy * vz - uz * vy;
  const y = uz * vx - ux * vz;
  const z = ux * vy - uy * vx;
  const size = sqrt(x * x + y * y + z * z);
  if (size === 0) return;
  const plane = planes + 32 * <usize>t;
  store<f64>(plane, x / size);
  store<f64>(plane, y / size, 8);
  store<f64>(plane, z / size, 16);
  store<f64>(plane, (x * ax + y * ay + z * az) / size, 24);
}

/** Fills `pairs` with some more triangles. @returns how many pairs there are, 0 where all have been given */
export function moreCrossings(): i32 {
  let kept = 0;
  while (kept === 0) {
    const met = moreOverlaps();
    if (met === 0) break;
    for (let k = 0; k < met; k++) {
      const s = intAt(pairs, 2 * k);
      const t = intAt(pairs, 2 * k + 1);
      if (!mayCross(s, t)) continue;
      setInt(pairs, 2 * kept, s);
      setInt(pairs, 2 * kept + 1, t);
      kept++;
    }
  }
  return kept;
}

function mayCross(s: i32, t: i32): bool {
  const a0 = intAt(triangles, 3 * s);
  const a1 = intAt(triangles, 3 * s + 1);
  const a2 = intAt(triangles, 3 * s + 2);
  const b0 = intAt(triangles, 3 * t);
  const b1 = intAt(triangles, 3 * t + 1);
  const b2 = intAt(triangles, 3 * t + 2);
  // Without branches: neighbours come in no order that could be foreseen.
  const common =
    (i32(b0 === a0) | i32(b0 === a1) | i32(b0 === a2)) +
    (i32(b1 === a0) | i32(b1 === a1) | i32(b1 === a2)) +
    (i32(b2 === a0) | i32(b2 === a1) | i32(b2 === a2));
  // Nearly all pairs lie on one side of each other's plane.
  return common < 2 && isCut(s, b0, b1, b2) && isCut(t, a0, a1, a2);
}

/** Whether three points lie on both sides of a triangle's plane, farther than the depth that counts. */
function isCut(t: i32, u: i32, v: i32, w: i32): bool {
  const plane = planes + 32 * <usize>t;
  const hu = heightOver(plane, u);
  const hv = heightOver(plane, v);
  const hw = heightOver(plane, w);
  return max(max(hu, hv), hw) > depth && min(min(hu, hv), hw) < -depth;
}

function heightOver(plane: usize, point: i32): f64 {
  const at = pointAt(point);
  return (
    load<f64>(plane) * load<f64>(at) +
    load<f64>(plane, 8) * load<f64>(at, 8) +
    load<f64>(plane, 16) * load<f64>(at, 16) -
    load<f64>(plane, 24)
  );
}
