import { packContours } from '../../../../geometry/areas/islands.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons } from '../../../../geometry/areas/polygons.ts';
import { type ScanLines, scanLines } from '../../../../geometry/fills/scan-lines.ts';
import type { Stroke } from '../stroke.ts';

/** What may carry threads over open infill. */
export interface Carriers {
  /** Where threads may lie: everything inside the walls. */
  readonly fill: Polygons;
  /** Open infill below; beside it everything is solid. */
  readonly lower: Polygons;
  /** Lines of that infill, made when a thread needs them. */
  readonly lines: () => readonly Stroke[];
}

export interface RowOptions {
  /** [radians] Direction of the threads. */
  readonly angle: number;
  /** [mm] Distance of the threads. */
  readonly pitch: number;
  /** [mm] How far a thread reaches over what carries it. */
  readonly anchor: number;
}

/** [mm] Nearer than this counts as reached. */
const CLOSE = 0.05;
/** [mm] A thread may end this far behind the last line that it lies on. */
const FREE = 1;

/**
 * Whole rows for what a patch over open infill needs besides itself: a thread that ends in the air goes on
 * to the next line or solid edge, so that no patch floats in a cell of the infill or, in a hollow part, in the air.
 *
 *      solid ▒▒▒|      |      |▒▒▒     | lines of the infill below
 *               |   ══ |      |        patch as wide as the surface above asks
 *               |══════|      |        as it is printed
 */
export function anchoringRows(
  kernel: PolygonKernel,
  patch: Polygons,
  carriers: Carriers,
  options: RowOptions,
): Polygons {
  const { angle, pitch, anchor } = options;
  const rows = scanLines(patch, angle, pitch, pitch / 2);
  const inside = alike(carriers.fill, rows, options);
  const open = alike(carriers.lower, rows, options);
  let crossed: readonly Float64Array[] | undefined;
  const strips: Float64Array[] = [];
  for (let row = 0, k = 0; row < rows.rows.length; row++) {
    const v = rows.rows[row]!;
    for (; k + 1 < rows.ends[row]!; k += 2) {
      const from = rows.u[k]!;
      const to = rows.u[k + 1]!;
      const cell = around(open, v, pitch, from, to);
      const room = around(inside, v, pitch, from, to);
      if (cell === undefined || room === undefined) continue;
      if (from <= cell[0] + CLOSE && to >= cell[1] - CLOSE) continue;
      crossed ??= crossings(carriers.lines(), rows, pitch);
      const [low, high] = reach([from, to], cell, crossed[row]!);
      const a = Math.max(room[0], low < from ? low - anchor : from);
      const b = Math.min(room[1], high > to ? high + anchor : to);
      // Whole rows: the patch's slanted border would leave notches beside pieces that only continue it.
      if (a < from || b > to) strips.push(strip(rows, v, [a, b], pitch));
    }
  }
  return strips.length === 0 ? NO_POLYGONS : kernel.intersection(kernel.union(packContours(strips)), carriers.fill);
}

type Interval = readonly [from: number, to: number];

/** How far a thread must go so that both ends lie on something: edges of the cell of solid, or lines between them. */
function reach([from, to]: Interval, cell: Interval, lines: Float64Array): Interval {
  let before = cell[0];
  let after = cell[1];
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const line of lines) {
    if (line < from) before = Math.max(before, line);
    else if (line > to) after = Math.min(after, line);
    else {
      first = Math.min(first, line);
      last = Math.max(last, line);
    }
  }
  const low = from <= cell[0] + CLOSE || first - from <= FREE ? from : before;
  const high = to >= cell[1] - CLOSE || to - last <= FREE ? to : after;
  return [low, high];
}

/** The rows of another region at the same heights. */
function alike(region: Polygons, rows: ScanLines, { angle, pitch }: RowOptions): ScanLines {
  return rows.rows.length === 0 ? rows : scanLines(region, angle, pitch, pitch / 2);
}

/** The stretch of a region's row that holds the middle of another. */
function around(region: ScanLines, v: number, pitch: number, from: number, to: number): Interval | undefined {
  const row = region.rows.length === 0 ? -1 : Math.round((v - region.rows[0]!) / pitch);
  if (row < 0 || row >= region.rows.length) return undefined;
  const middle = (from + to) / 2;
  for (let k = row === 0 ? 0 : region.ends[row - 1]!; k + 1 < region.ends[row]!; k += 2)
    if (region.u[k]! <= middle && region.u[k + 1]! >= middle) return [region.u[k]!, region.u[k + 1]!];
  return undefined;
}

/** Where lines cross each row. */
function crossings(lines: readonly Stroke[], { cos, sin, rows }: ScanLines, pitch: number): readonly Float64Array[] {
  const found: number[][] = Array.from(rows, () => []);
  for (const { points } of lines) {
    for (let i = 2; i < points.length; i += 2) {
      const u0 = cos * points[i - 2]! + sin * points[i - 1]!;
      const v0 = cos * points[i - 1]! - sin * points[i - 2]!;
      const u1 = cos * points[i]! + sin * points[i + 1]!;
      const v1 = cos * points[i + 1]! - sin * points[i]!;
      if (v0 === v1) continue;
      const first = Math.max(0, Math.ceil((Math.min(v0, v1) - rows[0]!) / pitch));
      const last = Math.min(rows.length - 1, Math.floor((Math.max(v0, v1) - rows[0]!) / pitch));
      for (let row = first; row <= last; row++) found[row]!.push(u0 + ((rows[row]! - v0) / (v1 - v0)) * (u1 - u0));
    }
  }
  return found.map((places) => Float64Array.from(places).sort());
}

/** A piece of a row as an area, counter-clockwise. */
function strip({ cos, sin }: ScanLines, v: number, [a, b]: Interval, pitch: number): Float64Array {
  const half = pitch / 2 + CLOSE / 2;
  const corners = [
    [a, v - half],
    [b, v - half],
    [b, v + half],
    [a, v + half],
  ] as const;
  return Float64Array.from(corners.flatMap(([u, w]) => [cos * u - sin * w, sin * u + cos * w]));
}
