/*
 * Outlines moved by a distance, with mitred corners, where it is proved that this is all there is to it (see ../miter-offset.ts).
 */

import { floatAt, intAt, setInt, take } from '../../base/assembly/memory';
import { areProved } from './apart-loops';
import { addStrays, isShrunk, isWhole, moveEdges, startMoving, writeCorners } from './moved-edges';
import { coordinates, ends, firstOf, handOut, loopCount, vertexCount } from './outlines';
import { startStrays } from './strays';

/** [mm] */
const SLACK: f64 = 1e-5;

/** Whether the last result holds all edges of what it was made from, none besides, so that the way back is known. */
export let isReversible: boolean = false;

/**
 * @param delta [mm] > 0 outward
 * @param sharp cosine of the greatest turn that is not cut off square
 * @returns whether it is proved; then the result is handed out
 */
export function moveOutlines(delta: f64, sharp: f64): boolean {
  const out = take(32 * <usize>vertexCount);
  const newEnds = take(4 * <usize>loopCount);
  startMoving(vertexCount, delta, sharp);
  startStrays();
  let loops = 0;
  let written = 0;
  isReversible = true;
  for (let contour = 0; contour < loopCount; contour++) {
    const first = firstOf(contour);
    const end = intAt(ends, contour);
    const left = moveEdges(first, end);
    if (!isWhole) isReversible = false;
    if (left > 0) {
      written = writeCorners(out, written);
      setInt(newEnds, loops++, written);
      if (isShrunk) addStrays();
    } else if (left < 0 && !isNarrow(first, end, delta)) return false;
  }
  if (loops === 0) {
    handOut(out, newEnds, 0);
    return true;
  }
  if (!areProved(out, newEnds, loops)) return false;
  handOutInSweepOrder(out, newEnds, loops, written);
  return true;
}

/**
 * A copy in the order that the sweep gives: loops from the highest down, each ends at its lowest corner. Where lines begin
 * hangs on it, so that it should not hang on what was proved.
 */
function handOutInSweepOrder(corners: usize, cornerEnds: usize, loops: i32, count: i32): void {
  const sorted = take(16 * <usize>count);
  const sortedEnds = take(4 * <usize>loops);
  const order = fromHighest(corners, cornerEnds, loops);
  let at = 0;
  for (let k = 0; k < loops; k++) {
    const loop = intAt(order, k);
    at = copyToLowest(corners, loop === 0 ? 0 : intAt(cornerEnds, loop - 1), intAt(cornerEnds, loop), sorted, at);
    setInt(sortedEnds, k, at);
  }
  handOut(sorted, sortedEnds, loops);
}

/** The numbers of loops by their highest corners, of several as high the rightmost. */
function fromHighest(corners: usize, cornerEnds: usize, loops: i32): usize {
  const order = take(4 * <usize>loops);
  const top = take(4 * <usize>loops);
  let i = 0;
  for (let loop = 0; loop < loops; loop++) {
    let highest = i;
    for (const end = intAt(cornerEnds, loop); i < end; i++) if (isHigher(corners, i, highest)) highest = i;
    setInt(top, loop, highest);
    let k = loop;
    for (; k > 0 && isHigher(corners, highest, intAt(top, intAt(order, k - 1))); k--)
      setInt(order, k, intAt(order, k - 1));
    setInt(order, k, loop);
  }
  return order;
}

function isHigher(corners: usize, i: i32, j: i32): boolean {
  const yi = floatAt(corners, 2 * i + 1);
  const yj = floatAt(corners, 2 * j + 1);
  return yi > yj || (yi === yj && floatAt(corners, 2 * i) > floatAt(corners, 2 * j));
}

/** @returns the corner after the copy */
function copyToLowest(corners: usize, first: i32, end: i32, out: usize, at: i32): i32 {
  let low = first;
  for (let i = first + 1; i < end; i++) {
    const y = floatAt(corners, 2 * i + 1);
    const lowest = floatAt(corners, 2 * low + 1);
    if (y < lowest || (y === lowest && floatAt(corners, 2 * i) < floatAt(corners, 2 * low))) low = i;
  }
  at = copyCorners(corners, low + 1, end, out, at);
  return copyCorners(corners, first, low + 1, out, at);
}

function copyCorners(corners: usize, first: i32, end: i32, out: usize, at: i32): i32 {
  memory.copy(out + 16 * <usize>at, corners + 16 * <usize>first, 16 * <usize>(end - first));
  return at + end - first;
}

/** Whether a loop shrinks and is no wider than twice the way, across its box or across its longest edge. */
function isNarrow(first: i32, end: i32, delta: f64): boolean {
  const x0 = floatAt(coordinates, 2 * first);
  const y0 = floatAt(coordinates, 2 * first + 1);
  let twice: f64 = 0;
  let longest: f64 = 0;
  let ux: f64 = 1;
  let uy: f64 = 0;
  for (let i = first, j = end - 1; i < end; j = i++) {
    const x = floatAt(coordinates, 2 * j);
    const y = floatAt(coordinates, 2 * j + 1);
    const dx = floatAt(coordinates, 2 * i) - x;
    const dy = floatAt(coordinates, 2 * i + 1) - y;
    twice += (x - x0) * dy - (y - y0) * dx;
    const squared = dx * dx + dy * dy;
    if (squared <= longest) continue;
    longest = squared;
    ux = dx;
    uy = dy;
  }
  // A loop without area has no inside to shrink.
  if (twice * (delta > 0 ? 1 : -1) > -SLACK * sqrt(longest)) return false;
  const scale = 1 / sqrt(longest);
  const least = min(
    min(widthAlong(first, end, 1, 0), widthAlong(first, end, 0, 1)),
    widthAlong(first, end, -uy * scale, ux * scale),
  );
  return least < 2 * abs(delta) - SLACK;
}

function widthAlong(first: i32, end: i32, ux: f64, uy: f64): f64 {
  let low = Infinity;
  let high = -Infinity;
  for (let i = first; i < end; i++) {
    const d = ux * floatAt(coordinates, 2 * i) + uy * floatAt(coordinates, 2 * i + 1);
    low = min(low, d);
    high = max(high, d);
  }
  return high - low;
}
