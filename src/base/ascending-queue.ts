/** Numbers, taken least first (a binary heap). */
export class AscendingQueue {
  readonly #heap: number[];

  /** @param ascending the first numbers, in order */
  constructor(ascending: readonly number[]) {
    // What is in order is a heap.
    this.#heap = [...ascending].sort((a, b) => a - b);
  }

  add(value: number): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(value);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (heap[above]! <= value) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = value;
  }

  /** The least, which is taken out; -1 where there is none. */
  take(): number {
    const heap = this.#heap;
    const least = heap[0];
    const last = heap.pop();
    if (least === undefined || last === undefined) return -1;
    if (heap.length > 0) this.#sink(last);
    return least;
  }

  /** Puts a number in where the least was. */
  #sink(value: number): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below + 1 < heap.length && heap[below + 1]! < heap[below]!) below++;
      if (below >= heap.length || heap[below]! >= value) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = value;
  }
}
