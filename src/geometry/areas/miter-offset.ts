import { outlineRun, outlinesOf } from './outline-run.ts';
import type { Polygons } from './polygons.ts';

/**
 * Moves outlines by a distance, with mitred corners, where it can prove that this is all there is to it (`assembly/miter-offset`).
 *
 *    ‾‾‾‾‾‾‾\          Every edge moves along its normal and meets its neighbours anew; an edge that has shrunk to
 *    ‒‒‒‒‒\  \         nothing is left out, if its neighbours then meet before they would have met it.
 *          \  \
 *
 * New loops differ from the old ones by the strips between old edges and new ones. So where no two new edges meet, all
 * loops are nested rightly and what was left out meets no new edge, each place lies in one strip at most, and the new area is
 * the old one without them (or with them), which is what an offset is. What falls apart, runs together or is not proved is
 * null: it is left to the kernel's sweep, which takes several times as long.
 */
export class MiterOffset {
  /** Whether the last result holds all edges of what it was made from, none besides, so that the way back is known. */
  whole = false;

  /**
   * @param delta [mm] > 0 outward
   * @param limit greatest spike, in offsets: beyond it corners are cut off square
   * @returns null where it is not proved
   */
  moved(polygons: Polygons, delta: number, limit: number): Polygons | null {
    const run = outlineRun(polygons);
    const isProved = run.exports.moveOutlines(delta, 2 / (limit * limit) - 1) !== 0;
    this.whole = run.exports.isReversible.value !== 0;
    return isProved ? outlinesOf(run) : null;
  }
}
