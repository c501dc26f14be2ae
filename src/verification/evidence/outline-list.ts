/** Numbers kept of one outline. */
const WIDTH = 5;
/** So few are looked through one by one. */
const FEW = 40;

/** [mm] Outlines whose middles and sizes differ by less are one above the other: less than the next wall of a contour does. */
export const STAYS = 0.2;

/** [mm] Middle and size of a wall. */
export interface WallPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly depth: number;
}

/** The part that an outline belongs to, and whether a piece of it is said to hang. */
export interface OutlineOf {
  readonly object: number;
  readonly hangs: boolean;
}

/** Outlines of one layer, in columns: middle, size and length of each closed wall. */
export class OutlineList {
  count = 0;
  /** [mm] Middle x, middle y, width, depth, length of each. */
  #numbers = new Float64Array(64 * WIDTH);
  /** First line of each. */
  readonly line: number[] = [];
  readonly of: OutlineOf[] = [];
  /** Whether the layer before had it at the same place. */
  readonly steady: boolean[] = [];
  /** Rows in the order of their middle x. */
  #order: number[] = [];

  clear(): void {
    this.count = 0;
  }

  /** @param box [mm] least x, y and greatest x, y @param length [mm] */
  add(box: Float64Array, length: number, line: number, of: OutlineOf): void {
    const k = this.count++;
    if (this.#numbers.length < this.count * WIDTH) {
      const more = new Float64Array(this.#numbers.length * 2);
      more.set(this.#numbers);
      this.#numbers = more;
    }
    const at = k * WIDTH;
    this.#numbers[at] = (box[0]! + box[2]!) / 2;
    this.#numbers[at + 1] = (box[1]! + box[3]!) / 2;
    this.#numbers[at + 2] = box[2]! - box[0]!;
    this.#numbers[at + 3] = box[3]! - box[1]!;
    this.#numbers[at + 4] = length;
    this.line[k] = line;
    this.of[k] = of;
    this.steady[k] = false;
  }

  x(k: number): number {
    return this.#numbers[k * WIDTH]!;
  }
  y(k: number): number {
    return this.#numbers[k * WIDTH + 1]!;
  }
  width(k: number): number {
    return this.#numbers[k * WIDTH + 2]!;
  }
  depth(k: number): number {
    return this.#numbers[k * WIDTH + 3]!;
  }
  /** [mm] */
  length(k: number): number {
    return this.#numbers[k * WIDTH + 4]!;
  }

  /** Must be called once a list is full, before `near`. */
  sort(): void {
    if (this.count <= FEW) return;
    this.#order = Array.from({ length: this.count }, (_, k) => k);
    if (this.count > 1) this.#order.sort((a, b) => this.x(a) - this.x(b));
  }

  /** Calls for each outline whose middle x is no farther than this [mm]. */
  near(x: number, reach: number, call: (k: number) => void): void {
    if (this.count <= FEW) {
      for (let k = 0; k < this.count; k++) if (Math.abs(this.x(k) - x) <= reach) call(k);
      return;
    }
    const order = this.#order;
    let low = 0;
    let high = order.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (this.x(order[mid]!) < x - reach) low = mid + 1;
      else high = mid;
    }
    for (; low < order.length && this.x(order[low]!) <= x + reach; low++) call(order[low]!);
  }

  /** The outline at that place and of that size, -1 for none. */
  same({ x, y, width, depth }: WallPlace): number {
    let found = -1;
    let best = 4 * STAYS;
    this.near(x, STAYS, (k) => {
      if (Math.abs(this.y(k) - y) > STAYS) return;
      const wider = Math.abs(this.width(k) - width);
      const deeper = Math.abs(this.depth(k) - depth);
      if (wider > 2 * STAYS || deeper > 2 * STAYS || wider + deeper >= best) return;
      best = wider + deeper;
      found = k;
    });
    return found;
  }
}
