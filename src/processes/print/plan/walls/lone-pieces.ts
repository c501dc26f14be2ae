import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { contourOf, splitIslands } from '../../../../geometry/areas/islands.ts';
import { type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';

/** [mm2] */
const CRUMB = 0.05;
/** [mm] As far beyond a border there is something else. */
const BEYOND = 0.05;

/**
 * Pieces of what hangs over open infill that nothing holds at the side either: all around them is open infill.
 * @param hanging over open infill
 * @param open infill of the same layer
 */
export function lonePieces(hanging: Polygons, open: Polygons): readonly Polygons[] {
  if (hanging.ends.length === 0 || open.ends.length === 0) return [];
  const index = new EdgeIndex(open);
  return splitIslands(hanging).filter((piece) => polygonsArea(piece) > CRUMB && isWithin(piece, index));
}

/** Whether beside the middle of every edge lies open infill. */
function isWithin(piece: Polygons, open: EdgeIndex): boolean {
  for (let c = 0; c < piece.ends.length; c++) {
    const loop = contourOf(piece, c);
    for (let i = 0, j = loop.length - 2; i < loop.length; j = i, i += 2) {
      const dx = loop[i]! - loop[j]!;
      const dy = loop[i + 1]! - loop[j + 1]!;
      const out = BEYOND / Math.max(Math.sqrt(dx * dx + dy * dy), 1e-9);
      // Outer loops go round counter-clockwise: what lies to the right of an edge is outside.
      if (!open.contains((loop[i]! + loop[j]!) / 2 + out * dy, (loop[i + 1]! + loop[j + 1]!) / 2 - out * dx))
        return false;
    }
  }
  return true;
}
