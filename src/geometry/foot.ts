import { convexHull } from './convex-hull.ts';

/** What of a group of bodies touches the bed: its section at the top of the first layer. */
export interface Foot {
  /** [mm2] */
  readonly area: number;
  /** x, y of the corners of its convex hull, counter-clockwise; empty where it does not reach down so far. */
  readonly hull: Float64Array;
}

/**
 * Cuts groups of triangles at one height. A corner exactly at that height counts as above, so every cut triangle gives
 * one segment with the solid on its left; the area is their signed sum, no chaining needed.
 * @param groupOf group of each triangle, negative to leave it out
 */
export function feetAt(
  positions: ArrayLike<number>,
  triangles: ArrayLike<number>,
  z: number,
  groupOf: ArrayLike<number>,
  groups: number,
): readonly Foot[] {
  const points: number[][] = Array.from({ length: groups }, () => []);
  const twice = new Float64Array(groups);
  const cut = (a: number, b: number): [number, number] => {
    const part = (z - positions[a + 2]!) / (positions[b + 2]! - positions[a + 2]!);
    return [
      positions[a]! + part * (positions[b]! - positions[a]!),
      positions[a + 1]! + part * (positions[b + 1]! - positions[a + 1]!),
    ];
  };
  for (let c = 0; c < triangles.length; c += 3) {
    const group = groupOf[c / 3]!;
    if (group < 0) continue;
    const a = 3 * triangles[c]!;
    const b = 3 * triangles[c + 1]!;
    const d = 3 * triangles[c + 2]!;
    const first = positions[a + 2]! >= z;
    if (first === positions[b + 2]! >= z && first === positions[d + 2]! >= z) continue;
    const up = [first, positions[b + 2]! >= z, positions[d + 2]! >= z];
    const corners = [a, b, d];
    let from: [number, number] = [0, 0];
    let to: [number, number] = [0, 0];
    for (let k = 0; k < 3; k++) {
      const next = (k + 1) % 3;
      if (up[k] === up[next]) continue;
      // Interpolated from the lower end always, so that neighbours meet in the same point.
      const point = up[k] ? cut(corners[next]!, corners[k]!) : cut(corners[k]!, corners[next]!);
      if (up[k]) from = point;
      else to = point;
    }
    twice[group]! += from[0] * to[1] - from[1] * to[0];
    points[group]!.push(from[0], from[1], to[0], to[1]);
  }
  return points.map((list, group) => ({ area: twice[group]! / 2, hull: convexHull(Float64Array.from(list)) }));
}
