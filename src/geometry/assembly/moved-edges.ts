/*
 * The edges of a loop, each moved along its normal so that it meets its neighbours anew. An edge that has shrunk to nothing is left
 * out, if its neighbours then meet before they would have met it. Of each edge stand side by side:
 *
 *   bytes 0    8    16   24   32       40       48    52      56
 *         ex   ey   x    y    first x  first y  next  before  place
 *
 * its direction, where it begins, where it began when nothing was left out yet, its neighbours, and where it stands among the edges
 * that stay.
 */

import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { GRID, stepsOf } from './grid';
import { coordinates } from './outlines';
import { addStray, mayTouch } from './strays';

/** [mm] Edges shorter than this have no direction. */
const NOTHING: f64 = 5e-7;
/** [mm] Edges that come out shorter than this are left out. */
const SHORTEST: f64 = 3e-6;
/** [mm] How far a corner may lie the wrong way, by rounding. */
const SLACK: f64 = 1e-5;
/** Cosine of a turn that is nearly back: its mitre is 40 offsets long. */
const BACK: f64 = -0.999;
/** Sine of a turn that is hardly one. */
const STRAIGHT: f64 = 1e-4;
/** Edges that may be left out of one loop; more are left to others. */
const MOST_GONE: i32 = 200;
/** The place of an edge that is left out. */
const GONE: i32 = -1;

/** Whether all edges stay and no corner is cut off, so that the way back leads to the old loop. */
export let isWhole: boolean = false;
/** Whether any edge was left out. */
export let isShrunk: boolean = false;

/** [mm] > 0 to the right. */
let delta: f64 = 0;
/** Cosine of the greatest turn that is not cut off square. */
let sharp: f64 = 0;

const EDGE: usize = 64;
let edges: usize = 0;
let count: i32 = 0;
/** Edges that have shrunk to nothing and are still there. */
let gone: usize = 0;
let goneCount: i32 = 0;

/** To be called before loops of at most so many vertices are moved. */
export function startMoving(vertices: i32, by: f64, sharpest: f64): void {
  delta = by;
  sharp = sharpest;
  // A corner that is cut off square is two.
  edges = take(2 * EDGE * <usize>vertices);
  gone = take(8 * <usize>vertices);
}

/** @returns how many edges stay, 0 where all of them shrink to nothing, -1 where it is not told */
export function moveEdges(first: i32, end: i32): i32 {
  isWhole = true;
  isShrunk = false;
  return move(first, end) ? meet() : -1;
}

/** Writes the corners of the edges that stay. @param at the first of them @returns the one after the last */
export function writeCorners(out: usize, at: i32): i32 {
  for (let k = 0; k < count; k++) {
    const edge = edgeAt(k);
    if (placeOf(edge) === GONE) continue;
    setPlace(edge, at);
    setFloat(out, 2 * at, stepsOf(xOf(edge)) / GRID);
    setFloat(out, 2 * at + 1, stepsOf(yOf(edge)) / GRID);
    at++;
  }
  return at;
}

/**
 * What was left out, once written: edges that are gone, and ends of others from where they meet now to where they met at first.
 * Beside each stand those edges of the result that it may touch.
 */
export function addStrays(): void {
  for (let k = 0; k < count; k++) {
    const edge = edgeAt(k);
    const after = edgeAt(k + 1 === count ? 0 : k + 1);
    if (placeOf(edge) === GONE) addGone(edge, edgeAt(k === 0 ? count - 1 : k - 1), after);
    else addEnds(edge, after);
  }
}

/** It may begin or end on a neighbour that stays, if it lies on that one's far side. */
function addGone(edge: usize, before: usize, after: usize): void {
  const x0 = firstX(edge);
  const y0 = firstY(edge);
  const x1 = firstX(after);
  const y1 = firstY(after);
  const a = placeOf(before) !== GONE && sideOf(before, x1, y1) * delta > 0 ? placeOf(before) : GONE;
  const b = placeOf(after) !== GONE && sideOf(after, x0, y0) * delta > 0 ? placeOf(after) : GONE;
  mayTouch(addStray(x0, y0, x1, y1), a, b, GONE);
}

function addEnds(edge: usize, after: usize): void {
  const next = nextOf(edge);
  const own = placeOf(edge);
  const a = placeOf(beforeOf(edge));
  const b = placeOf(next);
  if (isAway(firstX(edge) - xOf(edge), firstY(edge) - yOf(edge)))
    mayTouch(addStray(firstX(edge), firstY(edge), xOf(edge), yOf(edge)), own, a, b);
  if (isAway(firstX(after) - xOf(next), firstY(after) - yOf(next)))
    mayTouch(addStray(xOf(next), yOf(next), firstX(after), firstY(after)), own, a, b);
}

