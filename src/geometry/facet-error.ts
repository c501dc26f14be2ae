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
const LEAST = (5 * Math.PI) / 180;
const MOST = (35 * Math.PI) / 180;
/** Triangles that turn less than this are one facet. */
const FLAT = (0.5 * Math.PI) / 180;

/**
 * Estimates chord errors: two facets of width w that meet at an angle θ leave a circle by w/2 · tan(θ/4).
 * Triangles in one plane are one facet, whatever they were cut into; its width is its area over the length of the crease.
 * @param limit [mm] smaller errors do not count
 */
export function facetError(
  p: ArrayLike<number>,
  triangles: Uint32Array,
  edges: EdgeTable,
  normals: Float32Array,
  limit: number,
): FacetError {
  const { twin } = edges;
  const facetOf = findFacets(twin, normals);
  const areas = facetAreas(p, triangles, facetOf);
  const creases = new Map<number, { length: number; angle: number; width: number; triangle: number }>();
  const facets = facetOf.length;
  for (let h = 0; h < twin.length; h++) {
    const other = twin[h]!;
    if (other <= h) continue;
    const s = Math.floor(h / 3);
    const t = Math.floor(other / 3);
    const angle = angleBetween(normals, s, t);
    if (!(angle > LEAST && angle < MOST)) continue;
    const length = edgeLength(p, triangles, h);
    const area = Math.min(areas[facetOf[s]!]!, areas[facetOf[t]!]!);
    // The crease is at least as long as this edge, so the facet at most this wide.
    if ((area / length / 2) * Math.tan(angle / 4) <= limit) continue;
    const key = Math.min(facetOf[s]!, facetOf[t]!) * facets + Math.max(facetOf[s]!, facetOf[t]!);
    const known = creases.get(key);
    if (known === undefined) creases.set(key, { length, angle, width: area, triangle: s });
    else known.length += length;
  }
  let worst = 0;
  let count = 0;
  let triangle = -1;
  for (const crease of creases.values()) {
    const error = (crease.width / crease.length / 2) * Math.tan(crease.angle / 4);
    if (error <= limit) continue;
    count++;
    if (error > worst) {
      worst = error;
      triangle = crease.triangle;
    }
  }
  return { error: worst, creases: count, triangle };
}

function angleBetween(n: Float32Array, s: number, t: number): number {
  const dot = n[3 * s]! * n[3 * t]! + n[3 * s + 1]! * n[3 * t + 1]! + n[3 * s + 2]! * n[3 * t + 2]!;
  return Math.acos(Math.min(1, dot));
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
    const s = Math.floor(h / 3);
    const t = Math.floor(other / 3);
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
  for (let t = 0; t < facetOf.length; t++) {
    const a = 3 * triangles[3 * t]!;
    const b = 3 * triangles[3 * t + 1]!;
    const c = 3 * triangles[3 * t + 2]!;
    const ux = p[b]! - p[a]!;
    const uy = p[b + 1]! - p[a + 1]!;
    const uz = p[b + 2]! - p[a + 2]!;
    const vx = p[c]! - p[a]!;
    const vy = p[c + 1]! - p[a + 1]!;
    const vz = p[c + 2]! - p[a + 2]!;
    const x = uy * vz - uz * vy;
    const y = uz * vx - ux * vz;
    const z = ux * vy - uy * vx;
    areas[facetOf[t]!]! += Math.sqrt(x * x + y * y + z * z) / 2;
  }
  return areas;
}

function edgeLength(p: ArrayLike<number>, triangles: Uint32Array, h: number): number {
  const a = 3 * triangles[h]!;
  const b = 3 * triangles[h % 3 === 2 ? h - 2 : h + 1]!;
  return Math.sqrt((p[b]! - p[a]!) ** 2 + (p[b + 1]! - p[a + 1]!) ** 2 + (p[b + 2]! - p[a + 2]!) ** 2);
}
