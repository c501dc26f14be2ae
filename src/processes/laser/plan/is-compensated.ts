import { type Subpath, VERB_SIZE, Verb } from '../../../model/part.ts';

/** [mm] Corner loops are no larger: half a kerf. */
const LARGEST_LOOP = 0.5;

/**
 * Whether the outlines make up for the kerf already. Boxes.py (its "burn" setting, 0.1 mm unless changed) moves every
 * edge outward and leaves a mark of it: in each inner corner a tiny Bézier loop that comes back to where it began.
 * Nobody draws such loops by hand. Moving the outlines again would make every finger joint too tight by a whole kerf.
 */
export function isCompensated(strokes: readonly Subpath[]): boolean {
  let loops = 0;
  for (const { x0, y0, verbs, coordinates } of strokes) {
    let [x, y, at] = [x0, y0, 0];
    for (const verb of verbs) {
      if (verb === Verb.cubic && isCornerLoop(x, y, coordinates.subarray(at, at + 6))) loops++;
      at += VERB_SIZE[verb]!;
      x = coordinates[at - 2]!;
      y = coordinates[at - 1]!;
      if (loops >= 4) return true;
    }
  }
  return false;
}

function isCornerLoop(x: number, y: number, c: Float64Array): boolean {
  if (Math.abs(c[4]! - x) > 2e-3 || Math.abs(c[5]! - y) > 2e-3) return false;
  const reach = Math.max(Math.abs(c[0]! - x), Math.abs(c[1]! - y), Math.abs(c[2]! - x), Math.abs(c[3]! - y));
  return reach > 5e-3 && reach <= LARGEST_LOOP;
}
