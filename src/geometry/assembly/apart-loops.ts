/*
 * Proves that loops are the outline of an area: no edge meets another but its neighbours, every counter-clockwise loop lies in no
 * other and every clockwise one in one more counter-clockwise than clockwise ones. It errs on one side: what is not proved may
 * still be so. Edges are sorted into rows across the longer side of their box, as many as half the edges; only edges of one row
 * are held against each other.
 */
import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { strayAt, strayCount } from './strays';

/** [mm] Edges that come as near as this are taken to meet. */
const TOUCH: f64 = 1e-6;
/** Rows that edges are sorted into, at most. */
const MOST_ROWS: i32 = 1024;
/** Steps that telling the nesting of loops may take. */
const MOST_STEPS: f64 = 1e6;

/** The loops that are held apart: x y of their vertices, and the place after the last of each. */
let corners: usize = 0;
let loopEnds: usize = 0;
let loops: i32 = 0;

/** Both ends of every edge, along the longer side of the box first; an edge has the number of its first vertex. */
let edges: usize = 0;
/** The edge after each. */
let next: usize = 0;
/** Edges by row: the place of the first of each row, and one more. */
let offsets: usize = 0;
let members: usize = 0;
let rows: i32 = 0;
let low: f64 = 0;
/** Rows in a millimetre. */
let scale: f64 = 0;
/** 0 where rows lie along x, 1 along y. */
let along: i32 = 0;
/** Both ends of a stray line, as those of an edge. */
const stray: usize = take(32);

/** Whether it is proved of these loops, and strays keep off them. */
export function areProved(ofCorners: usize, ofEnds: usize, ofLoops: i32): boolean {
  corners = ofCorners;
  loopEnds = ofEnds;
  loops = ofLoops;
  const count = intAt(loopEnds, loops - 1);
  fill(count);
  if (!edgesAreApart() || !straysKeepOff()) return false;
  return loops === 1 ? twiceAreaOf(0) > 0 : areNested(count);
}

function firstOf(loop: i32): i32 {
  return loop === 0 ? 0 : intAt(loopEnds, loop - 1);
}

function fill(count: i32): void {
  edges = take(32 * <usize>count);
  next = take(4 * <usize>count);
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let i = 0; i < count; i++) {
    const x = floatAt(corners, 2 * i);
    const y = floatAt(corners, 2 * i + 1);
    x0 = min(x0, x);
    x1 = max(x1, x);
    y0 = min(y0, y);
    y1 = max(y1, y);
  }
  along = y1 - y0 > x1 - x0 ? 1 : 0;
  for (let loop = 0; loop < loops; loop++) {
    const first = firstOf(loop);
    const end = intAt(loopEnds, loop);
    for (let i = first; i < end; i++) {
      const j = i + 1 === end ? first : i + 1;
      setInt(next, i, j);
      setFloat(edges, 4 * i, floatAt(corners, 2 * i + along));
      setFloat(edges, 4 * i + 1, floatAt(corners, 2 * i + 1 - along));
      setFloat(edges, 4 * i + 2, floatAt(corners, 2 * j + along));
      setFloat(edges, 4 * i + 3, floatAt(corners, 2 * j + 1 - along));
    }
  }
  sortIntoRows(count, along === 1 ? y0 : x0, along === 1 ? y1 : x1);
}

function rowOf(place: f64): i32 {
  return <i32>((place - low) * scale);
}

function sortIntoRows(count: i32, least: f64, most: f64): void {
  rows = max(1, min(MOST_ROWS, count >> 1));
  low = least;
  scale = most > least ? (<f64>rows / (most - least)) * (1 - 1e-12) : 0;
  offsets = take(4 * <usize>(rows + 1));
  memory.fill(offsets, 0, 4 * <usize>(rows + 1));
  for (let e = 0; e < count; e++) {
    const a = rowOf(floatAt(edges, 4 * e));
    const b = rowOf(floatAt(edges, 4 * e + 2));
    for (let row = min(a, b), last = max(a, b); row <= last; row++) setInt(offsets, row, intAt(offsets, row) + 1);
  }
  let total = 0;
  for (let row = 0; row <= rows; row++) {
    total += intAt(offsets, row);
    setInt(offsets, row, total);
  }
  members = take(4 * <usize>total);
  for (let e = 0; e < count; e++) {
    const a = rowOf(floatAt(edges, 4 * e));
    const b = rowOf(floatAt(edges, 4 * e + 2));
    for (let row = min(a, b), last = max(a, b); row <= last; row++) {
      const at = intAt(offsets, row) - 1;
      setInt(offsets, row, at);
      setInt(members, at, e);
    }
  }
}

function edgeAt(edge: i32): usize {
  return edges + 32 * <usize>edge;
}

function edgesAreApart(): boolean {
  for (let row = 0; row < rows; row++) {
    const end = intAt(offsets, row + 1);
    for (let p = intAt(offsets, row); p < end; p++) if (!isApartFromLater(p, end)) return false;
  }
  return true;
}

