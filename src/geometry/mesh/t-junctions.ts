import { type EdgeTable, nextInTriangle, OPEN } from './half-edges.ts';
import { triangulateFace } from './triangulate-face.ts';

/**
 * A T-junction: a corner of one triangle lies on the long edge of another, so both edges count as open although
 * there is no gap.
 *
 *        a ------ v ------ b          the triangle a b c is cut at v into a v c and v b c;
 *         \  .    |     . /           then every edge has its neighbour.
 *          \   .  |  .   /
 *            \    c    /
 */
export interface TJunctions {
  /** Triangles to cut, with the points on their edges: corners in order, at least four. */
  readonly cuts: ReadonlyMap<number, readonly number[]>;
  /** Open edges that have a point on them. */
  readonly edges: number;
}

/** [mm] A point nearer to an edge than this lies on it. */
const NEAR = 0.01;

/** @param tolerance [mm] points nearer than this to an edge's end are that end */
export function findTJunctions(
  positions: ArrayLike<number>,
  triangles: Uint32Array,
  edges: EdgeTable,
  tolerance: number,
): TJunctions {
  const open: number[] = [];
  for (let h = 0; h < edges.twin.length; h++) if (edges.twin[h] === OPEN) open.push(h);
  const points = [...new Set(open.flatMap((h) => [triangles[h]!, triangles[nextInTriangle(h)]!]))];
  // Along the axis where the points are spread most, so that a binary search finds the few that can lie on an edge.
  const axis = widestAxis(positions, points);
  points.sort((a, b) => positions[3 * a + axis]! - positions[3 * b + axis]! || a - b);
  const keys = Float64Array.from(points, (v) => positions[3 * v + axis]!);
  const near = Math.min(NEAR, 1000 * tolerance);
  const onEdge = new Map<number, readonly number[]>();
  for (const h of open) {
    const found = pointsOn(positions, triangles, h, { points, keys, axis, near });
    if (found.length > 0) onEdge.set(h, found);
  }
  const cuts = new Map<number, readonly number[]>();
  for (const h of onEdge.keys()) {
    const t = Math.floor(h / 3);
    if (cuts.has(t)) continue;
    const corners: number[] = [];
    for (let side = 3 * t; side < 3 * t + 3; side++) corners.push(triangles[side]!, ...(onEdge.get(side) ?? []));
    if (new Set(corners).size === corners.length) cuts.set(t, corners);
  }
  return { cuts, edges: onEdge.size };
}

function widestAxis(positions: ArrayLike<number>, points: readonly number[]): number {
  const spread = [0, 1, 2].map((axis) => {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const v of points) {
      low = Math.min(low, positions[3 * v + axis]!);
      high = Math.max(high, positions[3 * v + axis]!);
    }
    return high - low;
  });
  return spread.indexOf(Math.max(...spread));
}

interface SortedPoints {
  readonly points: readonly number[];
  readonly keys: Float64Array;
  readonly axis: number;
  readonly near: number;
}

/** Points on an edge but at its ends, from its start to its end. */
function pointsOn(p: ArrayLike<number>, triangles: Uint32Array, h: number, sorted: SortedPoints): readonly number[] {
  const { points, keys, axis, near } = sorted;
  const from = triangles[h]!;
  const to = triangles[nextInTriangle(h)]!;
  const a = 3 * from;
  const b = 3 * to;
  const dx = p[b]! - p[a]!;
  const dy = p[b + 1]! - p[a + 1]!;
  const dz = p[b + 2]! - p[a + 2]!;
  const square = dx * dx + dy * dy + dz * dz;
  const length = Math.sqrt(square);
  const low = Math.min(p[a + axis]!, p[b + axis]!) - near;
  const high = Math.max(p[a + axis]!, p[b + axis]!) + near;
  const found: { readonly v: number; readonly along: number }[] = [];
  for (let k = firstAtLeast(keys, low); k < keys.length && keys[k]! <= high; k++) {
    const v = points[k]!;
    if (v === from || v === to) continue;
    const x = p[3 * v]! - p[a]!;
    const y = p[3 * v + 1]! - p[a + 1]!;
    const z = p[3 * v + 2]! - p[a + 2]!;
    const along = (x * dx + y * dy + z * dz) / square;
    if (!(along * length > near && (1 - along) * length > near)) continue;
    const rx = x - along * dx;
    const ry = y - along * dy;
    const rz = z - along * dz;
    if (rx * rx + ry * ry + rz * rz < near * near) found.push({ v, along });
  }
  return found.sort((one, other) => one.along - other.along).map(({ v }) => v);
}

function firstAtLeast(keys: Float64Array, value: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The triangles that a cut triangle becomes, corner by corner. */
export function cutTriangle(positions: ArrayLike<number>, corners: readonly number[]): readonly number[] {
  const out: number[] = [];
  triangulateFace(positions, corners, (a, b, c) => out.push(corners[a]!, corners[b]!, corners[c]!));
  return out;
}
