/**
 * A static index of boxes: which of n boxes meet this one? A packed R-tree after Kamel & Faloutsos (1993) as in
 * mourner/flatbush: the boxes sorted along a Hilbert curve, sixteen to a node, node boxes level by level in flat
 * arrays. Built in O(n log n), asked in about O(log n + hits). A uniform grid was not taken: a long diagonal line
 * or one sheet-sized outline among thousands of small holes fills every cell that it passes.
 */
export class BoxIndex {
  readonly #boxes: Float64Array;
  readonly #indices: Uint32Array;
  /** End of each level in boxes, leaves first. */
  readonly #levels: number[] = [];
  readonly #stack: number[] = [];
  /** By node, items under it that `take` has not taken; absent until it is asked. */
  #left: Uint32Array | undefined;

  /** @param boxes x0, y0, x1, y1 of each item [mm] */
  constructor(boxes: Float64Array) {
    const n = boxes.length / 4;
    let total = n;
    for (let level = n; level > 1; total += level) level = Math.ceil(level / NODE);
    let end = n;
    for (let level = n; ; level = Math.ceil(level / NODE)) {
      this.#levels.push(end);
      if (level <= 1) break;
      end += Math.ceil(level / NODE);
    }
    this.#boxes = new Float64Array(4 * total);
    this.#indices = new Uint32Array(total);
    const order = hilbertOrder(boxes);
    for (let k = 0; k < n; k++) {
      const item = order[k]!;
      this.#indices[k] = item;
      for (let c = 0; c < 4; c++) this.#boxes[4 * k + c] = boxes[4 * item + c]!;
    }
    this.#buildLevels();
  }

  /** All items, those that lie beside each other one after the other: asked in this order, a large index answers out of the processor's own memory. */
  get items(): Uint32Array {
    return this.#indices.subarray(0, this.#levels[0]);
  }

