/*
 * Local minima of height on the surface (see ../lowest-places.ts): points of equal height that share an edge are a group.
 */

import { intAt, setInt, take } from '../../base/assembly/memory';
import { groupOf, startGroups, unite } from './groups';
import { count, pointAt, triangles } from './mesh';

/** Heights nearer than this are equal. */
let level: f64 = 0;
/** Of each group: whether it has a lower neighbour, the sum of the areas seen from above, a triangle and 1 more (0 none). */
let hasLower: usize = 0;
let looks: usize = 0;
let triangleAt: usize = 0;

/** Point and triangle of each place that was found. */
export let lowest: usize = 0;

/** Fills `lowest`. @returns how many places there are */
export function findLowest(points: i32, nearness: f64): i32 {
  level = nearness;
  startGroups(points);
  hasLower = take(<usize>points);
  looks = take(8 * <usize>points);
  triangleAt = take(4 * <usize>points);
  for (let t = 0; t < count; t++) uniteLevel(t);
  for (let t = 0; t < count; t++) look(t);
  let found = 0;
  lowest = take(8 * <usize>points);
  for (let v = 0; v < points; v++) {
    if (groupOf(v) !== v || intAt(triangleAt, v) === 0) continue;
    if (load<u8>(hasLower + <usize>v) === 1 || load<f64>(looks + 8 * <usize>v) >= 0) continue;
    setInt(lowest, 2 * found, v);
    setInt(lowest, 2 * found + 1, intAt(triangleAt, v) - 1);
    found++;
  }
  return found;
}

function heightOf(point: i32): f64 {
  return load<f64>(pointAt(point), 16);
}

function uniteLevel(t: i32): void {
  const a = intAt(triangles, 3 * t);
  const b = intAt(triangles, 3 * t + 1);
  const c = intAt(triangles, 3 * t + 2);
  const za = heightOf(a);
  const zb = heightOf(b);
  const zc = heightOf(c);
  if (abs(za - zb) <= level) unite(a, b);
  if (abs(zb - zc) <= level) unite(b, c);
  if (abs(zc - za) <= level) unite(c, a);
}

function look(t: i32): void {
  const a = intAt(triangles, 3 * t);
  const b = intAt(triangles, 3 * t + 1);
  const c = intAt(triangles, 3 * t + 2);
  const area = flatArea(pointAt(a), pointAt(b), pointAt(c));
  const bottom = min(min(heightOf(a), heightOf(b)), heightOf(c));
  enter(a, t, area, bottom);
  enter(b, t, area, bottom);
  enter(c, t, area, bottom);
}

function enter(point: i32, t: i32, area: f64, bottom: f64): void {
  const group = groupOf(point);
  const sum = looks + 8 * <usize>group;
  store<f64>(sum, load<f64>(sum) + area);
  if (intAt(triangleAt, group) === 0) setInt(triangleAt, group, t + 1);
  if (bottom < heightOf(point) - level) store<u8>(hasLower + <usize>group, 1);
}

/** Twice the area of a triangle seen from above: negative where it looks down. */
function flatArea(a: usize, b: usize, c: usize): f64 {
  const ax = load<f64>(a);
  const ay = load<f64>(a, 8);
  return (load<f64>(b) - ax) * (load<f64>(c, 8) - ay) - (load<f64>(b, 8) - ay) * (load<f64>(c) - ax);
}
