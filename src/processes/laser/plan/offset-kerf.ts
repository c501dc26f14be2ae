import type { PolygonKernel } from '../../../geometry/areas/polygons.ts';
import {
  type ArcPath,
  arcOf,
  arcPathArea,
  emptyArcPath,
  flattenArcPath,
  reverseArcPath,
} from '../../../geometry/paths/arc-path.ts';
import { fitArcs } from '../../../geometry/paths/fit-arcs.ts';
import { offsetArcPath } from '../../../geometry/paths/offset-arc-path.ts';
import { crossesItself } from '../../../geometry/paths/self-crossing.ts';

/**
 * Moves a closed outline by half the slot's width to its waste side: `delta` > 0 outward (a part), < 0 inward (a hole).
 * The winding of the drawing does not count. Rounded joins on a part, so that the beam turns about the corner; mitres
 * of at most 2 in a hole. Circles, and lines and arcs between real corners, are moved exactly; everything else in fine
 * chords, fitted with arcs again.
 *
 * @param tolerance [mm] of the whole step
 * @returns the outlines that come of it: none where a hole is narrower than the slot, several where it has a waist
 */
export function offsetOutline(
  path: ArcPath,
  delta: number,
  tolerance: number,
  kernel: PolygonKernel,
): readonly ArcPath[] {
  if (delta === 0) return [path];
  const circle = asCircle(path);
  if (circle !== undefined) {
    const r = circle.r + delta;
    return r > 0 ? [scaleAbout(path, circle.x, circle.y, r / circle.r)] : [];
  }
  const ahead = arcPathArea(path) < 0 ? reverseArcPath(path) : path;
  const exact = offsetArcPath(ahead, delta, { join: delta > 0 ? 'round' : 'miter', tolerance });
  if (exact !== null) return [exact];
  const points = flattenArcPath(ahead, tolerance / 5);
  if (points.length < 6) return [path];
  const outline = { coordinates: points, ends: Uint32Array.of(points.length / 2) };
  // Crossing outlines (a figure of eight) are cleaned first, so that every lobe counts as inside.
  const clean = crossesItself(points) === false ? outline : kernel.union(outline);
  const moved = kernel.offset(clean, delta, {
    join: delta > 0 ? 'round' : 'miter',
    miterLimit: 2,
    arcTolerance: tolerance / 5,
  });
  const result: ArcPath[] = [];
  let first = 0;
  for (const end of moved.ends) {
    result.push(fitArcs(moved.coordinates.subarray(2 * first, 2 * end), true, 0.6 * tolerance));
    first = end;
  }
  return result;
}

/** Centre and radius if every segment is an arc of one circle and they go once round it. [mm] */
function asCircle(path: ArcPath): { readonly x: number; readonly y: number; readonly r: number } | undefined {
  if (!path.closed || path.x.length < 2) return undefined;
  const arc = new Float64Array(3);
  let [x, y, r, turn] = [0, 0, 0, 0];
  for (let k = 0; k < path.x.length; k++) {
    if (path.bulge[k] === 0) return undefined;
    arcOf(path, k, arc);
    turn += 4 * Math.atan(path.bulge[k]!);
    if (k === 0) [x, y, r] = [arc[0]!, arc[1]!, arc[2]!];
    else if (Math.abs(arc[0]! - x) + Math.abs(arc[1]! - y) + Math.abs(arc[2]! - r) > 2e-3) return undefined;
  }
  return Math.abs(Math.abs(turn) - 2 * Math.PI) < 1e-3 ? { x, y, r } : undefined;
}

function scaleAbout(path: ArcPath, cx: number, cy: number, factor: number): ArcPath {
  const scaled = emptyArcPath(path.x.length, true);
  for (let k = 0; k < path.x.length; k++) {
    scaled.x[k] = cx + (path.x[k]! - cx) * factor;
    scaled.y[k] = cy + (path.y[k]! - cy) * factor;
    scaled.bulge[k] = path.bulge[k]!;
  }
  return scaled;
}
