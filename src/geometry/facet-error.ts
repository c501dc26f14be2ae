import { faceVector } from './face-vector.ts';
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
  const facetOf = findFacets(edges.twin, normals);
  const areas = facetAreas(p, triangles, facetOf);
  const creases = findCreases({ p, triangles, twin: edges.twin, normals }, facetOf, areas, limit);
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

/** Creases that may be off by more than the limit. */
function findCreases(surface: Surface, facetOf: Uint32Array, areas: Float64Array, limit: number): readonly Crease[] {
  const { p, triangles, twin, normals } = surface;
  const creases = new Map<number, Crease>();
  for (let h = 0; h < twin.length; h++) {
    const other = twin[h]!;
    if (other <= h) continue;
    const s = (h / 3) | 0;
    const t = (other / 3) | 0;
    const dot =
      normals[3 * s]! * normals[3 * t]! +
      normals[3 * s + 1]! * normals[3 * t + 1]! +
      normals[3 * s + 2]! * normals[3 * t + 2]!;
    if (!(dot < COS_LEAST && dot > COS_MOST)) continue;
    const angle = Math.acos(Math.min(1, dot));
    const length = edgeLength(p, triangles, h);
    const [one, two] = [facetOf[s]!, facetOf[t]!];
    // The crease is at least as long as this edge, so the facet at most this wide.
    if ((Math.min(areas[one]!, areas[two]!) / length / 2) * Math.tan(angle / 4) <= limit) continue;
    const key = Math.min(one, two) * facetOf.length + Math.max(one, two);
    const known = creases.get(key);
    if (known === undefined)
      creases.set(key, { facets: [one, two], half: h, angle, isConvex: isConvex(surface, h, other), length });
    else known.length += length;
  }
  return [...creases.values()];
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

/** Least triangle of the facet of each triangle. */
function findFacets(twin: Int32Array, normals: Float32Array): Uint32Array {
  const parent = Uint32Array.from({ length: twin.length / 3 }, (_, t) => t);
  const root = (t: number): number => {
    while (parent[t] !== t) {
      parent[t] = parent[parent[t]!]!;
      t = parent[t]!;
    }
    return t;
  };
  const cos = Math.cos(FLAT);
  for (let h = 0; h < twin.length; h++) {
    const other = twin[h]!;
    if (other <= h) continue;
    const s = (h / 3) | 0;
    const t = (other / 3) | 0;
    const dot =
      normals[3 * s]! * normals[3 * t]! +
      normals[3 * s + 1]! * normals[3 * t + 1]! +
      normals[3 * s + 2]! * normals[3 * t + 2]!;
    if (dot < cos) continue;
    const [x, y] = [root(s), root(t)];
    if (x < y) parent[y] = x;
    else parent[x] = y;
  }
  return parent.map((_, t) => root(t));
}

function facetAreas(p: ArrayLike<number>, triangles: Uint32Array, facetOf: Uint32Array): Float64Array {
  const areas = new Float64Array(facetOf.length);
  const face = new Float64Array(3);
  for (let t = 0; t < facetOf.length; t++) {
    faceVector(p, triangles, 3 * t, face);
    areas[facetOf[t]!]! += Math.sqrt(face[0]! * face[0]! + face[1]! * face[1]! + face[2]! * face[2]!) / 2;
  }
  return areas;
}

function edgeLength(p: ArrayLike<number>, triangles: Uint32Array, h: number): number {
  const a = 3 * triangles[h]!;
  const b = 3 * triangles[h % 3 === 2 ? h - 2 : h + 1]!;
  return Math.sqrt((p[b]! - p[a]!) ** 2 + (p[b + 1]! - p[a + 1]!) ** 2 + (p[b + 2]! - p[a + 2]!) ** 2);
}
