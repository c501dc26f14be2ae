import type { ReadRun } from './read-kernel.ts';

/** The text that the kernel reads: a part of the piece of the file at hand, or all of it. */
export class ReadText {
  /** Where it begins in the piece. */
  from = 0;
  /** [bytes] */
  length = 0;
  readonly #room: Uint8Array;
  #piece: Uint8Array = new Uint8Array(0);

  constructor({ exports }: ReadRun) {
    // Behind the longest text stand zeros.
    this.#room = new Uint8Array(exports.memory.buffer, exports.text.value, exports.TEXT_MOST.value + 1);
  }

  /** Has the kernel read a piece from a place on. @returns where that is in the text */
  find(piece: Uint8Array, at: number): number {
    if (piece !== this.#piece || at < this.from || at >= this.from + this.length) this.#load(piece, at);
    return at - this.from;
  }

  /** Has the kernel read on from a place of the text. @returns false where no more of the piece would come */
  readOn(at: number): boolean {
    if (at === 0 || this.from + this.length === this.#piece.length) return false;
    this.#load(this.#piece, this.from + at);
    return true;
  }

  #load(piece: Uint8Array, from: number): void {
    const to = Math.min(piece.length, from + this.#room.length - 1);
    if (piece !== this.#piece) this.#piece = piece;
    this.from = from;
    this.length = to - from;
    this.#room.set(piece.subarray(from, to));
    this.#room[this.length] = 0;
  }
}
