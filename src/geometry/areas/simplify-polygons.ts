import { outlineRun, outlinesOf } from './outline-run.ts';
import type { Polygons } from './polygons.ts';

/**
 * Closed outlines with fewer vertices, none of the dropped ones farther than `tolerance` [mm] from the new outline
 * (Douglas and Peucker 1973; `assembly/simplify-outlines`). Each loop is halved between its lowest-left vertex and the one farthest
 * from it, so the result does not depend on where the loop happens to begin, nor on extra vertices along straight edges.
 * Loops that come down to less than a triangle are left out.
 */
export function simplifyPolygons(polygons: Polygons, tolerance: number): Polygons {
  const run = outlineRun(polygons);
  run.exports.simplifyOutlines(tolerance);
  return outlinesOf(run);
}
