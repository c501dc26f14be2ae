import type { Bounds } from '../../model/finding.ts';
import type { BoundaryLoop } from './boundary-loops.ts';
import { nextInTriangle } from './half-edges.ts';
import { triangulateFace } from './triangulate-face.ts';

/** A loop of open edges, looked at as a hole. */
export interface Hole {
  readonly halfEdges: readonly number[];
  /** [mm] Along its edges. */
  readonly length: number;
  readonly bounds: Bounds;
  /** [mm2] Of the flat piece that would close it. */
  readonly area: number;
  /** [mm] How far its corners stand out of one plane. */
  readonly unevenness: number;
  /** How it can be closed: see `judgeHole`. */
  readonly verdict: 'fill' | 'open-surface' | 'uneven' | 'not-a-loop';
}

/** [mm] Around; a hole this small is closed whatever its shape. */
const SMALL = 5;
/** A face that goes on beyond the rim in the plane of the patch: 15°. */
const SAME_PLANE = Math.cos((15 * Math.PI) / 180);
/** Of the rim's length: so much of a face must be left to say that a piece of it is missing. */
const SHARE = 0.05;

/**
 * Judges a loop of open edges.
 *
 * Closing it is safe when it is small, or when it is flat and at least a part of its rim borders on the rest of the very
 * face that is missing: a triangle gone from the lid of a box. When the whole lid is gone, nothing in the file says
 * whether the lid is missing or the box was drawn without thickness: `open-surface`. The outer rim of a loose sheet
 * is told by its faces lying on the inner side.
 */
export function judgeHole(positions: ArrayLike<number>, triangles: Uint32Array, loop: BoundaryLoop): Hole {
  const { halfEdges } = loop;
  const rim = halfEdges.map((h) => triangles[h]!);
  const { normal, middle, length, bounds } = frameOf(positions, rim, loop.closed);
  const size = Math.sqrt(normal[0]! ** 2 + normal[1]! ** 2 + normal[2]! ** 2);
  // The patch runs against the rim, so its outside is the other way.
  const unit = normal.map((n) => (size > 0 ? -n / size : 0));
  let unevenness = 0;
  for (const v of rim) {
    const d =
      (positions[3 * v]! - middle[0]!) * unit[0]! +
      (positions[3 * v + 1]! - middle[1]!) * unit[1]! +
      (positions[3 * v + 2]! - middle[2]!) * unit[2]!;
    unevenness = Math.max(unevenness, Math.abs(d));
  }
  const shape = { halfEdges, length, bounds, area: size / 2, unevenness };
  if (!loop.closed || halfEdges.length < 3) return { ...shape, verdict: 'not-a-loop' };
  const { along, against } = rimFaces(positions, triangles, halfEdges, unit);
  if (against > length / 2) return { ...shape, verdict: 'open-surface' };
  const flat = unevenness < 0.01 * Math.sqrt(size);
  if (length < SMALL || (flat && along >= SHARE * length)) return { ...shape, verdict: 'fill' };
  return { ...shape, verdict: flat ? 'open-surface' : 'uneven' };
}

function frameOf(
  p: ArrayLike<number>,
  rim: readonly number[],
  closed: boolean,
): { readonly normal: number[]; readonly middle: number[]; readonly length: number; readonly bounds: Bounds } {
  const normal = [0, 0, 0];
  const middle = [0, 0, 0];
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let length = 0;
  const [ox, oy, oz] = [p[3 * rim[0]!]!, p[3 * rim[0]! + 1]!, p[3 * rim[0]! + 2]!];
  for (let i = 0, j = rim.length - 1; i < rim.length; j = i++) {
    const q = [p[3 * rim[j]!]! - ox, p[3 * rim[j]! + 1]! - oy, p[3 * rim[j]! + 2]! - oz];
    const r = [p[3 * rim[i]!]! - ox, p[3 * rim[i]! + 1]! - oy, p[3 * rim[i]! + 2]! - oz];
    for (let axis = 0; axis < 3; axis++) {
      const u = (axis + 1) % 3;
      const v = (axis + 2) % 3;
      normal[axis]! += q[u]! * r[v]! - q[v]! * r[u]!;
      middle[axis]! += r[axis]! / rim.length;
      low[axis] = Math.min(low[axis]!, r[axis]!);
      high[axis] = Math.max(high[axis]!, r[axis]!);
    }
    if (closed || i > 0) length += Math.sqrt((q[0]! - r[0]!) ** 2 + (q[1]! - r[1]!) ** 2 + (q[2]! - r[2]!) ** 2);
  }
  const origin = [ox, oy, oz];
  return {
    normal,
    middle: middle.map((m, axis) => m + origin[axis]!),
    length,
    bounds: [
      [low[0]! + ox, low[1]! + oy, low[2]! + oz],
      [high[0]! + ox, high[1]! + oy, high[2]! + oz],
    ],
  };
}

/** [mm] Length of rim whose faces go on in the patch's plane, and of rim whose faces lie under the patch. */
function rimFaces(
  p: ArrayLike<number>,
  triangles: Uint32Array,
  halfEdges: readonly number[],
  unit: readonly number[],
): { readonly along: number; readonly against: number } {
  let along = 0;
  let against = 0;
  for (const h of halfEdges) {
    const t = h - (h % 3);
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    const u = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!];
    const v = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!];
    const n = [u[1]! * v[2]! - u[2]! * v[1]!, u[2]! * v[0]! - u[0]! * v[2]!, u[0]! * v[1]! - u[1]! * v[0]!];
    const size = Math.sqrt(n[0]! ** 2 + n[1]! ** 2 + n[2]! ** 2);
    const dot = size > 0 ? (n[0]! * unit[0]! + n[1]! * unit[1]! + n[2]! * unit[2]!) / size : 0;
    const from = 3 * triangles[h]!;
    const to = 3 * triangles[nextInTriangle(h)]!;
    const length = Math.sqrt(
      (p[to]! - p[from]!) ** 2 + (p[to + 1]! - p[from + 1]!) ** 2 + (p[to + 2]! - p[from + 2]!) ** 2,
    );
    if (dot > SAME_PLANE) along += length;
    if (dot < -SAME_PLANE) against += length;
  }
  return { along, against };
}

/** Triangles that close a hole, corner by corner, facing as their neighbours do. */
export function patchHole(positions: ArrayLike<number>, triangles: Uint32Array, hole: Hole): readonly number[] {
  const rim = hole.halfEdges.map((h) => triangles[h]!).reverse();
  const out: number[] = [];
  triangulateFace(positions, rim, (a, b, c) => out.push(rim[a]!, rim[b]!, rim[c]!));
  return out;
}
