import { inRuns } from '../base/in-runs.ts';
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
  inRuns(triangles.length, (first, end) => {
    for (let i = first; i < end; i++) used[triangles[i]!] = 1;
  });
  const list = new Uint32Array(points);
  let count = 0;
  inRuns(points, (first, end) => {
    for (let v = first; v < end; v++) {
      list[count] = v;
      count += used[v]!;
    }
  });
  return list.subarray(0, count);
}

function boxOf(positions: ArrayLike<number>, points: ArrayLike<number>): Bounds {
  const low = new Float64Array(3).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(3).fill(Number.NEGATIVE_INFINITY);
  inRuns(points.length, (first, end) => {
    for (let axis = 0; axis < 3; axis++) {
      let least = low[axis]!;
      let most = high[axis]!;
      for (let i = first; i < end; i++) {
        const place = positions[3 * points[i]! + axis]!;
        if (place < least) least = place;
        if (place > most) most = place;
      }
      low[axis] = least;
      high[axis] = most;
    }
  });
  return [
    [low[0]!, low[1]!, low[2]!],
    [high[0]!, high[1]!, high[2]!],
  ];
}

/** [mm] Length of the diagonal of a box. */
export function diagonalOf(box: Bounds): number {
  const x = box[1][0] - box[0][0];
  const y = box[1][1] - box[0][1];
  const z = box[1][2] - box[0][2];
  return Math.sqrt(x * x + y * y + z * z);
}
