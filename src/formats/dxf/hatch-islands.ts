import { containmentForest } from '../../geometry/paths/containment.ts';
import { flattenSubpath } from '../../geometry/paths/flatten-curve.ts';
import type { Subpath } from '../../model/part.ts';
import { type Entity, numberOf } from './entity.ts';

/** [drawing units] Chords for the question of what lies in what: a curve need not be followed closely for that. */
const CHORDS = 0.01;

/** Group 75, how a hatch treats what lies within its boundary: 0 area, hole, area … by turns. */
const OUTERMOST = 1;
const WHOLE = 2;

/**
 * The contours that a hatch fills between, by turns: all of them, or fewer where it says that it stops at the first
 * hole (islands in holes stay empty), or that it runs over all that lies inside. The flags of the contours (92: external,
 * outermost) are not asked: programs set them as they like.
 */
export function hatchContours(contours: readonly Subpath[], hatch: Entity): readonly Subpath[] {
  const style = numberOf(hatch, 75);
  if (hatch.type !== 'HATCH' || contours.length < 2 || (style !== OUTERMOST && style !== WHOLE)) return contours;
  const { depth } = containmentForest(contours.map((contour) => flattenSubpath(contour, CHORDS)));
  return contours.filter((_, k) => depth[k]! <= (style === WHOLE ? 0 : 1));
}
