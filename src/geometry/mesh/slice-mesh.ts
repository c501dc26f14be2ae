import type { Mesh } from '../../model/part.ts';
import type { Polygons } from '../areas/polygons.ts';
import { MeshRun } from '../mesh-kernel.ts';
import { buildEdges, type EdgeTable } from './half-edges.ts';
import { type Chain, joinChains, type OutlineGap } from './join-chains.ts';

/** Outlines of all layers, as cut: loops may cross and overlap, the union is still to be made. */
export interface SlicedMesh {
  readonly layers: readonly Polygons[];
  /** Where outlines were open, by layer. */
  readonly gaps: readonly (OutlineGap & { readonly layer: number })[];
}

/** A mesh whose edges may be known already. */
export type SliceableMesh = Pick<Mesh, 'positions' | 'triangles'> & { readonly edges?: EdgeTable };

/** Cuts of triangles that are kept at a time; a hundred megabytes. */
const BATCH = 3_000_000;

/**
 * Cuts a mesh by horizontal planes.
 *
 * Each triangle is met once and cut by the planes between its lowest and highest corner. A corner exactly on a plane
 * counts as above, always, so no plane meets a corner, and every cut goes from one edge to another. Chains are made
 * by the numbers of these edges, not by coordinates: what closes in the mesh closes in the layer, however small the
 * triangles. O(n + k) for n triangles and k cuts (Minetto, Volpato, Stolfi, Gregori, Silva 2017).
 *
 *        above          the solid lies to the left:
 *         /\            from the edge that goes down
 *   ‒ ‒ ‒/‒‒\‒ ‒ plane  to the edge that goes up,
 *       /____\          in the triangle's own winding
 *
 * @param mesh indexed: triangles that share an edge share its vertices
 * @param planes [mm] ascending
 */
export function sliceMesh(mesh: SliceableMesh, planes: Float64Array): SlicedMesh {
  const layers: Polygons[] = [];
  const gaps: (OutlineGap & { readonly layer: number })[] = [];
  if (planes.length === 0) return { layers, gaps };
  const cutter = new Cutter(mesh, planes);
  for (const { first, end } of cutter.batches) {
    cutter.cut(first, end);
    for (let layer = first; layer < end; layer++) {
      const { polygons, gaps: found } = cutter.chain(layer - first);
      layers.push(polygons);
      for (const gap of found) gaps.push({ layer, ...gap });
    }
  }
  return { layers, gaps };
}

/** Planes that are cut at a time. */
interface Batch {
  readonly first: number;
  readonly end: number;
  readonly cuts: number;
}

/** The loops of `assembly/slice-mesh` over one mesh. */
class Cutter {
  readonly #run = new MeshRun();
  readonly batches: readonly Batch[];

  constructor(mesh: SliceableMesh, planes: Float64Array) {
    const run = this.#run;
    run.useMesh(mesh.positions, mesh.triangles);
    const { twin, many, manyEnds } = mesh.edges ?? buildEdges(mesh.triangles, mesh.positions.length / 3);
    const ends = run.putInts(manyEnds);
    const edges = run.exports.edgeNumbers(run.putInts(twin), run.putInts(many), ends, manyEnds.length);
    run.exports.usePlanes(run.putFloats(planes), planes.length, edges);
    const cuts = run.ints(run.exports.cutCounts.value, planes.length).slice();
    this.batches = batchesOf(cuts);
    const together = this.batches.reduce((most, batch) => Math.max(most, batch.cuts), 0);
    run.exports.startCuts(
      together,
      cuts.reduce((most, count) => Math.max(most, count), 0),
    );
  }

  cut(first: number, end: number): void {
    this.#run.exports.cutPlanes(first, end);
  }

  /** @param plane of those that are cut, from 0 on */
  chain(plane: number): { readonly polygons: Polygons; readonly gaps: readonly OutlineGap[] } {
    const { exports } = this.#run;
    const [first, end] = this.#run.ints(exports.cutOffsets.value + 4 * plane, 2);
    exports.chainCuts(first!, end!);
    const { loops, loopEnds, loopCount, chains, chainEnds, chainCount } = exports;
    const ends = Uint32Array.from(this.#run.ints(loopEnds.value, loopCount.value));
    const polygons = { coordinates: this.#run.floats(loops.value, 2 * (ends.at(-1) ?? 0)).slice(), ends };
    if (chainCount.value === 0) return { polygons, gaps: [] };
    const joined = joinChains(this.#chains(chains.value, this.#run.ints(chainEnds.value, chainCount.value)));
    const closed = joined.loops.filter((loop) => loop.length >= SMALLEST);
    return { polygons: withLoops(polygons, closed), gaps: joined.gaps };
  }

  #chains(at: number, ends: Int32Array): Chain[] {
    const points = this.#run.floats(at, 2 * ends.at(-1)!);
    return Array.from(ends, (end, k) => Array.from(points.subarray(k === 0 ? 0 : 2 * ends[k - 1]!, 2 * end)));
  }
}

/** Planes with as many cuts as are kept at a time, or one plane. @param cuts of each plane */
function batchesOf(cuts: Int32Array): readonly Batch[] {
  const batches: Batch[] = [];
  for (let first = 0, end = 0; first < cuts.length; first = end) {
    let sum = cuts[end++]!;
    while (end < cuts.length && sum + cuts[end]! <= BATCH) sum += cuts[end++]!;
    batches.push({ first, end, cuts: sum });
  }
  return batches;
}

/** Numbers of the smallest loop: a triangle. */
const SMALLEST = 6;

function withLoops({ coordinates, ends }: Polygons, loops: readonly Chain[]): Polygons {
  const longer = { coordinates: [...coordinates], ends: [...ends] };
  for (const loop of loops) {
    for (const value of loop) longer.coordinates.push(value);
    longer.ends.push(longer.coordinates.length / 2);
  }
  return { coordinates: Float64Array.from(longer.coordinates), ends: Uint32Array.from(longer.ends) };
}
