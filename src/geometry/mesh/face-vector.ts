/**
 * What a triangle faces: the cross product of two of its sides, by the winding; its length is twice the area.
 * @param corner place of its first corner in `triangles` @param out x, y, z
 */
export function faceVector(
  p: ArrayLike<number>,
  triangles: ArrayLike<number>,
  corner: number,
  out: Float64Array,
): void {
  const a = 3 * triangles[corner]!;
  const b = 3 * triangles[corner + 1]!;
  const d = 3 * triangles[corner + 2]!;
  const ux = p[b]! - p[a]!;
  const uy = p[b + 1]! - p[a + 1]!;
  const uz = p[b + 2]! - p[a + 2]!;
  const vx = p[d]! - p[a]!;
  const vy = p[d + 1]! - p[a + 1]!;
  const vz = p[d + 2]! - p[a + 2]!;
  out[0] = uy * vz - uz * vy;
  out[1] = uz * vx - ux * vz;
  out[2] = ux * vy - uy * vx;
}
