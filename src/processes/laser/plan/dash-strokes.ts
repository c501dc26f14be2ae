import { dashLine } from '../../../geometry/paths/dash-line.ts';
import { flattenSubpath } from '../../../geometry/paths/flatten-curve.ts';
import { type Drawing, type Pen, PLAIN_PEN, type Shape, type Subpath, Verb } from '../../../model/part.ts';
import { type SortedDrawing, type Stroke, sortDrawing } from '../operations.ts';
import type { LaserSetup } from '../setup.ts';

/** A drawing by operation, with the lines that are followed dash by dash as shapes of their own behind all others. */
export interface SortedLines {
  readonly drawing: Drawing;
  readonly sorted: SortedDrawing;
}

/** Sorts a drawing; where it is asked for, dashed lines are cut and marked dash by dash: folds that are perforated. */
export function sortLines(given: Drawing, { machine, settings }: LaserSetup): SortedLines {
  const sorted = sortDrawing(given, machine, settings);
  if (settings.dashes === 'whole') return { drawing: given, sorted };
  const shapes = [...given.shapes];
  const strokes: Stroke[] = [];
  for (const stroke of sorted.strokes) {
    const shape = given.shapes[stroke.shape]!;
    const { pen = PLAIN_PEN } = shape;
    if (pen.dashes.length === 0) {
      strokes.push(stroke);
      continue;
    }
    const subpaths = dashesOf(shape.subpaths[stroke.subpath]!, pen, settings.tolerance / 2);
    const { operation } = stroke;
    for (const subpath of subpaths.keys()) strokes.push({ shape: shapes.length, subpath, operation });
    shapes.push({ ...shape, fill: null, subpaths });
  }
  return { drawing: { ...given, shapes }, sorted: { ...sorted, strokes } };
}

/** True for a line that is followed dash by dash: its ends are meant to be apart. */
export function isDashed({ pen = PLAIN_PEN }: Shape, { settings }: LaserSetup): boolean {
  return settings.dashes === 'cut' && pen.dashes.length > 0;
}

function dashesOf(subpath: Subpath, pen: Pen, tolerance: number): readonly Subpath[] {
  return dashLine(flattenSubpath(subpath, tolerance), pen).map((points) => ({
    x0: points[0]!,
    y0: points[1]!,
    verbs: new Uint8Array(points.length / 2 - 1).fill(Verb.line),
    coordinates: points.slice(2),
    closed: false,
  }));
}
