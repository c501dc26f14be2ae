/*
 * A first route: from each exit to the nearest entry of a path that may come next. Points of such paths lie in square cells, each
 * cell a list that is linked both ways.
 */
import { floatAt, intAt, setInt, take } from '../../base/assembly/memory';
import {
  boundPoints,
  cellOf,
  cells,
  columnOf,
  columns,
  height,
  layPointCells,
  rowOf,
  rows,
  size,
  width,
} from './point-cells';
import {
  enterAt,
  firstPoint,
  outX,
  outY,
  parents,
  pathCount,
  pointCount,
  routeOrder,
  stopEnds,
  stopX,
  stopY,
} from './stops';

let owners: usize = 0;
let isOpen: usize = 0;
let next: usize = 0;
let before: usize = 0;
/** Points in the grid, and how many it was laid out for. */
let held: i32 = 0;
let builtFor: i32 = 0;

export function takeNearest(startX: f64, startY: f64): void {
  const waitsFor = startGrid();
  for (let path = 0; path < pathCount; path++) if (intAt(waitsFor, path) === 0) open(path);
  let x = startX;
  let y = startY;
  for (let k = 0; k < pathCount; k++) {
    const point = nearest(x, y);
    const path = intAt(owners, point);
    close(path);
    setInt(routeOrder, k, path);
    enterAt(path, point);
    x = floatAt(outX, path);
    y = floatAt(outY, path);
    const parent = intAt(parents, path);
    if (parent < 0) continue;
    setInt(waitsFor, parent, intAt(waitsFor, parent) - 1);
    if (intAt(waitsFor, parent) === 0) open(parent);
  }
}

/** @returns by path how many must come before it */
function startGrid(): usize {
  owners = take(4 * <usize>pointCount);
  isOpen = take(4 * <usize>pathCount);
  next = take(4 * <usize>pointCount);
  before = take(4 * <usize>pointCount);
  const waitsFor = take(4 * <usize>pathCount);
  for (let path = 0, point = 0; path < pathCount; path++) {
    for (const end = intAt(stopEnds, path); point < end; point++) setInt(owners, point, path);
    const parent = intAt(parents, path);
    if (parent >= 0) setInt(waitsFor, parent, intAt(waitsFor, parent) + 1);
  }
  boundPoints(stopX, stopY, pointCount);
  build(max(1, pointCount));
  return waitsFor;
}

function open(path: i32): void {
  setInt(isOpen, path, 1);
  for (let p = firstPoint(path); p < intAt(stopEnds, path); p++) insert(p);
  if (held > 4 * builtFor) build(held);
}

function close(path: i32): void {
  setInt(isOpen, path, 0);
  for (let p = firstPoint(path); p < intAt(stopEnds, path); p++) remove(p);
  // Thin grids are slow to search: take wider cells when most points are gone.
  if (held > 64 && held * 4 < builtFor) build(held);
}

/** The nearest point of a path that is open, of several as near the first. */
function nearest(x: f64, y: f64): i32 {
  const cx = columnOf(x);
  const cy = rowOf(y);
  const most = max(columns, rows);
  let best = -1;
  let best2 = Infinity;
  for (let ring = 0; ring <= most; ring++) {
    // Everything in this ring is at least (ring - 1) cells away (a point off the grid counts from its border).
    const least = <f64>max(0, ring - 1) * size;
    if (best >= 0 && least * least > best2) break;
    for (let row = max(0, cy - ring); row <= min(cy + ring, rows - 1); row++) {
      const isWhole = row === cy - ring || row === cy + ring || ring === 0;
      for (let column = cx - ring; column <= cx + ring; column += isWhole ? 1 : 2 * ring) {
        if (column < 0 || column >= columns) continue;
        for (let p = intAt(cells, row * columns + column); p >= 0; p = intAt(next, p)) {
          const dx = floatAt(stopX, p) - x;
          const dy = floatAt(stopY, p) - y;
          const d2 = dx * dx + dy * dy;
          if (d2 > best2 || (d2 === best2 && best >= 0 && p > best)) continue;
          best = p;
          best2 = d2;
        }
      }
    }
  }
  return best >= 0 ? best : firstOpen();
}

/** Where no way is a number. */
function firstOpen(): i32 {
  let path = 0;
  while (intAt(isOpen, path) === 0) path++;
  return firstPoint(path);
}

/** Lays the grid out anew for so many points. */
function build(points: i32): void {
  layPointCells(sqrt((2 * width * height) / <f64>points));
  held = 0;
  builtFor = points;
  for (let p = 0; p < pointCount; p++) if (intAt(isOpen, intAt(owners, p)) === 1) insert(p);
}

function cellAt(p: i32): i32 {
  return cellOf(floatAt(stopX, p), floatAt(stopY, p));
}

function insert(p: i32): void {
  const cell = cellAt(p);
  const head = intAt(cells, cell);
  setInt(next, p, head);
  setInt(before, p, -1);
  if (head >= 0) setInt(before, head, p);
  setInt(cells, cell, p);
  held++;
}

function remove(p: i32): void {
  const earlier = intAt(before, p);
  const later = intAt(next, p);
  if (earlier >= 0) setInt(next, earlier, later);
  else setInt(cells, cellAt(p), later);
  if (later >= 0) setInt(before, later, earlier);
  held--;
}
