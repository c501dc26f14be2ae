import { inRuns } from '../../base/in-runs.ts';
import { faceVector } from './face-vector.ts';

/** Unit normals by the winding, x y z a triangle; zero where a triangle has no area. Single precision is plenty for angles. */
export function triangleNormals(p: ArrayLike<number>, triangles: ArrayLike<number>): Float32Array {
  const normals = new Float32Array(triangles.length);
  const face = new Float64Array(3);
  inRuns(triangles.length / 3, (first, end) => {
    for (let c = 3 * first; c < 3 * end; c += 3) {
      faceVector(p, triangles, c, face);
      const x = face[0]!;
      const y = face[1]!;
      const z = face[2]!;
      const size = Math.sqrt(x * x + y * y + z * z);
      if (size === 0) continue;
      normals[c] = x / size;
      normals[c + 1] = y / size;
      normals[c + 2] = z / size;
    }
  });
  return normals;
}
