import type { ScanRows } from '../../../geometry/fills/scan-rows.ts';
import { Motion, MoveKind } from '../../../model/toolpath.ts';
import type { ToolpathBuilder } from '../../../model/toolpath-builder.ts';
import type { Engraving } from './burnt-box.ts';

export interface RowOptions {
  /** [mm/s] */
  readonly feed: number;
  /** [0…1] at the darkest. */
  readonly power: number;
  /** [0…1] Below this nothing fires: the shades are spread above it. */
  readonly powerMin: number;
  /** [mm] Run-up on both sides, where the machine has room for it. */
  readonly overrun: number;
  /** How dark stretches of a row are crossed: along the line, or as a travel where the controller knows no other way. */
  readonly dark: 0 | 1;
  readonly bidirectional: boolean;
  /** [mm] How late the beam answers at this speed. */
  readonly scanOffset: number;
  /** [mm/s] Travel speed. */
  readonly travel: number;
  /** [mm] Where the head may go: x0 y0 x1 y1. */
  readonly reach: readonly [number, number, number, number];
  /** [mm] Where the drawing's origin lies. */
  readonly dx: number;
  readonly dy: number;
  /** Called after each row: the caller may take what was built. */
  readonly rowDone?: () => void;
}

/** What the rows had to do without. */
export interface RowReport {
  /** [mm] Shortest run-up that there was room for. */
  readonly leastOverrun: number;
}

/**
 * Burns rows, every second one the other way round. The head is at speed before the first dot and brakes after the
 * last one, both dark, as far as the machine reaches. Gaps are crossed at the same speed, without light.
 */
export function emitRows(builder: ToolpathBuilder, engraving: Engraving, options: RowOptions): RowReport {
  const { rows, angle } = engraving;
  const { feed, dx, dy } = options;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const X = (along: number, y: number): number => along * cos - y * sin + dx;
  const Y = (along: number, y: number): number => along * sin + y * cos + dy;
  const dark = (along: number, y: number, motion: 0 | 1, kind: 0 | 19): void => {
    builder.x = X(along, y);
    builder.y = Y(along, y);
    builder.addFlat(kind, motion, motion === 0 ? options.travel : feed, 0);
  };
  let leastOverrun = options.overrun;
  for (let row = 0, first = 0; row < rows.y.length; first = rows.ends[row]!, row++) {
    const y = rows.y[row]!;
    const end = rows.ends[row]!;
    const forward = !options.bidirectional || row % 2 === 0;
    const step = forward ? 1 : -1;
    const shift = (step * options.scanOffset) / 2;
    const [start, stop] = forward ? [rows.from[first]!, rows.to[end - 1]!] : [rows.to[end - 1]!, rows.from[first]!];
    const before = roomFor(X(start + shift, y), Y(start + shift, y), -step * cos, -step * sin, options);
    const after = roomFor(X(stop + shift, y), Y(stop + shift, y), step * cos, step * sin, options);
    leastOverrun = Math.min(leastOverrun, before, after);
    dark(start + shift - step * before, y, Motion.rapid, MoveKind.travel);
    if (before > 0) dark(start + shift, y, Motion.line, MoveKind.overrun);
    burnRow(builder, rows, { first, end, y, forward, shift, cos, sin }, options);
    if (after > 0) dark(stop + shift + step * after, y, Motion.line, MoveKind.overrun);
    options.rowDone?.();
  }
  return { leastOverrun };
}

/** A row as it is burnt: its stretches from `first` to the one before `end`, at the height y [mm]. */
interface Row {
  readonly first: number;
  readonly end: number;
  readonly y: number;
  readonly forward: boolean;
  /** [mm] Along the row, for the answer of the beam. */
  readonly shift: number;
  readonly cos: number;
  readonly sin: number;
}

/** The stretches of a row and the gaps between them: a million of each in a photo, so nothing is made or called for one. */
function burnRow(builder: ToolpathBuilder, rows: ScanRows, row: Row, options: RowOptions): void {
  const { first, end, forward, shift, cos, sin } = row;
  const { feed, dx, dy, powerMin, dark } = options;
  const [across, up] = [row.y * sin, row.y * cos];
  const [starts, stops] = forward ? [rows.from, rows.to] : [rows.to, rows.from];
  const step = forward ? 1 : -1;
  const range = options.power - powerMin;
  let px = builder.x;
  let py = builder.y;
  for (let n = end - first, k = forward ? first : end - 1; n > 0; n--, k += step) {
    const a = starts[k]! + shift;
    const ax = a * cos - across + dx;
    const ay = a * sin + up + dy;
    if ((ax - px) * (ax - px) + (ay - py) * (ay - py) > 1e-8) {
      builder.x = ax;
      builder.y = ay;
      if (dark === Motion.line) builder.addFlat(MoveKind.engrave, dark, feed, 0);
      else builder.addFlat(MoveKind.travel, dark, options.travel, 0);
    }
    const b = stops[k]! + shift;
    px = builder.x = b * cos - across + dx;
    py = builder.y = b * sin + up + dy;
    builder.addFlat(MoveKind.engrave, Motion.line, feed, Math.max(0, powerMin + rows.power[k]! * range));
  }
}

/** [mm] How far the head can go from a point in a direction, at most the run-up. */
function roomFor(x: number, y: number, ux: number, uy: number, { overrun, reach }: RowOptions): number {
  let room = overrun;
  if (ux > 1e-9) room = Math.min(room, (reach[2] - x) / ux);
  if (ux < -1e-9) room = Math.min(room, (reach[0] - x) / ux);
  if (uy > 1e-9) room = Math.min(room, (reach[3] - y) / uy);
  if (uy < -1e-9) room = Math.min(room, (reach[1] - y) / uy);
  return Math.max(0, room);
}