function isAway(dx: f64, dy: f64): boolean {
  return abs(dx) + abs(dy) > SLACK;
}

/** > 0 left of an edge. */
function sideOf(edge: usize, x: f64, y: f64): f64 {
  return ex(edge) * (y - yOf(edge)) - ey(edge) * (x - xOf(edge));
}

function edgeAt(k: i32): usize {
  return edges + EDGE * <usize>k;
}

function ex(edge: usize): f64 {
  return load<f64>(edge);
}

function ey(edge: usize): f64 {
  return load<f64>(edge, 8);
}

function xOf(edge: usize): f64 {
  return load<f64>(edge, 16);
}

function yOf(edge: usize): f64 {
  return load<f64>(edge, 24);
}

function setXY(edge: usize, x: f64, y: f64): void {
  store<f64>(edge, x, 16);
  store<f64>(edge, y, 24);
}

function firstX(edge: usize): f64 {
  return load<f64>(edge, 32);
}

function firstY(edge: usize): f64 {
  return load<f64>(edge, 40);
}

function nextOf(edge: usize): usize {
  return edgeAt(load<i32>(edge, 48));
}

function beforeOf(edge: usize): usize {
  return edgeAt(load<i32>(edge, 52));
}

function placeOf(edge: usize): i32 {
  return load<i32>(edge, 56);
}

function setPlace(edge: usize, place: i32): void {
  store<i32>(edge, place, 56);
}

/** @returns whether all edges have a direction, and no corner is a spike */
function move(first: i32, end: i32): boolean {
  count = 0;
  let last = end - 1;
  let length: f64 = 0;
  let fx: f64 = 0;
  let fy: f64 = 0;
  let x = floatAt(coordinates, 2 * first);
  let y = floatAt(coordinates, 2 * first + 1);
  for (; last > first && !(length >= NOTHING); last--) {
    fx = x - floatAt(coordinates, 2 * last);
    fy = y - floatAt(coordinates, 2 * last + 1);
    length = sqrt(fx * fx + fy * fy);
  }
  fx /= length;
  fy /= length;
  last++;
  for (let i = first; i <= last; i++) {
    // The corner at (x, y), from direction f to direction e.
    const to = i === last ? first : i + 1;
    const dx = floatAt(coordinates, 2 * to) - x;
    const dy = floatAt(coordinates, 2 * to + 1) - y;
    length = sqrt(dx * dx + dy * dy);
    if (length < NOTHING && i < last) continue;
    const gx = dx / length;
    const gy = dy / length;
    const cos = fx * gx + fy * gy;
    if (!(length >= NOTHING && cos >= BACK)) return false;
    const isInwards = (fx * gy - fy * gx) * delta < 0;
    if (cos <= sharp) isWhole = false;
    if (isInwards || cos > sharp) {
      const share = delta / (1 + cos);
      put(gx, gy, x + share * (fy + gy), y - share * (fx + gx));
    } else cutOff(x, y, fx, fy, gx, gy, cos);
    x = floatAt(coordinates, 2 * to);
    y = floatAt(coordinates, 2 * to + 1);
    fx = gx;
    fy = gy;
  }
  store<i32>(edgeAt(count - 1), 0, 48);
  store<i32>(edges, count - 1, 52);
  return true;
}

/** The corner at (x, y), from direction f to direction g, cut off square across the middle direction. */
function cutOff(x: f64, y: f64, fx: f64, fy: f64, gx: f64, gy: f64, cos: f64): void {
  const scale = 1 / sqrt(2 + 2 * cos);
  const ux = (fx + gx) * scale;
  const uy = (fy + gy) * scale;
  const half = abs(delta) * sqrt((1 - 1 / (2 * scale)) / (1 + 1 / (2 * scale)));
  put(ux, uy, x + delta * uy - half * ux, y - delta * ux - half * uy);
  put(gx, gy, x + delta * uy + half * ux, y - delta * ux + half * uy);
}

function put(directionX: f64, directionY: f64, x: f64, y: f64): void {
  const edge = edgeAt(count);
  store<f64>(edge, directionX);
  store<f64>(edge, directionY, 8);
  setXY(edge, x, y);
  store<i32>(edge, count + 1, 48);
  store<i32>(edge, count - 1, 52);
  setPlace(edge, 0);
  count++;
}

