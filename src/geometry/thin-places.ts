import type { SolidSpans } from './solid-spans.ts';
import { neighbourRay } from './undersides.ts';

/** A stretch of wall, or of air between walls, that is thin. */
export interface ThinPlace {
  /** [mm] Least and middle thickness, across the wall within the layer. */
  readonly least: number;
  readonly median: number;
  /** Thinner quarter over thicker quarter: 1 for a wall of even thickness, a third for a wedge that runs out to nothing. */
  readonly evenness: number;
  /** [mm2] Of the wall's face. */
  readonly area: number;
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
  readonly triangle: number;
  /** [mm] x y z of the middle of the wall where rays cross it. */
  readonly middles: Float64Array;
  /** [mm] Between neighbouring rays. */
  readonly pitch: number;
}

export interface ThinOptions {
  /** [mm] Thinner than this counts. */
  readonly limit: number;
  /** x y z of the unit normals, three numbers a triangle. */
  readonly normals: Float32Array;
  /** Look at the air between two spans instead of at the spans. */
  readonly gaps: boolean;
}

/** Faces count as a wall if their normals are opposite within about 25°: wedges and tips have no thickness of their own. */
const OPPOSITE = -0.9;
/** Rays that meet a wall at more than 50° from its normal are left to the rays of the other axis. */
const SQUARE = 0.64;
/** Faces of a floor lie at most so steep: 25°. */
const FLAT = 0.9;
/** Faces that lie flatter than this have no side to measure across. */
const UPRIGHT = 0.3;

/**
 * Measures walls along rays that run level, along x or y (and floors along z): how long the ray is inside, times the cosine at which it goes
 * through, is the thickness in the layer, exact however coarse the grid. Thin cells that are neighbours and go on from
 * each other are one place.
 */
export function findThinPlaces(spans: SolidSpans, options: ThinOptions): readonly ThinPlace[] {
  const { grid, begins, from, to, entry, exit } = spans;
  const thickness = new Float64Array(from.length).fill(Number.NaN);
  const rayOf = new Uint32Array(from.length);
  for (let ray = 0; ray + 1 < begins.length; ray++)
    for (let s = begins[ray]!; s < begins[ray + 1]!; s++) {
      rayOf[s] = ray;
      const last = s + 1 === begins[ray + 1]!;
      if (options.gaps && last) continue;
      const length = options.gaps ? from[s + 1]! - to[s]! : to[s]! - from[s]!;
      if (!(length < options.limit / SQUARE)) continue;
      const a = options.gaps ? exit[s]! : entry[s]!;
      const b = options.gaps ? entry[s + 1]! : exit[s]!;
      const square = squareness(options.normals, 3 * a, 3 * b, grid.axis);
      if (square > 0 && length * square < options.limit - 1e-4) thickness[s] = length * square;
    }
  const seen = new Uint8Array(from.length);
  const places: ThinPlace[] = [];
  for (let s = 0; s < thickness.length; s++) {
    if (Number.isNaN(thickness[s]!) || seen[s] === 1) continue;
    const cells = flood({ spans, rayOf, thickness, gaps: options.gaps }, seen, s);
    places.push(describe(spans, rayOf, thickness, cells, options.gaps));
  }
  return places;
}

/** Cosine between ray and wall within the layer; 0 where the two faces make no wall across this ray. */
function squareness(n: Float32Array, a: number, b: number, axis: number): number {
  const dot = n[a]! * n[b]! + n[a + 1]! * n[b + 1]! + n[a + 2]! * n[b + 2]!;
  if (dot > OPPOSITE) return 0;
  // Along z it is a floor or a ceiling that is measured, from below to above.
  if (axis === 2)
    return Math.abs(n[a + 2]!) < FLAT || Math.abs(n[b + 2]!) < FLAT
      ? 0
      : (Math.abs(n[a + 2]!) + Math.abs(n[b + 2]!)) / 2;
  const levelA = Math.sqrt(n[a]! * n[a]! + n[a + 1]! * n[a + 1]!);
  const levelB = Math.sqrt(n[b]! * n[b]! + n[b + 1]! * n[b + 1]!);
  if (levelA < UPRIGHT || levelB < UPRIGHT) return 0;
  const square = (Math.abs(n[a + axis]!) / levelA + Math.abs(n[b + axis]!) / levelB) / 2;
  return square < SQUARE ? 0 : square;
}

