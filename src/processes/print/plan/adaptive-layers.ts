import type { Mesh } from '../../../model/part.ts';
import type { LayerHeights } from './layer-heights.ts';

export interface AdaptiveOptions {
  /** [mm] First layer, thinnest and thickest of the others, and the greatest step to the surface. */
  readonly first: number;
  readonly least: number;
  readonly most: number;
  readonly cusp: number;
}

/** [mm] Height of a cell of the profile, and the step of layer heights. */
const CELL = 0.02;

/**
 * Layers as thick as the surface allows: a facet whose normal leans by θ from the vertical is missed by a layer h thick
 * by h·cos θ (the cusp), so h ≤ cusp / cos θ over every height that the facet spans (Wasserfall, Hendrich, Zhang 2017).
 *
 * The profile of allowed heights is painted cell by cell, the strictest facet first, each cell once: O(n log n).
 */
export function adaptiveLayers(
  meshes: readonly Pick<Mesh, 'positions' | 'triangles'>[],
  tallest: number,
  options: AdaptiveOptions,
): LayerHeights {
  const allowed = profile(meshes, tallest, options);
  const tops = [options.first];
  const heights = [options.first];
  let z = options.first;
  while (z < tallest - 1e-9) {
    const h = thickest(allowed, z, options);
    if (z + h / 2 >= tallest) break;
    z = Math.round((z + h) * 1e6) / 1e6;
    tops.push(z);
    heights.push(h);
  }
  return { tops: Float64Array.from(tops), heights: Float64Array.from(heights) };
}

/** [mm] The thickest layer from z that every cell it spans allows. */
function thickest(allowed: Float64Array, z: number, { least, most }: AdaptiveOptions): number {
  let limit = most;
  for (let cell = Math.floor(z / CELL + 1e-6); cell < allowed.length && cell * CELL < z + limit - 1e-9; cell++) {
    // A cell that would be reached only by a thicker layer than it allows ends the layer before it.
    limit = Math.min(limit, Math.max(allowed[cell]!, cell * CELL - z));
  }
  return Math.max(least, Math.floor(limit / CELL + 1e-6) * CELL);
}

function profile(
  meshes: readonly Pick<Mesh, 'positions' | 'triangles'>[],
  tallest: number,
  options: AdaptiveOptions,
): Float64Array {
  const cells = Math.ceil(tallest / CELL) + 1;
  const allowed = new Float64Array(cells).fill(options.most);
  const next = Int32Array.from({ length: cells + 1 }, (_, k) => k);
  const free = (cell: number): number => {
    while (next[cell] !== cell) {
      next[cell] = next[next[cell]!]!;
      cell = next[cell]!;
    }
    return cell;
  };
  for (const facet of strictFacets(meshes, options)) {
    const last = Math.min(cells - 1, Math.ceil(facet.high / CELL) - 1);
    for (let cell = free(Math.max(0, Math.floor(facet.low / CELL))); cell <= last; cell = free(cell)) {
      allowed[cell] = facet.limit;
      next[cell] = cell + 1;
    }
  }
  return allowed;
}

interface Facet {
  readonly low: number;
  readonly high: number;
  /** [mm] */
  readonly limit: number;
}

/** Facets that allow less than the thickest layer, the strictest first; level ones make no steps. */
function strictFacets(
  meshes: readonly Pick<Mesh, 'positions' | 'triangles'>[],
  { cusp, least, most }: AdaptiveOptions,
): Facet[] {
  const facets: Facet[] = [];
  for (const { positions, triangles } of meshes) {
    for (let t = 0; t < triangles.length; t += 3) {
      const [a, b, c] = [3 * triangles[t]!, 3 * triangles[t + 1]!, 3 * triangles[t + 2]!];
      const ux = positions[b]! - positions[a]!;
      const uy = positions[b + 1]! - positions[a + 1]!;
      const uz = positions[b + 2]! - positions[a + 2]!;
      const vx = positions[c]! - positions[a]!;
      const vy = positions[c + 1]! - positions[a + 1]!;
      const vz = positions[c + 2]! - positions[a + 2]!;
      const nz = ux * vy - uy * vx;
      const length = Math.sqrt((uy * vz - uz * vy) ** 2 + (uz * vx - ux * vz) ** 2 + nz * nz);
      const low = Math.min(positions[a + 2]!, positions[b + 2]!, positions[c + 2]!);
      const high = Math.max(positions[a + 2]!, positions[b + 2]!, positions[c + 2]!);
      const cosine = length === 0 ? 0 : Math.abs(nz) / length;
      if (high - low < 1e-6 || cosine * most <= cusp) continue;
      facets.push({ low, high, limit: Math.max(least, cusp / cosine) });
    }
  }
  return facets.sort((p, q) => p.limit - q.limit || p.low - q.low || p.high - q.high);
}
