import { arcPathBox, type Box } from '../../../geometry/arc-path.ts';
import type { PolygonKernel } from '../../../geometry/polygons.ts';
import type { ScanRows } from '../../../geometry/scan-rows.ts';
import type { Drawing, Subpath } from '../../../model/part.ts';
import { type SortedDrawing, sortDrawing } from '../operations.ts';
import type { LaserSetup } from '../setup.ts';
import { type CutTree, cutTree } from './cut-tree.ts';
import { engravedArea, hatchRows } from './engrave-areas.ts';
import { engraveImage } from './engrave-image.ts';
import { engraveIslands } from './engrave-islands.ts';
import { isCompensated } from './is-compensated.ts';
import { overrunFor } from './overrun.ts';
import { traceImages } from './trace-images.ts';
import { type TracedStrokes, traceStrokes } from './trace-strokes.ts';

/** Rows to burn, turned by `angle` [rad] about the drawing's origin. */
export interface Engraving {
  readonly rows: ScanRows;
  readonly angle: number;
}

/** The strokes of one operation, with the shape that each comes from. */
export interface StrokeGroup {
  readonly subpaths: readonly Subpath[];
  /** Index of the shape, by stroke. */
  readonly shapes: readonly number[];
  readonly traced: TracedStrokes;
}

/** A drawing ready to be laid on a sheet, in its own frame. Rules read it, the planner lays it out. */
export interface PartPlan {
  readonly drawing: Drawing;
  /** Dots of traced pictures that were too small to trace. */
  readonly specks: number;
  /** [°] By which the drawing was turned before. */
  readonly turn: 0 | 90;
  readonly sorted: SortedDrawing;
  readonly cutStrokes: StrokeGroup;
  readonly scoreStrokes: StrokeGroup;
  /** [mm] Kerf that is made up for; 0 where the drawing does so already. */
  readonly kerf: number;
  /** The drawing makes up for the kerf already (Boxes.py and its like). */
  readonly compensated: boolean;
  readonly cuts: CutTree;
  readonly scores: CutTree;
  readonly engravings: readonly Engraving[];
  /** [mm] Of everything that burns; null where nothing does. */
  readonly box: Box | null;
}

/** Works a drawing out, up to the sheet: operations, doubles, joins, kerf, rows. */
export function planPart(given: Drawing, setup: LaserSetup, kernel: PolygonKernel, turn: 0 | 90 = 0): PartPlan {
  const { machine, settings, work } = setup;
  const { drawing, specks } = traceImages(given, settings);
  const sorted = sortDrawing(drawing, machine, settings);
  const cutStrokes = strokesOf(drawing, sorted, 'cut', setup);
  const scoreStrokes = strokesOf(drawing, sorted, 'score', setup);
  const compensated = isCompensated(cutStrokes.subpaths);
  const kerf = compensated && !work.kerfAsked ? 0 : work.kerf;
  const cuts = cutTree(cutStrokes.traced.paths, kerf, settings.tolerance, kernel);
  const scores = cutTree(scoreStrokes.traced.paths, 0, settings.tolerance, kernel);
  const engravings = engravingsOf(drawing, sorted, setup, kernel);
  const box = boxOfAll(cuts, scores, engravings);
  return { drawing, specks, turn, sorted, cutStrokes, scoreStrokes, kerf, compensated, cuts, scores, engravings, box };
}

function strokesOf(
  drawing: Drawing,
  sorted: SortedDrawing,
  operation: 'cut' | 'score',
  setup: LaserSetup,
): StrokeGroup {
  const { settings } = setup;
  const strokes = sorted.strokes.filter((stroke) => stroke.operation === operation);
  const subpaths = strokes.map(({ shape, subpath }) => drawing.shapes[shape]!.subpaths[subpath]!);
  const removeDoubles = settings.duplicates === 'remove';
  const traced = traceStrokes(subpaths, {
    tolerance: settings.tolerance,
    join: settings.join,
    removeDoubles,
    shareEdges: removeDoubles && settings.sharedEdges === 'once',
  });
  return { subpaths, shapes: strokes.map(({ shape }) => shape), traced };
}

/** [mm] Areas nearer than this are filled together whatever the speed. */
const MIN_GAP = 5;

function engravingsOf(
  drawing: Drawing,
  sorted: SortedDrawing,
  setup: LaserSetup,
  kernel: PolygonKernel,
): readonly Engraving[] {
  const { machine, settings, work } = setup;
  const interval = work.engrave?.interval;
  if (interval === undefined) return [];
  const engravings: Engraving[] = [];
  const area = engravedArea(drawing, sorted, machine.spot, kernel);
  const angle = (settings.hatchAngle * Math.PI) / 180;
  // Crossing a gap costs less than braking, turning and speeding up again while it is shorter than two run-ups.
  for (const island of engraveIslands(area, Math.max(MIN_GAP, 2 * overrunFor(setup))))
    engravings.push({ rows: hatchRows(island, interval, angle), angle });
  for (const index of sorted.images)
    engravings.push({ rows: engraveImage(drawing.images[index]!, interval, settings), angle: 0 });
  return engravings.filter(({ rows }) => rows.y.length > 0);
}

function boxOfAll(cuts: CutTree, scores: CutTree, engravings: readonly Engraving[]): Box | null {
  let x0 = Number.POSITIVE_INFINITY;
  let y0 = Number.POSITIVE_INFINITY;
  let x1 = Number.NEGATIVE_INFINITY;
  let y1 = Number.NEGATIVE_INFINITY;
  const take = (x: number, y: number): void => {
    if (x < x0) x0 = x;
    if (y < y0) y0 = y;
    if (x > x1) x1 = x;
    if (y > y1) y1 = y;
  };
  for (const tree of [cuts, scores]) {
    for (const { path } of tree.cuts) {
      const box = arcPathBox(path);
      take(box[0], box[1]);
      take(box[2], box[3]);
    }
  }
  for (const { rows, angle } of engravings) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (let row = 0, k = 0; row < rows.y.length; row++) {
      const y = rows.y[row]!;
      const [from, to] = [rows.from[k]!, rows.to[rows.ends[row]! - 1]!];
      take(from * cos - y * sin, from * sin + y * cos);
      take(to * cos - y * sin, to * sin + y * cos);
      k = rows.ends[row]!;
    }
  }
  return x0 <= x1 ? [x0, y0, x1, y1] : null;
}
