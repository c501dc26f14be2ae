/** [mm] */
const CELL = 2;

/** Points in square cells, to find the one nearest to a place. */
export class NodeGrid {
  readonly #cells = new Map<number, number[]>();
  readonly #x: number[] = [];
  readonly #y: number[] = [];

  add(node: number, x: number, y: number): void {
    this.#x[node] = x;
    this.#y[node] = y;
    const key = keyOf(Math.floor(x / CELL), Math.floor(y / CELL));
    const cell = this.#cells.get(key);
    if (cell === undefined) this.#cells.set(key, [node]);
    else cell.push(node);
  }

  /** The nearest point no farther than `reach` [mm], of equal ones the first. */
  nearest(x: number, y: number, reach: number): number | undefined {
    const column = Math.floor(x / CELL);
    const row = Math.floor(y / CELL);
    let least = reach * reach;
    let found: number | undefined;
    // What is in a ring of cells further out is at least that far away.
    for (let ring = 0; (ring - 1) * CELL <= Math.sqrt(least); ring++) {
      for (let i = -ring; i <= ring; i++) {
        const whole = i === -ring || i === ring;
        for (let j = -ring; j <= ring; j += whole ? 1 : Math.max(1, 2 * ring)) {
          for (const node of this.#cells.get(keyOf(column + i, row + j)) ?? NONE) {
            const d = (this.#x[node]! - x) ** 2 + (this.#y[node]! - y) ** 2;
            if (d < least || (d === least && (found === undefined || node < found))) [least, found] = [d, node];
          }
        }
      }
    }
    return found;
  }
}

const NONE: readonly number[] = [];

/** One number for a cell; places on a bed are within a million cells of its middle. */
function keyOf(column: number, row: number): number {
  return column * 2_097_152 + row;
}
