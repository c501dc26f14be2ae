/** Numbers in one piece of memory, of the first and of later ones; more are given a piece of their own. */
const FIRST = 1024;
const SLAB = 16_384;
const OWN = 1024;

/**
 * Copies of short runs of numbers, many in one piece of memory: an array of its own for each of 100,000 strokes is memory
 * to ask for, to follow and to give back 100,000 times, and was a third of reading a large drawing.
 */
export class NumberSlab {
  #slab = new ArrayBuffer(0);
  #size = FIRST;
  #at = 0;

  /** `from[first … end − 1]` */
  copy(from: Float64Array, first: number, end: number): Float64Array {
    const length = end - first;
    if (length > OWN) return from.slice(first, end);
    if (8 * (this.#at + length) > this.#slab.byteLength) {
      // Small pieces first: what the engine compiles has then seen that one is full.
      this.#slab = new ArrayBuffer(8 * this.#size);
      this.#size = Math.min(SLAB, 2 * this.#size);
      this.#at = 0;
    }
    const copy = new Float64Array(this.#slab, 8 * this.#at, length);
    for (let k = 0; k < length; k++) copy[k] = from[first + k]!;
    this.#at += length;
    return copy;
  }
}
