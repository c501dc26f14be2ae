import { outlineRun } from '../areas/outline-run.ts';
import type { Polygons } from '../areas/polygons.ts';

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
 * Every edge is asked for its own rows: O(n + k log k) (`assembly/scan-lines`).
 */
export function scanLines(polygons: Polygons, angle: number, spacing: number, offset: number): ScanLines {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const run = outlineRun(polygons);
  const { exports } = run;
  exports.turnOutlines(cos, sin);
  exports.cutByRows(spacing, offset);
  const count = exports.rowCount.value;
  const ends = Uint32Array.from(run.ints(exports.crossingBegins.value + 4, count));
  const total = count === 0 ? 0 : ends[count - 1]!;
  return {
    cos,
    sin,
    rows: run.floats(exports.rows.value, count).slice(),
    ends,
    u: run.floats(exports.crossingPlaces.value, total).slice(),
    place: run.floats(exports.outlinePlaces.value, total).slice(),
  };
}

/** [mm] Least and greatest v of polygons in the frame turned by `angle`. */
export function scanRange(polygons: Polygons, angle: number): readonly [number, number] {
  const { exports } = outlineRun(polygons);
  exports.turnOutlines(Math.cos(angle), Math.sin(angle));
  return [exports.lowestRow.value, exports.highestRow.value];
}
