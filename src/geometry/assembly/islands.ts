/*
 * Outlines split into connected pieces: each outer contour with the holes right inside it (see ../islands.ts).
 */
import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { coordinates, ends, firstOf, handOut, loopCount, vertexCount } from './outlines';

/** Of each island the number of its contours. */
export let islandSizes: usize = 0;
export let islandCount: i32 = 0;

/** By contour: its signed area, and for a hole the outer contour that it lies in, -1 none. */
let areas: usize = 0;
let homes: usize = 0;
/** Outer contours, the smallest first. */
let bySize: usize = 0;

/** Vertices of a hole that are tried: it may touch its outer contour in a point. */
const TRIES: i32 = 5;

/** Hands out the contours island by island, in the order of the outer ones, which stand first; holes in no island are left out. */
export function splitIslands(): void {
  areas = take(8 * <usize>loopCount);
  homes = take(4 * <usize>loopCount);
  bySize = take(4 * <usize>loopCount);
  islandCount = 0;
  for (let k = 0; k < loopCount; k++) {
    const area = areaOf(k);
    setFloat(areas, k, area);
    if (area > 0) setInt(bySize, islandCount++, k);
  }
  islandSizes = take(4 * <usize>islandCount);
  sortBySize();
  for (let k = 0; k < loopCount; k++) setInt(homes, k, floatAt(areas, k) > 0 ? -1 : homeOf(k));
  gather();
}

/** Signed area, counter-clockwise positive. */
function areaOf(contour: i32): f64 {
  const end = intAt(ends, contour);
  let twice: f64 = 0;
  for (let i = firstOf(contour), j = end - 1; i < end; j = i++)
    twice +=
      floatAt(coordinates, 2 * j) * floatAt(coordinates, 2 * i + 1) -
      floatAt(coordinates, 2 * i) * floatAt(coordinates, 2 * j + 1);
  return twice / 2;
}

/** A heap sort. */
function sortBySize(): void {
  for (let root = (islandCount >> 1) - 1; root >= 0; root--) sink(root, islandCount);
  for (let last = islandCount - 1; last > 0; last--) {
    swap(0, last);
    sink(0, last);
  }
}

/** Puts the contour at a place of the heap where those under it are smaller. */
function sink(place: i32, count: i32): void {
  let parent = place;
  let child = 2 * parent + 1;
  while (child < count) {
    if (child + 1 < count && isSmaller(child, child + 1)) child++;
    if (!isSmaller(parent, child)) return;
    swap(parent, child);
    parent = child;
    child = 2 * parent + 1;
  }
}

/** Of two places: by area, of equal ones by number. */
function isSmaller(a: i32, b: i32): boolean {
  const first = intAt(bySize, a);
  const second = intAt(bySize, b);
  const difference = floatAt(areas, first) - floatAt(areas, second);
  return difference < 0 || (difference === 0 && first < second);
}

function swap(a: i32, b: i32): void {
  const contour = intAt(bySize, a);
  setInt(bySize, a, intAt(bySize, b));
  setInt(bySize, b, contour);
}

/** The smallest outer contour that is as large as a hole and holds it. */
function homeOf(hole: i32): i32 {
  for (let k = 0; k < islandCount; k++) {
    const outer = intAt(bySize, k);
    if (floatAt(areas, outer) >= -floatAt(areas, hole) && holds(outer, hole)) return outer;
  }
  return -1;
}

/** Most of a few places decide. */
function holds(outer: i32, hole: i32): boolean {
  const first = firstOf(hole);
  const n = intAt(ends, hole) - first;
  const tries = min(n, TRIES);
  let votes = 0;
  for (let k = 0; k < tries; k++) {
    const i = first + (k * n) / tries;
    const j = first + (((k * n) / tries + 1) % n);
    // The middle of an edge is less likely to be a place where two contours touch.
    const x = (floatAt(coordinates, 2 * i) + floatAt(coordinates, 2 * j)) / 2;
    const y = (floatAt(coordinates, 2 * i + 1) + floatAt(coordinates, 2 * j + 1)) / 2;
    if (isInside(outer, x, y)) votes++;
  }
  return 2 * votes > tries;
}

/** Even-odd; on the line it may say either. */
function isInside(contour: i32, x: f64, y: f64): boolean {
  const end = intAt(ends, contour);
  let inside = false;
  for (let i = firstOf(contour), j = end - 1; i < end; j = i++) {
    const yi = floatAt(coordinates, 2 * i + 1);
    const yj = floatAt(coordinates, 2 * j + 1);
    if (yi > y === yj > y) continue;
    const xi = floatAt(coordinates, 2 * i);
    if (x < xi + ((y - yi) / (yj - yi)) * (floatAt(coordinates, 2 * j) - xi)) inside = !inside;
  }
  return inside;
}

function gather(): void {
  const out = take(16 * <usize>vertexCount);
  const outEnds = take(4 * <usize>loopCount);
  // Holes of each outer contour, as a list: the first, and behind each the next one.
  const heads = take(4 * <usize>loopCount);
  const nexts = take(4 * <usize>loopCount);
  for (let hole = loopCount - 1; hole >= 0; hole--) {
    const home = intAt(homes, hole);
    if (home < 0) continue;
    setInt(nexts, hole, intAt(heads, home));
    setInt(heads, home, hole + 1);
  }
  let loops = 0;
  let at = 0;
  let island = 0;
  for (let outer = 0; outer < loopCount; outer++) {
    if (floatAt(areas, outer) <= 0) continue;
    const before = loops;
    for (
      let contour = outer + 1;
      contour > 0;
      contour = contour === outer + 1 ? intAt(heads, outer) : intAt(nexts, contour - 1)
    ) {
      at = copyContour(contour - 1, out, at);
      setInt(outEnds, loops++, at);
    }
    setInt(islandSizes, island++, loops - before);
  }
  handOut(out, outEnds, loops);
}

/** @returns the vertex after the copy */
function copyContour(contour: i32, out: usize, at: i32): i32 {
  const first = firstOf(contour);
  const length = intAt(ends, contour) - first;
  memory.copy(out + 16 * <usize>at, coordinates + 16 * <usize>first, 16 * <usize>length);
  return at + length;
}
