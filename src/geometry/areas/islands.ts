import { outlineRun } from './outline-run.ts';
import type { Polygons } from './polygons.ts';

/** A contour's part of `coordinates`. */
export function contourOf(polygons: Polygons, contour: number): Float64Array {
  const first = contour === 0 ? 0 : polygons.ends[contour - 1]!;
  return polygons.coordinates.subarray(2 * first, 2 * polygons.ends[contour]!);
}

/** Contours put one after another. */
export function packContours(contours: readonly ArrayLike<number>[]): Polygons {
  const ends = new Uint32Array(contours.length);
  let total = 0;
  for (let k = 0; k < contours.length; k++) {
    total += contours[k]!.length / 2;
    ends[k] = total;
  }
  const coordinates = new Float64Array(2 * total);
  let at = 0;
  for (const contour of contours) {
    coordinates.set(contour, at);
    at += contour.length;
  }
  return { coordinates, ends };
}

/** [mm2] Signed area of one loop, counter-clockwise positive. */
export function loopArea(loop: ArrayLike<number>): number {
  let twice = 0;
  const n = loop.length;
  for (let i = 0, j = n - 2; i < n; j = i, i += 2) twice += loop[j]! * loop[i + 1]! - loop[i]! * loop[j + 1]!;
  return twice / 2;
}

/**
 * Splits simple, oriented polygons (as the kernel gives them) into connected pieces: each outer contour with the
 * holes right inside it, the outer one first. Order: that of the outer contours.
 */
export function splitIslands(polygons: Polygons): readonly Polygons[] {
  const count = polygons.ends.length;
  if (count === 0) return [];
  if (count === 1) return [polygons];
  const run = outlineRun(polygons);
  run.exports.splitIslands();
  const { islandCount, islandSizes, resultCount, resultEnds, results } = run.exports;
  const sizes = run.ints(islandSizes.value, islandCount.value);
  const ends = run.ints(resultEnds.value, resultCount.value);
  const islands: Polygons[] = [];
  let contour = 0;
  let first = 0;
  for (const size of sizes) {
    const own = Uint32Array.from(ends.subarray(contour, contour + size), (end) => end - first);
    const length = own[size - 1]!;
    islands.push({ coordinates: run.floats(results.value + 16 * first, 2 * length).slice(), ends: own });
    contour += size;
    first += length;
  }
  return islands;
}

/** [mm] Of all outlines and holes. */
export function outlineLength({ coordinates, ends }: Polygons): number {
  let total = 0;
  let first = 0;
  for (const end of ends) {
    for (let i = first, j = end - 1; i < end; j = i++) {
      const dx = coordinates[2 * i]! - coordinates[2 * j]!;
      const dy = coordinates[2 * i + 1]! - coordinates[2 * j + 1]!;
      total += Math.sqrt(dx * dx + dy * dy);
    }
    first = end;
  }
  return total;
}
