import type { EdgeTable } from './half-edges.ts';

/**
 * Points at which the surface touches itself: their triangles form more than one fan.
 * Walks every fan once, from neighbour to neighbour across sound edges; O(n). Points at open edges and at edges of three
 * triangles or more are left out: there it is no fault of its own.
 * @returns the points, ascending
 */
export function pinchedPoints(triangles: Uint32Array, edges: EdgeTable, points: number): readonly number[] {
  const { twin } = edges;
  const fans = new Uint8Array(points);
  const seen = new Uint8Array(triangles.length);
  for (let h = 0; h < triangles.length; h++) {
    if (seen[h] === 1 || twin[h]! < -2) continue;
    const v = triangles[h]!;
    let corner = h;
    let whole = true;
    do {
      seen[corner] = 1;
      // The edge that ends in this corner; the neighbour across it has the same point.
      const before = corner % 3 === 0 ? corner + 2 : corner - 1;
      const other = twin[before]!;
      if (other < 0) {
        whole = false;
        break;
      }
      corner = triangles[other] === v ? other : other % 3 === 2 ? other - 2 : other + 1;
    } while (corner !== h && seen[corner] === 0);
    if (!whole) fans[v] = 255;
    else if (fans[v]! < 254) fans[v]!++;
  }
  const pinched: number[] = [];
  for (let v = 0; v < points; v++) if (fans[v]! > 1 && fans[v]! < 255) pinched.push(v);
  return pinched;
}
