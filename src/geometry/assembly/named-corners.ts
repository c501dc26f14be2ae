/*
 * Triangles that come as places: equal places, on the grid of the polygon kernel, become one number, and the half-edges that
 * meet become twins.
 */

import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { stepsOf } from './grid';
import { edgeTwins, findEdges } from './half-edges';
import { useMesh } from './mesh';
import { sampleCount, samples, useWalls } from './outline-samples';
import { useTriangles } from './triangulate-loops';

/** Numbers of points and 1 more (0 none) by the hash of their places. */
let table: usize = 0;
/** Its size less one: all ones. */
let mask: i32 = 0;
/** Steps of the grid of each point, and how many points there are. */
let places: usize = 0;
let count: i32 = 0;

/**
 * Takes triangles of the sampled outline. A corner that is no sample stands alone.
 * @param at x y of their corners, `size` in number
 */
export function nameCorners(at: usize, size: i32): void {
  places = take(16 * <usize>(sampleCount + size));
  count = 0;
  makeTable(sampleCount + size);
  const names = namesOf(samples, sampleCount);
  const corners = namesOf(at, size);
  const points = take(16 * <usize>count);
  for (let i = 0; i < sampleCount; i++) putPoint(points, intAt(names, i), samples, i);
  for (let c = 0; c < size; c++) putPoint(points, intAt(corners, c), at, c);
  useWalls(points, count, names);
  useMesh(0, corners, size / 3);
  findEdges(count);
  useTriangles(corners, edgeTwins, size);
}

function makeTable(most: i32): void {
  let size = 64;
  while (size < 2 * most) size *= 2;
  table = take(4 * <usize>size);
  mask = size - 1;
}

function putPoint(points: usize, point: i32, from: usize, i: i32): void {
  setFloat(points, 2 * point, floatAt(from, 2 * i));
  setFloat(points, 2 * point + 1, floatAt(from, 2 * i + 1));
}

function namesOf(from: usize, size: i32): usize {
  const names = take(4 * <usize>size);
  for (let i = 0; i < size; i++)
    setInt(names, i, nameOf(<i64>stepsOf(floatAt(from, 2 * i)), <i64>stepsOf(floatAt(from, 2 * i + 1))));
  return names;
}

function nameOf(x: i64, y: i64): i32 {
  let slot = hashOf(x, y);
  while (intAt(table, slot) !== 0) {
    const known = intAt(table, slot) - 1;
    const place = places + 16 * <usize>known;
    if (load<i64>(place) === x && load<i64>(place, 8) === y) return known;
    slot = (slot + 1) & mask;
  }
  store<i64>(places + 16 * <usize>count, x);
  store<i64>(places + 16 * <usize>count, y, 8);
  setInt(table, slot, count + 1);
  return count++;
}

function hashOf(x: i64, y: i64): i32 {
  const mixed = (<u32>x * 0x9e3779b1) ^ (<u32>y * 0x85ebca6b);
  return <i32>(mixed ^ (mixed >>> 15)) & mask;
}
