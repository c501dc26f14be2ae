import { inRuns } from '../base/in-runs.ts';
import type { Mesh } from '../model/part.ts';
import { edgeIds } from './edge-ids.ts';
import { buildEdges, type EdgeTable } from './half-edges.ts';
import { type Chain, joinChains, type OutlineGap } from './join-chains.ts';
import { PlaneSearch } from './plane-search.ts';
import type { Polygons } from './polygons.ts';

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
  const ranges = planeRanges(mesh, planes);
  const edges = edgeIds(mesh.edges ?? buildEdges(mesh.triangles, mesh.positions.length / 3));
  const cutter = new Cutter(mesh, planes, ranges, edges);
  const chainer = new Chainer(edges.length);
  const layers: Polygons[] = [];
  const gaps: (OutlineGap & { readonly layer: number })[] = [];
  for (let first = 0; first < planes.length; ) {
    let last = first;
    let cuts = 0;
    while (last < planes.length && (last === first || cuts + ranges.cuts[last]! <= BATCH)) cuts += ranges.cuts[last++]!;
    const batch = cutter.cut(first, last, cuts);
    for (let layer = first; layer < last; layer++) {
      const { polygons, gaps: found } = chainer.chain(
        batch,
        batch.offsets[layer - first]!,
        batch.offsets[layer - first + 1]!,
      );
      layers.push(polygons);
      for (const gap of found) gaps.push({ layer, ...gap });
    }
    first = last;
  }
  return { layers, gaps };
}

interface PlaneRanges {
  /** First plane that cuts each triangle, and the one after the last. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Cuts of each plane. */
  readonly cuts: Uint32Array;
}

function planeRanges(mesh: Pick<Mesh, 'positions' | 'triangles'>, planes: Float64Array): PlaneRanges {
  const { positions, triangles } = mesh;
  const count = triangles.length / 3;
  const from = new Uint32Array(count);
  const to = new Uint32Array(count);
  const change = new Int32Array(planes.length + 1);
  const search = new PlaneSearch(planes);
  const rangeOf = (t: number, low: number, high: number): void => {
    from[t] = search.firstAbove(low);
    to[t] = search.firstAbove(high);
    change[from[t]!]!++;
    change[to[t]!]!--;
  };
  inRuns(count, (first, end) => {
    for (let t = first; t < end; t++) {
      const p = triangles[3 * t]!;
      const q = triangles[3 * t + 1]!;
      const r = triangles[3 * t + 2]!;
      // With a repeated corner it is a line: its neighbours meet across it.
      if (p === q || q === r || r === p) continue;
      const a = positions[3 * p + 2]!;
      const b = positions[3 * q + 2]!;
      const c = positions[3 * r + 2]!;
      rangeOf(t, Math.min(a, b, c), Math.max(a, b, c));
    }
  });
  const cuts = new Uint32Array(planes.length);
  for (let p = 0, open = 0; p < planes.length; p++) {
    open += change[p]!;
    cuts[p] = open;
  }
  return { from, to, cuts };
}

/** Cuts of some planes, plane after plane: from an edge to an edge, with the place on the first. */
interface Cuts {
  readonly offsets: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** x y of the start and x y of the end. */
  readonly points: Float64Array;
}

class Cutter {
  #positions: Float32Array | Float64Array;
  #triangles: Uint32Array;
  #planes: Float64Array;
  #ranges: PlaneRanges;
  #edges: Uint32Array;

  constructor(
    mesh: Pick<Mesh, 'positions' | 'triangles'>,
    planes: Float64Array,
    ranges: PlaneRanges,
    edges: Uint32Array,
  ) {
    this.#positions = mesh.positions;
    this.#triangles = mesh.triangles;
    this.#planes = planes;
    this.#ranges = ranges;
    this.#edges = edges;
  }

  cut(first: number, last: number, count: number): Cuts {
    const offsets = new Uint32Array(last - first + 1);
    for (let p = first; p < last; p++) offsets[p - first + 1] = offsets[p - first]! + this.#ranges.cuts[p]!;
    const cuts: Cuts = {
      offsets,
      from: new Uint32Array(count),
      to: new Uint32Array(count),
      points: new Float64Array(4 * count),
    };
    const next = offsets.slice();
    const { from, to } = this.#ranges;
    inRuns(from.length, (begin, end) => {
      for (let t = begin; t < end; t++) {
        const above = Math.min(to[t]!, last);
        for (let p = Math.max(from[t]!, first); p < above; p++) this.#cutTriangle(t, p, cuts, next[p - first]!++);
      }
    });
    return cuts;
  }

