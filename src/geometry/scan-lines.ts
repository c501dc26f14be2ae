import type { Polygons } from './polygons.ts';

/**
 * Parallel lines across polygons, row by row. Everything is in the frame in which the rows lie along x;
 * `cos`, `sin` turn it back: x = cos·u − sin·v, y = sin·u + cos·v.
 */
export interface ScanLines {
  readonly cos: number;
  readonly sin: number;
  /** [mm] Height of each row. */
  readonly rows: Float64Array;
  /** For each row the number of the crossing after its last one. */
  readonly ends: Uint32Array;
  /** [mm] Crossings with the outline; each pair of one row bounds a stretch inside. */
  readonly u: Float64Array;
  /** Where on the outline a crossing lies: number of the edge's first vertex plus the share of the edge. */
  readonly place: Float64Array;
}

/**
 * Cuts polygons by rows at `offset + k · spacing`, in a frame turned by `angle` [radians].
 * Every edge is asked for its own rows: O(n + k log k).
 */
export function scanLines(polygons: Polygons, angle: number, spacing: number, offset: number): ScanLines {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const turned = turn(polygons.coordinates, cos, sin);
  const [low, high] = rangeOf(turned);
  const first = Math.ceil((low - offset) / spacing);
  const count = Math.max(0, Math.floor((high - offset) / spacing) - first + 1);
  const rows = new Float64Array(count);
  for (let k = 0; k < count; k++) rows[k] = offset + (first + k) * spacing;
  const starts = new Uint32Array(count + 1);
  eachCrossing(turned, polygons.ends, rows, spacing, (row) => {
    starts[row + 1]!++;
  });
  for (let k = 0; k < count; k++) starts[k + 1]! += starts[k]!;
  const total = starts[count] ?? 0;
  const u = new Float64Array(total);
  const place = new Float64Array(total);
  const next = starts.slice();
  eachCrossing(turned, polygons.ends, rows, spacing, (row, at, where) => {
    let n = next[row]!++;
    while (n > starts[row]! && u[n - 1]! > at) {
      u[n] = u[n - 1]!;
      place[n] = place[n - 1]!;
      n--;
    }
    u[n] = at;
    place[n] = where;
  });
  return { cos, sin, rows, ends: starts.subarray(1), u, place };
}

/** [mm] Least and greatest v of polygons in the frame turned by `angle`. */
export function scanRange(polygons: Polygons, angle: number): readonly [number, number] {
  return rangeOf(turn(polygons.coordinates, Math.cos(angle), Math.sin(angle)));
}

function turn(coordinates: Float64Array, cos: number, sin: number): Float64Array {
  const turned = new Float64Array(coordinates.length);
  for (let i = 0; i < coordinates.length; i += 2) {
    turned[i] = cos * coordinates[i]! + sin * coordinates[i + 1]!;
    turned[i + 1] = cos * coordinates[i + 1]! - sin * coordinates[i]!;
  }
  return turned;
}

function rangeOf(turned: Float64Array): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < turned.length; i += 2) {
    if (turned[i]! < low) low = turned[i]!;
    if (turned[i]! > high) high = turned[i]!;
  }
  return [low, high];
}

/** Of an edge: its end, as a place on it. */
const LAST_SHARE = 1 - 2 ** -24;

/** A vertex on a row counts as above it, so that every row meets an even number of edges. */
function eachCrossing(
  turned: Float64Array,
  ends: Uint32Array,
  rows: Float64Array,
  spacing: number,
  found: (row: number, u: number, place: number) => void,
): void {
  let first = 0;
  for (const end of ends) {
    for (let i = first; i < end; i++) {
      const j = i + 1 === end ? first : i + 1;
      const v0 = turned[2 * i + 1]!;
      const v1 = turned[2 * j + 1]!;
      if (v0 === v1) continue;
      const low = Math.min(v0, v1);
      const high = Math.max(v0, v1);
      let row = rows.length === 0 ? 0 : Math.max(0, Math.ceil((low - rows[0]!) / spacing) - 1);
      while (row < rows.length && rows[row]! <= low) row++;
      for (; row < rows.length && rows[row]! <= high; row++) {
        const share = (rows[row]! - v0) / (v1 - v0);
        // At its very end the place is still this edge's: the next number may be another outline's.
        found(row, turned[2 * i]! + share * (turned[2 * j]! - turned[2 * i]!), i + Math.min(share, LAST_SHARE));
      }
    }
    first = end;
  }
}
