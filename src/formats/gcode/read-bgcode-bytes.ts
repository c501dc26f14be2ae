/** Bytes that come in pieces, handed out in the sizes asked for. Holds no more than what was asked for and one piece. */
export class ByteFeed {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #piece: Uint8Array = new Uint8Array(0);
  #at = 0;
  /** [bytes] Handed out so far: the place in the file. */
  place = 0;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** The next so many bytes; fewer where the file ends. */
  async take(size: number): Promise<Uint8Array> {
    if (this.#piece.length - this.#at >= size) return this.#slice(size);
    const parts: Uint8Array[] = [];
    let missing = size;
    while (missing > 0) {
      const part = this.#slice(Math.min(missing, this.#piece.length - this.#at));
      if (part.length > 0) parts.push(part);
      missing -= part.length;
      if (missing === 0) break;
      const next = await this.#pieces.next();
      if (next.done === true) break;
      this.#piece = next.value;
      this.#at = 0;
    }
    const whole = new Uint8Array(size - missing);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /** What is left, piece by piece, after the given bytes. */
  async *rest(first: Uint8Array): AsyncGenerator<Uint8Array> {
    if (first.length > 0) yield first;
    const open = this.#slice(this.#piece.length - this.#at);
    if (open.length > 0) yield open;
    for (;;) {
      const next = await this.#pieces.next();
      if (next.done === true) return;
      yield next.value;
    }
  }

  #slice(size: number): Uint8Array {
    const slice = this.#piece.subarray(this.#at, this.#at + size);
    this.#at += slice.length;
    this.place += slice.length;
    return slice;
  }
}