  #cutTriangle(t: number, p: number, cuts: Cuts, n: number): void {
    const z = this.#planes[p]!;
    const positions = this.#positions;
    const triangles = this.#triangles;
    for (let k = 0; k < 3; k++) {
      const corner = 3 * t + k;
      const a = triangles[corner]!;
      const b = triangles[k === 2 ? corner - 2 : corner + 1]!;
      const aAbove = positions[3 * a + 2]! >= z;
      if (aAbove === positions[3 * b + 2]! >= z) continue;
      const at = aAbove ? 4 * n : 4 * n + 2;
      (aAbove ? cuts.from : cuts.to)[n] = this.#edges[corner]!;
      // Always from the vertex of the lower number, so that both triangles of an edge find the same bits.
      const p0 = 3 * Math.min(a, b);
      const p1 = 3 * Math.max(a, b);
      const share = (z - positions[p0 + 2]!) / (positions[p1 + 2]! - positions[p0 + 2]!);
      cuts.points[at] = positions[p0]! + share * (positions[p1]! - positions[p0]!);
      cuts.points[at + 1] = positions[p0 + 1]! + share * (positions[p1 + 1]! - positions[p0 + 1]!);
    }
  }
}

/** Strings the cuts of a layer together. Its columns by edge are cleared after every layer. */
class Chainer {
  /** First cut that starts at each edge, -1 none. */
  readonly #head: Int32Array;
  /** Cuts that start at each edge less those that end there. */
  readonly #balance: Int32Array;
  #nextSame = new Int32Array(1024);
  #used = new Uint8Array(1024);
  /** Loops one after another. */
  #out = new Float64Array(4096);
  #written = 0;
  readonly #ends: number[] = [];

  constructor(edgeCount: number) {
    this.#head = new Int32Array(edgeCount).fill(-1);
    this.#balance = new Int32Array(edgeCount);
  }

  chain(cuts: Cuts, first: number, end: number): { readonly polygons: Polygons; readonly gaps: readonly OutlineGap[] } {
    this.#makeRoom(end - first);
    const balanced = this.#enter(cuts, first, end);
    const open: Chain[] = [];
    if (!balanced) this.#string(cuts, first, end, true, open);
    this.#string(cuts, first, end, false, open);
    for (let cut = first; cut < end; cut++) {
      this.#head[cuts.from[cut]!] = -1;
      this.#balance[cuts.from[cut]!] = 0;
      this.#balance[cuts.to[cut]!] = 0;
    }
    const coordinates = this.#out.slice(0, this.#written);
    const polygons = { coordinates, ends: Uint32Array.from(this.#ends) };
    if (open.length === 0) return { polygons, gaps: [] };
    const joined = joinChains(open);
    const loops = joined.loops.filter((loop) => loop.length >= SMALLEST);
    return { polygons: withLoops(polygons, loops), gaps: joined.gaps };
  }

  #makeRoom(cuts: number): void {
    this.#written = 0;
    this.#ends.length = 0;
    if (this.#nextSame.length < cuts) {
      this.#nextSame = new Int32Array(2 * cuts);
      this.#used = new Uint8Array(2 * cuts);
      // A point for every cut, and one more where a chain ends openly.
      this.#out = new Float64Array(8 * cuts);
    }
    this.#used.fill(0, 0, cuts);
  }

  /** Follows all cuts that are left, or those alone that open chains begin with. */
  #string(cuts: Cuts, first: number, end: number, beginnings: boolean, open: Chain[]): void {
    const used = this.#used;
    const balance = this.#balance;
    for (let cut = first; cut < end; cut++) {
      if (used[cut - first] === 1) continue;
      const edge = cuts.from[cut]!;
      if (beginnings) {
        if (balance[edge]! <= 0) continue;
        balance[edge]!--;
      }
      const start = this.#written;
      const at = this.#follow(cuts, cut, first);
      if (at < 0) open.push(Array.from(this.#out.subarray(start, -at)));
      else if (at - start >= SMALLEST) {
        this.#written = at;
        this.#ends.push(at / 2);
      }
    }
  }

  /** @returns whether as many cuts start as end at every edge */
  #enter(cuts: Cuts, first: number, end: number): boolean {
    for (let cut = end - 1; cut >= first; cut--) {
      const from = cuts.from[cut]!;
      this.#nextSame[cut - first] = this.#head[from]!;
      this.#head[from] = cut;
      this.#balance[from]!++;
      this.#balance[cuts.to[cut]!]!--;
    }
    for (let cut = first; cut < end; cut++)
      if (this.#balance[cuts.from[cut]!] !== 0 || this.#balance[cuts.to[cut]!] !== 0) return false;
    return true;
  }

  /** Writes the chain from a cut on. @returns the place after it, below 0 where it stays open */
  #follow(cuts: Cuts, start: number, first: number): number {
    const { points, from, to } = cuts;
    const out = this.#out;
    const used = this.#used;
    const head = this.#head;
    const home = from[start]!;
    let at = this.#written;
    for (let cut = start; ; ) {
      used[cut - first] = 1;
      out[at++] = points[4 * cut]!;
      out[at++] = points[4 * cut + 1]!;
      const edge = to[cut]!;
      if (edge === home) return at;
      let next = head[edge]!;
      while (next !== -1 && used[next - first] === 1) next = this.#nextSame[next - first]!;
      head[edge] = next;
      if (next === -1) {
        out[at++] = points[4 * cut + 2]!;
        out[at++] = points[4 * cut + 3]!;
        return -at;
      }
      cut = next;
    }
  }
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
