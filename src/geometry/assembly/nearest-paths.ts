/*
 * For each path its nearest others by entry point: those in a square around it, which is doubled until they are enough. Entries lie
 * in square cells about as large as the first square.
 */
import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { inX, inY, pathCount } from './stops';

/** Of each path, at most. */
export const NEIGHBOURS: i32 = 10;

/** By path, nearest first; -1 where there are fewer. */
export let neighbours: usize = 0;

let cells: usize = 0;
let next: usize = 0;
let columns: i32 = 0;
let rows: i32 = 0;
let size: f64 = 1;
let x0: f64 = 0;
let y0: f64 = 0;
/** Square of the way to each neighbour of the path at hand, and how many it has so far. */
let far2: usize = 0;
let count: i32 = 0;

export function findNeighbours(): void {
  const bytes = 4 * <usize>(pathCount * NEIGHBOURS);
  neighbours = take(bytes);
  memory.fill(neighbours, 0xff, bytes);
  far2 = take(8 * <usize>NEIGHBOURS);
  x0 = Infinity;
  y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let k = 0; k < pathCount; k++) {
    x0 = min(x0, floatAt(inX, k));
    y0 = min(y0, floatAt(inY, k));
    x1 = max(x1, floatAt(inX, k));
    y1 = max(y1, floatAt(inY, k));
  }
  const width = max(x1 - x0, 1e-6);
  const height = max(y1 - y0, 1e-6);
  const whole = max(width, height);
  const first = sqrt((width * height * <f64>NEIGHBOURS) / <f64>pathCount);
  layOut(width, height, max(first, whole / 2048));
  for (let k = 0; k < pathCount; k++) {
    let radius = first;
    lookAround(k, radius);
    while (count < NEIGHBOURS && radius <= whole) {
      radius *= 2;
      lookAround(k, radius);
    }
  }
}

function layOut(width: f64, height: f64, ofSize: f64): void {
  size = ofSize;
  columns = <i32>floor(width / size) + 1;
  rows = <i32>floor(height / size) + 1;
  const bytes = 4 * <usize>(columns * rows);
  cells = take(bytes);
  memory.fill(cells, 0xff, bytes);
  next = take(4 * <usize>pathCount);
  for (let k = 0; k < pathCount; k++) {
    const cell = rowOf(floatAt(inY, k)) * columns + columnOf(floatAt(inX, k));
    setInt(next, k, intAt(cells, cell));
    setInt(cells, cell, k);
  }
}

function columnOf(x: f64): i32 {
  return <i32>min<f64>(<f64>(columns - 1), max<f64>(0, floor((x - x0) / size)));
}

function rowOf(y: f64): i32 {
  return <i32>min<f64>(<f64>(rows - 1), max<f64>(0, floor((y - y0) / size)));
}

/** The nearest of those in the square, borders included. */
function lookAround(path: i32, radius: f64): void {
  const x = floatAt(inX, path);
  const y = floatAt(inY, path);
  const last = columnOf(x + radius);
  count = 0;
  for (let row = rowOf(y - radius); row <= rowOf(y + radius); row++)
    for (let column = columnOf(x - radius); column <= last; column++)
      for (let other = intAt(cells, row * columns + column); other >= 0; other = intAt(next, other)) {
        const ox = floatAt(inX, other);
        const oy = floatAt(inY, other);
        const isInside = x + radius >= ox && y + radius >= oy && x - radius <= ox && y - radius <= oy;
        if (isInside && other !== path) enter(path, other, (ox - x) * (ox - x) + (oy - y) * (oy - y));
      }
}

/** Puts one among the nearest, which stay in order: by way, then by number. */
function enter(path: i32, other: i32, away2: f64): void {
  if (count < NEIGHBOURS) count++;
  else if (!isBefore(path, NEIGHBOURS - 1, other, away2)) return;
  let k = count - 1;
  for (; k > 0 && isBefore(path, k - 1, other, away2); k--)
    put(path, k, intAt(neighbours, path * NEIGHBOURS + k - 1), floatAt(far2, k - 1));
  put(path, k, other, away2);
}

function put(path: i32, k: i32, other: i32, away2: f64): void {
  setFloat(far2, k, away2);
  setInt(neighbours, path * NEIGHBOURS + k, other);
}

function isBefore(path: i32, k: i32, other: i32, away2: f64): boolean {
  const there2 = floatAt(far2, k);
  return away2 < there2 || (away2 === there2 && other < intAt(neighbours, path * NEIGHBOURS + k));
}
