import { inRuns } from '../../base/in-runs.ts';
import { type SolidSpans, spanAt } from './solid-spans.ts';

/** An underside that is held at both ends along one direction. */
export interface BridgeRuns {
  /** [mm] Longest free way along the best direction. */
  readonly span: number;
  /** [°] That direction from x, counter-clockwise. */
  readonly direction: number;
}

/** [°] The plainest first. */
const DIRECTIONS: readonly number[] = [0, 90, 45, 135, 30, 60, 120, 150, 15, 75, 105, 165];
/** Cells of an underside that are looked at line by line; of larger ones every second line, or third… */
const MANY = 4000;
/** Places along a line are told apart to an eighth of a cell. */
const STEPS = 8;
/** Of the underside that must be held at both ends to call it a bridge. */
const SHARE = 0.9;

/**
 * Looks for the direction in which an underside is spanned by the shortest lines with both ends on solid.
 * Lines one ray apart are laid over it in twelve directions; a line's end is held if the ray behind it is solid just
 * below. The search stops at a span that is short enough. Null where no direction has nine tenths of the underside held at both ends.
 */
export function anchoredRuns(
  spans: SolidSpans,
  cells: readonly number[],
  isInside: (span: number) => boolean,
  enough: number,
): BridgeRuns | null {
  const search = new LineSearch(spans, cells, isInside);
  let best: BridgeRuns | null = null;
  for (const direction of DIRECTIONS) {
    const span = search.spanAlong(direction);
    if (span !== null && (best === null || span < best.span - 1e-9)) best = { span, direction };
    if (best !== null && best.span <= enough) return best;
  }
  return best;
}

class LineSearch {
  readonly #spans: SolidSpans;
  readonly #cells: readonly number[];
  readonly #isInside: (span: number) => boolean;
  /** Place of each cell in the grid. */
  readonly #column: Int32Array;
  readonly #row: Int32Array;
  /** More than any line and any place along it. */
  readonly #reach: number;
  readonly #keys: Float64Array;
  #taken = 0;
  #cos = 1.5;
  #sin = 0.5;
  /** Cells on lines with both ends on solid, on other lines, and the longest of the former. */
  #held = 0;
  #free = 0;
  #longest = 0.5;

  constructor(spans: SolidSpans, cells: readonly number[], isInside: (span: number) => boolean) {
    const { columns, rows } = spans.grid;
    this.#spans = spans;
    this.#cells = cells;
    this.#isInside = isInside;
    this.#column = Int32Array.from(cells, (s) => spans.rayOf[s]! % columns);
    this.#row = Int32Array.from(cells, (s) => Math.floor(spans.rayOf[s]! / columns));
    this.#reach = columns + rows;
    this.#keys = new Float64Array(cells.length);
  }

  /** [mm] The longest line in a direction [°]; null where too little is held at both ends. */
  spanAlong(direction: number): number | null {
    const count = this.#cells.length;
    this.#cos = Math.cos((direction * Math.PI) / 180);
    this.#sin = Math.sin((direction * Math.PI) / 180);
    this.#taken = 0;
    const every = Math.ceil(count / MANY);
    inRuns(count, (first, end) => this.#take(first, end, every));
    const taken = this.#taken;
    const keys = this.#keys.subarray(0, taken).sort();
    this.#held = 0;
    this.#free = 0;
    this.#longest = 0;
    for (let begin = 0; begin < taken; ) {
      const end = this.#endOfLine(keys, begin);
      this.#judgeLine(keys, begin, end);
      if (this.#free > (1 - SHARE) * taken) return null;
      begin = end;
    }
    return this.#held >= SHARE * taken && taken > 0 ? this.#longest * this.#spans.grid.pitch : null;
  }

  /**
   * One number a cell that sorts by line, then along the line, and still says which cell: numbers sort ten times as
   * fast without a comparison of our own. All three fit 2^53 for grids of thousands of rays.
   */
  #take(first: number, end: number, every: number): void {
    const keys = this.#keys;
    const reach = this.#reach;
    const count = keys.length;
    for (let k = first; k < end; k++) {
      const i = this.#column[k]!;
      const j = this.#row[k]!;
      const line = Math.round(this.#cos * j - this.#sin * i) + reach;
      if (line % every !== 0) continue;
      const place = Math.round((this.#cos * i + this.#sin * j + reach) * STEPS);
      keys[this.#taken++] = (line * STEPS * 2 * reach + place) * count + k;
    }
  }

  /** Places of one line follow each other by about one step; another line is far away. */
  #endOfLine(keys: Float64Array, begin: number): number {
    let before = this.#placeOf(keys[begin]!);
    let k = begin + 1;
    for (; k < keys.length; k++) {
      const place = this.#placeOf(keys[k]!);
      if (place - before > 2.1 * STEPS) break;
      before = place;
    }
    return k;
  }

  #placeOf(key: number): number {
    return Math.floor(key / this.#keys.length);
  }

  #judgeLine(keys: Float64Array, begin: number, end: number): void {
    const count = this.#keys.length;
    const first = keys[begin]! % count;
    const last = keys[end - 1]! % count;
    if (this.#endIsHeld(first, -this.#cos, -this.#sin) && this.#endIsHeld(last, this.#cos, this.#sin)) {
      this.#held += end - begin;
      const length = (this.#placeOf(keys[end - 1]!) - this.#placeOf(keys[begin]!)) / STEPS + 1;
      this.#longest = Math.max(this.#longest, length);
    } else this.#free += end - begin;
  }

  /** Whether the first ray beyond the end that is not of the underside is solid just below it. */
  #endIsHeld(k: number, du: number, dv: number): boolean {
    const { columns, rows, pitch } = this.#spans.grid;
    const i = this.#column[k]!;
    const j = this.#row[k]!;
    const z = this.#spans.from[this.#cells[k]!]!;
    for (let step = 1; step <= 2; step++) {
      const column = Math.round(i + step * du);
      const row = Math.round(j + step * dv);
      if (column < 0 || column >= columns || row < 0 || row >= rows) return false;
      if (column === i && row === j) continue;
      const beyond = row * columns + column;
      if (spanAt(this.#spans, beyond, z - 0.05 * pitch) >= 0) return true;
      if (!this.#goesOn(beyond, z)) return false;
    }
    return false;
  }

  /** Whether the underside goes on along a ray at about this height. */
  #goesOn(ray: number, z: number): boolean {
    const { begins, from, grid } = this.#spans;
    for (let s = begins[ray]!; s < begins[ray + 1]!; s++)
      if (Math.abs(from[s]! - z) <= 1.5 * grid.pitch && this.#isInside(s)) return true;
    return false;
  }
}