/** Whether a member of a row meets none of those after it in the row. */
function isApartFromLater(p: i32, end: i32): boolean {
  const i = intAt(members, p);
  const edge = edgeAt(i);
  const a = load<f64>(edge, 8);
  const b = load<f64>(edge, 24);
  const least = min(a, b);
  const most = max(a, b);
  for (let q = p + 1; q < end; q++) {
    const j = intAt(members, q);
    const other = edgeAt(j);
    const c = load<f64>(other, 8);
    const d = load<f64>(other, 24);
    if ((c > most && d > most) || (c < least && d < least)) continue;
    if (intAt(next, i) === j || intAt(next, j) === i) continue;
    if (!areApart(edge, other)) return false;
  }
  return true;
}

/** Whether no stray line meets an edge but those beside it. */
function straysKeepOff(): boolean {
  for (let k = 0; k < strayCount; k++) {
    const at = strayAt(k);
    const across = 1 - along;
    store<f64>(stray, floatAt(at, along));
    store<f64>(stray, floatAt(at, across), 8);
    store<f64>(stray, floatAt(at, 2 + along), 16);
    store<f64>(stray, floatAt(at, 2 + across), 24);
    const a = <i32>floor((load<f64>(stray) - low) * scale);
    const b = <i32>floor((load<f64>(stray, 16) - low) * scale);
    for (let row = max(0, min(a, b)), last = min(rows - 1, max(a, b)); row <= last; row++)
      if (!keepsOff(row, load<i32>(at, 32), load<i32>(at, 36), load<i32>(at, 40))) return false;
  }
  return true;
}

/** Whether the stray line meets none of a row but the three edges that are named. */
function keepsOff(row: i32, one: i32, two: i32, three: i32): boolean {
  for (let p = intAt(offsets, row), end = intAt(offsets, row + 1); p < end; p++) {
    const i = intAt(members, p);
    if (i !== one && i !== two && i !== three && !areApart(edgeAt(i), stray)) return false;
  }
  return true;
}

/** Whether boxes, or one of the two lines, part two edges. */
function areApart(e: usize, f: usize): boolean {
  for (let k: usize = 0; k < 16; k += 8) {
    const a = load<f64>(e + k);
    const b = load<f64>(e + k, 16);
    const c = load<f64>(f + k);
    const d = load<f64>(f + k, 16);
    if (min(a, b) > max(c, d) || max(a, b) < min(c, d)) return true;
  }
  return isOnOneSide(e, f) || isOnOneSide(f, e);
}

/** Whether both ends of f lie on the same side of the line through e. */
function isOnOneSide(e: usize, f: usize): boolean {
  const x = load<f64>(e);
  const y = load<f64>(e, 8);
  const dx = load<f64>(e, 16) - x;
  const dy = load<f64>(e, 24) - y;
  const touch = TOUCH * (abs(dx) + abs(dy));
  const a = dx * (load<f64>(f, 8) - y) - dy * (load<f64>(f) - x);
  const b = dx * (load<f64>(f, 24) - y) - dy * (load<f64>(f, 16) - x);
  return (a > touch && b > touch) || (a < -touch && b < -touch);
}

/** [mm2] Twice the signed area of a loop. */
function twiceAreaOf(loop: i32): f64 {
  const first = firstOf(loop);
  const end = intAt(loopEnds, loop);
  const x0 = floatAt(corners, 2 * first);
  const y0 = floatAt(corners, 2 * first + 1);
  let twice: f64 = 0;
  for (let i = 2 * first; i < 2 * end - 2; i += 2)
    twice +=
      (floatAt(corners, i) - x0) * (floatAt(corners, i + 3) - y0) -
      (floatAt(corners, i + 2) - x0) * (floatAt(corners, i + 1) - y0);
  return twice;
}

/** Of loops that do not meet: whether each goes round the right way where it lies. */
function areNested(count: i32): boolean {
  if (<f64>count * <f64>loops > MOST_STEPS) return false;
  for (let loop = 0; loop < loops; loop++) {
    const around = windingOfOthers(loop);
    const twice = twiceAreaOf(loop);
    if (twice > 0 ? around !== 0 : twice === 0 || around !== 1) return false;
  }
  return true;
}

/** How often all loops but one go round the first corner of that one. */
function windingOfOthers(loop: i32): i32 {
  const x = floatAt(corners, 2 * firstOf(loop));
  const y = floatAt(corners, 2 * firstOf(loop) + 1);
  let winding = 0;
  for (let other = 0; other < loops; other++) if (other !== loop) winding += windingOf(other, x, y);
  return winding;
}

function windingOf(loop: i32, x: f64, y: f64): i32 {
  const end = intAt(loopEnds, loop);
  let winding = 0;
  let isAbove = floatAt(corners, 2 * end - 1) > y;
  for (let i = firstOf(loop), j = end - 1; i < end; j = i++) {
    const yi = floatAt(corners, 2 * i + 1);
    if (yi > y === isAbove) continue;
    isAbove = !isAbove;
    const xj = floatAt(corners, 2 * j);
    const yj = floatAt(corners, 2 * j + 1);
    if (x < xj + ((y - yj) / (yi - yj)) * (floatAt(corners, 2 * i) - xj)) winding += isAbove ? 1 : -1;
  }
  return winding;
}
