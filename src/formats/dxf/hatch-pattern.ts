import type { Polygons } from '../../geometry/areas/polygons.ts';
import { hatchFill } from '../../geometry/fills/hatch-fill.ts';
import { dashLine } from '../../geometry/paths/dash-line.ts';
import type { SubpathBuilder } from '../../geometry/paths/subpath-builder.ts';
import { PLAIN_PEN } from '../../model/part.ts';
import { type Entity, toNumber } from './entity.ts';
import { dashRuns } from './line-type.ts';

/** A row of lines that a pattern is made of, in the plane of its hatch. */
interface LineRow {
  /** [°] */
  readonly angle: number;
  readonly base: readonly [x: number, y: number];
  /** From one line to the next, and so from the beginning of its dashes to that of the next one's. */
  readonly step: readonly [x: number, y: number];
  /** Above 0 drawn, below 0 left out, 0 a dot. */
  readonly dashes: readonly number[];
}

/** More lines, or dashes of them, than this are an even area to the eye. */
const MOST_LINES = 20_000;

/**
 * Draws the lines of a hatch’s pattern (groups 78, 53 and on, which the file holds scaled and turned) within its areas.
 * @returns false where the file holds no pattern, or one too fine to tell: nothing is drawn
 */
export function drawPattern(builder: SubpathBuilder, entity: Entity, areas: Polygons): boolean {
  const rows = rowsOf(entity);
  const lines: Float64Array[] = [];
  for (const row of rows) if (!addRow(row, areas, lines)) return false;
  for (const [x0, y0, x1, y1] of lines) {
    builder.moveTo(x0!, y0!);
    builder.lineTo(x1!, y1!);
  }
  return lines.length > 0;
}

function rowsOf({ codes, values }: Entity): readonly LineRow[] {
  const rows: { angle: number; base: [number, number]; step: [number, number]; dashes: number[] }[] = [];
  const start = codes.lastIndexOf(78);
  for (let i = start; start >= 0 && i < codes.length; i++) {
    const value = toNumber(values[i]!);
    if (codes[i] === 53) rows.push({ angle: value, base: [0, 0], step: [0, 0], dashes: [] });
    const row = rows[rows.length - 1];
    if (row === undefined) continue;
    if (codes[i] === 43) row.base[0] = value;
    else if (codes[i] === 44) row.base[1] = value;
    else if (codes[i] === 45) row.step[0] = value;
    else if (codes[i] === 46) row.step[1] = value;
    else if (codes[i] === 49) row.dashes.push(value);
  }
  return rows;
}

/** Lays one row of lines into the areas, turned so that its lines run along x; false where they are too many. */
function addRow({ angle, base, step, dashes }: LineRow, areas: Polygons, lines: Float64Array[]): boolean {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const along = (x: number, y: number): number => cos * x + sin * y;
  const across = (x: number, y: number): number => cos * y - sin * x;
  const [start, level] = [along(...base), across(...base)];
  const [shift, rise] = [along(...step), across(...step)];
  const interval = Math.abs(rise);
  const turned = turn(areas, along, across);
  if (!(heightOf(turned) / interval < MOST_LINES)) return false;
  const rows = hatchFill(turned, { interval, origin: level - interval / 2, fillRule: 'evenodd' });
  const { runs, begin } = dashRuns(dashes);
  const period = runs.reduce((sum, length) => sum + length, 0);
  let k = 0;
  for (const [row, y] of rows.y.entries()) {
    const first = start + Math.round((y - level) / rise) * shift + begin;
    for (; k < rows.ends[row]!; k++) {
      const [from, to] = [rows.from[k]!, rows.to[k]!];
      if (lines.length + (period > 0 ? (to - from) / period : 1) > MOST_LINES) return false;
      const pen = { ...PLAIN_PEN, dashes: runs, dashOffset: from - first };
      for (const [x0, , x1] of dashLine(Float64Array.of(from, y, to, y), pen))
        lines.push(Float64Array.of(cos * x0! - sin * y, sin * x0! + cos * y, cos * x1! - sin * y, sin * x1! + cos * y));
    }
  }
  return true;
}

type Axis = (x: number, y: number) => number;

function turn({ coordinates, ends }: Polygons, along: Axis, across: Axis): Polygons {
  const turned = new Float64Array(coordinates.length);
  for (let n = 0; n < coordinates.length; n += 2) {
    const [x, y] = [coordinates[n]!, coordinates[n + 1]!];
    turned[n] = along(x, y);
    turned[n + 1] = across(x, y);
  }
  return { coordinates: turned, ends };
}

function heightOf({ coordinates }: Polygons): number {
  let [least, most] = [Infinity, -Infinity];
  for (let n = 1; n < coordinates.length; n += 2) {
    least = Math.min(least, coordinates[n]!);
    most = Math.max(most, coordinates[n]!);
  }
  return most - least;
}