/** Leaves out edges that have shrunk to nothing, in the order in which they did. */
function meet(): i32 {
  goneCount = 0;
  for (let k = 0; k < count; k++) if (lengthOf(edgeAt(k)) < SHORTEST) setInt(gone, goneCount++, k);
  if (goneCount === 0) return count;
  isWhole = false;
  isShrunk = true;
  for (let k = 0; k < count; k++) {
    const edge = edgeAt(k);
    store<f64>(edge, xOf(edge), 32);
    store<f64>(edge, yOf(edge), 40);
  }
  let left = count;
  for (; goneCount > 0; left--) {
    if (goneCount > MOST_GONE) return -1;
    if (left === 3) return isTurned(edgeAt(intAt(gone, 0))) ? 0 : -1;
    const edge = edgeAt(takeFirst());
    const a = load<i32>(edge, 52);
    const b = load<i32>(edge, 48);
    if (!leaveOut(edge)) return -1;
    listIfGone(a);
    listIfGone(b);
  }
  return left;
}

/** An edge whose length has changed is in the list where it is gone, and else it is not. */
function listIfGone(k: i32): void {
  let at = 0;
  while (at < goneCount && intAt(gone, at) !== k) at++;
  const isGone = lengthOf(edgeAt(k)) < SHORTEST;
  if (isGone && at === goneCount) setInt(gone, goneCount++, k);
  else if (!isGone && at < goneCount) dropFromList(at);
}

function dropFromList(at: i32): void {
  goneCount--;
  for (let k = at; k < goneCount; k++) setInt(gone, k, intAt(gone, k + 1));
}

/** Takes the edge out of the list that came to nothing first. */
function takeFirst(): i32 {
  let first = 0;
  let longest = -Infinity;
  for (let k = 0; k < goneCount && goneCount > 1; k++) {
    const edge = edgeAt(intAt(gone, k));
    const since = lengthOf(edge) / (tangent(beforeOf(edge), edge) + tangent(edge, nextOf(edge)));
    if (since * delta <= longest) continue;
    longest = since * delta;
    first = k;
  }
  const edge = intAt(gone, first);
  dropFromList(first);
  return edge;
}

/** Tangent of half the turn between two edges, > 0 to the left. */
function tangent(a: usize, b: usize): f64 {
  return (ex(a) * ey(b) - ey(a) * ex(b)) / (1 + ex(a) * ex(b) + ey(a) * ey(b));
}

/** [mm] Below 0 where the edge runs back. */
function lengthOf(edge: usize): f64 {
  const next = nextOf(edge);
  return (xOf(next) - xOf(edge)) * ex(edge) + (yOf(next) - yOf(edge)) * ey(edge);
}

/** Whether a triangle has passed through its middle: it goes round the shrinking way, and all its edges run back. */
function isTurned(edge: usize): boolean {
  let sense = 0;
  for (let k = 0; k < 3; k++) {
    const next = nextOf(edge);
    if (lengthOf(edge) >= 0) return false;
    if ((ex(edge) * ey(next) - ey(edge) * ex(next)) * delta < 0) sense++;
    edge = next;
  }
  return sense === 3;
}

/** Lets the neighbours of an edge meet, if they do so before they would have met it. */
function leaveOut(edge: usize): boolean {
  const a = beforeOf(edge);
  const b = nextOf(edge);
  const cross = ex(a) * ey(b) - ey(a) * ex(b);
  if (cross * delta >= 0 || abs(cross) < STRAIGHT) return false;
  // From where a meets the edge, and from where the edge meets b.
  const dx = xOf(b) - xOf(edge);
  const dy = yOf(b) - yOf(edge);
  const alongA = (dx * ey(b) - dy * ex(b)) / cross;
  const alongB = (dx * ey(a) - dy * ex(a)) / cross;
  // At a corner that the offset opens, the edge itself gives way.
  if (alongA > SLACK && (ex(edge) * ey(b) - ey(edge) * ex(b)) * delta < 0) return false;
  if (alongB < -SLACK && (ex(a) * ey(edge) - ey(a) * ex(edge)) * delta < 0) return false;
  setXY(b, xOf(b) + alongB * ex(b), yOf(b) + alongB * ey(b));
  store<i32>(a, load<i32>(edge, 48), 48);
  store<i32>(b, load<i32>(edge, 52), 52);
  setPlace(edge, GONE);
  return true;
}
