import type { Mesh, MeshObject } from '../../model/part.ts';

/**
 * A mended mesh put together: the working triangles sorted back into the objects of the file, those with a repeated corner
 * left out, and objects of which nothing is left as well.
 * @param sourceOf triangle of the file that a working triangle comes from
 */
export function buildMended(mesh: Mesh, working: Uint32Array, sourceOf: (t: number) => number): Mesh {
  const { objects } = mesh;
  const count = working.length / 3;
  const objectOf = new Uint32Array(mesh.triangles.length / 3);
  objects.forEach((object, k) => {
    objectOf.fill(k, object.firstTriangle, object.firstTriangle + object.triangleCount);
  });
  const stays = (t: number): boolean => {
    const a = working[3 * t]!;
    const b = working[3 * t + 1]!;
    const c = working[3 * t + 2]!;
    return a !== b && b !== c && c !== a;
  };
  const counts = new Uint32Array(objects.length + 1);
  for (let t = 0; t < count; t++) if (stays(t)) counts[objectOf[sourceOf(t)]! + 1]!++;
  for (let k = 0; k < objects.length; k++) counts[k + 1]! += counts[k]!;
  const next = counts.slice();
  const triangles = new Uint32Array(3 * counts[objects.length]!);
  for (let t = 0; t < count; t++) {
    if (!stays(t)) continue;
    const place = next[objectOf[sourceOf(t)]!]!++;
    for (let k = 0; k < 3; k++) triangles[3 * place + k] = working[3 * t + k]!;
  }
  const kept: MeshObject[] = objects
    .map((object, k) => ({ ...object, firstTriangle: counts[k]!, triangleCount: counts[k + 1]! - counts[k]! }))
    .filter((object) => object.triangleCount > 0);
  return { ...mesh, triangles, objects: kept };
}
