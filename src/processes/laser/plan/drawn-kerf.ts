import { type Subpath, VERB_SIZE, Verb } from '../../../model/part.ts';

/** [mm] Corner loops are no larger: half a kerf. */
const LARGEST_LOOP = 0.5;
/** Fewer loops are chance. */
const LEAST_LOOPS = 4;

/**
 * [mm] The kerf that the outlines make up for already; 0: none. Boxes.py moves every edge outward by half of it (its "burn"
 * setting, 0.1 mm unless changed) and leaves a mark of it: in each inner corner a Bézier loop whose handles are as long and
 * that comes back to where it began. Nobody draws such loops by hand. Moving the outlines by a whole kerf again would make
 * every finger joint too tight by two.
 */
export function drawnKerf(strokes: readonly Subpath[]): number {
  const reaches: number[] = [];
  for (const { x0, y0, verbs, coordinates } of strokes) {
    let [x, y, at] = [x0, y0, 0];
    for (const verb of verbs) {
      const reach = verb === Verb.cubic ? loopReach(x, y, coordinates.subarray(at, at + 6)) : 0;
      if (reach > 0) reaches.push(reach);
      at += VERB_SIZE[verb]!;
      x = coordinates[at - 2]!;
      y = coordinates[at - 1]!;
    }
  }
  if (reaches.length < LEAST_LOOPS) return 0;
  reaches.sort((a, b) => a - b);
  // Three decimals, as Boxes.py writes.
  return Math.round(2000 * reaches[reaches.length >> 1]!) / 1000;
}

/** [mm] Length of the handles of a corner loop; 0: the curve is none. */
function loopReach(x: number, y: number, c: Float64Array): number {
  if (Math.abs(c[4]! - x) > 2e-3 || Math.abs(c[5]! - y) > 2e-3) return 0;
  const handle = (k: number): number => Math.sqrt((c[k]! - x) ** 2 + (c[k + 1]! - y) ** 2);
  const reach = Math.max(handle(0), handle(2));
  return reach > 5e-3 && reach <= LARGEST_LOOP ? reach : 0;
}
