import { inRuns } from '../../base/in-runs.ts';
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
  readonly middles: () => Float64Array;
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
  const finder = new Finder(spans, options);
  inRuns(spans.from.length, (first, end) => finder.measure(first, end));
  return finder.places();
}

class Finder {
  readonly #spans: SolidSpans;
  readonly #options: ThinOptions;
  /** [mm] Of each thin span, or of the air behind it. */
  readonly #thickness: Float64Array;
  readonly #thin: number[] = [];
  /** For each span 0, THIN, or GATHERED into a place. */
  readonly #state: Uint8Array;

  constructor(spans: SolidSpans, options: ThinOptions) {
    this.#spans = spans;
    this.#options = options;
    this.#thickness = new Float64Array(spans.from.length);
    this.#state = new Uint8Array(spans.from.length);
  }

  /** Measures some spans, or the air behind each. */
  measure(first: number, end: number): void {
    if (this.#options.gaps) this.#measureGaps(first, end);
    else this.#measureWalls(first, end);
  }

  #measureWalls(first: number, end: number): void {
    const { from, to } = this.#spans;
    const far = this.#options.limit / SQUARE;
    for (let s = first; s < end; s++) if (to[s]! - from[s]! < far) this.#measureWall(s);
  }

  #measureGaps(first: number, end: number): void {
    const { from, to, rayOf } = this.#spans;
    const far = this.#options.limit / SQUARE;
    const last = Math.min(end, from.length - 1);
    for (let s = first; s < last; s++)
      if (rayOf[s + 1] === rayOf[s] && from[s + 1]! - to[s]! < far) this.#measureGap(s);
  }

  #measureWall(s: number): void {
    const { from, to, entry, exit } = this.#spans;
    this.#enter(s, to[s]! - from[s]!, entry[s]!, exit[s]!);
  }

  #measureGap(s: number): void {
    const { from, to, entry, exit } = this.#spans;
    this.#enter(s, from[s + 1]! - to[s]!, exit[s]!, entry[s + 1]!);
  }

  #enter(s: number, length: number, a: number, b: number): void {
    const { normals, limit } = this.#options;
    const square = squareness(normals, 3 * a, 3 * b, this.#spans.grid.axis);
    if (!(square > 0 && length * square < limit - 1e-4)) return;
    this.#thickness[s] = length * square;
    this.#state[s] = THIN;
    this.#thin.push(s);
  }

  places(): readonly ThinPlace[] {
    const places: ThinPlace[] = [];
    for (const s of this.#thin) if (this.#state[s] === THIN) places.push(this.#describe(this.#flood(s)));
    return places;
  }

  #flood(seed: number): readonly number[] {
    const cells = [seed];
    this.#state[seed] = GATHERED;
    for (let k = 0; k < cells.length; k++) this.#spread(cells[k]!, cells);
    return cells;
  }

  #spread(s: number, cells: number[]): void {
    const { grid, begins, rayOf } = this.#spans;
    const far = 4 * grid.pitch;
    const middle = this.#begin(s) + this.#end(s);
    for (let side = 0; side < 4; side++) {
      const ray = neighbourRay(grid.columns, grid.rows, rayOf[s]!, side);
      if (ray < 0) continue;
      for (let other = begins[ray]!; other < begins[ray + 1]!; other++) {
        if (this.#state[other] !== THIN) continue;
        if (Math.abs(this.#begin(other) + this.#end(other) - middle) > far) continue;
        this.#state[other] = GATHERED;
        cells.push(other);
      }
    }
  }

  /** [mm] Of what is thin along its ray: a span, or the air behind it. */
  #begin(s: number): number {
    return this.#options.gaps ? this.#spans.to[s]! : this.#spans.from[s]!;
  }

  #end(s: number): number {
    return this.#options.gaps ? this.#spans.from[s + 1]! : this.#spans.to[s]!;
  }

  #describe(cells: readonly number[]): ThinPlace {
    const { pitch } = this.#spans.grid;
    const box = new Float64Array(6).fill(Number.POSITIVE_INFINITY, 0, 3).fill(Number.NEGATIVE_INFINITY, 3);
    let area = 0;
    for (const s of cells) {
      this.#grow(box, s);
      const length = this.#end(s) - this.#begin(s);
      const square = length > 0 ? this.#thickness[s]! / length : 1;
      area += (pitch * pitch) / Math.max(square, SQUARE);
    }
    const sorted = Float64Array.from(cells, (s) => this.#thickness[s]!).sort();
    const quarter = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))]!;
    const middles = (): Float64Array => this.#middles(cells);
    return {
      least: sorted[0]!,
      median: quarter(0.5),
      evenness: quarter(0.25) / quarter(0.75),
      area,
      low: [box[0]!, box[1]!, box[2]!],
      high: [box[3]!, box[4]!, box[5]!],
      triangle: this.#spans.entry[cells[0]!]!,
      middles,
      pitch,
    };
  }

  /** Least and greatest corner, with one more cell. */
  #grow(box: Float64Array, s: number): void {
    const { grid, rayOf } = this.#spans;
    const { axis, u, v, pitch, columns, u0, v0 } = grid;
    const x = u0 + (rayOf[s]! % columns) * pitch;
    const y = v0 + Math.floor(rayOf[s]! / columns) * pitch;
    box[axis] = Math.min(box[axis]!, this.#begin(s));
    box[3 + axis] = Math.max(box[3 + axis]!, this.#end(s));
    box[u] = Math.min(box[u]!, x - pitch / 2);
    box[3 + u] = Math.max(box[3 + u]!, x + pitch / 2);
    box[v] = Math.min(box[v]!, y - pitch / 2);
    box[3 + v] = Math.max(box[3 + v]!, y + pitch / 2);
  }

  #middles(cells: readonly number[]): Float64Array {
    const { grid, rayOf } = this.#spans;
    const { axis, u, v, pitch, columns, u0, v0 } = grid;
    const middles = new Float64Array(3 * cells.length);
    for (const [k, s] of cells.entries()) {
      middles[3 * k + axis] = (this.#begin(s) + this.#end(s)) / 2;
      middles[3 * k + u] = u0 + (rayOf[s]! % columns) * pitch;
      middles[3 * k + v] = v0 + Math.floor(rayOf[s]! / columns) * pitch;
    }
    return middles;
  }
}

const THIN = 1;
const GATHERED = 2;

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
