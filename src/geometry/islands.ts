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

/** [mm2] Twice counted once: signed area of one loop, counter-clockwise positive. */
export function loopArea(loop: Float64Array): number {
  let twice = 0;
  const n = loop.length;
  for (let i = 0, j = n - 2; i < n; j = i, i += 2) twice += loop[j]! * loop[i + 1]! - loop[i]! * loop[j + 1]!;
  return twice / 2;
}

/** Whether a point lies inside a loop (even-odd); on the line it may say either. */
function insideLoop(loop: Float64Array, x: number, y: number): boolean {
  let inside = false;
  const n = loop.length;
  for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
    const yi = loop[i + 1]!;
    const yj = loop[j + 1]!;
    if (yi > y !== yj > y && x < loop[i]! + ((y - yi) / (yj - yi)) * (loop[j]! - loop[i]!)) inside = !inside;
  }
  return inside;
}

/**
 * Splits simple, oriented polygons (as the kernel gives them) into connected pieces: each outer contour with the
 * holes right inside it, the outer one first. Order: that of the outer contours.
 */
export function splitIslands(polygons: Polygons): readonly Polygons[] {
  const count = polygons.ends.length;
  if (count === 0) return [];
  if (count === 1) return [polygons];
  const loops = Array.from({ length: count }, (_, k) => contourOf(polygons, k));
  const areas = loops.map(loopArea);
  const outers: number[] = [];
  for (let k = 0; k < count; k++) if (areas[k]! > 0) outers.push(k);
  const members = new Map<number, Float64Array[]>(outers.map((k) => [k, [loops[k]!]]));
  const bySize = [...outers].sort((a, b) => areas[a]! - areas[b]! || a - b);
  for (let k = 0; k < count; k++) {
    if (areas[k]! > 0) continue;
    const hole = loops[k]!;
    const home = bySize.find((o) => areas[o]! >= -areas[k]! && holds(loops[o]!, hole));
    if (home !== undefined) members.get(home)!.push(hole);
  }
  return outers.map((k) => packContours(members.get(k)!));
}

/** Most of a few vertices decide: a hole may touch its outer contour in a point. */
function holds(outer: Float64Array, hole: Float64Array): boolean {
  const n = hole.length / 2;
  const tries = Math.min(n, 5);
  let votes = 0;
  for (let k = 0; k < tries; k++) {
    const i = Math.floor((k * n) / tries);
    const j = (i + 1) % n;
    // The middle of an edge is less likely to be a place where two contours touch.
    if (insideLoop(outer, (hole[2 * i]! + hole[2 * j]!) / 2, (hole[2 * i + 1]! + hole[2 * j + 1]!) / 2)) votes++;
  }
  return 2 * votes > tries;
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
