import { contourOf, loopArea } from '../../../geometry/islands.ts';
import type { Polygons } from '../../../geometry/polygons.ts';
import type { MoveKindCode } from '../../../model/toolpath.ts';
import type { Stroke } from './stroke.ts';

/** [mm2] */
const NOTHING_INSIDE = 1e-4;

/** Loops as lines that end where they begin. @param area [mm2] cross-section */
export function loopLines(loops: Polygons, kind: MoveKindCode, area: number): Stroke[] {
  const strokes: Stroke[] = [];
  for (let c = 0; c < loops.ends.length; c++) {
    const loop = contourOf(loops, c);
    if (loop.length < 6 || Math.abs(loopArea(loop)) < NOTHING_INSIDE) continue;
    strokes.push({ kind, closed: false, points: Float64Array.of(...loop, loop[0]!, loop[1]!), area });
  }
  return strokes;
}
