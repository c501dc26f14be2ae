import { assert } from '../../base/assert.ts';

const PIECE = 1 << 20;
/** The first piece is short: `#next` is known before anything is compiled that calls it, else all of it would be compiled again. */
const FIRST = 1 << 15;
/** Bytes at the end of a piece that one word fits into. */
const WORD = 64;
/** Longest line that is written: a label or a comment, far under a piece. */
const ROOM = 1 << 14;

const INT32 = 2 ** 31 - 1;
/** Digits of the greatest such number, and 10^k. */
const LONGEST = 10;
const TENS = Float64Array.from({ length: LONGEST + 1 }, (_, k) => 10 ** k);

const encoder = new TextEncoder();

/** Text as bytes, line by line, in pieces of a megabyte; numbers are written digit by digit without making strings. */
export class TextSink {
  /** Lines ended so far. */
  lines = 0;
  /** Bytes of the open line. */
  lineLength = 0;
  readonly #pieces: Uint8Array[] = [];
  #bytes = new Uint8Array(FIRST);
  /** Place in the piece from which on there is no room for a word. */
  #full = FIRST - WORD;
  #at = 0;

  /** Plain ASCII. */
  word(text: string): void {
    const { length } = text;
    if (this.#at + length > this.#full) this.#next();
    for (let i = 0; i < length; i++) this.#bytes[this.#at++] = text.charCodeAt(i);
    this.lineLength += length;
  }

  /** One word: its letter and `scaled` / 10^decimals, without zeros at the end. `X`, 10500, 3 → `X10.5` */
  number(letter: number, scaled: number, decimals: number): void {
    // No text is made for a number that can be written.
    if (!Number.isSafeInteger(scaled)) assert(false, `a number that cannot be written: ${scaled}`);
    if (this.#at > this.#full) this.#next();
    const bytes = this.#bytes;
    const from = this.#at;
    let at = from;
    bytes[at++] = letter;
    let rest = scaled;
    if (rest < 0) {
      bytes[at++] = 45;
      rest = -rest;
    }
    this.#at = rest <= INT32 ? this.#small(at, rest, decimals) : this.#large(at, rest, decimals);
    this.lineLength += this.#at - from;
  }

  /** Digits in whole numbers of 32 bits, which nearly all are: no division of doubles. @returns where the number ends */
  #small(at: number, scaled: number, decimals: number): number {
    const bytes = this.#bytes;
    let rest = scaled | 0;
    let places = decimals;
    while (places > 0) {
      const tens = (rest / 10) | 0;
      if (rest !== tens * 10) break;
      rest = tens;
      places--;
    }
    let digits = places + 1;
    let room = TENS[digits]! | 0;
    while (digits < LONGEST && rest >= room) room = TENS[++digits]! | 0;
    const end = at + digits + (places > 0 ? 1 : 0);
    for (let p = end - 1, left = places; p >= at; p--) {
      const tens = (rest / 10) | 0;
      bytes[p] = 48 + (rest - tens * 10);
      rest = tens;
      if (--left === 0) bytes[--p] = 46;
    }
    return end;
  }

  #large(start: number, scaled: number, decimals: number): number {
    const bytes = this.#bytes;
    let rest = scaled;
    let places = decimals;
    while (places > 0 && rest % 10 === 0) {
      rest /= 10;
      places--;
    }
    let digits = places + 1;
    for (let over = Math.floor(rest / 10 ** places); over >= 10; over = Math.floor(over / 10)) digits++;
    const point = places > 0 ? digits - places : -1;
    let at = start + digits + (places > 0 ? 1 : 0);
    const end = at;
    for (let k = digits - 1; k >= 0; k--) {
      const tens = Math.floor(rest / 10);
      bytes[--at] = 48 + (rest - tens * 10);
      rest = tens;
      if (k === point) bytes[--at] = 46;
    }
    return end;
  }

  space(): void {
    this.#bytes[this.#at++] = 32;
    this.lineLength++;
  }

  end(): void {
    if (this.#at > this.#full) this.#next();
    this.#bytes[this.#at++] = 10;
    this.lines++;
    this.lineLength = 0;
  }

  /** A whole line of any text. */
  line(text: string): void {
    const encoded = encoder.encode(text);
    assert(encoded.length < ROOM, 'a line of the start or end sequence is too long to write');
    if (this.#at + encoded.length > this.#full) this.#next();
    this.#bytes.set(encoded, this.#at);
    this.#at += encoded.length;
    this.end();
  }

  pieces(): readonly Uint8Array[] {
    this.#next();
    return this.#pieces;
  }

  #next(): void {
    if (this.#at === 0) return;
    // A full piece is handed on as it is; of one that is far from full its bytes alone.
    const full = this.#at > PIECE / 2;
    this.#pieces.push(full ? this.#bytes.subarray(0, this.#at) : this.#bytes.slice(0, this.#at));
    this.#bytes = new Uint8Array(PIECE);
    this.#full = PIECE - WORD;
    this.#at = 0;
  }
}
