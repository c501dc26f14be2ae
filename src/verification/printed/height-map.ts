import type { JobLimits } from '../../model/job.ts';

/** [mm] Side of a cell: about a line's width, so that neighbouring lines leave no holes. */
const CELL = 0.5;
const CELLS_MOST = 4_000_000;

/** [mm] Heights that differ by less are of one layer: slants and rounding. */
const SAME = 0.02;

/**
 * The greatest height laid over each cell of the bed and of the machine's reach; one number a cell. A line of the same layer
 * carries the next one beside it, but one that hangs in the air itself carries nothing.
 */
export class HeightMap {
  /** [mm] Greatest height over all cells: above it there is nothing to hit. */
  highest = Number.NaN;
  readonly perMm: number;
  readonly #cell: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #x: number;
  readonly #y: number;
  readonly #top: Float32Array;
  /** Cells whose top hangs in the air, with the height under it [mm]; of one layer. */
  readonly #loose = new Map<number, number>();
  /** [mm] Height of that layer. */
  #looseZ = 0;

  constructor(limits: JobLimits) {
    const [low, high] = limits.reach;
    const [bedLow, bedHigh] = limits.bed;
    this.#x = Math.min(low[0], bedLow[0]);
    this.#y = Math.min(low[1], bedLow[1]);
    const width = Math.max(high[0], bedHigh[0]) - this.#x;
    const depth = Math.max(high[1], bedHigh[1]) - this.#y;
    this.#cell = Math.max(CELL, Math.sqrt((width * depth) / CELLS_MOST));
    this.perMm = 1 / this.#cell;
    // A margin of one cell all around, so that neighbours need no test.
    this.#columns = Math.ceil(width / this.#cell) + 3;
    this.#rows = Math.ceil(depth / this.#cell) + 3;
    this.#top = new Float32Array(this.#columns * this.#rows);
    this.highest = 0;
  }

  /** Offset of the cell of a place, -1 outside the map. */
  at(x: number, y: number): number {
    const column = Math.floor((x - this.#x) * this.perMm) + 1;
    const row = Math.floor((y - this.#y) * this.perMm) + 1;
    if (!(column >= 1 && row >= 1 && column < this.#columns - 1 && row < this.#rows - 1)) return -1;
    return row * this.#columns + column;
  }

  /** [mm] */
  topOf(cell: number): number {
    return this.#top[cell]!;
  }

  /**
   * Whether something reaches so high in the cell or one beside it that it carries a line. Beside the map nothing is known: it
   * counts as yes. @param z [mm] of the line @param reach [mm] how far under it something still carries
   */
  carries(cell: number, z: number, reach: number): boolean {
    if (cell < 0) return true;
    // On the bed everything stands: no cell is lower than it.
    const least = z - reach;
    const hangs = this.#loose.size > 0 && Math.abs(z - this.#looseZ) < SAME;
    if (!hangs && this.#top[cell]! >= least) return true;
    const c = this.#columns;
    for (let row = cell - c; row <= cell + c; row += c) {
      for (let at = row - 1; at <= row + 1; at++) {
        const top = hangs ? (this.#loose.get(at) ?? this.#top[at]!) : this.#top[at]!;
        if (top >= least) return true;
      }
    }
    return false;
  }

  /** Whether something of the same height [mm] lies two cells beside: a line wider than a cell touches it. */
  isBeside(cell: number, z: number): boolean {
    const c = this.#columns;
    if (cell < 2 * c + 2 || cell >= this.#top.length - 2 * c - 2) return false;
    const hangs = Math.abs(z - this.#looseZ) < SAME;
    for (let row = cell - 2 * c; row <= cell + 2 * c; row += c) {
      for (let at = row - 2; at <= row + 2; at++)
        if (this.#top[at]! >= z - SAME && !(hangs && this.#loose.has(at))) return true;
    }
    return false;
  }

  /** Something that nothing carries lies in the cell, at this height [mm]. */
  hang(cell: number, z: number): void {
    if (Math.abs(z - this.#looseZ) >= SAME) {
      this.#loose.clear();
      this.#looseZ = z;
    }
    const before = this.#top[cell]!;
    if (z > before && !this.#loose.has(cell)) this.#loose.set(cell, before);
    this.raise(cell, z);
  }

  /** Something of this height [mm] lies in the cell. */
  raise(cell: number, z: number): void {
    if (z > this.#top[cell]!) this.#top[cell] = z;
    if (z > this.highest) this.highest = z;
  }

  /** A straight line is laid. @param ends [mm] x, y, z of both @param steps cells on its way */
  lay(ends: Float64Array, steps: number): void {
    const x0 = ends[0]!;
    const y0 = ends[1]!;
    const z0 = ends[2]!;
    const x1 = ends[3]!;
    const y1 = ends[4]!;
    const z1 = ends[5]!;
    if (this.at(x0, y0) < 0 || this.at(x1, y1) < 0) {
      this.#layPart(ends, steps);
      return;
    }
    // Both ends lie on the map, so all between does.
    const top = this.#top;
    const columns = this.#columns;
    const sx = ((x1 - x0) * this.perMm) / steps;
    const sy = ((y1 - y0) * this.perMm) / steps;
    const sz = (z1 - z0) / steps;
    let column = (x0 - this.#x) * this.perMm + 1;
    let row = (y0 - this.#y) * this.perMm + 1;
    let z = z0;
    for (let k = 0; k < steps; k++) {
      column += sx;
      row += sy;
      z += sz;
      const cell = (row | 0) * columns + (column | 0);
      if (top[cell]! < z) top[cell] = z;
    }
    // Written always: a branch that the first layer never takes would be compiled anew at the second.
    let { highest } = this;
    if (z > highest) highest = z;
    this.highest = highest;
  }

  /** A line that leaves the map, or comes from beside it. */
  #layPart(ends: Float64Array, steps: number): void {
    const x0 = ends[0]!;
    const y0 = ends[1]!;
    const z0 = ends[2]!;
    const x1 = ends[3]!;
    const y1 = ends[4]!;
    const z1 = ends[5]!;
    for (let k = 1; k <= steps; k++) {
      const t = k / steps;
      const cell = this.at(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t);
      if (cell >= 0) this.raise(cell, z0 + (z1 - z0) * t);
    }
  }

  /** Calls for each cell with something on it: its middle and its height. [mm] */
  each(call: (x: number, y: number, z: number) => void): void {
    for (let cell = 0; cell < this.#top.length; cell++) {
      const z = this.#top[cell]!;
      if (z === 0) continue;
      const column = cell % this.#columns;
      const row = (cell - column) / this.#columns;
      call(this.#x + (column - 0.5) * this.#cell, this.#y + (row - 0.5) * this.#cell, z);
    }
  }
}
