import { outlineLength, splitIslands } from '../../../geometry/islands.ts';
import { joinPolygons } from '../../../geometry/join-polygons.ts';
import { type Polygons, polygonsArea } from '../../../geometry/polygons.ts';

/** [mm] Mean width of a piece of a core that is no more than a hair. */
const HAIR = 0.06;
/** Squares of its length by its area: a piece that is no longer is a dot. */
const DRAWN_OUT = 8;
/** [mm] Two lines along a longer one are better than one that is so wide. */
const LONG = 2;

/**
 * What loops leave inside, without the pieces that are hairs: two lines fit there only just, and around neighbouring hairs they would lie on
 * each other. One wide line goes through instead.
 */
export function withoutHairs(core: Polygons): Polygons {
  const pieces = splitIslands(core);
  const kept = pieces.filter((piece) => !isHair(polygonsArea(piece), outlineLength(piece) / 2));
  return kept.length === pieces.length ? core : joinPolygons(kept);
}

const isHair = (area: number, length: number): boolean =>
  length < LONG && area < HAIR * length && length * length > DRAWN_OUT * area;
