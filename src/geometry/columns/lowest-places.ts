import { MeshRun } from '../mesh-kernel.ts';

/** A place of the surface that lies lower than all around it, with solid above: the print begins there. */
export interface LowestPlace {
  /** [mm] A point of it. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** A triangle at it. */
  readonly triangle: number;
}

/**
 * Finds local minima of height on the surface: points, edges or flat faces with no lower neighbour, seen from below.
 * Exact and independent of any grid: where a thing begins in the air there must be one. The bottom of a pit is one too,
 * but looks up; the sum of the normals around it tells them apart.
 * Union-find over points of equal height that share an edge; O(n).
 * @param level [mm] heights nearer than this are equal
 */
export function lowestPlaces(
  positions: ArrayLike<number>,
  triangles: Uint32Array,
  level: number,
): readonly LowestPlace[] {
  const run = new MeshRun();
  run.useMesh(positions, triangles);
  const count = run.exports.findLowest(positions.length / 3, level);
  const found = run.ints(run.exports.lowest.value, 2 * count);
  return Array.from({ length: count }, (_, k) => {
    const p = 3 * found[2 * k]!;
    return { x: positions[p]!, y: positions[p + 1]!, z: positions[p + 2]!, triangle: found[2 * k + 1]! };
  });
}
