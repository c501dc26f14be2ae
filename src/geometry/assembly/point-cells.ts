/*
 * Square cells over the box around points. What lies in them is for those who lay them.
 */
import { floatAt, take } from '../../base/assembly/memory';

/** Sides of the box. [mm] */
export let width: f64 = 0;
export let height: f64 = 0;
let x0: f64 = 0;
let y0: f64 = 0;

/** A number of each cell, row by row, −1 at first; how many there are, and how wide they are [mm]. */
export let cells: usize = 0;
export let columns: i32 = 0;
export let rows: i32 = 0;
export let size: f64 = 1;

/** Finds the box. @param count of the points */
export function boundPoints(xs: usize, ys: usize, count: i32): void {
  x0 = Infinity;
  y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let p = 0; p < count; p++) {
    x0 = min(x0, floatAt(xs, p));
    y0 = min(y0, floatAt(ys, p));
    x1 = max(x1, floatAt(xs, p));
    y1 = max(y1, floatAt(ys, p));
  }
  width = max(x1 - x0, 1e-6);
  height = max(y1 - y0, 1e-6);
}

/** Lays cells about as wide as is wanted [mm]: no more than some two thousand side by side. */
export function layPointCells(wanted: f64): void {
  size = max(wanted, max(width, height) / 2048);
  columns = <i32>floor(width / size) + 1;
  rows = <i32>floor(height / size) + 1;
  const bytes = 4 * <usize>(columns * rows);
  cells = take(bytes);
  memory.fill(cells, 0xff, bytes);
}

/** The column of a place, of one outside the nearest. */
export function columnOf(x: f64): i32 {
  return <i32>min<f64>(<f64>(columns - 1), max<f64>(0, floor((x - x0) / size)));
}

export function rowOf(y: f64): i32 {
  return <i32>min<f64>(<f64>(rows - 1), max<f64>(0, floor((y - y0) / size)));
}

/** The number of a cell that a place lies in. */
export function cellOf(x: f64, y: f64): i32 {
  return rowOf(y) * columns + columnOf(x);
}
