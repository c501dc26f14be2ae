import { type ArcPath, arcPathLength, segmentCount, segmentLength } from '../../../geometry/paths/arc-path.ts';
import { type MarkedPath, markArcPath } from '../../../geometry/paths/cut-arc-path.ts';

export interface TabOptions {
  readonly count: number;
  /** [mm] Width of what stays standing. */
  readonly width: number;
  /** [mm] The beam eats half of this at both ends of a tab. */
  readonly kerf: number;
}

/** [mm] No tab this near to where the cut starts: the start is the weakest place. */
const FROM_START = 2;
/** [mm] A straight stretch must be this much longer than the tab. */
const ROOM = 1;
/** [mm] A tab breaks out cleanest this far from the corners: each millimetre nearer weighs as two from its even place. */
const OFF_CORNER = 2;
const CORNER_WEIGHT = 2;

/** A path with its tabs: vertices at both ends of each, and the segments that stay dark. */
export interface TabbedPath {
  readonly path: ArcPath;
  /** By segment: 1 dark. */
  readonly dark: Uint8Array;
  /** How many tabs found a place. */
  readonly placed: number;
}

/**
 * Spreads tabs evenly along a closed path, each moved to the nearest straight stretch with room for it, off the corners (within half
 * the spacing), else left on the curve; none near the start. A loop too short for two tab widths each gets fewer.
 */
export function withTabs(path: ArcPath, { count, width, kerf }: TabOptions): TabbedPath {
  const length = arcPathLength(path);
  const dark = width + kerf;
  const most = Math.floor((length - 2 * FROM_START) / (2 * dark));
  const wanted = Math.max(0, Math.min(count, most));
  const places: number[] = [];
  const spacing = length / Math.max(1, wanted);
  for (let k = 0; k < wanted; k++) {
    const ideal = Math.min(Math.max((k + 0.5) * spacing, FROM_START + dark / 2), length - FROM_START - dark / 2);
    places.push(straightNear(path, ideal, spacing / 2 - dark, dark, length));
  }
  const ends = places.flatMap((middle) => [middle - dark / 2, middle + dark / 2]);
  const marked = markArcPath(path, ends);
  return { path: marked.path, dark: darkSegments(marked), placed: wanted };
}

/** Middle of the nearest place on a straight stretch, off its corners where it is long enough; the ideal place where there is none. [mm] */
function straightNear(path: ArcPath, ideal: number, reach: number, dark: number, length: number): number {
  let [best, least] = [ideal, Number.POSITIVE_INFINITY];
  let travelled = 0;
  for (let k = 0; k < segmentCount(path); k++) {
    const step = segmentLength(path, k);
    if (path.bulge[k] === 0 && step > dark + ROOM) {
      const off = Math.min(OFF_CORNER, (step - dark) / 2);
      const low = Math.max(travelled + dark / 2 + off, FROM_START + dark / 2);
      const high = Math.min(travelled + step - dark / 2 - off, length - FROM_START - dark / 2);
      const place = Math.min(Math.max(ideal, low), high);
      const moved = Math.abs(place - ideal);
      const cost = moved + CORNER_WEIGHT * (OFF_CORNER - off);
      if (low <= high + 1e-9 && moved <= reach && cost < least) [best, least] = [place, cost];
    }
    travelled += step;
  }
  return best;
}

function darkSegments({ path, vertices }: MarkedPath): Uint8Array {
  const dark = new Uint8Array(path.x.length);
  for (let k = 0; k + 1 < vertices.length; k += 2) dark.fill(1, vertices[k]!, vertices[k + 1]!);
  return dark;
}
