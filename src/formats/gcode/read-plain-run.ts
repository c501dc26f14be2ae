/** Lines that are taken at once. */
const MOST = 64;
/** Digits of a whole number that a double always holds. */
const EXACT = 15;
const TENS = Float64Array.from({ length: EXACT + 1 }, (_, k) => 10 ** k);

const LF = 10;
const BLANK = 32;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const S = 83;
const X = 88;
const Y = 89;

/**
 * Takes apart lines that follow each other and say nothing but where to go along X or Y, and with how much power:
 *
 *     X42.6 S140
 *     X42.7 S0        nearly all of an engraving, three megabytes of it a square decimetre
 *     Y18.05S140
 *
 * One loop over the bytes, columns out: no call a line. The numbers are those that the lexer reads: whole number ÷ power of ten.
 */
export class PlainRun {
  /** As written, by line; NaN where the line does not say. */
  readonly x = new Float64Array(MOST);
  readonly y = new Float64Array(MOST);
  readonly s = new Float64Array(MOST);
  /** Lines taken. */
  count = 0;
  // Of the number that was read last: its value, and where it ends; -1 where none stands there.
  #value = Number.NaN;

  /**
   * Reads up to `most` lines, the last of them with its LF.
   * @returns where the first line begins that was not taken
   */
  read(bytes: Uint8Array, from: number, most: number): number {
    const { x, y, s } = this;
    const lines = Math.min(most, MOST);
    let line = from;
    let count = 0;
    while (count < lines) {
      const letter = bytes[line];
      if (letter !== X && letter !== Y) break;
      let at = this.#number(bytes, line + 1);
      if (at < 0) break;
      const place = this.#value;
      let power = Number.NaN;
      if (bytes[at] === BLANK) at++;
      if (bytes[at] === S) {
        at = this.#number(bytes, at + 1);
        if (at < 0) break;
        power = this.#value;
        // A negative power is a fault, and for the lexer to tell.
        if (power < 0) break;
      }
      if (bytes[at] !== LF) break;
      x[count] = letter === X ? place : Number.NaN;
      y[count] = letter === Y ? place : Number.NaN;
      s[count++] = power;
      line = at + 1;
    }
    this.count = count;
    return line;
  }

  /** @returns where the number ends, -1 where it is none or too long */
  #number(bytes: Uint8Array, from: number): number {
    let at = from;
    const negative = bytes[at] === MINUS;
    if (negative) at++;
    const first = at;
    let number = 0;
    let c = bytes[at];
    while (c !== undefined && c >= ZERO && c <= NINE) {
      number = number * 10 + (c - ZERO);
      c = bytes[++at];
    }
    let digits = at - first;
    if (c === POINT) {
      const point = ++at;
      c = bytes[at];
      while (c !== undefined && c >= ZERO && c <= NINE) {
        number = number * 10 + (c - ZERO);
        c = bytes[++at];
      }
      const decimals = at - point;
      digits += decimals;
      if (digits > EXACT) return -1;
      number /= TENS[decimals]!;
    }
    if (digits === 0 || digits > EXACT) return -1;
    this.#value = negative ? -number : number;
    return at;
  }
}
