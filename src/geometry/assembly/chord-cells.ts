/*
 * Lines of points, and a grid whose cells tell which chords pass them. A chord is named by its first point. All chords are known
 * beforehand, so every cell has its stretch of one long column: linked lists took three times as long on five million chords,
 * waiting for memory.
 */
import { floatAt, intAt, setInt, take } from '../../base/assembly/memory';

/** [mm] Under this much of a run a chord has no slope to reckon with. */
const UPRIGHT: f64 = 1e-9;

/** x y of each point [mm], and how many there are. */
export let linePoints: usize = 0;
export let pointCount: i32 = 0;
/** Of each line the number of the point after its last. */
let lineEnds: usize = 0;

let margin: f64 = 0;
let cell: f64 = 0;
let minX: f64 = 0;
let minY: f64 = 0;
let columns: i32 = 0;
let rows: i32 = 0;

/** Of each cell where its entries would begin if all chords were added, and one more. */
export let cellBegins: usize = 0;
/** Cells within the margin of the chord that was walked last. */
export let walkedCells: usize = 0;
export let walkedCount: i32 = 0;

/** Lays cells over lines. @param within [mm] a chord is in a cell that it passes within this */
export function layCells(points: usize, count: i32, ends: usize, within: f64): void {
  linePoints = points;
  pointCount = count;
  lineEnds = ends;
  margin = within;
  measure();
  // A point of a chord lies in two columns at most, for the margin is a quarter of a cell at most.
  walkedCells = take(4 * <usize>(2 * rows + 3 * columns + 16));
  countEntries();
}

/** Whether a point is the last of its line; the next line is asked about from the next point on. */
let line: i32 = 0;
export function startLines(): void {
  line = 0;
}
export function endsLine(point: i32): bool {
  if (point + 1 !== intAt(lineEnds, line)) return false;
  line++;
  return true;
}

/** [mm] Length of the chord that begins at a point. */
export function chordLength(point: i32): f64 {
  const dx = floatAt(linePoints, 2 * point + 2) - floatAt(linePoints, 2 * point);
  const dy = floatAt(linePoints, 2 * point + 3) - floatAt(linePoints, 2 * point + 1);
  return sqrt(dx * dx + dy * dy);
}

/** Finds where the cells lie and how wide they are. */
function measure(): void {
  minX = Infinity;
  minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  let length: f64 = 0;
  startLines();
  for (let point = 0; point < pointCount; point++) {
    minX = min(minX, floatAt(linePoints, 2 * point));
    maxX = max(maxX, floatAt(linePoints, 2 * point));
    minY = min(minY, floatAt(linePoints, 2 * point + 1));
    maxY = max(maxY, floatAt(linePoints, 2 * point + 1));
    if (!endsLine(point)) length += chordLength(point);
  }
  const width = maxX - minX;
  const height = maxY - minY;
  // No more cells than chords, no more entries than about five a chord. The jumps from line to line are left out of
  // the length: with them the cells of 80,000 short lines were ten times as wide, and held a hundred times the chords.
  const count = <f64>pointCount;
  cell = max(max(sqrt((width * height) / count), length / (4 * count)), max((width + height) / count, 4 * margin));
  columns = <i32>floor(width / cell) + 1;
  rows = <i32>floor(height / cell) + 1;
}

function countEntries(): void {
  const cells = columns * rows;
  cellBegins = take(4 * <usize>(cells + 1));
  startLines();
  for (let point = 0; point < pointCount; point++) {
    if (endsLine(point)) continue;
    walkChord(point);
    for (let k = 0; k < walkedCount; k++) {
      const after = intAt(walkedCells, k) + 1;
      setInt(cellBegins, after, intAt(cellBegins, after) + 1);
    }
  }
  for (let k = 1; k <= cells; k++) setInt(cellBegins, k, intAt(cellBegins, k) + intAt(cellBegins, k - 1));
}

/** How many cells there are. */
export function countCells(): i32 {
  return columns * rows;
}

/** Finds the cells within the margin of a chord. */
export function walkChord(point: i32): void {
  walkedCount = 0;
  const ax = floatAt(linePoints, 2 * point);
  const ay = floatAt(linePoints, 2 * point + 1);
  const bx = floatAt(linePoints, 2 * point + 2);
  const by = floatAt(linePoints, 2 * point + 3);
  if (bx < ax) walk(bx, by, ax, ay);
  else walk(ax, ay, bx, by);
}

/** From left to right. */
function walk(x0: f64, y0: f64, x1: f64, y1: f64): void {
  const firstColumn = cellOf(x0 - margin - minX, columns);
  const lastColumn = cellOf(x1 + margin - minX, columns);
  if (firstColumn === lastColumn) {
    // Most chords are shorter than a cell.
    takeCells(firstColumn, min(y0, y1), max(y0, y1));
    return;
  }
  const upright = x1 - x0 < UPRIGHT;
  const slope = upright ? 0 : (y1 - y0) / (x1 - x0);
  for (let column = firstColumn; column <= lastColumn; column++) {
    const left = max(x0, minX + <f64>column * cell - margin);
    const right = min(x1, minX + <f64>(column + 1) * cell + margin);
    const yLeft = upright ? y0 : y0 + slope * (left - x0);
    const yRight = upright ? y1 : y0 + slope * (right - x0);
    takeCells(column, min(yLeft, yRight), max(yLeft, yRight));
  }
}

/** Those of a column between two heights. */
function takeCells(column: i32, low: f64, high: f64): void {
  const last = cellOf(high + margin - minY, rows);
  for (let row = cellOf(low - margin - minY, rows); row <= last; row++)
    setInt(walkedCells, walkedCount++, row * columns + column);
}

function cellOf(distance: f64, cells: i32): i32 {
  const at = floor(distance / cell);
  return at < 0 ? 0 : at >= <f64>cells ? cells - 1 : <i32>at;
}
