import type { Bounds } from '../model/finding.ts';

/** [mm] Least and greatest corner of all points that triangles use; null where there are none. */
export function boundingBox(positions: ArrayLike<number>, triangles: ArrayLike<number>): Bounds | null {
  if (triangles.length === 0) return null;
  if (triangles.length > positions.length) return boxOf(positions, usedPoints(triangles, positions.length / 3));
  return boxOf(positions, triangles);
}

/** The points that are used, each once: a closed mesh names each of them six times. */
function usedPoints(triangles: ArrayLike<number>, points: number): Uint32Array {
  const used = new Uint8Array(points);
  for (let i = 0; i < triangles.length; i++) used[triangles[i]!] = 1;
  const list = new Uint32Array(points);
  let count = 0;
  for (let v = 0; v < points; v++) if (used[v] === 1) list[count++] = v;
  return list.subarray(0, count);
}

function boxOf(positions: ArrayLike<number>, triangles: ArrayLike<number>): Bounds {
  let x0 = Number.POSITIVE_INFINITY;
  let y0 = Number.POSITIVE_INFINITY;
  let z0 = Number.POSITIVE_INFINITY;
  let x1 = Number.NEGATIVE_INFINITY;
  let y1 = Number.NEGATIVE_INFINITY;
  let z1 = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < triangles.length; i++) {
    const v = 3 * triangles[i]!;
    const x = positions[v]!;
    const y = positions[v + 1]!;
    const z = positions[v + 2]!;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
    if (z < z0) z0 = z;
    if (z > z1) z1 = z;
  }
  return [
    [x0, y0, z0],
    [x1, y1, z1],
  ];
}

/** [mm] Length of the diagonal of a box. */
export function diagonalOf(box: Bounds): number {
  const x = box[1][0] - box[0][0];
  const y = box[1][1] - box[0][1];
  const z = box[1][2] - box[0][2];
  return Math.sqrt(x * x + y * y + z * z);
}
