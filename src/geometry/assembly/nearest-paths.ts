/*
 * For each path its nearest others by entry point: those in a square around it, which is doubled until they are enough. Entries lie
 * in square cells about as large as the first square.
 */
import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { boundPoints, cellOf, cells, columnOf, columns, height, layPointCells, rowOf, width } from './point-cells';
import { inX, inY, pathCount } from './stops';

/** Of each path, at most. */
export const NEIGHBOURS: i32 = 10;

/** By path, nearest first; -1 where there are fewer. */
export let neighbours: usize = 0;

let next: usize = 0;
/** Square of the way to each neighbour of the path at hand, and how many it has so far. */
let far2: usize = 0;
let count: i32 = 0;

export function findNeighbours(): void {
  const bytes = 4 * <usize>(pathCount * NEIGHBOURS);
  neighbours = take(bytes);
  memory.fill(neighbours, 0xff, bytes);
  far2 = take(8 * <usize>NEIGHBOURS);
  boundPoints(inX, inY, pathCount);
  const whole = max(width, height);
  const first = sqrt((width * height * <f64>NEIGHBOURS) / <f64>pathCount);
  layPointCells(first);
  next = take(4 * <usize>pathCount);
  for (let k = 0; k < pathCount; k++) {
    const cell = cellOf(floatAt(inX, k), floatAt(inY, k));
    setInt(next, k, intAt(cells, cell));
    setInt(cells, cell, k);
  }
  for (let k = 0; k < pathCount; k++) {
    let radius = first;
    lookAround(k, radius);
    while (count < NEIGHBOURS && radius <= whole) {
      radius *= 2;
      lookAround(k, radius);
    }
  }
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
