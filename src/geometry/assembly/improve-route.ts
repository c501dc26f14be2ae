/*
 * Shortens a route in place: 2-opt (turn a stretch round) and Or-opt (move one to three paths elsewhere, either way round), tried
 * for each path against those of its ten nearest neighbours that are nearer than what comes before or after it now, with
 * don't-look bits (Bentley, 1992). Only moves that keep every path before its parent. A turned line is entered at its other end.
 *
 *     … p ─ [ i … j ] ─ n …   →   … p ─ [ j … i ] ─ n …      legal if no parent of one in [i … j] is in it too
 *
 * Entry points stay as they are: `choose-entries` picks them before and after.
 */
import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { NEIGHBOURS, neighbours } from './nearest-paths';
import { far, inX, inY, isLoop, outX, outY, parents, pathCount, routeOrder } from './stops';

const LONGEST_MOVED: i32 = 3;
/** [mm] Gains below this are rounding. */
const LEAST_GAIN: f64 = 1e-7;
/** Places rewritten by moves before we stop: bounds the work on huge drawings. */
const WORK: i64 = 400_000_000;

let startX: f64 = 0;
let startY: f64 = 0;
/** By path: its place in the order. */
let places: usize = 0;
let nested: boolean = false;
/** Neighbours of one path that are worth a trial. */
let near: usize = 0;
/** Paths to look at: a ring, and by path whether it is in it. */
let waiting: usize = 0;
let isWaiting: usize = 0;
let head: i32 = 0;
let count: i32 = 0;
let work: i64 = 0;
/** Paths that are moved. */
let moved: usize = 0;

/** Takes the room for the rounds to come. */
export function startImproving(x: f64, y: f64): void {
  startX = x;
  startY = y;
  places = take(4 * <usize>pathCount);
  near = take(4 * <usize>NEIGHBOURS);
  waiting = take(4 * <usize>pathCount);
  isWaiting = take(4 * <usize>pathCount);
  moved = take(4 * <usize>LONGEST_MOVED);
  nested = false;
  for (let path = 0; path < pathCount; path++) if (intAt(parents, path) >= 0) nested = true;
}

export function improveRoute(): void {
  if (pathCount < 2) return;
  head = 0;
  count = 0;
  work = 0;
  for (let k = 0; k < pathCount; k++) setInt(places, intAt(routeOrder, k), k);
  memory.fill(isWaiting, 0, 4 * <usize>pathCount);
  for (let k = 0; k < pathCount; k++) wake(intAt(routeOrder, k));
  while (count > 0 && work < WORK) {
    const path = intAt(waiting, head);
    head = head + 1 === pathCount ? 0 : head + 1;
    count--;
    setInt(isWaiting, path, 0);
    while (improve(path) && work < WORK);
  }
}

function wake(path: i32): void {
  if (intAt(isWaiting, path) === 1) return;
  setInt(isWaiting, path, 1);
  const at = head + count++;
  setInt(waiting, at >= pathCount ? at - pathCount : at, path);
}

function wakeAt(place: i32): void {
  if (place >= 0 && place < pathCount) wake(intAt(routeOrder, place));
}

/** The path at a place of the order, -1 where there is none. */
function pathAt(place: i32): i32 {
  return place < 0 || place >= pathCount ? -1 : intAt(routeOrder, place);
}

function improve(path: i32): boolean {
  const nearer = findNearer(path);
  for (let k = 0; k < nearer; k++) if (turnBetween(path, intAt(near, k))) return true;
  for (let k = 0; k < nearer; k++) if (moveNextTo(intAt(near, k), path, 1)) return true;
  for (let length = 1; length <= LONGEST_MOVED; length++)
    for (let k = 0; k < nearer; k++) if (moveNextTo(path, intAt(near, k), length)) return true;
  return false;
}

