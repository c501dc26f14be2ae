import type { Polygons } from './polygons.ts';

/** [mm] Loops narrower than this on the mean are what rounding to the kernel's grid of 1e-6 leaves; they may turn either way round. */
const HAIR = 3e-6;

/**
 * Without loops that have no width. As holes they would part rows of infill, and an offset would make them as wide as
 * itself; on the rim they may go round the wrong way.
 */
export function withoutSlivers(polygons: Polygons): Polygons {
  return pickLoops(polygons, (first, end) => !isSliver(polygons.coordinates, first, end));
}

/** Twice the area against the length along x and y, which is at most 1.42 times the loop's. */
function isSliver(c: Float64Array, first: number, end: number): boolean {
  let twice = 0;
  let length = 0;
  for (let i = first, j = end - 2; i < end; j = i, i += 2) {
    const dx = c[i]! - c[j]!;
    const dy = c[i + 1]! - c[j + 1]!;
    twice += (c[j]! - c[first]!) * dy - (c[j + 1]! - c[first + 1]!) * dx;
    length += Math.abs(dx) + Math.abs(dy);
  }
  return Math.abs(twice) < HAIR * length;
}

/** The loops that are wanted: told where in the coordinates each begins and where it ends. */
export function pickLoops(polygons: Polygons, wanted: (first: number, end: number) => boolean): Polygons {
  const { coordinates, ends } = polygons;
  const kept = new Uint8Array(ends.length);
  let count = 0;
  for (let c = 0, first = 0; c < ends.length; first = ends[c++]!)
    if (wanted(2 * first, 2 * ends[c]!)) count += kept[c] = 1;
  if (count === ends.length) return polygons;
  const newEnds = new Uint32Array(count);
  const out = new Float64Array(coordinates.length);
  let at = 0;
  let k = 0;
  for (let c = 0, first = 0; c < ends.length; first = ends[c++]!) {
    if (kept[c] === 0) continue;
    out.set(coordinates.subarray(2 * first, 2 * ends[c]!), at);
    at += 2 * (ends[c]! - first);
    newEnds[k++] = at / 2;
  }
  return { coordinates: out.slice(0, at), ends: newEnds };
}
