/*
 * Constrained Delaunay triangles of simple loops, each the outline of a piece without holes: ears are cut off, those with
 * short cuts first, then sides that see too wide a corner on both sides are turned (Lawson 1977). O(n²) for n vertices
 * of a loop, but of narrow pieces, some tens of vertices each, it takes half the time of a sweep.
 */
import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';

/** Vertices of a loop that are cut off one by one; of longer ones a sweep is faster. */
const MOST: i32 = 600;
/** Share of rounding in whether two triangles would be better turned. */
const EVEN: f64 = 1e-10;
/** Half-edges by which the stack of those that may be turned grows: a multiple of 4. */
const MORE: i32 = 1024;

/** Numbers of the corners, three a triangle, and the half-edge across each side, below 0 on the outline. */
export let corners: usize = 0;
export let twins: usize = 0;
export let sides: i32 = 0;

/** x y of the vertices. */
let vertices: usize = 0;
// By vertex of what is left: its neighbours, the square of the cut beside it, the half-edge across the side to the next.
let next: usize = 0;
let before: usize = 0;
let cuts: usize = 0;
let across: usize = 0;
/** Corners that turn the other way, and some that did. */
let hollow: usize = 0;
let hollows: i32 = 0;

/**
 * Fills `corners` and `twins`.
 * @returns false where a loop is not simple, a hole or too long
 */
export function triangulateLoops(coordinates: usize, ends: usize, loops: i32): bool {
  const count = loops === 0 ? 0 : intAt(ends, loops - 1);
  vertices = coordinates;
  makeRoom(count);
  let first = 0;
  for (let c = 0; c < loops; c++) {
    const end = intAt(ends, c);
    if (end - first < 3 || end - first > MOST || !cutLoop(first, end)) return false;
    first = end;
  }
  return turnSides();
}

/** Says that the triangles are others. */
export function useTriangles(ofCorners: usize, ofTwins: usize, count: i32): void {
  corners = ofCorners;
  twins = ofTwins;
  sides = count;
}

function makeRoom(count: i32): void {
  useTriangles(take(12 * <usize>count), take(12 * <usize>count), 0);
  next = take(4 * <usize>count);
  before = take(4 * <usize>count);
  cuts = take(8 * <usize>count);
  across = take(4 * <usize>count);
  hollow = take(4 * <usize>count);
}

function x(vertex: i32): f64 {
  return floatAt(vertices, 2 * vertex);
}

function y(vertex: i32): f64 {
  return floatAt(vertices, 2 * vertex + 1);
}

/** Twice the area of a triangle, > 0 counter-clockwise. [mm²] */
function twiceArea(i: i32, j: i32, k: i32): f64 {
  return (x(j) - x(i)) * (y(k) - y(i)) - (y(j) - y(i)) * (x(k) - x(i));
}

function cutLoop(first: i32, end: i32): bool {
  for (let i = first; i < end; i++) {
    setInt(next, i, i + 1 === end ? first : i + 1);
    setInt(before, i, i === first ? end - 1 : i - 1);
    setInt(across, i, -1);
  }
  hollows = 0;
  for (let i = first; i < end; i++) {
    measure(i);
    if (floatAt(cuts, i) === Infinity) setInt(hollow, hollows++, i);
  }
  let from = first;
  for (let left = end - first; left > 3; left--) {
    const ear = nextEar(from, left);
    if (ear === -1) return false;
    const a = intAt(before, ear);
    const b = intAt(next, ear);
    setInt(across, a, addTriangle(a, ear, b));
    setInt(next, a, b);
    setInt(before, b, a);
    measure(a);
    measure(b);
    from = a;
  }
  const a = intAt(before, from);
  const b = intAt(next, from);
  if (twiceArea(a, from, b) <= 0) return false;
  pair(addTriangle(a, from, b), intAt(across, b));
  return true;
}

/** @returns the half-edge from b to a, whose other side is still open */
function addTriangle(a: i32, ear: i32, b: i32): i32 {
  const h = sides;
  sides += 3;
  setInt(corners, h, a);
  setInt(corners, h + 1, ear);
  setInt(corners, h + 2, b);
  pair(h, intAt(across, a));
  pair(h + 1, intAt(across, ear));
  setInt(twins, h + 2, -1);
  return h + 2;
}

function pair(h: i32, other: i32): void {
  setInt(twins, h, other);
  if (other !== -1) setInt(twins, other, h);
}

/** The square of the cut that takes a corner off, infinite where the corner turns the other way. */
function measure(i: i32): void {
  const a = intAt(before, i);
  const b = intAt(next, i);
  const dx = x(a) - x(b);
  const dy = y(a) - y(b);
  setFloat(cuts, i, twiceArea(a, i, b) > 0 ? dx * dx + dy * dy : Infinity);
}