/** Neighbours nearer than what comes before or after now; beside the others a path gains next to nothing. @returns how many */
function findNearer(path: i32): i32 {
  const place = intAt(places, path);
  const reach = max(gap(pathAt(place - 1), path), gapOut(path, pathAt(place + 1)));
  let found = 0;
  for (let k = 0; k < NEIGHBOURS; k++) {
    const other = intAt(neighbours, path * NEIGHBOURS + k);
    if (other < 0) break;
    if (apart(path, other) < reach) setInt(near, found++, other);
  }
  return found;
}

/** [mm] Between the nearest ends of two paths. */
function apart(a: i32, b: i32): f64 {
  const straight = min(gap(a, b), gap(b, a));
  if (isLoop(a) && isLoop(b)) return straight;
  const ins = far(floatAt(inX, a) - floatAt(inX, b), floatAt(inY, a) - floatAt(inY, b));
  const outs = far(floatAt(outX, a) - floatAt(outX, b), floatAt(outY, a) - floatAt(outY, b));
  return min(straight, min(ins, outs));
}

/** 2-opt: makes `a` and `b` neighbours by turning what lies between, on either side. */
function turnBetween(a: i32, b: i32): boolean {
  const low = min(intAt(places, a), intAt(places, b));
  const high = max(intAt(places, a), intAt(places, b));
  if (high <= low + 1) return false;
  // … low [low+1 … high] high+1 …   or   … low-1 [low … high-1] high …
  return turnIfShorter(low + 1, high) || turnIfShorter(low, high - 1);
}

function turnIfShorter(i: i32, j: i32): boolean {
  if (turnGain(i, j) <= LEAST_GAIN || !mayTurn(i, j)) return false;
  turn(i, j);
  return true;
}

function turnGain(i: i32, j: i32): f64 {
  const first = intAt(routeOrder, i);
  const last = intAt(routeOrder, j);
  const before = pathAt(i - 1);
  const after = pathAt(j + 1);
  return (
    gap(before, first) +
    gapOut(last, after) -
    fromOut(before, floatAt(outX, last), floatAt(outY, last)) -
    toIn(floatAt(inX, first), floatAt(inY, first), after)
  );
}

/** No path of the stretch is the parent of another one. */
function mayTurn(i: i32, j: i32): boolean {
  if (!nested) return true;
  work += j - i;
  for (let k = i; k <= j; k++) {
    const parent = intAt(parents, intAt(routeOrder, k));
    if (parent >= 0 && intAt(places, parent) <= j) return false;
  }
  return true;
}

function turn(i: i32, j: i32): void {
  work += j - i;
  wakeAt(i - 1);
  wakeAt(j + 1);
  wakeAt(i);
  wakeAt(j);
  for (let a = i, b = j; a < b; a++, b--) {
    const path = intAt(routeOrder, a);
    setInt(routeOrder, a, intAt(routeOrder, b));
    setInt(routeOrder, b, path);
  }
  for (let k = i; k <= j; k++) {
    setInt(places, intAt(routeOrder, k), k);
    turnRound(intAt(routeOrder, k));
  }
}

/** Or-opt: the `length` paths from `a` on (or up to `a`) go next to `b`. */
function moveNextTo(a: i32, b: i32, length: i32): boolean {
  const pa = intAt(places, a);
  const pb = intAt(places, b);
  for (let side = 0; side < (length === 1 ? 1 : 2); side++) {
    const i = side === 0 ? pa : pa - length + 1;
    const j = i + length - 1;
    if (i < 0 || j >= pathCount || (pb >= i && pb <= j)) continue;
    if (tryMove(i, j, pb) || tryMove(i, j, pb - 1)) return true;
  }
  return false;
}

