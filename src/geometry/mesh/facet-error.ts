import { inRuns } from '../../base/in-runs.ts';
import { MeshRun } from '../mesh-kernel.ts';
import { facetMoments } from './facet-moments.ts';
import type { EdgeTable } from './half-edges.ts';

/** How far the flat faces of a round surface lie from it. */
export interface FacetError {
  /** [mm] Of the worst facets. */
  readonly error: number;
  /** Creases between facets that are off by more than the limit. */
  readonly creases: number;
  /** A triangle there. */
  readonly triangle: number;
}

/** Creases that turn this much belong to a curve; less is flat enough, more is a corner that is meant. */
const COS_LEAST = Math.cos((5 * Math.PI) / 180);
const COS_MOST = Math.cos((35 * Math.PI) / 180);
/** Triangles that turn less than this are one facet. */
const FLAT = (0.5 * Math.PI) / 180;
/** Neighbours on a curve share at least this part of their length. */
const SHARED = 0.5;

/** Where two facets meet. */
interface Crease {
  readonly facets: readonly [number, number];
  /** A half-edge of it. */
  readonly half: number;
  /** [rad] */
  readonly angle: number;
  readonly isConvex: boolean;
  /** [mm] */
  length: number;
}

/**
 * Estimates chord errors: two facets of width w that meet at an angle θ leave a circle by w/2 · tan(θ/4).
 * Triangles in one plane are one facet, whatever they were cut into; its width is its area over its length along the crease.
 * A curve goes on turning beyond a facet: a crease of which neither facet has another one alike is an edge that is meant.
 * @param limit [mm] smaller errors do not count
 */
export function facetError(
  p: ArrayLike<number>,
  triangles: Uint32Array,
  edges: EdgeTable,
  normals: Float32Array,
  limit: number,
): FacetError {
  const finder = new FacetFinder({ p, triangles, twin: edges.twin, normals });
  const { facetOf, areas } = finder;
  const creases = finder.creases(limit);
  const moments = facetMoments(p, triangles, facetOf, new Set(creases.flatMap(({ facets }) => facets)));
  const large: { readonly crease: Crease; readonly error: number }[] = [];
  for (const crease of creases) {
    const facet = crease.facets.reduce((a, b) => (areas[b]! < areas[a]! ? b : a));
    const [x, y, z] = directionOf(p, triangles, crease.half);
    const length = Math.max(crease.length, moments.lengthAlong(facet, x, y, z));
    // Facets that touch in a corner of theirs only are no neighbours on a curve.
    if (crease.length < SHARED * length) continue;
    const error = (areas[facet]! / length / 2) * Math.tan(crease.angle / 4);
    if (error > limit) large.push({ crease, error });
  }
  const turns = new Map<string, number>();
  const sides = ({ facets, isConvex }: Crease): readonly string[] => facets.map((facet) => `${facet} ${isConvex}`);
  for (const { crease } of large) for (const side of sides(crease)) turns.set(side, (turns.get(side) ?? 0) + 1);
  const curved = large.filter(({ crease }) => sides(crease).some((side) => turns.get(side)! > 1));
  if (curved.length === 0) return { error: 0, creases: 0, triangle: -1 };
  const worst = curved.reduce((a, b) => (b.error > a.error ? b : a));
  return { error: worst.error, creases: curved.length, triangle: Math.floor(worst.crease.half / 3) };
}

interface Surface {
  readonly p: ArrayLike<number>;
  readonly triangles: Uint32Array;
  readonly twin: Int32Array;
  readonly normals: Float32Array;
}

const COS_FLAT = Math.cos(FLAT);

/** Finds facets, and the edges between them that may be creases of a curve. */
class FacetFinder {
  readonly #surface: Surface;
  /** Least triangle of the facet of each triangle. */
  readonly facetOf: Uint32Array;
  /** [mm2] Of each facet, at its least triangle. */
  readonly areas: Float64Array;
  /** Half-edges across which the surface turns as a curve does. */
  readonly #turning: Int32Array;

  constructor(surface: Surface) {
    this.#surface = surface;
    const { p, triangles, twin, normals } = surface;
    const run = new MeshRun();
    run.useMesh(p, triangles);
    const { findFacets, facetOf, facetAreas, turning } = run.exports;
    const count = findFacets(run.putSingles(normals), run.putInts(twin), COS_FLAT, COS_LEAST, COS_MOST);
    this.facetOf = Uint32Array.from(run.ints(facetOf.value, triangles.length / 3));
    this.areas = run.floats(facetAreas.value, triangles.length / 3).slice();
    this.#turning = run.ints(turning.value, count).slice();
  }

  #cosine(s: number, t: number): number {
    const { normals } = this.#surface;
    return (
      normals[3 * s]! * normals[3 * t]! +
      normals[3 * s + 1]! * normals[3 * t + 1]! +
      normals[3 * s + 2]! * normals[3 * t + 2]!
    );
  }

  /** Creases that may be off by more than the limit. */
  creases(limit: number): readonly Crease[] {
    const creases = new Map<number, Crease>();
    inRuns(this.#turning.length, (first, end) => {
      for (let k = first; k < end; k++) this.#enterCrease(creases, this.#turning[k]!, limit);
    });
    return [...creases.values()];
  }

  #enterCrease(creases: Map<number, Crease>, h: number, limit: number): void {
    const { p, triangles, twin } = this.#surface;
    const other = twin[h]!;
    const s = (h / 3) | 0;
    const t = (other / 3) | 0;
    const one = this.facetOf[s]!;
    const two = this.facetOf[t]!;
    const angle = Math.acos(Math.min(1, this.#cosine(s, t)));
    const length = edgeLength(p, triangles, h);
    // The crease is at least as long as this edge, so the facet at most this wide.
    if ((Math.min(this.areas[one]!, this.areas[two]!) / length / 2) * Math.tan(angle / 4) <= limit) return;
    const key = Math.min(one, two) * this.facetOf.length + Math.max(one, two);
    const known = creases.get(key);
    if (known !== undefined) known.length += length;
    else creases.set(key, { facets: [one, two], half: h, angle, isConvex: isConvex(this.#surface, h, other), length });
  }
}

/** Whether the third corner of the second triangle lies behind the first. */
function isConvex({ p, triangles, normals }: Surface, half: number, other: number): boolean {
  const on = 3 * triangles[half]!;
  const third = 3 * triangles[other % 3 === 0 ? other + 2 : other - 1]!;
  const n = 3 * Math.floor(half / 3);
  let height = 0;
  for (let axis = 0; axis < 3; axis++) height += normals[n + axis]! * (p[third + axis]! - p[on + axis]!);
  return height < 0;
}

/** Unit vector along a half-edge. */
function directionOf(p: ArrayLike<number>, triangles: Uint32Array, h: number): readonly [number, number, number] {
  const a = 3 * triangles[h]!;
  const b = 3 * triangles[h % 3 === 2 ? h - 2 : h + 1]!;
  const length = edgeLength(p, triangles, h);
  return [(p[b]! - p[a]!) / length, (p[b + 1]! - p[a + 1]!) / length, (p[b + 2]! - p[a + 2]!) / length];
}

function edgeLength(p: ArrayLike<number>, triangles: Uint32Array, h: number): number {
  const a = 3 * triangles[h]!;
  const b = 3 * triangles[h % 3 === 2 ? h - 2 : h + 1]!;
  return Math.sqrt((p[b]! - p[a]!) ** 2 + (p[b + 1]! - p[a + 1]!) ** 2 + (p[b + 2]! - p[a + 2]!) ** 2);
}
