import { intAt } from '../../base/assembly/memory';

/** The mesh that is looked at: x y z of its points as 64-bit floats, three corners a triangle as 32-bit integers. */
let positions: usize = 0;
export let triangles: usize = 0;
export let count: i32 = 0;

/** Says which mesh is looked at: where its numbers stand, and how many triangles it has. */
export function useMesh(ofPositions: usize, ofTriangles: usize, triangleCount: i32): void {
  positions = ofPositions;
  triangles = ofTriangles;
  count = triangleCount;
}

/** Where x y z of a point stand. */
export function pointAt(point: i32): usize {
  return positions + 24 * <usize>point;
}

/** Where x y z of a corner stand. @param corner 3 · triangle + 0…2 */
export function cornerAt(corner: i32): usize {
  return pointAt(intAt(triangles, corner));
}