/** The next ear whose cut is no longer than those beside it, or any where there is none such; -1 where there is none. */
function nextEar(from: i32, left: i32): i32 {
  let own = floatAt(cuts, from);
  let last = floatAt(cuts, intAt(before, from));
  let i = from;
  for (let k = 0; k < left; k++) {
    const after = intAt(next, i);
    const following = floatAt(cuts, after);
    if (own <= last && own <= following && isEar(i)) return i;
    i = after;
    last = own;
    own = following;
  }
  for (let k = 0; k < left; k++) {
    if (isEar(i)) return i;
    i = intAt(next, i);
  }
  return -1;
}

/** Whether a corner can be cut off: no corner that turns the other way lies in it. */
function isEar(ear: i32): bool {
  if (floatAt(cuts, ear) === Infinity) return false;
  const a = intAt(before, ear);
  const b = intAt(next, ear);
  const lowX = min(min(x(a), x(ear)), x(b));
  const highX = max(max(x(a), x(ear)), x(b));
  const lowY = min(min(y(a), y(ear)), y(b));
  const highY = max(max(y(a), y(ear)), y(b));
  for (let k = 0; k < hollows; k++) {
    const i = intAt(hollow, k);
    if (x(i) < lowX || x(i) > highX || y(i) < lowY || y(i) > highY || i === a || i === b) continue;
    if (floatAt(cuts, i) !== Infinity) {
      // It has been cut off since, or turns the right way by now, and will for ever.
      setInt(hollow, k--, intAt(hollow, --hollows));
    } else if (twiceArea(a, ear, i) >= 0 && twiceArea(ear, b, i) >= 0 && twiceArea(b, a, i) >= 0) return false;
  }
  return true;
}

/** Half-edges that may be turned, at the end of the memory: nothing else is taken while it grows. */
let stack: usize = 0;
let stacked: i32 = 0;
let stackSize: i32 = 0;

function push(h: i32): void {
  if (stacked === stackSize) {
    take(4 * <usize>MORE);
    stackSize += MORE;
  }
  setInt(stack, stacked++, h);
}

/** Turns sides until none sees too wide a corner. @returns false where rounding would go on for ever */
function turnSides(): bool {
  stack = take(0);
  stacked = 0;
  stackSize = 0;
  for (let h = 0; h < sides; h++) if (intAt(twins, h) > h) push(h);
  for (let budget = 40 * sides + 100; stacked > 0; ) {
    const e = intAt(stack, --stacked);
    const f = intAt(twins, e);
    if (f === -1) continue;
    const ep = e % 3 === 0 ? e + 2 : e - 1;
    const fp = f % 3 === 0 ? f + 2 : f - 1;
    if (!seesTooMuch(intAt(corners, e), intAt(corners, f), intAt(corners, ep), intAt(corners, fp))) continue;
    if (budget-- === 0) return false;
    turn(e, f, ep, fp);
    push(e);
    push(ep);
    push(f);
    push(fp);
  }
  return true;
}

function turn(e: i32, f: i32, ep: i32, fp: i32): void {
  const en = nextInTriangle(e);
  const fn = nextInTriangle(f);
  setInt(corners, en, intAt(corners, fp));
  setInt(corners, fn, intAt(corners, ep));
  const aside = intAt(twins, fn);
  const beside = intAt(twins, en);
  pair(e, aside);
  pair(f, beside);
  pair(en, fn);
}

/** The half-edge after `h` in its triangle. */
export function nextInTriangle(h: i32): i32 {
  return h % 3 === 2 ? h - 2 : h + 1;
}

/** Whether the corners on both sides of the side from a to b are more than half a turn together, and it may be turned. */
function seesTooMuch(a: i32, b: i32, top: i32, low: i32): bool {
  const ax = x(a);
  const ay = y(a);
  const bx = x(b);
  const by = y(b);
  const tx = x(top);
  const ty = y(top);
  const lx = x(low);
  const ly = y(low);
  const sineTop = (bx - ax) * (ty - ay) - (by - ay) * (tx - ax);
  const sineLow = (ax - bx) * (ly - by) - (ay - by) * (lx - bx);
  const one = sineTop * ((ax - lx) * (bx - lx) + (ay - ly) * (by - ly));
  const two = ((ax - tx) * (bx - tx) + (ay - ty) * (by - ty)) * sineLow;
  if (one + two >= -EVEN * (abs(one) + abs(two))) return false;
  const left = (lx - ax) * (ty - ay) - (ly - ay) * (tx - ax);
  return left > 0 && (tx - bx) * (ly - by) - (ty - by) * (lx - bx) > 0;
}
