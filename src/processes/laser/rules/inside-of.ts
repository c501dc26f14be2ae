import type { PolygonKernel, Polygons } from '../../../geometry/areas/polygons.ts';
import { simplifyPolygons } from '../../../geometry/areas/simplify-polygons.ts';

/**
 * The polygon kernel looks at all lines that lie side by side at each corner: 200,000 corners of a spiral took it more
 * than a second a look. Outlines of more corners than this are looked at with the few that matter.
 */
export const MANY_CORNERS = 2000;
/** [mm] A tenth of a beam, as the planner's chords. */
const COARSE = 0.02;

/** An outline (x, y pairs) of fewer corners, none of the others farther from it than a tenth of a beam. */
export function coarse(outline: Float64Array): Float64Array {
  return simplifyPolygons(loopOf(outline), COARSE).coordinates;
}

/** The inside of an outline (x, y pairs); of one that crosses itself, all its pieces. */
export function insideOf(outline: Float64Array, kernel: PolygonKernel): Polygons {
  return kernel.union(loopOf(outline), undefined, 'evenodd');
}

function loopOf(coordinates: Float64Array): Polygons {
  return { coordinates, ends: Uint32Array.of(coordinates.length / 2) };
}
