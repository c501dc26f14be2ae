import { inRuns } from '../../base/in-runs.ts';

/**
 * [mm2] Flat area of a part on each side of its box: least x, greatest x, least y … greatest z. A triangle lies on a side
 * if all its corners do, within a tolerance.
 */
export function flatSides(
  p: ArrayLike<number>,
  triangles: ArrayLike<number>,
  low: ArrayLike<number>,
  high: ArrayLike<number>,
  tolerance: number,
): readonly number[] {
  const areas = new Float64Array(6);
  const sides = [low, high];
  inRuns(triangles.length / 3, (first, last) => {
    for (let axis = 0; axis < 3; axis++)
      for (const [end, side] of sides.entries())
        areas[2 * axis + end] = addOnSide(
          { p, triangles, axis, side: side[axis]!, tolerance },
          first,
          last,
          areas[2 * axis + end]!,
        );
  });
  return [...areas];
}

interface Side {
  readonly p: ArrayLike<number>;
  readonly triangles: ArrayLike<number>;
  readonly axis: number;
  readonly side: number;
  readonly tolerance: number;
}

/** The area with that of some triangles, as far as they lie on the side. */
function addOnSide({ p, triangles, axis, side, tolerance }: Side, first: number, last: number, area: number): number {
  for (let c = 3 * first; c < 3 * last; c += 3) {
    if (Math.abs(p[3 * triangles[c]! + axis]! - side) > tolerance) continue;
    if (Math.abs(p[3 * triangles[c + 1]! + axis]! - side) > tolerance) continue;
    if (Math.abs(p[3 * triangles[c + 2]! + axis]! - side) > tolerance) continue;
    area += flatArea(p, { a: 3 * triangles[c]!, b: 3 * triangles[c + 1]!, d: 3 * triangles[c + 2]! }, axis);
  }
  return area;
}

function flatArea(
  p: ArrayLike<number>,
  { a, b, d }: { readonly a: number; readonly b: number; readonly d: number },
  axis: number,
): number {
  const u = (axis + 1) % 3;
  const v = (axis + 2) % 3;
  const twice = (p[b + u]! - p[a + u]!) * (p[d + v]! - p[a + v]!) - (p[b + v]! - p[a + v]!) * (p[d + u]! - p[a + u]!);
  return Math.abs(twice) / 2;
}
