/** What can be wrong with the letters of one line. The first fault counts. */
export const Fault = {
  none: 0,
  /** A character that begins no word. */
  character: 1,
  /** A byte that no text holds. */
  binary: 2,
  /** A letter that comes twice. */
  twice: 3,
  /** The checksum after `*` is not that of the line. */
  checksum: 4,
  /** A `(` without `)`. */
  bracket: 5,
  /** A number beyond what any machine holds. */
  huge: 6,
  /** More words than any command has. */
  words: 7,
  /** `1e-7`: the machine reads a word E. */
  exponent: 8,
} as const;
export type FaultCode = (typeof Fault)[keyof typeof Fault];

/** No machine has a number beyond this. It is told, and stands in its place: sums and times stay numbers. */
const HUGE = 1e21;
const WORDS = 48;
const SEMICOLON = 59;
const G = 71;
const M = 77;
const N = 78;

/** 10^k, exact in doubles up to 10^22. */
const TENS = Float64Array.from({ length: 23 }, (_, k) => 10 ** k);

/**
 * The words of one line, found by one walk over its bytes without making a string: letters in `letter`, numbers in
 * `value` (NaN where the letter stands alone). Numbers are exact: up to 15 digits as whole number ÷ power of ten, which is
 * one correctly rounded division; longer ones by `Number`, which gives the same double.
 *
 *     N12 G1 X10.5 Y-.25 E.0312*87   ; outer wall
 *     └┬┘ └──────words────────┘└┬┘   └─comment──┘
 *     lineNumber            checksum
 */
export class LineLexer {
  readonly letter = new Uint8Array(WORDS);
  readonly value = new Float64Array(WORDS);
  /** 1 where the word follows a digit without a blank between. */
  readonly tight = new Uint8Array(WORDS);
  count = 0;
  fault: FaultCode = Fault.none;
  /** Offset of the fault from the line's first byte. */
  faultAt = 0;
  /** NaN: none. */
  lineNumber = Number.NaN;
  hasChecksum = false;
  commentFrom = -1;
  commentTo = -1;
  /** Bytes of the line without its comment; for packed dialects without blanks either. */
  codeLength = 0;
  /** The next byte to look at. */
  at = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #from = 0;
  #to = 0;
  #last = 0;

