import { contourOf, loopArea } from '../../../../geometry/areas/islands.ts';
import type { Polygons } from '../../../../geometry/areas/polygons.ts';
import type { MoveKindCode } from '../../../../model/toolpath.ts';
import type { Stroke } from '../stroke.ts';

/** [mm2] */
const NOTHING_INSIDE = 1e-4;

/** Loops as closed strokes, without those that hold nothing. @param area [mm2] cross-section */
export function loopStrokes(loops: Polygons, kind: MoveKindCode, area: number): Stroke[] {
  const strokes: Stroke[] = [];
  for (let c = 0; c < loops.ends.length; c++) {
    const points = contourOf(loops, c);
    if (points.length >= 6 && Math.abs(loopArea(points)) > NOTHING_INSIDE)
      strokes.push({ kind, closed: true, points, area });
  }
  return strokes;
}

/** The same as lines that end where they begin. */
export function loopLines(loops: Polygons, kind: MoveKindCode, area: number): Stroke[] {
  return loopStrokes(loops, kind, area).map((stroke) => {
    const points = Float64Array.of(...stroke.points, stroke.points[0]!, stroke.points[1]!);
    return { ...stroke, closed: false, points };
  });
}