/** Moves [i … j] to behind place `to` (-1: to the front), turned or not, if that is shorter and allowed. */
function tryMove(i: i32, j: i32, to: i32): boolean {
  if (to >= i - 1 && to <= j) return false;
  const first = intAt(routeOrder, i);
  const last = intAt(routeOrder, j);
  const before = pathAt(i - 1);
  const after = pathAt(j + 1);
  const left = pathAt(to);
  const right = pathAt(to + 1);
  const closing = after < 0 ? 0 : gap(before, after);
  const opened = right < 0 ? 0 : gap(left, right);
  const saved = gap(before, first) + gapOut(last, after) - closing + opened;
  const firstX = floatAt(inX, first);
  const firstY = floatAt(inY, first);
  const lastX = floatAt(outX, last);
  const lastY = floatAt(outY, last);
  const straight = saved - fromOut(left, firstX, firstY) - toIn(lastX, lastY, right);
  const turned = saved - fromOut(left, lastX, lastY) - toIn(firstX, firstY, right);
  if (max(straight, turned) <= LEAST_GAIN || !mayMove(i, j, to)) return false;
  const turns = turned > straight && mayTurn(i, j);
  if (!turns && straight <= LEAST_GAIN) return false;
  move(i, j, to, turns);
  return true;
}

/** No path of the stretch passes its parent, nor a parent in it one of its paths. */
function mayMove(i: i32, j: i32, to: i32): boolean {
  if (!nested) return true;
  if (to > j) {
    for (let k = i; k <= j; k++) {
      const parent = intAt(parents, intAt(routeOrder, k));
      if (parent < 0) continue;
      const place = intAt(places, parent);
      if (place > j && place <= to) return false;
    }
    return true;
  }
  work += i - to;
  for (let k = to + 1; k < i; k++) {
    const parent = intAt(parents, intAt(routeOrder, k));
    if (parent < 0) continue;
    const place = intAt(places, parent);
    if (place >= i && place <= j) return false;
  }
  return true;
}

function move(i: i32, j: i32, to: i32, turns: boolean): void {
  const length = j - i + 1;
  wakeAt(i - 1);
  wakeAt(i);
  wakeAt(j);
  wakeAt(j + 1);
  wakeAt(to);
  wakeAt(to + 1);
  for (let k = 0; k < length; k++) {
    const path = intAt(routeOrder, turns ? j - k : i + k);
    setInt(moved, k, path);
    if (turns) turnRound(path);
  }
  const isLater = to > j;
  const low = isLater ? i : to + 1;
  const high = isLater ? to : j;
  if (isLater) copyPlaces(i, j + 1, to - j);
  else copyPlaces(to + 1 + length, to + 1, i - to - 1);
  memory.copy(placeOf(isLater ? to - length + 1 : to + 1), moved, 4 * <usize>length);
  work += high - low;
  for (let k = low; k <= high; k++) setInt(places, intAt(routeOrder, k), k);
}

function copyPlaces(into: i32, from: i32, length: i32): void {
  memory.copy(placeOf(into), placeOf(from), 4 * <usize>length);
}

function placeOf(place: i32): usize {
  return routeOrder + 4 * <usize>place;
}

function turnRound(path: i32): void {
  if (isLoop(path)) return;
  const x = floatAt(inX, path);
  const y = floatAt(inY, path);
  setFloat(inX, path, floatAt(outX, path));
  setFloat(inY, path, floatAt(outY, path));
  setFloat(outX, path, x);
  setFloat(outY, path, y);
}

/** [mm] From the exit of `a` (-1: the start) to the entry of `b`. */
function gap(a: i32, b: i32): f64 {
  return fromOut(a, floatAt(inX, b), floatAt(inY, b));
}

/** [mm] From the exit of `a` to the entry of `b`; nothing after the last path. */
function gapOut(a: i32, b: i32): f64 {
  return toIn(floatAt(outX, a), floatAt(outY, a), b);
}

function fromOut(a: i32, x: f64, y: f64): f64 {
  return far(x - (a < 0 ? startX : floatAt(outX, a)), y - (a < 0 ? startY : floatAt(outY, a)));
}

function toIn(x: f64, y: f64, b: i32): f64 {
  return b < 0 ? 0 : far(floatAt(inX, b) - x, floatAt(inY, b) - y);
}
