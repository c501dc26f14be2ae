import { inRuns } from '../base/in-runs.ts';

/** Bits of the curve on each axis, and of a digit that is sorted by at once. */
const BITS = 10;
const DIGITS = 2 ** BITS;
/** Triangles sorted along a space-filling curve: by the Morton code of their middles. Equal codes keep the order of the file. */
export function curveOrder(positions: ArrayLike<number>, triangles: ArrayLike<number>): Uint32Array {
  const coder = new Coder(positions, triangles);
  inRuns(triangles.length, (first, end) => coder.grow(first, end));
  coder.scale();
  inRuns(triangles.length / 3, (first, end) => coder.code(first, end));
  return radixOrder(coder.codes);
}

class Coder {
  readonly #p: ArrayLike<number>;
  readonly #triangles: ArrayLike<number>;
  readonly codes: Uint32Array;
  readonly #low = new Float64Array(3).fill(Number.POSITIVE_INFINITY);
  readonly #high = new Float64Array(3).fill(Number.NEGATIVE_INFINITY);
  readonly #scale = new Float64Array(3);

  constructor(positions: ArrayLike<number>, triangles: ArrayLike<number>) {
    this.#p = positions;
    this.#triangles = triangles;
    this.codes = new Uint32Array(triangles.length / 3);
  }

  /** Widens the box by some corners. */
  grow(first: number, end: number): void {
    for (let c = first; c < end; c++) {
      const v = 3 * this.#triangles[c]!;
      this.#growAxis(0, this.#p[v]!);
      this.#growAxis(1, this.#p[v + 1]!);
      this.#growAxis(2, this.#p[v + 2]!);
    }
  }

  #growAxis(axis: number, value: number): void {
    if (value < this.#low[axis]!) this.#low[axis] = value;
    if (value > this.#high[axis]!) this.#high[axis] = value;
  }

  /** Thirds of cells a unit, for sums of three corners. */
  scale(): void {
    for (let axis = 0; axis < 3; axis++) {
      const side = this.#high[axis]! - this.#low[axis]!;
      this.#scale[axis] = side > 0 ? (DIGITS - 1) / (3 * side) : 0;
    }
  }

  code(first: number, end: number): void {
    for (let t = first; t < end; t++) {
      const a = 3 * this.#triangles[3 * t]!;
      const b = 3 * this.#triangles[3 * t + 1]!;
      const c = 3 * this.#triangles[3 * t + 2]!;
      this.codes[t] = this.#cell(0, a, b, c) | (this.#cell(1, a, b, c) << 1) | (this.#cell(2, a, b, c) << 2);
    }
  }

  #cell(axis: number, a: number, b: number, c: number): number {
    const sum = this.#p[a + axis]! + this.#p[b + axis]! + this.#p[c + axis]!;
    return spread(Math.floor((sum - 3 * this.#low[axis]!) * this.#scale[axis]!));
  }
}

/** Two zeros between the ten bits of a number. */
function spread(n: number): number {
  n = (n | (n << 16)) & 0x030000ff;
  n = (n | (n << 8)) & 0x0300f00f;
  n = (n | (n << 4)) & 0x030c30c3;
  return (n | (n << 2)) & 0x09249249;
}

function radixOrder(codes: Uint32Array): Uint32Array {
  let from = new Uint32Array(codes.length);
  let to = new Uint32Array(codes.length);
  inRuns(codes.length, (first, end) => number(from, first, end));
  for (let shift = 0; shift < 3 * BITS; shift += BITS) {
    const begins = beginsOf(codes, shift);
    const piles = { from, to, begins, shift };
    inRuns(codes.length, (first, end) => deal(codes, piles, first, end));
    [from, to] = [to, from];
  }
  return from;
}

/** For each digit the place of its first item. */
function beginsOf(codes: Uint32Array, shift: number): Uint32Array {
  const begins = new Uint32Array(DIGITS + 1);
  inRuns(codes.length, (first, end) => {
    for (let k = first; k < end; k++) begins[((codes[k]! >>> shift) & (DIGITS - 1)) + 1]!++;
  });
  for (let d = 0; d < DIGITS; d++) begins[d + 1]! += begins[d]!;
  return begins;
}

function number(order: Uint32Array, first: number, end: number): void {
  for (let k = first; k < end; k++) order[k] = k;
}

interface Piles {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly begins: Uint32Array;
  readonly shift: number;
}

function deal(codes: Uint32Array, { from, to, begins, shift }: Piles, first: number, end: number): void {
  for (let k = first; k < end; k++) {
    const item = from[k]!;
    to[begins[(codes[item]! >>> shift) & (DIGITS - 1)]!++] = item;
  }
}
