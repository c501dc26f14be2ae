import { anchoredRuns, type BridgeRuns } from './bridge-runs.ts';
import { type SolidSpans, spanAt } from './solid-spans.ts';

/** A stretch of surface that hangs over air. */
export interface Underside {
  /** [mm2] Seen from below. */
  readonly area: number;
  /** [mm2] Of it, hanging more than 60° from the vertical. */
  readonly steepArea: number;
  /** [mm] */
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
  /** A triangle of it. */
  readonly triangle: number;
  /** [mm] How far it reaches out from what holds it; infinite where nothing does. */
  readonly reach: number;
  /** Held on both ends along some direction: a bridge. */
  readonly bridge: BridgeRuns | null;
  /** Spans of it. */
  readonly cells: readonly number[];
}

export interface UndersideOptions {
  /** [mm] Undersides up to here are on the bed. */
  readonly bedTop: number;
  /** [°] Surfaces that lean over more than this from the vertical hang. */
  readonly angle: number;
  /** z of the unit normal of a triangle. */
  readonly normalZ: (triangle: number) => number;
  /** [mm] Bridges up to here are good enough: no shorter way is looked for. */
  readonly enough: number;
  /** [mm2] Smaller ones are left out. */
  readonly least: number;
  /** Whether undersides of this triangle do not count (ceilings of closed cavities). */
  readonly skip: (triangle: number) => boolean;
}

const STEEP = Math.sin((60 * Math.PI) / 180);
/** [°] A surface drawn at exactly the limit does not hang. */
const SLACK = 0.5;

/**
 * Finds where a part hangs over air, from its spans along z: bodies that stand in or on each other hold each other.
 *
 * The lower end of a span hangs if its triangle leans over more than the limit. Hanging ends of neighbouring rays are one
 * underside where their heights agree within the slope that the limit allows. At the rim of an underside a neighbouring
 * ray tells what is there just below: solid holds it, air leaves it free:
 *
 *      ████████████████       held at both ends: a bridge      ██████████    held at one end: an overhang
 *      ██            ██                                        ██
 */
export function findUndersides(spans: SolidSpans, options: UndersideOptions): readonly Underside[] {
  const { begins, from } = spans;
  const least = Math.sin(((options.angle + SLACK) * Math.PI) / 180);
  const state = new Int32Array(from.length).fill(NOT_HANGING);
  const rayOf = new Uint32Array(from.length);
  for (let ray = 0; ray + 1 < begins.length; ray++)
    for (let s = begins[ray]!; s < begins[ray + 1]!; s++) {
      rayOf[s] = ray;
      if (from[s]! <= options.bedTop || options.skip(spans.entry[s]!)) continue;
      if (-options.normalZ(spans.entry[s]!) > least) state[s] = HANGING;
    }
  const steps = new Int32Array(from.length);
  const found: Underside[] = [];
  let regions = 0;
  for (let s = 0; s < state.length; s++) {
    if (state[s] !== HANGING) continue;
    const cells = flood(spans, rayOf, state, s, regions++);
    if (cells.length * spans.grid.pitch ** 2 < options.least) continue;
    found.push(describe(spans, { rayOf, state, steps }, cells, options));
  }
  return found.sort((a, b) => b.area - a.area || a.low[2] - b.low[2] || a.low[0] - b.low[0] || a.low[1] - b.low[1]);
}

const NOT_HANGING = -1;
const HANGING = -2;

/** Columns beside the spans: their ray, the underside they belong to, and steps from what holds it. */
interface Marks {
  readonly rayOf: Uint32Array;
  readonly state: Int32Array;
  readonly steps: Int32Array;
}

