/*
 * Which triangles meet at which edges (see ../half-edges.ts): a counting sort of the half-edges by their lesser point, then matching
 * inside each small bucket by the greater point.
 */
import { intAt, setInt, take } from '../../base/assembly/memory';
import { count, triangles } from './mesh';

const OPEN: i32 = -1;
const MANY: i32 = -2;
/** Edge of a triangle with a repeated corner. */
const NO_EDGE: i32 = -3;

/** Half-edges at one point; above it, sorting beats comparing all pairs. */
const SMALL: i32 = 24;

/** Of each half-edge the one across its edge, or why there is none. */
export let edgeTwins: usize = 0;
/** Edges of one triangle, of two that run the same way, and triangles with a repeated corner. */
export let openCount: i32 = 0;
export let flippedCount: i32 = 0;
export let collapsedCount: i32 = 0;
/** Half-edges of edges of three triangles or more, edge after edge, and the place after the last of each. */
export let manyHalves: usize = 0;
export let manyHalfCount: i32 = 0;
export let manyEnds: usize = 0;
export let manyCount: i32 = 0;

/** For each point the place of its first half-edge; when all are dealt, that after its last. */
let ends: usize = 0;
/** Half-edges by their lesser point, and the greater point of each. */
let order: usize = 0;
let far: usize = 0;

/** @param points how many points the corners may name */
export function findEdges(points: i32): void {
  ends = take(4 * <usize>(points + 1));
  countHalves();
  const total = allot(points);
  order = take(4 * <usize>total);
  far = take(4 * <usize>total);
  deal();
  edgeTwins = take(12 * <usize>count);
  manyHalves = take(4 * <usize>total);
  manyEnds = take(4 * <usize>(total / 3 + 1));
  openCount = 0;
  flippedCount = 0;
  manyHalfCount = 0;
  manyCount = 0;
  matchAll(points);
  markCollapsed();
}

function isCollapsed(a: i32, b: i32, c: i32): boolean {
  return a === b || b === c || c === a;
}

/** Points are numbered without a sign. */
function lesser(a: i32, b: i32): i32 {
  return <u32>a < <u32>b ? a : b;
}

function countHalves(): void {
  collapsedCount = 0;
  for (let t = 0; t < 3 * count; t += 3) {
    const a = intAt(triangles, t);
    const b = intAt(triangles, t + 1);
    const c = intAt(triangles, t + 2);
    if (isCollapsed(a, b, c)) collapsedCount++;
    else {
      countOne(lesser(a, b));
      countOne(lesser(b, c));
      countOne(lesser(c, a));
    }
  }
}

function countOne(point: i32): void {
  setInt(ends, point, intAt(ends, point) + 1);
}

function allot(points: i32): i32 {
  let total = 0;
  for (let v = 0; v <= points; v++) {
    const here = intAt(ends, v);
    setInt(ends, v, total);
    total += here;
  }
  return total;
}

function deal(): void {
  for (let t = 0; t < 3 * count; t += 3) {
    const a = intAt(triangles, t);
    const b = intAt(triangles, t + 1);
    const c = intAt(triangles, t + 2);
    if (isCollapsed(a, b, c)) continue;
    put(t, a, b);
    put(t + 1, b, c);
    put(t + 2, c, a);
  }
}

function put(half: i32, a: i32, b: i32): void {
  const near = lesser(a, b);
  const slot = intAt(ends, near);
  setInt(ends, near, slot + 1);
  setInt(order, slot, half);
  setInt(far, slot, a ^ b ^ near);
}

/** Finds the edgeTwins of all half-edges. */
function matchAll(points: i32): void {
  let from = 0;
  for (let v = 0; v < points; v++) {
    const to = intAt(ends, v);
    if (to - from > SMALL) sortBucket(from, to);
    else if (to > from) gatherBucket(from, to);
    from = to;
  }
}