  #buildLevels(): void {
    const b = this.#boxes;
    let first = 0;
    for (let level = 0; level + 1 < this.#levels.length; level++) {
      const end = this.#levels[level]!;
      let to = end;
      for (let child = first; child < end; child += NODE, to++) {
        let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
        for (let k = child; k < Math.min(child + NODE, end); k++) {
          x0 = Math.min(x0, b[4 * k]!);
          y0 = Math.min(y0, b[4 * k + 1]!);
          x1 = Math.max(x1, b[4 * k + 2]!);
          y1 = Math.max(y1, b[4 * k + 3]!);
        }
        this.#indices[to] = child;
        b.set([x0, y0, x1, y1], 4 * to);
      }
      first = end;
    }
  }

  /** Calls `found` for every item whose box meets the asked one (borders count); it returns true to stop. */
  search(x0: number, y0: number, x1: number, y1: number, found: (item: number) => boolean | undefined): void {
    const b = this.#boxes;
    const indices = this.#indices;
    const meets = (node: number): boolean =>
      x1 >= b[4 * node]! && y1 >= b[4 * node + 1]! && x0 <= b[4 * node + 2]! && y0 <= b[4 * node + 3]!;
    const top = indices.length - 1;
    if (top < 0 || !meets(top)) return;
    if (this.#levels.length === 1) {
      found(indices[top]!);
      return;
    }
    const stack = this.#stack;
    const base = stack.length; // a callback may ask again: each search leaves what was there alone
    stack.push(top, this.#levels.length - 2);
    while (stack.length > base) {
      // The level of the children: nodes whose boxes are apart are never put on the stack.
      const level = stack.pop()!;
      const child = indices[stack.pop()!]!;
      const end = Math.min(child + NODE, this.#levels[level]!);
      if (level > 0) {
        for (let k = end - 1; k >= child; k--) if (meets(k)) stack.push(k, level - 1);
        continue;
      }
      for (let k = child; k < end; k++) {
        if (meets(k) && found(indices[k]!) === true) {
          stack.length = base;
          return;
        }
      }
    }
  }

  /**
   * As `search`, but each item is found once only, whatever the search: it is gone then. So n items are found in about
   * O(n log n) even where all of them lie on each other. `search` still finds them.
   */
  take(x0: number, y0: number, x1: number, y1: number, found: (item: number) => void): void {
    this.#left ??= this.#countItems();
    const top = this.#indices.length - 1;
    if (top >= 0) this.#takeFrom(top, this.#levels.length - 1, [x0, y0, x1, y1], found);
  }

  /** @returns how many items of this node were taken */
  #takeFrom(node: number, level: number, box: readonly number[], found: (item: number) => void): number {
    const b = this.#boxes;
    const left = this.#left!;
    const meets =
      box[2]! >= b[4 * node]! &&
      box[3]! >= b[4 * node + 1]! &&
      box[0]! <= b[4 * node + 2]! &&
      box[1]! <= b[4 * node + 3]!;
    if (left[node] === 0 || !meets) return 0;
    if (level === 0) {
      left[node] = 0;
      found(this.#indices[node]!);
      return 1;
    }
    const child = this.#indices[node]!;
    const end = Math.min(child + NODE, this.#levels[level - 1]!);
    let taken = 0;
    for (let k = child; k < end; k++) taken += this.#takeFrom(k, level - 1, box, found);
    left[node]! -= taken;
    return taken;
  }

  /** Items under each node. */
  #countItems(): Uint32Array {
    const left = new Uint32Array(this.#indices.length).fill(1, 0, this.#levels[0]!);
    for (let level = 1; level < this.#levels.length; level++)
      for (let node = this.#levels[level - 1]!; node < this.#levels[level]!; node++) {
        const child = this.#indices[node]!;
        const end = Math.min(child + NODE, this.#levels[level - 1]!);
        for (let k = child; k < end; k++) left[node]! += left[k]!;
      }
    return left;
  }
}

const NODE = 16;

/** Items sorted by the place of their middles on a Hilbert curve of 2^16 × 2^16 cells. @param boxes as the index takes them */
export function hilbertOrder(boxes: Float64Array): Uint32Array {
  const n = boxes.length / 4;
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < n; k++) {
    x0 = Math.min(x0, boxes[4 * k]!);
    y0 = Math.min(y0, boxes[4 * k + 1]!);
    x1 = Math.max(x1, boxes[4 * k + 2]!);
    y1 = Math.max(y1, boxes[4 * k + 3]!);
  }
  const sx = 65535 / Math.max(x1 - x0, 1e-9);
  const sy = 65535 / Math.max(y1 - y0, 1e-9);
  const keys = new Float64Array(n);
  // 52 bits: 32 of the curve and 20 of the item; more items than that take bits from the curve.
  const items = 2 ** Math.max(20, Math.ceil(Math.log2(n + 1)));
  const coarser = items / 2 ** 20;
  for (let k = 0; k < n; k++) {
    const cx = ((boxes[4 * k]! + boxes[4 * k + 2]!) / 2 - x0) * sx;
    const cy = ((boxes[4 * k + 1]! + boxes[4 * k + 3]!) / 2 - y0) * sy;
    // The key carries its item in the low digits: one numeric sort of a typed array, and ties keep their order.
    keys[k] = Math.floor(hilbert(cx | 0, cy | 0) / coarser) * items + k;
  }
  keys.sort();
  return Uint32Array.from(keys, (key) => key % items);
}

/** Places on the curve of four steps at once, by how the piece lies and the four bits of both axes. */
const STEPS = 4;
const SIDE = 2 ** STEPS;
const [PLACES, TURNS] = hilbertTables();

/** Place of a cell on the Hilbert curve of order 16 (Wikipedia's xy2d), four of its sixteen steps at a time. */
function hilbert(x: number, y: number): number {
  let turn = 0;
  let place = 0;
  for (let shift = 16 - STEPS; shift >= 0; shift -= STEPS) {
    const at = (turn * SIDE + ((x >> shift) & (SIDE - 1))) * SIDE + ((y >> shift) & (SIDE - 1));
    place = place * SIDE * SIDE + PLACES[at]!;
    turn = TURNS[at]!;
  }
  return place;
}

/** A piece of the curve is turned in one of four ways: axes changed (1), both ran backwards (2). */
function hilbertTables(): readonly [places: Uint8Array, turns: Uint8Array] {
  const places = new Uint8Array(4 * SIDE * SIDE);
  const turns = new Uint8Array(4 * SIDE * SIDE);
  for (let at = 0; at < places.length; at++) {
    let turn = (at / (SIDE * SIDE)) | 0;
    for (let bit = STEPS - 1; bit >= 0; bit--) {
      let rx = (at >> (bit + STEPS)) & 1;
      let ry = (at >> bit) & 1;
      if ((turn & 1) === 1) [rx, ry] = [ry, rx];
      if ((turn & 2) === 2) [rx, ry] = [1 - rx, 1 - ry];
      places[at] = 4 * places[at]! + ((3 * rx) ^ ry);
      if (ry === 0) turn ^= rx === 1 ? 3 : 1;
    }
    turns[at] = turn;
  }
  return [places, turns];
}
