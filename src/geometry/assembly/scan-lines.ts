/*
 * Parallel lines across outlines, row by row (see ../scan-lines.ts).
 */
import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { coordinates, ends, firstOf, loopCount, vertexCount } from './outlines';

/** Height of each row. */
export let rows: usize = 0;
export let rowCount: i32 = 0;
/** For each row the number of its first crossing, and one more. */
export let crossingBegins: usize = 0;
/** Where each crossing lies along its row, and on the outline. */
export let crossingPlaces: usize = 0;
export let outlinePlaces: usize = 0;

/** Least and greatest v of the outlines, where rows may lie. */
export let lowestRow: f64 = 0;
export let highestRow: f64 = 0;

let turned: usize = 0;
/** The place of the next crossing of each row. */
let next: usize = 0;
let distance: f64 = 0;

/** Of an edge: its end, as a place on it. */
const LAST_SHARE: f64 = 1 - 1.0 / 16777216;

/** Turns the outlines so that rows lie along x. */
export function turnOutlines(cos: f64, sin: f64): void {
  turned = take(16 * <usize>vertexCount);
  lowestRow = Infinity;
  highestRow = -Infinity;
  for (let i = 0; i < 2 * vertexCount; i += 2) {
    const x = floatAt(coordinates, i);
    const y = floatAt(coordinates, i + 1);
    const v = cos * y - sin * x;
    setFloat(turned, i, cos * x + sin * y);
    setFloat(turned, i + 1, v);
    lowestRow = min(lowestRow, v);
    highestRow = max(highestRow, v);
  }
}

/** Cuts the turned outlines by rows at `offset + k · spacing`. */
export function cutByRows(spacing: f64, offset: f64): void {
  distance = spacing;
  const first = ceil((lowestRow - offset) / spacing);
  rowCount = <i32>max(0, floor((highestRow - offset) / spacing) - first + 1);
  rows = take(8 * <usize>rowCount);
  for (let k = 0; k < rowCount; k++) setFloat(rows, k, offset + (first + <f64>k) * spacing);
  crossingBegins = take(4 * <usize>(rowCount + 1));
  next = take(4 * <usize>(rowCount + 1));
  eachEdge(false);
  for (let k = 0; k < rowCount; k++) {
    const begin = intAt(crossingBegins, k);
    setInt(next, k, begin);
    setInt(crossingBegins, k + 1, begin + intAt(crossingBegins, k + 1));
  }
  const total = <usize>intAt(crossingBegins, rowCount);
  crossingPlaces = take(8 * total);
  outlinePlaces = take(8 * total);
  eachEdge(true);
}

function eachEdge(isCounted: boolean): void {
  for (let loop = 0; loop < loopCount; loop++) {
    const first = firstOf(loop);
    const end = intAt(ends, loop);
    for (let i = first; i < end; i++) eachRow(i, i + 1 === end ? first : i + 1, isCounted);
  }
}

/** Counts or keeps where an edge crosses rows. A vertex on a row counts as above it, so that every row meets an even number of edges. */
function eachRow(i: i32, j: i32, isCounted: boolean): void {
  const v0 = floatAt(turned, 2 * i + 1);
  const v1 = floatAt(turned, 2 * j + 1);
  if (v0 === v1 || rowCount === 0) return;
  const low = min(v0, v1);
  const high = max(v0, v1);
  let row = <i32>max(0, ceil((low - floatAt(rows, 0)) / distance) - 1);
  while (row < rowCount && floatAt(rows, row) <= low) row++;
  const u0 = floatAt(turned, 2 * i);
  const u1 = floatAt(turned, 2 * j);
  for (; row < rowCount && floatAt(rows, row) <= high; row++) {
    if (!isCounted) setInt(crossingBegins, row + 1, intAt(crossingBegins, row + 1) + 1);
    else {
      const share = (floatAt(rows, row) - v0) / (v1 - v0);
      // At its very end the place is still this edge's: the next number may be another outline's.
      keep(row, u0 + share * (u1 - u0), <f64>i + min(share, LAST_SHARE));
    }
  }
}

/** In its place among those of its row. */
function keep(row: i32, u: f64, place: f64): void {
  let n = intAt(next, row);
  setInt(next, row, n + 1);
  for (const begin = intAt(crossingBegins, row); n > begin && floatAt(crossingPlaces, n - 1) > u; n--) {
    setFloat(crossingPlaces, n, floatAt(crossingPlaces, n - 1));
    setFloat(outlinePlaces, n, floatAt(outlinePlaces, n - 1));
  }
  setFloat(crossingPlaces, n, u);
  setFloat(outlinePlaces, n, place);
}
