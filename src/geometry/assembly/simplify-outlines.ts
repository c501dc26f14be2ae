/*
 * Closed outlines with fewer vertices (see ../simplify-polygons.ts).
 */
import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { coordinates, ends, firstOf, handOut, loopCount, vertexCount } from './outlines';

/** A contour without vertices that stand where the one before does, and which of them stay. */
let loop: usize = 0;
let size: i32 = 0;
let kept: usize = 0;
/** Pairs of vertices between which is still to be looked. */
let pending: usize = 0;

/** Outlines none of whose dropped vertices is farther than the tolerance [mm] from what stays of them. */
export function simplifyOutlines(tolerance: f64): void {
  const out = take(16 * <usize>vertexCount);
  const newEnds = take(4 * <usize>loopCount);
  loop = take(16 * <usize>vertexCount);
  kept = take(<usize>vertexCount);
  pending = take(8 * (<usize>vertexCount + 2));
  let written = 0;
  let loops = 0;
  for (let contour = 0; contour < loopCount; contour++) {
    takeWithoutRepeats(firstOf(contour), intAt(ends, contour));
    markKept(tolerance * tolerance);
    const start = written;
    for (let i = 0; i < size; i++) {
      if (load<u8>(kept + i) === 0) continue;
      setFloat(out, 2 * written, floatAt(loop, 2 * i));
      setFloat(out, 2 * written + 1, floatAt(loop, 2 * i + 1));
      written++;
    }
    if (written - start < 3) written = start;
    else setInt(newEnds, loops++, written);
  }
  handOut(out, newEnds, loops);
}

function takeWithoutRepeats(first: i32, end: i32): void {
  size = 0;
  for (let i = first; i < end; i++) {
    const x = floatAt(coordinates, 2 * i);
    const y = floatAt(coordinates, 2 * i + 1);
    if (size > 0 && isAt(size - 1, x, y)) continue;
    setFloat(loop, 2 * size, x);
    setFloat(loop, 2 * size + 1, y);
    size++;
  }
  while (size > 1 && isAt(size - 1, floatAt(loop, 0), floatAt(loop, 1))) size--;
}

function isAt(i: i32, x: f64, y: f64): boolean {
  return floatAt(loop, 2 * i) === x && floatAt(loop, 2 * i + 1) === y;
}

function markKept(squaredTolerance: f64): void {
  memory.fill(kept, 0, size);
  if (size < 3) return;
  const low = lowestLeft();
  const far = farthestFrom(low);
  store<u8>(kept + low, 1);
  store<u8>(kept + far, 1);
  let top = pushPair(pushPair(0, low, far), far, low);
  while (top > 0) {
    const to = intAt(pending, --top);
    const from = intAt(pending, --top);
    const between = farthestBetween(from, to, squaredTolerance);
    if (between === -1) continue;
    store<u8>(kept + between, 1);
    top = pushPair(pushPair(top, from, between), between, to);
  }
}

function pushPair(top: i32, from: i32, to: i32): i32 {
  setInt(pending, top, from);
  setInt(pending, top + 1, to);
  return top + 2;
}

function lowestLeft(): i32 {
  let low = 0;
  for (let i = 1; i < size; i++) {
    const dx = floatAt(loop, 2 * i) - floatAt(loop, 2 * low);
    if (dx < 0 || (dx === 0 && floatAt(loop, 2 * i + 1) < floatAt(loop, 2 * low + 1))) low = i;
  }
  return low;
}

function farthestFrom(vertex: i32): i32 {
  let far = vertex;
  let most: f64 = 0;
  for (let i = 0; i < size; i++) {
    const dx = floatAt(loop, 2 * i) - floatAt(loop, 2 * vertex);
    const dy = floatAt(loop, 2 * i + 1) - floatAt(loop, 2 * vertex + 1);
    const d = dx * dx + dy * dy;
    if (d <= most) continue;
    most = d;
    far = i;
  }
  return far;
}

/** The vertex between two others, going round, that is farthest from their chord, or -1 where all are near. */
function farthestBetween(from: i32, to: i32, squaredTolerance: f64): i32 {
  const x = floatAt(loop, 2 * from);
  const y = floatAt(loop, 2 * from + 1);
  const dx = floatAt(loop, 2 * to) - x;
  const dy = floatAt(loop, 2 * to + 1) - y;
  const squared = dx * dx + dy * dy;
  let best = -1;
  let most = squaredTolerance;
  for (let i = from + 1 === size ? 0 : from + 1; i !== to; i = i + 1 === size ? 0 : i + 1) {
    let px = floatAt(loop, 2 * i) - x;
    let py = floatAt(loop, 2 * i + 1) - y;
    if (squared > 0) {
      const share = max(0, min(1, (px * dx + py * dy) / squared));
      px -= share * dx;
      py -= share * dy;
    }
    const d = px * px + py * py;
    if (d <= most) continue;
    most = d;
    best = i;
  }
  return best;
}