/** Size, place and hold of one underside. */
function describe(
  spans: SolidSpans,
  { rayOf, state, steps }: Marks,
  cells: readonly number[],
  { normalZ, enough }: UndersideOptions,
): Underside {
  const { pitch, columns, u0, v0 } = spans.grid;
  let steep = 0;
  const low: [number, number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high: [number, number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const s of cells) {
    const x = u0 + (rayOf[s]! % columns) * pitch;
    const y = v0 + Math.floor(rayOf[s]! / columns) * pitch;
    const z = spans.from[s]!;
    low[0] = Math.min(low[0], x - pitch / 2);
    low[1] = Math.min(low[1], y - pitch / 2);
    low[2] = Math.min(low[2], z);
    high[0] = Math.max(high[0], x + pitch / 2);
    high[1] = Math.max(high[1], y + pitch / 2);
    high[2] = Math.max(high[2], z);
    if (-normalZ(spans.entry[s]!) > STEEP) steep++;
  }
  const region = state[cells[0]!]!;
  return {
    area: cells.length * pitch * pitch,
    steepArea: steep * pitch * pitch,
    low,
    high,
    triangle: spans.entry[cells[0]!]!,
    reach: reachOf(spans, { rayOf, state, steps }, cells),
    bridge: anchoredRuns(spans, rayOf, cells, (s) => state[s] === region, enough),
    cells,
  };
}

/** Neighbouring rays in the four directions, -1 at the edge of the grid. */
export function neighbourRay(columns: number, rows: number, ray: number, side: number): number {
  const column = ray % columns;
  if (side === 0) return column > 0 ? ray - 1 : -1;
  if (side === 1) return column < columns - 1 ? ray + 1 : -1;
  if (side === 2) return ray >= columns ? ray - columns : -1;
  return ray < columns * (rows - 1) ? ray + columns : -1;
}

/** All hanging ends that belong together with `seed`; they get the region's number. */
function flood(
  spans: SolidSpans,
  rayOf: Uint32Array,
  state: Int32Array,
  seed: number,
  region: number,
): readonly number[] {
  const { grid, begins, from } = spans;
  const cells = [seed];
  state[seed] = region;
  const step = 1.5 * grid.pitch;
  for (let k = 0; k < cells.length; k++) {
    const s = cells[k]!;
    for (let side = 0; side < 4; side++) {
      const ray = neighbourRay(grid.columns, grid.rows, rayOf[s]!, side);
      if (ray < 0) continue;
      for (let other = begins[ray]!; other < begins[ray + 1]!; other++) {
        if (state[other] !== HANGING || Math.abs(from[other]! - from[s]!) > step) continue;
        state[other] = region;
        cells.push(other);
      }
    }
  }
  return cells;
}

/** Whether the neighbouring ray is solid just below the lower end of a span. */
function isHeldBy(spans: SolidSpans, ray: number, s: number): boolean {
  return spanAt(spans, ray, spans.from[s]! - 0.05 * spans.grid.pitch) >= 0;
}

/** [mm] Longest way, cell by cell, from what holds an underside. */
function reachOf(spans: SolidSpans, { rayOf, state, steps }: Marks, cells: readonly number[]): number {
  const { grid, begins } = spans;
  const region = state[cells[0]!]!;
  const queue: number[] = [];
  for (const s of cells) {
    for (let side = 0; side < 4; side++) {
      const ray = neighbourRay(grid.columns, grid.rows, rayOf[s]!, side);
      if (ray < 0 || spanOfRegion(spans, state, ray, region, spans.from[s]!) >= 0 || !isHeldBy(spans, ray, s)) continue;
      steps[s] = 1;
      queue.push(s);
      break;
    }
  }
  if (queue.length === 0) return Number.POSITIVE_INFINITY;
  for (let k = 0; k < queue.length; k++) {
    const s = queue[k]!;
    for (let side = 0; side < 4; side++) {
      const ray = neighbourRay(grid.columns, grid.rows, rayOf[s]!, side);
      if (ray < 0) continue;
      for (let other = begins[ray]!; other < begins[ray + 1]!; other++)
        if (state[other] === region && steps[other] === 0) {
          steps[other] = steps[s]! + 1;
          queue.push(other);
        }
    }
  }
  return steps[queue[queue.length - 1]!]! * grid.pitch;
}

/** The span of a region on a ray that continues the surface at height `z`, -1 none. */
function spanOfRegion(spans: SolidSpans, state: Int32Array, ray: number, region: number, z: number): number {
  for (let s = spans.begins[ray]!; s < spans.begins[ray + 1]!; s++)
    if (state[s] === region && Math.abs(spans.from[s]! - z) <= 1.5 * spans.grid.pitch) return s;
  return -1;
}
