import { inRuns } from '../../base/in-runs.ts';

/** Numbers kept of a facet: area, its first moments and its second: xx xy xz yy yz zz. */
const KEPT = 10;

/** How area is spread over some facets; the same however they are cut into triangles. */
export interface FacetMoments {
  /** [mm] How long a facet is along a unit vector; exact for a rectangle. */
  lengthAlong(facet: number, x: number, y: number, z: number): number;
}

/**
 * Gathers the moments of some facets.
 * @param facetOf the facet of each triangle, named by one of its triangles
 * @param wanted facets to be measured
 */
export function facetMoments(
  p: ArrayLike<number>,
  triangles: Uint32Array,
  facetOf: Uint32Array,
  wanted: ReadonlySet<number>,
): FacetMoments {
  const slots = new Map(Array.from(wanted, (facet, slot) => [facet, slot * KEPT]));
  const sums = new Float64Array(wanted.size * KEPT);
  const slotOf = new Int32Array(facetOf.length).fill(-1);
  for (const [facet, slot] of slots) slotOf[facet] = slot;
  const corners = new Float64Array(9);
  inRuns(facetOf.length, (first, end) => {
    for (let t = first; t < end; t++) {
      const slot = slotOf[facetOf[t]!]!;
      if (slot < 0) continue;
      enterCorners({ p, triangles }, t, facetOf[t]!, corners);
      addTriangle(sums, slot, corners);
    }
  });
  return {
    lengthAlong(facet, x, y, z) {
      const m = slots.get(facet)!;
      const area = sums[m]!;
      const mean = (sums[m + 1]! * x + sums[m + 2]! * y + sums[m + 3]! * z) / area;
      const square =
        sums[m + 4]! * x * x +
        sums[m + 7]! * y * y +
        sums[m + 9]! * z * z +
        2 * (sums[m + 5]! * x * y + sums[m + 6]! * x * z + sums[m + 8]! * y * z);
      // A rectangle of length l spreads by l²/12.
      return Math.sqrt(12 * Math.max(0, square / area - mean * mean));
    },
  };
}

interface Surface {
  readonly p: ArrayLike<number>;
  readonly triangles: Uint32Array;
}

/** Nine coordinates, from a corner of the facet, so that no digits are lost. */
function enterCorners({ p, triangles }: Surface, t: number, facet: number, out: Float64Array): void {
  const origin = 3 * triangles[3 * facet]!;
  for (let corner = 0; corner < 3; corner++)
    for (let axis = 0; axis < 3; axis++)
      out[3 * corner + axis] = p[3 * triangles[3 * t + corner]! + axis]! - p[origin + axis]!;
}

function addTriangle(sums: Float64Array, slot: number, c: Float64Array): void {
  const [ux, uy, uz] = [c[3]! - c[0]!, c[4]! - c[1]!, c[5]! - c[2]!];
  const [vx, vy, vz] = [c[6]! - c[0]!, c[7]! - c[1]!, c[8]! - c[2]!];
  const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  const area = Math.sqrt(x * x + y * y + z * z) / 2;
  sums[slot]! += area;
  let k = slot + 4;
  for (let i = 0; i < 3; i++) {
    const sum = c[i]! + c[3 + i]! + c[6 + i]!;
    sums[slot + 1 + i]! += (area * sum) / 3;
    for (let j = i; j < 3; j++) {
      const products = c[i]! * c[j]! + c[3 + i]! * c[3 + j]! + c[6 + i]! * c[6 + j]!;
      sums[k++]! += (area / 12) * (products + sum * (c[j]! + c[3 + j]! + c[6 + j]!));
    }
  }
}
