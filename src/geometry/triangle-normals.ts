/** Unit normals by the winding, x y z a triangle; zero where a triangle has no area. Single precision is plenty for angles. */
export function triangleNormals(p: ArrayLike<number>, triangles: ArrayLike<number>): Float32Array {
  const normals = new Float32Array(triangles.length);
  for (let c = 0; c < triangles.length; c += 3) {
    const a = 3 * triangles[c]!;
    const b = 3 * triangles[c + 1]!;
    const d = 3 * triangles[c + 2]!;
    const ux = p[b]! - p[a]!;
    const uy = p[b + 1]! - p[a + 1]!;
    const uz = p[b + 2]! - p[a + 2]!;
    const vx = p[d]! - p[a]!;
    const vy = p[d + 1]! - p[a + 1]!;
    const vz = p[d + 2]! - p[a + 2]!;
    const x = uy * vz - uz * vy;
    const y = uz * vx - ux * vz;
    const z = ux * vy - uy * vx;
    const size = Math.sqrt(x * x + y * y + z * z);
    if (size === 0) continue;
    normals[c] = x / size;
    normals[c + 1] = y / size;
    normals[c + 2] = z / size;
  }
  return normals;
}
