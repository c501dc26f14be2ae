import { contourOf, loopArea } from './islands.ts';
import { type Polygons, polygonsArea } from './polygons.ts';

/** [mm] Tops this near to each other may change places when they are rounded to the kernel's grid of 1e-6. */
const TIE = 2e-6;
/** [mm] Side of the mark; half the way to it from the polygons, besides so many offsets: more than any spike. */
const SIDE = 1;
const HALFWAY = 5;

/** Polygons with a square far above them. */
export interface Marked {
  readonly polygons: Polygons;
  /** [mm] Between what can become of the polygons and what can become of the square. */
  readonly limit: number;
}

/**
 * Clipper's offset takes the loop with the greatest y (of several the leftmost) for an outer one, and moves everything the
 * other way where that one goes round clockwise. A hole that touches its outline there, or a crumb of a hole beyond
 * it, would so turn an inset of the whole region into nothing. Where that might be, a small square far above is the loop that it
 * finds.
 * @returns null where no mark is needed
 */
export function withMark(polygons: Polygons, delta: number): Marked | null {
  const { coordinates, ends } = polygons;
  if (ends.length < 2) return null;
  const tops = topsOf(polygons);
  const top = tops.reduce((most, y) => Math.max(most, y), Number.NEGATIVE_INFINITY);
  if (!tops.some((y, loop) => y >= top - TIE && loopArea(contourOf(polygons, loop)) < 0)) return null;
  // All the other way round is how the caller means it.
  if (polygonsArea(polygons) <= 0) return null;
  const half = HALFWAY * (Math.abs(delta) + 1);
  const x = coordinates[0]!;
  const y = top + 2 * half;
  const square = [x, y, x + SIDE, y, x + SIDE, y + SIDE, x, y + SIDE];
  const size = coordinates.length;
  const marked = new Float64Array(size + square.length);
  marked.set(coordinates);
  marked.set(square, size);
  return { polygons: { coordinates: marked, ends: Uint32Array.of(...ends, marked.length / 2) }, limit: top + half };
}

/** [mm] The greatest y of each loop. */
function topsOf({ coordinates, ends }: Polygons): Float64Array {
  const tops = new Float64Array(ends.length).fill(Number.NEGATIVE_INFINITY);
  let i = 1;
  for (let loop = 0; loop < ends.length; loop++)
    for (const end = 2 * ends[loop]!; i < end; i += 2) if (coordinates[i]! > tops[loop]!) tops[loop] = coordinates[i]!;
  return tops;
}
