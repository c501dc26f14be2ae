/** [mm] Side of a cell. */
const CELL = 5;

/**
 * Where finished parts stand, on a grid of 5 mm, and how high one near a place is: for printing part after part.
 *
 *     ▒▒ ░░░░░░        ▒ a finished part; ░ places nearer to it than the head's radius: there its height counts.
 *     ▒▒ ░░░░░░        The grid errs towards calm: the radius loses a cell's diagonal.
 */
export class FinishedParts {
  /** [mm] Highest finished part. */
  highest = 0;
  readonly #x: number;
  readonly #y: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #reach: number;
  /** Heights of the finished parts, and the same spread by the radius. */
  readonly #open: Float32Array;
  readonly #near: Float32Array;

  /** @param bed [mm] two corners @param radius [mm] that the head needs */
  constructor(bed: readonly [readonly [number, number], readonly [number, number]], radius: number) {
    const [[x0, y0], [x1, y1]] = bed;
    this.#x = x0;
    this.#y = y0;
    this.#columns = Math.max(1, Math.ceil((x1 - x0) / CELL));
    this.#rows = Math.max(1, Math.ceil((y1 - y0) / CELL));
    this.#reach = radius / CELL - Math.SQRT2;
    this.#open = new Float32Array(this.#columns * this.#rows);
    this.#near = new Float32Array(this.#columns * this.#rows);
  }

  #cell(x: number, y: number): number {
    const column = Math.floor((x - this.#x) / CELL);
    const row = Math.floor((y - this.#y) / CELL);
    return column < 0 || row < 0 || column >= this.#columns || row >= this.#rows ? -1 : row * this.#columns + column;
  }

  /** [mm] Height of the highest finished part nearer than the head's radius; 0 for none. */
  heightNear(x: number, y: number): number {
    const cell = this.#cell(x, y);
    return cell < 0 ? 0 : this.#near[cell]!;
  }

  /** What stands on the bed is finished. @param parts [mm] places and their heights */
  finish(parts: readonly (readonly [x: number, y: number, z: number])[]): void {
    for (const [x, y, z] of parts) {
      const cell = this.#cell(x, y);
      if (cell >= 0 && z > this.#open[cell]!) this.#open[cell] = z;
    }
    const r = Math.floor(this.#reach);
    for (let row = 0; row < this.#rows; row++) {
      for (let column = 0; column < this.#columns; column++) {
        const height = this.#open[row * this.#columns + column]!;
        if (height === 0) continue;
        this.highest = Math.max(this.highest, height);
        for (let dy = -r; dy <= r; dy++) this.#spread(column, row + dy, dy, height);
      }
    }
    this.#open.fill(0);
  }

  #spread(column: number, row: number, dy: number, height: number): void {
    if (row < 0 || row >= this.#rows) return;
    const half = Math.floor(Math.sqrt(this.#reach * this.#reach - dy * dy));
    const from = Math.max(0, column - half);
    const to = Math.min(this.#columns - 1, column + half);
    for (let k = from; k <= to; k++) {
      const cell = row * this.#columns + k;
      if (height > this.#near[cell]!) this.#near[cell] = height;
    }
  }
}