  /** Sets the lexer on a line; `packed`: blanks never count. Skips blanks and the line number. */
  begin(bytes: Uint8Array, from: number, to: number): void {
    // Nearly always the same piece: to keep an object in a field is dear, to compare it is not.
    if (bytes !== this.#bytes) this.#bytes = bytes;
    this.#from = from;
    this.#to = to;
    this.at = from;
    this.count = 0;
    this.fault = Fault.none;
    this.lineNumber = Number.NaN;
    this.hasChecksum = false;
    this.commentFrom = -1;
    this.codeLength = 0;
    this.#last = 0;
    this.skipBlanks();
    if (this.at < to && (bytes[this.at]! & 0xdf) === N && isNumeric(bytes[this.at + 1], this.at + 1 < to)) {
      this.at++;
      this.lineNumber = this.number();
      this.skipBlanks();
    }
  }

  skipBlanks(): void {
    const bytes = this.#bytes;
    while (this.at < this.#to && (bytes[this.at] === 32 || bytes[this.at] === 9)) this.at++;
  }

  /** Notes a byte that no text holds, and leaves the rest of the line: a bad card writes whole sectors of zeros. */
  leaveBinary(): void {
    this.#fail(Fault.binary);
  }

  /** The line is read to its end. */
  get done(): boolean {
    return this.at >= this.#to;
  }

  /** The byte at hand, 0 at the end of the line. */
  peek(): number {
    return this.at < this.#to ? this.#bytes[this.at]! : 0;
  }

  /** Reads words up to the comment or the end. @param packed blanks inside numbers do not end them (GRBL) */
  words(packed: boolean): void {
    const bytes = this.#bytes;
    const to = this.#to;
    let seen = 0;
    while (this.at < to) {
      const c = bytes[this.at]!;
      if (c === 32 || c === 9) {
        this.at++;
        continue;
      }
      const upper = c & 0xdf;
      if (c < 65 || c > 122 || upper < 65 || upper > 90) {
        if (!this.#other(c)) return;
        continue;
      }
      if (this.count === WORDS) {
        this.#fail(Fault.words);
        return;
      }
      const n = this.count++;
      const before = this.at > this.#from ? bytes[this.at - 1]! : 0;
      const isTight = (before >= 48 && before <= 57) || before === 46;
      this.tight[n] = isTight ? 1 : 0;
      if (c === 101 && isTight && !packed && this.letter[0]! !== 0 && bytes[this.#from]! < 97)
        this.#note(Fault.exponent);
      this.letter[n] = upper;
      this.at++;
      this.skipBlanks();
      this.value[n] = packed ? this.#packedNumber() : this.number();
      // Several G and M may stand in a packed line; any other letter only once.
      if (!packed || (upper !== G && upper !== M)) {
        const bit = 1 << (upper - 65);
        if ((seen & bit) !== 0) this.#note(Fault.twice);
        seen |= bit;
      }
      this.#last = this.at;
    }
    this.codeLength = this.#last - this.#from;
  }

  /** The whole line, as text. */
  line(): string {
    return decode(this.#bytes, this.#from, this.#to);
  }

  /** The bytes from here to the comment or the end, as text. */
  text(): string {
    const from = this.at;
    let to = from;
    while (to < this.#to && this.#bytes[to] !== SEMICOLON) to++;
    const end = Number.isNaN(this.lineNumber) ? to : this.#textEnd(from, to);
    this.at = to;
    this.codeLength = to - this.#from;
    if (to < this.#to) this.#comment(to);
    return decode(this.#bytes, from, end).trim();
  }

  /** Where the text of a numbered line ends: at the checksum, which is read too, or where the text does. */
  #textEnd(from: number, to: number): number {
    let star = to - 1;
    while (star >= from && this.#bytes[star] !== 42) star--;
    if (star < from || !/^\s*\d+\s*$/.test(decode(this.#bytes, star + 1, to))) return to;
    this.at = star;
    this.#checksum();
    return star;
  }

  /** Letters, digits, `_` and `.` from here, upper case. */
  name(): string {
    const from = this.at;
    while (this.at < this.#to && isNameByte(this.#bytes[this.at]!)) this.at++;
    return decode(this.#bytes, from, this.at).toUpperCase();
  }

  /** Reads a number at `at`; NaN, and nothing eaten, where there is none. */
  number(): number {
    const bytes = this.#bytes;
    const to = this.#to;
    const from = this.at;
    let p = from;
    let negative = false;
    let c = p < to ? bytes[p]! : 0;
    if (c === 45 || c === 43) {
      negative = c === 45;
      c = ++p < to ? bytes[p]! : 0;
    }
    let mantissa = 0;
    let digits = 0;
    let decimals = 0;
    const first = p;
    while (c >= 48 && c <= 57) {
      mantissa = mantissa * 10 + (c - 48);
      if (mantissa > 0) digits++;
      c = ++p < to ? bytes[p]! : 0;
    }
    let length = p - first;
    if (c === 46) {
      c = ++p < to ? bytes[p]! : 0;
      const point = p;
      while (c >= 48 && c <= 57) {
        mantissa = mantissa * 10 + (c - 48);
        if (mantissa > 0) digits++;
        c = ++p < to ? bytes[p]! : 0;
      }
      decimals = p - point;
      length += decimals;
    }
    if (length === 0) return Number.NaN;
    this.at = p;
    const value = digits <= 15 && decimals <= 22 ? mantissa / TENS[decimals]! : Number(decode(bytes, first, p));
    if (value > HUGE) {
      this.#note(Fault.huge);
      return negative ? -HUGE : HUGE;
    }
    return negative ? -value : value;
  }

  /** A number that goes on after blanks: `X1 0` is X10 to GRBL, which throws blanks away first. */
  #packedNumber(): number {
    const from = this.at;
    const value = this.number();
    const end = this.at;
    this.skipBlanks();
    if (!isNumeric(this.peek(), this.at < this.#to) || this.at === end) return value;
    while (this.at < this.#to && (isNumeric(this.peek(), true) || this.peek() === 32 || this.peek() === 9)) this.at++;
    const text = decode(this.#bytes, from, this.at).replace(/[ \t]/g, '');
    const number = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(number)) this.#note(Fault.character);
    return number;
  }

  /** A byte that is no letter. @returns false where the line is done */
  #other(c: number): boolean {
    const bytes = this.#bytes;
    if (c === SEMICOLON) {
      this.codeLength = this.#last === 0 ? 0 : this.#last - this.#from;
      this.#comment(this.at);
      return false;
    }
    if (c === 40) {
      const open = this.at + 1;
      let close = open;
      while (close < this.#to && bytes[close] !== 41) close++;
      if (close === this.#to) this.#note(Fault.bracket);
      if (this.commentFrom < 0) {
        this.commentFrom = open;
        this.commentTo = close;
      }
      this.at = Math.min(close + 1, this.#to);
      return true;
    }
    if (c === 42) return this.#checksum();
    this.#fail(c < 9 || (c > 13 && c < 32) ? Fault.binary : Fault.character);
    return false;
  }

  /** `*` and the exclusive or of all bytes before it. */
  #checksum(): boolean {
    let sum = 0;
    for (let p = this.#from; p < this.at; p++) sum ^= this.#bytes[p]!;
    this.hasChecksum = true;
    this.at++;
    this.skipBlanks();
    if (this.number() !== sum) this.#note(Fault.checksum);
    this.#last = this.at;
    return true;
  }

  #comment(at: number): void {
    this.commentFrom = at + 1;
    this.commentTo = this.#to;
    this.at = this.#to;
  }

  #note(fault: FaultCode): void {
    if (this.fault !== Fault.none) return;
    this.fault = fault;
    this.faultAt = this.at - this.#from;
  }

  /** Notes the fault and leaves the rest of the line. */
  #fail(fault: FaultCode): void {
    this.#note(fault);
    this.codeLength = this.at - this.#from;
    this.at = this.#to;
  }
}

function isNumeric(byte: number | undefined, inside: boolean): boolean {
  return inside && byte !== undefined && ((byte >= 48 && byte <= 57) || byte === 46 || byte === 45 || byte === 43);
}

function isNameByte(c: number): boolean {
  return (c >= 48 && c <= 57) || c === 46 || c === 95 || (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
}

const utf8 = new TextDecoder('utf-8');

/** Bytes as text; what is no UTF-8 becomes a replacement mark, never an error. */
export function decode(bytes: Uint8Array, from: number, to: number): string {
  return utf8.decode(bytes.subarray(from, to));
}
