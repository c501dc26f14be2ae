import type { EdgeIndex } from './edge-index.ts';

/** [mm] Crossings this near to an end are the end itself. */
const TOUCH = 2e-3;
/** Longer walks along the outline are not worth it. */
const MOST_POINTS = 160;

/**
 * A way from a to b that stays inside a region: straight where nothing is crossed, else along the outline from where
 * the straight line leaves it to where it comes back, the shorter way round, and then pulled tight.
 * @param snap [mm] how far a and b may lie outside of the region
 * @returns x y of the points between a and b, or null where there is no such way
 */
export function combPath(
  region: EdgeIndex,
  a: readonly [number, number],
  b: readonly [number, number],
  snap: number,
): number[] | null {
  const from = ontoRegion(region, a, snap);
  const to = ontoRegion(region, b, snap);
  if (from === null || to === null) return null;
  const path = [from[0], from[1]];
  const met = innerCrossings(region, from, to);
  if (met.length % 4 !== 0) return null;
  for (let k = 0; k < met.length; k += 4) {
    const walk = walkOutline(region, from, to, met, k);
    if (walk === null || path.length + walk.length > 2 * MOST_POINTS) return null;
    path.push(...walk);
  }
  path.push(to[0], to[1]);
  const tight = pullTight(region, path);
  // The ends of the snapped way are kept, but where they are a and b themselves.
  const head = from === a ? 2 : 0;
  const tail = to === b ? tight.length - 2 : tight.length;
  return tight.slice(head, Math.max(head, tail));
}

function innerCrossings(region: EdgeIndex, from: readonly [number, number], to: readonly [number, number]): number[] {
  const length = distance(from, to);
  const found = region.crossings(from[0], from[1], to[0], to[1]);
  const result: number[] = [];
  for (let k = 0; k < found.length; k += 2) {
    const along = found[k]! * length;
    if (along > TOUCH && along < length - TOUCH) result.push(found[k]!, found[k + 1]!);
  }
  return result;
}

function distance(a: readonly [number, number], b: readonly [number, number]): number {
  const dx = a[0] - b[0];
  const dy = a[1] - b[1];
  return Math.sqrt(dx * dx + dy * dy);
}

/** The place itself where it is inside, else the nearest one on the outline. */
function ontoRegion(region: EdgeIndex, p: readonly [number, number], snap: number): readonly [number, number] | null {
  if (region.contains(p[0], p[1])) return p;
  const near = region.nearest(p[0], p[1], snap);
  return near === null ? null : [near.x, near.y];
}

/** From crossing k to crossing k + 1 along the contour they share, the shorter way; null where they share none. */
function walkOutline(
  region: EdgeIndex,
  from: readonly [number, number],
  to: readonly [number, number],
  met: readonly number[],
  k: number,
): number[] | null {
  const e0 = met[k + 1]!;
  const e1 = met[k + 3]!;
  const contour = region.contourOf(e0);
  if (contour !== region.contourOf(e1)) return null;
  const at = (share: number): readonly [number, number] => [
    from[0] + share * (to[0] - from[0]),
    from[1] + share * (to[1] - from[1]),
  ];
  const start = at(met[k]!);
  const end = at(met[k + 2]!);
  const first = contour === 0 ? 0 : region.polygons.ends[contour - 1]!;
  const count = region.polygons.ends[contour]! - first;
  const ahead = around(region, first, count, e0 - first, e1 - first, 1);
  const back = around(region, first, count, e0 - first, e1 - first, -1);
  const long = (points: readonly number[]): number => {
    let sum = 0;
    let last = start;
    for (let i = 0; i < points.length; i += 2) {
      const next = [points[i]!, points[i + 1]!] as const;
      sum += distance(last, next);
      last = next;
    }
    return sum + distance(last, end);
  };
  const way = long(ahead) <= long(back) ? ahead : back;
  return [start[0], start[1], ...way, end[0], end[1]];
}

/** Vertices from edge `e0` to edge `e1` of a contour, forward or backward. */
function around(region: EdgeIndex, first: number, count: number, e0: number, e1: number, step: 1 | -1): number[] {
  const points: number[] = [];
  if (e0 === e1) return points;
  let vertex = step === 1 ? (e0 + 1) % count : e0;
  const last = step === 1 ? e1 : (e1 + 1) % count;
  for (let guard = 0; guard <= count; guard++) {
    points.push(region.edges[4 * (first + vertex)]!, region.edges[4 * (first + vertex) + 1]!);
    if (vertex === last || points.length > 2 * MOST_POINTS) break;
    vertex = (vertex + step + count) % count;
  }
  return points;
}

/** Leaves out points as long as the straight way stays inside. */
function pullTight(region: EdgeIndex, path: readonly number[]): number[] {
  const n = path.length / 2;
  const point = (i: number): readonly [number, number] => [path[2 * i]!, path[2 * i + 1]!];
  const result = [path[0]!, path[1]!];
  for (let i = 0; i < n - 1; ) {
    let next = i + 1;
    for (let j = n - 1; j > i + 1; j--) {
      if (!free(region, point(i), point(j))) continue;
      next = j;
      break;
    }
    result.push(path[2 * next]!, path[2 * next + 1]!);
    i = next;
  }
  return result;
}

function free(region: EdgeIndex, a: readonly [number, number], b: readonly [number, number]): boolean {
  if (region.isCrossed(a[0], a[1], b[0], b[1], TOUCH)) return false;
  return region.contains((a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
}
