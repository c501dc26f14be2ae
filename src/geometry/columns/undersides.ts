import { inRuns } from '../../base/in-runs.ts';
import { boxOfCells } from './box-of-cells.ts';
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
  /** Held on both ends along some direction: a bridge. Looked for when it is first asked for: that is the dearest of all. */
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
  const finder = new Finder(spans, options);
  inRuns(spans.from.length, (first, end) => finder.mark(first, end));
  return finder
    .regions()
    .sort((a, b) => b.area - a.area || a.low[2] - b.low[2] || a.low[0] - b.low[0] || a.low[1] - b.low[1]);
}

const NOT_HANGING = -1;
const HANGING = -2;
/** Neighbouring rays in the four directions, -1 at the edge of the grid. */
export function neighbourRay(columns: number, rows: number, ray: number, side: number): number {
  const column = ray % columns;
  if (side === 0) return column > 0 ? ray - 1 : -1;
  if (side === 1) return column < columns - 1 ? ray + 1 : -1;
  if (side === 2) return ray >= columns ? ray - columns : -1;
  return ray < columns * (rows - 1) ? ray + columns : -1;
}

class Finder {
  readonly #spans: SolidSpans;
  readonly #options: UndersideOptions;
  /** The sine that a surface must lean out by to hang. */
  readonly #leaning: number;
  /** The underside that each span belongs to. */
  readonly #state: Int32Array;
  /** Steps from what holds it. */
  readonly #steps: Int32Array;
  readonly #hanging: number[] = [];

  constructor(spans: SolidSpans, options: UndersideOptions) {
    this.#spans = spans;
    this.#options = options;
    this.#leaning = Math.sin(((options.angle + SLACK) * Math.PI) / 180);
    this.#state = new Int32Array(spans.from.length);
    this.#steps = new Int32Array(spans.from.length);
  }

  /** Tells of some spans whether their lower ends hang. */
  mark(first: number, end: number): void {
    const { from, entry } = this.#spans;
    const { bedTop, normalZ, skip } = this.#options;
    for (let s = first; s < end; s++) {
      const hangs = from[s]! > bedTop && -normalZ(entry[s]!) > this.#leaning && !skip(entry[s]!);
      this.#state[s] = hangs ? HANGING : NOT_HANGING;
      if (hangs) this.#hanging.push(s);
    }
  }

  /** Everything that hangs and is large enough. */
  regions(): Underside[] {
    const found: Underside[] = [];
    inRuns(this.#hanging.length, (first, end) => {
      for (let k = first; k < end; k++) if (this.#state[this.#hanging[k]!] === HANGING) this.#takeRegion(k, found);
    });
    return found;
  }

  /** The region of a hanging end, which is named by it. */
  #takeRegion(region: number, found: Underside[]): void {
    const cells = this.#flood(this.#hanging[region]!, region);
    const isLarge = cells.length * this.#spans.grid.pitch ** 2 >= this.#options.least;
    if (isLarge) found.push(this.#describe(cells));
  }

  /** All hanging ends that belong together with `seed`; they get the region's number. */
  #flood(seed: number, region: number): readonly number[] {
    const cells = [seed];
    this.#state[seed] = region;
    for (let k = 0; k < cells.length; k++) this.#spread(cells[k]!, region, cells);
    return cells;
  }

  #spread(s: number, region: number, cells: number[]): void {
    const { grid, begins, from, rayOf } = this.#spans;
    const step = 1.5 * grid.pitch;
    for (let side = 0; side < 4; side++) {
      const ray = neighbourRay(grid.columns, grid.rows, rayOf[s]!, side);
      if (ray < 0) continue;
      for (let other = begins[ray]!; other < begins[ray + 1]!; other++) {
        if (this.#state[other] !== HANGING || Math.abs(from[other]! - from[s]!) > step) continue;
        this.#state[other] = region;
        cells.push(other);
      }
    }
  }

  /** Size, place and hold of one underside. */
  #describe(cells: readonly number[]): Underside {
    const spans = this.#spans;
    const { grid, entry } = spans;
    const { enough, normalZ } = this.#options;
    let steep = 0;
    inRuns(cells.length, (first, end) => {
      for (let k = first; k < end; k++) steep += -normalZ(entry[cells[k]!]!) > STEEP ? 1 : 0;
    });
    const state = this.#state;
    const region = state[cells[0]!]!;
    const look = (): BridgeRuns | null => anchoredRuns(spans, cells, (s) => state[s] === region, enough);
    let bridge: BridgeRuns | null | undefined;
    return {
      ...boxOfCells(spans, cells),
      area: cells.length * grid.pitch * grid.pitch,
      steepArea: steep * grid.pitch * grid.pitch,
      triangle: entry[cells[0]!]!,
      reach: this.#reachOf(cells),
      get bridge() {
        if (bridge === undefined) bridge = look();
        return bridge;
      },
      cells,
    };
  }

  /** [mm] Longest way, cell by cell, from what holds an underside. */
  #reachOf(cells: readonly number[]): number {
    const queue: number[] = [];
    inRuns(cells.length, (first, end) => {
      for (let k = first; k < end; k++) if (this.#isHeld(cells[k]!)) this.#enter(cells[k]!, 1, queue);
    });
    if (queue.length === 0) return Number.POSITIVE_INFINITY;
    for (let k = 0; k < queue.length; k++) this.#step(queue[k]!, queue);
    return this.#steps[queue[queue.length - 1]!]! * this.#spans.grid.pitch;
  }

  /** Whether some neighbouring ray holds a cell: the underside ends there, and solid is just below it. */
  #isHeld(s: number): boolean {
    const spans = this.#spans;
    const { columns, rows, pitch } = spans.grid;
    const z = spans.from[s]!;
    for (let side = 0; side < 4; side++) {
      const ray = neighbourRay(columns, rows, spans.rayOf[s]!, side);
      if (ray >= 0 && !this.#goesOn(ray, s) && spanAt(spans, ray, z - 0.05 * pitch) >= 0) return true;
    }
    return false;
  }

  /** Whether a span on a ray continues the surface of a cell. */
  #goesOn(ray: number, s: number): boolean {
    const { begins, from, grid } = this.#spans;
    for (let other = begins[ray]!; other < begins[ray + 1]!; other++)
      if (this.#state[other] === this.#state[s] && Math.abs(from[other]! - from[s]!) <= 1.5 * grid.pitch) return true;
    return false;
  }

  /** The neighbours of a cell that were not reached yet are one step farther. */
  #step(s: number, queue: number[]): void {
    const { grid, begins, rayOf } = this.#spans;
    for (let side = 0; side < 4; side++) {
      const ray = neighbourRay(grid.columns, grid.rows, rayOf[s]!, side);
      if (ray < 0) continue;
      for (let other = begins[ray]!; other < begins[ray + 1]!; other++)
        if (this.#state[other] === this.#state[s] && this.#steps[other] === 0) {
          this.#enter(other, this.#steps[s]! + 1, queue);
        }
    }
  }

  #enter(s: number, steps: number, queue: number[]): void {
    this.#steps[s] = steps;
    queue.push(s);
  }
}
