import { inRuns } from '../../base/in-runs.ts';
import { type Sector, solidsOverlapAt } from './cones-at-point.ts';
import { type EdgeTable, nextInTriangle } from './half-edges.ts';

/**
 * Points at which a body touches itself: their triangles form more than one fan, and the solids under these fans
 * share nothing but the point. Where they lie in each other it is no touch but an overlap, which other rules tell.
 * Walks every fan once, from neighbour to neighbour across sound edges; O(n). Points at open edges and at edges of three
 * triangles or more are left out: there it is no fault of its own.
 * Bodies that touch each other are for `touching-bodies` to find.
 * @returns the points, ascending
 */
export function pinchedPoints(
  positions: ArrayLike<number>,
  triangles: Uint32Array,
  edges: EdgeTable,
  bodyOf: ArrayLike<number>,
): readonly number[] {
  const points = positions.length / 3;
  const { twin } = edges;
  const fans = new Uint8Array(points);
  const seen = new Uint8Array(triangles.length);
  inRuns(triangles.length, (first, end) => {
    for (let h = first; h < end; h++)
      if (seen[h] === 0 && twin[h]! >= -2) countFan(fans, triangles[h]!, goRound(triangles, twin, seen, h));
  });
  const pinched: number[] = [];
  inRuns(points, (first, end) => {
    for (let v = first; v < end; v++) if (fans[v]! > 1 && fans[v]! < 255) pinched.push(v);
  });
  if (pinched.length === 0) return pinched;
  const fansAt = gatherFans(positions, triangles, twin, new Set(pinched));
  return pinched.filter((v) => {
    const here = fansAt.get(v)!.map(({ corner, sectors }) => ({ body: bodyOf[Math.floor(corner / 3)]!, sectors }));
    return [...new Set(here.map(({ body }) => body))].some((body) => {
      const own = here.filter((fan) => fan.body === body).map(({ sectors }) => sectors);
      return own.length > 1 && !solidsOverlapAt(own);
    });
  });
}

/** Marks the corners of a fan. @returns whether it goes all the way round its point */
function goRound(triangles: Uint32Array, twin: Int32Array, seen: Uint8Array, h: number): boolean {
  const v = triangles[h]!;
  let corner = h;
  do {
    seen[corner] = 1;
    // As `nextInFan`, written out: it runs for every corner of the mesh.
    const other = twin[corner % 3 === 0 ? corner + 2 : corner - 1]!;
    if (other < 0) return false;
    corner = triangles[other] === v ? other : other % 3 === 2 ? other - 2 : other + 1;
  } while (corner !== h && seen[corner] === 0);
  return true;
}

/** 255: a fan at the point is not whole. */
function countFan(fans: Uint8Array, v: number, isWhole: boolean): void {
  fans[v] = isWhole ? fans[v]! + (fans[v]! < 254 ? 1 : 0) : 255;
}

/** The same corner in the neighbour across the edge that ends in it; negative at an edge that is not sound. */
function nextInFan(triangles: Uint32Array, twin: Int32Array, corner: number): number {
  const other = twin[corner % 3 === 0 ? corner + 2 : corner - 1]!;
  if (other < 0) return other;
  return triangles[other] === triangles[corner] ? other : nextInTriangle(other);
}

interface Fan {
  /** Its first corner. */
  readonly corner: number;
  readonly sectors: readonly Sector[];
}

/** The fans at some points, as sectors seen from the point. */
function gatherFans(
  p: ArrayLike<number>,
  triangles: Uint32Array,
  twin: Int32Array,
  points: ReadonlySet<number>,
): ReadonlyMap<number, readonly Fan[]> {
  const found = new Map<number, Fan[]>(Array.from(points, (v) => [v, []]));
  const seen = new Set<number>();
  for (let h = 0; h < triangles.length; h++) {
    const fans = found.get(triangles[h]!);
    if (fans === undefined || seen.has(h) || twin[h]! < -2) continue;
    const sectors: Sector[] = [];
    for (let corner = h; corner >= 0 && !seen.has(corner); corner = nextInFan(triangles, twin, corner)) {
      seen.add(corner);
      const sector = sectorOf(p, triangles, corner);
      if (sector !== undefined) sectors.push(sector);
    }
    fans.push({ corner: h, sectors });
  }
  return found;
}

/** The triangle of a corner, seen from it; undefined where it is a line. */
function sectorOf(p: ArrayLike<number>, triangles: Uint32Array, corner: number): Sector | undefined {
  const v = 3 * triangles[corner]!;
  const b = 3 * triangles[nextInTriangle(corner)]!;
  const c = 3 * triangles[nextInTriangle(nextInTriangle(corner))]!;
  const from = unit([p[b]! - p[v]!, p[b + 1]! - p[v + 1]!, p[b + 2]! - p[v + 2]!]);
  const to = unit([p[c]! - p[v]!, p[c + 1]! - p[v + 1]!, p[c + 2]! - p[v + 2]!]);
  if (from === undefined || to === undefined) return undefined;
  const normal = unit([
    from[1] * to[2] - from[2] * to[1],
    from[2] * to[0] - from[0] * to[2],
    from[0] * to[1] - from[1] * to[0],
  ]);
  return normal === undefined ? undefined : { from, to, normal };
}

function unit([x, y, z]: readonly [number, number, number]): readonly [number, number, number] | undefined {
  const size = Math.sqrt(x * x + y * y + z * z);
  return size > 0 ? [x / size, y / size, z / size] : undefined;
}
