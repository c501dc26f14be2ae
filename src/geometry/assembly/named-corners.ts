/*
 * Triangles that come as places: equal places, on the grid of the polygon kernel, become one number, and the half-edges that
 * meet become twins.
 */
import { floatAt, intAt, setFloat, setInt, take } from './memory';
import { sampleCount, samples, useWalls } from './outline-samples';
import { nextInTriangle, useTriangles } from './triangulate-loops';

/** Places in a millimetre that the kernel tells apart. */
const GRID: f64 = 1e6;
/** Twins of half-edges of three triangles and more, and of triangles with a repeated corner. */
const MANY: i32 = -2;
const NO_EDGE: i32 = -3;

/** Numbers and 1 more (0 none) by the hash of what they stand for. */
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
  startTable(sampleCount + size);
  const names = namesOf(samples, sampleCount);
  const corners = namesOf(at, size);
  const points = take(16 * <usize>count);
  for (let i = 0; i < sampleCount; i++) putPoint(points, intAt(names, i), samples, i);
  for (let c = 0; c < size; c++) putPoint(points, intAt(corners, c), at, c);
  useWalls(points, count, names);
  useTriangles(corners, twinsOf(corners, size), size);
}

function startTable(most: i32): void {
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
    setInt(names, i, nameOf(stepsOf(floatAt(from, 2 * i)), stepsOf(floatAt(from, 2 * i + 1))));
  return names;
}

/** The nearest step of the grid; halves go up. */
function stepsOf(value: f64): i64 {
  const up = ceil(value * GRID);
  return <i64>(up - 0.5 <= value * GRID ? up : up - 1);
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

/** The half-edge across each: sides of two triangles have one. */
function twinsOf(corners: usize, size: i32): usize {
  startTable(size);
  const twins = take(4 * <usize>size);
  for (let h = 0; h < size; h += 3) {
    const a = intAt(corners, h);
    const b = intAt(corners, h + 1);
    const c = intAt(corners, h + 2);
    const isFlat = a === b || b === c || c === a;
    for (let k = h; k < h + 3; k++) {
      if (isFlat) setInt(twins, k, NO_EDGE);
      else findTwin(corners, twins, k);
    }
  }
  return twins;
}

function findTwin(corners: usize, twins: usize, h: i32): void {
  const low = lesser(corners, h);
  const high = greater(corners, h);
  let slot = hashOf(low, high);
  while (intAt(table, slot) !== 0) {
    const known = intAt(table, slot) - 1;
    if (lesser(corners, known) === low && greater(corners, known) === high) {
      joinTwins(twins, known, h);
      return;
    }
    slot = (slot + 1) & mask;
  }
  setInt(table, slot, h + 1);
  setInt(twins, h, -1);
}

/** @param first of the half-edges of one edge, `h` one more */
function joinTwins(twins: usize, first: i32, h: i32): void {
  const other = intAt(twins, first);
  if (other >= 0) setInt(twins, other, MANY);
  setInt(twins, first, other === -1 ? h : MANY);
  setInt(twins, h, other === -1 ? first : MANY);
}

function lesser(corners: usize, h: i32): i32 {
  return min(intAt(corners, h), intAt(corners, nextInTriangle(h)));
}

function greater(corners: usize, h: i32): i32 {
  return max(intAt(corners, h), intAt(corners, nextInTriangle(h)));
}
