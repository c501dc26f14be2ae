import { DecimalReader } from '../../base/decimal.ts';
import type { GrowingFloats, GrowingIndices } from '../../base/growing.ts';
import { FARTHEST } from '../../model/length-unit.ts';

const NEWLINE = 10;
const SPACE = 32;
const QUOTE = 34;
const MINUS = 45;
const POINT = 46;
const SLASH = 47;
const EQUALS = 61;
const GT = 62;
const V = 118;
const VERTEX = new TextEncoder().encode('<vertex x="');
const TRIANGLE = new TextEncoder().encode('<triangle v1="');
const POWERS_OF_TEN = Float64Array.from({ length: 16 }, (_, k) => Number(`1e${k}`));

/**
 * The two tags that make up nearly all of a model, in the spelling that nearly every program uses:
 * `<vertex x="1" y="2.5" z="-3"/>` and `<triangle v1="0" v2="1" v3="2"/>`. They are matched letter by letter, row after row,
 * without looking for names and values first: 3DBenchy (17 MB) takes 80 ms, with the general scanner 330.
 * Whatever looks otherwise (another order, more attributes, a number that is none) ends the row and is left to the general
 * scanner, which knows what is wrong with it.
 */
export class PlainTags {
  /** Line breaks in the row that was read last. */
  lines = 0;
  #next = 0;
  readonly #numbers = new DecimalReader();

  /** Reads as many `<vertex …/>` as follow each other from `at`. @returns the byte after the last; `at` where there is none */
  vertices(bytes: Uint8Array, at: number, out: GrowingFloats): number {
    this.lines = 0;
    let done = at;
    let begin = at;
    let lines = 0;
    for (;;) {
      if (!matches(bytes, begin, VERTEX)) return done;
      const x = this.#coordinate(bytes, begin + VERTEX.length);
      const second = this.#next;
      if (bytes[second] !== QUOTE || bytes[second + 1] !== SPACE || bytes[second + 2] !== 121) return done;
      if (bytes[second + 3] !== EQUALS || bytes[second + 4] !== QUOTE) return done;
      const y = this.#coordinate(bytes, second + 5);
      const third = this.#next;
      if (bytes[third] !== QUOTE || bytes[third + 1] !== SPACE || bytes[third + 2] !== 122) return done;
      if (bytes[third + 3] !== EQUALS || bytes[third + 4] !== QUOTE) return done;
      const z = this.#coordinate(bytes, third + 5);
      const after = closing(bytes, this.#next);
      // NaN is never within.
      if (after < 0 || !(Math.abs(x) < FARTHEST && Math.abs(y) < FARTHEST && Math.abs(z) < FARTHEST)) return done;
      out.pushThree(x, y, z);
      this.lines += lines;
      done = after;
      begin = after;
      lines = 0;
      while (bytes[begin]! <= SPACE) if (bytes[begin++] === NEWLINE) lines++;
    }
  }

  /** The same for `<triangle …/>`. */
  triangles(bytes: Uint8Array, at: number, out: GrowingIndices): number {
    this.lines = 0;
    let done = at;
    let begin = at;
    let lines = 0;
    for (;;) {
      if (!matches(bytes, begin, TRIANGLE)) return done;
      const a = this.#index(bytes, begin + TRIANGLE.length);
      const second = this.#next;
      if (!isCorner(bytes, second, 50)) return done;
      const b = this.#index(bytes, second + 6);
      const third = this.#next;
      if (!isCorner(bytes, third, 51)) return done;
      const c = this.#index(bytes, third + 6);
      const after = closing(bytes, this.#next);
      if (after < 0 || a < 0 || b < 0 || c < 0) return done;
      out.pushThree(a, b, c);
      this.lines += lines;
      done = after;
      begin = after;
      lines = 0;
      while (bytes[begin]! <= SPACE) if (bytes[begin++] === NEWLINE) lines++;
    }
  }

  /** The number at a byte, NaN where there is none; `#next` is the byte after it. Up to 15 digits are exact (Clinger 1990). */
  #coordinate(bytes: Uint8Array, from: number): number {
    let at = bytes[from] === MINUS ? from + 1 : from;
    let mantissa = 0;
    const begin = at;
    let digit = bytes[at]! - 48;
    while (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digit = bytes[++at]! - 48;
    }
    let fraction = at;
    if (bytes[at] === POINT) {
      digit = bytes[++at]! - 48;
      while (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        digit = bytes[++at]! - 48;
      }
      fraction++;
    }
    const isBare = at === begin || (at === begin + 1 && bytes[begin] === POINT);
    if (bytes[at] !== QUOTE || at - begin > 15 || isBare) {
      const value = this.#numbers.read(bytes, from, bytes.length);
      this.#next = this.#numbers.next;
      return value;
    }
    this.#next = at;
    const value = mantissa / POWERS_OF_TEN[at - fraction]!;
    return begin === from ? value : -value;
  }

  /** The whole number at a byte, -1 where there is none or it is beyond any index. */
  #index(bytes: Uint8Array, from: number): number {
    let at = from;
    let index = 0;
    let digit = bytes[at]! - 48;
    while (digit >= 0 && digit <= 9) {
      index = index * 10 + digit;
      digit = bytes[++at]! - 48;
    }
    this.#next = at;
    return at === from || at - from > 9 ? -1 : index;
  }
}

function matches(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let k = 0; k < word.length; k++) if (bytes[at + k] !== word[k]) return false;
  return true;
}

/** `" v2="` (or `v3`) at `at`. */
function isCorner(bytes: Uint8Array, at: number, digit: number): boolean {
  if (bytes[at] !== QUOTE || bytes[at + 1] !== SPACE || bytes[at + 2] !== V) return false;
  return bytes[at + 3] === digit && bytes[at + 4] === EQUALS && bytes[at + 5] === QUOTE;
}

/** `"/>` or `" />` at `at`; the byte after it, or -1. */
function closing(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== QUOTE) return -1;
  const next = bytes[at + 1] === SPACE ? at + 2 : at + 1;
  return bytes[next] === SLASH && bytes[next + 1] === GT ? next + 2 : -1;
}