interface Thinness {
  readonly spans: SolidSpans;
  readonly rayOf: Uint32Array;
  readonly thickness: Float64Array;
  readonly gaps: boolean;
}

function flood({ spans, rayOf, thickness, gaps }: Thinness, seen: Uint8Array, seed: number): readonly number[] {
  const { grid, begins, from, to } = spans;
  // Twice the middle of what is thin: a span, or the air behind it.
  const middle = (s: number): number => (gaps ? to[s]! + from[s + 1]! : from[s]! + to[s]!);
  const cells = [seed];
  seen[seed] = 1;
  for (let k = 0; k < cells.length; k++) {
    const s = cells[k]!;
    for (let side = 0; side < 4; side++) {
      const ray = neighbourRay(grid.columns, grid.rows, rayOf[s]!, side);
      if (ray < 0) continue;
      for (let other = begins[ray]!; other < begins[ray + 1]!; other++) {
        if (seen[other] === 1 || Number.isNaN(thickness[other]!)) continue;
        if (Math.abs(middle(other) - middle(s)) > 4 * grid.pitch) continue;
        seen[other] = 1;
        cells.push(other);
      }
    }
  }
  return cells;
}

function describe(
  spans: SolidSpans,
  rayOf: Uint32Array,
  thickness: Float64Array,
  cells: readonly number[],
  gaps: boolean,
): ThinPlace {
  const { axis, u, v, pitch, columns, u0, v0 } = spans.grid;
  const low: [number, number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high: [number, number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const middles = new Float64Array(3 * cells.length);
  let area = 0;
  for (const [k, s] of cells.entries()) {
    const x = u0 + (rayOf[s]! % columns) * pitch;
    const y = v0 + Math.floor(rayOf[s]! / columns) * pitch;
    const begin = gaps ? spans.to[s]! : spans.from[s]!;
    const end = gaps ? spans.from[s + 1]! : spans.to[s]!;
    low[axis] = Math.min(low[axis], begin);
    high[axis] = Math.max(high[axis], end);
    low[u] = Math.min(low[u], x - pitch / 2);
    high[u] = Math.max(high[u], x + pitch / 2);
    low[v] = Math.min(low[v], y - pitch / 2);
    high[v] = Math.max(high[v], y + pitch / 2);
    middles[3 * k + axis] = (begin + end) / 2;
    middles[3 * k + u] = x;
    middles[3 * k + v] = y;
    const square = end > begin ? thickness[s]! / (end - begin) : 1;
    area += (pitch * pitch) / Math.max(square, SQUARE);
  }
  const sorted = Float64Array.from(cells, (s) => thickness[s]!).sort();
  const triangle = spans.entry[cells[0]!]!;
  const quarter = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))]!;
  return {
    least: sorted[0]!,
    median: quarter(0.5),
    evenness: quarter(0.25) / quarter(0.75),
    area,
    low,
    high,
    triangle,
    middles,
    pitch,
  };
}

/** Places found along x and along y, each wall once: the better seen of two that lie over each other. */
export function mergeThinPlaces(a: readonly ThinPlace[], b: readonly ThinPlace[]): readonly ThinPlace[] {
  const kept: ThinPlace[] = [];
  for (const place of [...a, ...b].sort((x, y) => y.area - x.area))
    if (!kept.some((other) => covers(other, place))) kept.push(place);
  return kept;
}

function covers(a: ThinPlace, b: ThinPlace): boolean {
  for (let axis = 0; axis < 3; axis++) {
    const middle = (b.low[axis]! + b.high[axis]!) / 2;
    const slack = Math.max(0.5, a.least);
    if (middle < a.low[axis]! - slack || middle > a.high[axis]! + slack) return false;
  }
  return true;
}