/** Brings equal ends together by swapping, which is quick in a bucket of six. */
function gatherBucket(from: i32, to: i32): void {
  let begin = from;
  while (begin < to) {
    const end = intAt(far, begin);
    let fill = begin + 1;
    for (let i = fill; i < to; i++) {
      if (intAt(far, i) !== end) continue;
      if (i !== fill) swap(i, fill);
      fill++;
    }
    takeEdge(begin, fill);
    begin = fill;
  }
}

function swap(i: i32, j: i32): void {
  const half = intAt(order, i);
  const end = intAt(far, i);
  setInt(order, i, intAt(order, j));
  setInt(far, i, intAt(far, j));
  setInt(order, j, half);
  setInt(far, j, end);
}

/** The same for the hub of a large fan: sorted by the end, then by the half-edge, which are dealt in ascending order (a heap). */
function sortBucket(from: i32, to: i32): void {
  const size = to - from;
  for (let root = size / 2 - 1; root >= 0; root--) sink(from, root, size);
  for (let last = size - 1; last > 0; last--) {
    swap(from, from + last);
    sink(from, 0, last);
  }
  let begin = from;
  for (let i = from + 1; i <= to; i++) {
    if (i < to && intAt(far, i) === intAt(far, begin)) continue;
    takeEdge(begin, i);
    begin = i;
  }
}

function sink(from: i32, root: i32, size: i32): void {
  for (;;) {
    let child = 2 * root + 1;
    if (child >= size) return;
    if (child + 1 < size && isBefore(from + child, from + child + 1)) child++;
    if (!isBefore(from + root, from + child)) return;
    swap(from + root, from + child);
    root = child;
  }
}

function isBefore(i: i32, j: i32): boolean {
  const a = <u32>intAt(far, i);
  const b = <u32>intAt(far, j);
  return a < b || (a === b && <u32>intAt(order, i) < <u32>intAt(order, j));
}

/** All half-edges of one edge stand from `from` to `to`. */
function takeEdge(from: i32, to: i32): void {
  const first = intAt(order, from);
  if (to - from === 1) {
    setInt(edgeTwins, first, OPEN);
    openCount++;
  } else if (to - from === 2) {
    const second = intAt(order, from + 1);
    setInt(edgeTwins, first, second);
    setInt(edgeTwins, second, first);
    if (intAt(triangles, first) === intAt(triangles, second)) flippedCount++;
  } else takeMany(from, to);
}

function takeMany(from: i32, to: i32): void {
  for (let i = from; i < to; i++) {
    setInt(edgeTwins, intAt(order, i), MANY);
    setInt(manyHalves, manyHalfCount++, intAt(order, i));
  }
  setInt(manyEnds, manyCount++, manyHalfCount);
}

function markCollapsed(): void {
  for (let t = 0; t < 3 * count && collapsedCount > 0; t += 3) {
    if (!isCollapsed(intAt(triangles, t), intAt(triangles, t + 1), intAt(triangles, t + 2))) continue;
    setInt(edgeTwins, t, NO_EDGE);
    setInt(edgeTwins, t + 1, NO_EDGE);
    setInt(edgeTwins, t + 2, NO_EDGE);
  }
}

/**
 * For each half-edge a number that it shares with the others of its edge; less than the count of half-edges.
 * @param ofTwins as they come out above, and the others of edges of many triangles
 */
export function edgeNumbers(ofTwins: usize, halves: usize, endsOfMany: usize, many: i32): usize {
  const numbers = take(12 * <usize>count);
  for (let h = 0; h < 3 * count; h++) {
    const twin = intAt(ofTwins, h);
    setInt(numbers, h, twin >= 0 ? min(twin, h) : h);
  }
  let k = 0;
  for (let edge = 0; edge < many; edge++) {
    const first = intAt(halves, k);
    for (const end = intAt(endsOfMany, edge); k < end; k++) setInt(numbers, intAt(halves, k), first);
  }
  return numbers;
}
