import type { PolygonKernel } from '../../../geometry/areas/polygons.ts';
import type { Box } from '../../../geometry/paths/arc-path.ts';
import { boundsBeyondReach } from '../../../geometry/paths/drawing-measures.ts';
import type { FlatBounds } from '../../../geometry/paths/subpath-bounds.ts';
import type { Drawing, Subpath } from '../../../model/part.ts';
import type { SortedDrawing } from '../operations.ts';
import type { LaserSetup } from '../setup.ts';
import type { LaserWork } from '../work.ts';
import { type Burnt, burntBox, type Engraving } from './burnt-box.ts';
import { cutTree } from './cut-tree.ts';
import { sortLines } from './dash-strokes.ts';
import { drawnKerf } from './drawn-kerf.ts';
import { engravedAreas, hatchRows } from './engrave-areas.ts';
import { engraveImage } from './engrave-image.ts';
import { engraveIslands } from './engrave-islands.ts';
import { overrunFor } from './overrun.ts';
import { traceImages } from './trace-images.ts';
import { type TracedStrokes, traceStrokes } from './trace-strokes.ts';

/** The strokes of one operation, with the shape that each comes from. */
export interface StrokeGroup {
  readonly subpaths: readonly Subpath[];
  /** Index of the shape, by stroke. */
  readonly shapes: readonly number[];
  readonly traced: TracedStrokes;
}

/** A drawing ready to be laid on a sheet, in its own frame. Rules read it, the planner lays it out. */
export interface PartPlan extends Burnt {
  readonly drawing: Drawing;
  /** Dots of traced pictures that were too small to trace. */
  readonly specks: number;
  /** [°] By which the drawing was turned before. */
  readonly turn: 0 | 90;
  readonly sorted: SortedDrawing;
  readonly cutStrokes: StrokeGroup;
  readonly scoreStrokes: StrokeGroup;
  /** [mm] By half of which outlines are moved: what the drawing does not make up for itself. */
  readonly kerf: number;
  /** [mm] The kerf that the drawing makes up for already (Boxes.py and its like); 0: none. */
  readonly drawnKerf: number;
  /** [mm] Of everything that burns; null where nothing does. */
  readonly box: Box | null;
}

/** Works a drawing out, up to the sheet: operations, doubles, joins, kerf, rows. */
export function planPart(given: Drawing, setup: LaserSetup, kernel: PolygonKernel, turn: 0 | 90 = 0): PartPlan {
  const far = boundsBeyondReach(given);
  if (far !== null) return farPlan(given, setup, kernel, far);
  const { settings, work } = setup;
  const { drawing: whole, specks } = traceImages(given, settings);
  const { drawing, sorted } = sortLines(whole, setup);
  const cutStrokes = strokesOf(drawing, sorted, 'cut', setup);
  const scoreStrokes = strokesOf(drawing, sorted, 'score', setup);
  const drawn = drawnKerf(cutStrokes.subpaths);
  const kerf = leftToMove(drawn, work);
  const cuts = cutTree(cutStrokes.traced.paths, kerf, settings.tolerance, kernel);
  const scores = cutTree(scoreStrokes.traced.paths, 0, settings.tolerance, kernel);
  const engravings = engravingsOf(drawing, sorted, setup, kernel);
  const box = burntBox({ cuts, scores, engravings }, 'burnt');
  const strokes = { cutStrokes, scoreStrokes, kerf, drawnKerf: drawn };
  return { drawing, specks, turn, sorted, ...strokes, cuts, scores, engravings, box };
}

/** [mm] A drawing that makes up for a kerf is cut as drawn; where another one is asked for, what lies between the two is left. */
function leftToMove(drawn: number, { kerf, kerfAsked }: LaserWork): number {
  if (drawn === 0 || kerf === 0) return kerf;
  return kerfAsked ? Math.round(1000 * (kerf - drawn)) / 1000 : 0;
}

/** Of a drawing that no sheet takes and whose coordinates leave no room to reckon with: nothing but how large it is. */
function farPlan(given: Drawing, setup: LaserSetup, kernel: PolygonKernel, far: FlatBounds): PartPlan {
  const nothing = planPart({ ...given, shapes: [], images: [] }, setup, kernel);
  return { ...nothing, drawing: given, box: [far.minX, far.minY, far.maxX, far.maxY] };
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
  const { settings, work } = setup;
  const interval = work.engrave?.interval;
  if (interval === undefined) return [];
  const engravings: Engraving[] = [];
  const angle = (settings.hatchAngle * Math.PI) / 180;
  // Crossing a gap costs less than braking, turning and speeding up again while it is shorter than two run-ups.
  const gap = Math.max(MIN_GAP, 2 * overrunFor(setup));
  for (const { area, shade } of engravedAreas(drawing, sorted, setup, kernel))
    for (const island of engraveIslands(area, gap))
      engravings.push({ rows: hatchRows({ area: island, shade }, interval, angle), angle });
  for (const index of sorted.images)
    engravings.push({ rows: engraveImage(drawing.images[index]!, interval, settings), angle: 0 });
  return engravings.filter(({ rows }) => rows.y.length > 0);
}
