import { SubpathBuilder } from '../../../geometry/paths/subpath-builder.ts';
import { endpointArc } from './endpoint-arc.ts';

/** Where path data stopped making sense: everything before was kept. */
export interface PathFault {
  /** Character of the `d` attribute, from 1. */
  readonly at: number;
  /** The text that stands there. */
  readonly found: string;
}

/** By the code of a command in lower case: how many numbers it takes; -1 where there is no such command. */
const ARGUMENTS = Int8Array.from({ length: 128 }, (_, code) => {
  const numbers: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };
  return numbers[String.fromCharCode(code)] ?? -1;
});

const LOWER = 32; // the bit that tells small letters from capitals
const MOVE = 109;
const LINE = 108;
const HORIZONTAL = 104;
const VERTICAL = 118;
const CUBIC = 99;
const SMOOTH_CUBIC = 115;
const QUAD = 113;
const SMOOTH_QUAD = 116;
const ARC = 97;
const CLOSE = 122;

/**
 * Draws SVG path data into the builder: all commands, repeated ones, numbers run together, arc flags without blanks.
 * @returns null, or where it broke off; what came before the fault has been drawn (SVG 2, 9.5.4)
 */
export function drawPathData(data: string, builder: SubpathBuilder): PathFault | null {
  const fault = READER.read(data, builder);
  READER.forget();
  return fault;
}

/** Of the command that is being read: 100,000 short paths need not ask for memory each. */
const ARGUMENT = new Float64Array(7);

/** [characters] From here on the engine copies a text at once, and not sign by sign. */
const LONG = 256;
/** Of all short paths. */
const SHORT_CODES = new Uint8Array(LONG);
const ENCODER = new TextEncoder();

/** The signs of path data as bytes, and a 0 behind the last; what is no ASCII, and so no path, as 127. */
function codesOf(data: string): Uint8Array {
  const { length } = data;
  const codes = length < LONG ? SHORT_CODES : new Uint8Array(length + 1);
  if (length >= LONG && ENCODER.encodeInto(data, codes.subarray(0, length)).read === length) return codes;
  for (let at = 0; at < length; at++) {
    const code = data.charCodeAt(at);
    codes[at] = Math.min(code, 127);
  }
  codes[length] = 0;
  return codes;
}

/**
 * Signs are read from a list of bytes with a 0 behind the last: of a text, the engine asks at each of them in what kind of
 * text it stands, and beyond its end the answer is no integer.
 */
class PathReader {
  #data = '';
  #codes: Uint8Array = SHORT_CODES;
  #builder: SubpathBuilder;
  #at = 0;
  /** Reflected control point of the last C/S or Q/T. */
  #controlX = Number.NaN;
  #controlY = Number.NaN;
  /** The command before, in lower case; 0 at the beginning. */
  #last = 0;
  /** A comma was the last thing read. */
  #trailing = false;

  constructor(builder: SubpathBuilder) {
    this.#builder = builder;
  }

  read(data: string, builder: SubpathBuilder): PathFault | null {
    this.#data = data;
    this.#codes = codesOf(data);
    this.#builder = builder;
    this.#at = 0;
    this.#last = 0;
    this.#trailing = false;
    const { length } = data;
    const codes = this.#codes;
    this.#skipSpace(false);
    let lower = 0;
    let relative: 0 | 1 = 0;
    while (this.#at < length) {
      const start = this.#at;
      const code = codes[start]!;
      if (isCommand(code)) {
        lower = code | LOWER;
        relative = code === lower ? 1 : 0;
        this.#at++;
        this.#skipSpace(false);
      } else if (lower === 0 || lower === CLOSE) return this.#fault(start);
      if (this.#last === 0 && lower !== MOVE) return this.#fault(start);
      if (!this.#readArguments(lower)) return this.#fault(this.#at);
      this.#draw(lower, relative);
      this.#last = lower;
      this.#skipSpace(lower !== CLOSE);
      if (lower === MOVE) lower = LINE;
    }
    // A comma that nothing follows.
    return this.#trailing ? this.#fault(length - 1) : null;
  }

  /** Lets go of the text, which may be a piece of a whole drawing. */
  forget(): void {
    this.#data = '';
    this.#codes = SHORT_CODES;
  }

  #readArguments(lower: number): boolean {
    const count = ARGUMENTS[lower]!;
    for (let i = 0; i < count; i++) {
      if (i > 0) this.#skipSpace(true);
      const value = lower === ARC && (i === 3 || i === 4) ? this.#readFlag() : this.#readNumber();
      if (Number.isNaN(value)) return false;
      ARGUMENT[i] = value;
    }
    this.#trailing = false;
    return true;
  }

  #draw(lower: number, relative: 0 | 1): void {
    const builder = this.#builder;
    const n = ARGUMENT;
    const x = builder.x;
    const y = builder.y;
    // The first move of a path is absolute, however it is written: where the path before ended is not its business.
    const from = this.#last === 0 ? 0 : relative;
    const ox = from * x;
    const oy = from * y;
    switch (lower) {
      case MOVE:
        builder.moveTo(ox + n[0]!, oy + n[1]!);
        return;
      case LINE:
        builder.lineTo(ox + n[0]!, oy + n[1]!);
        return;
      case HORIZONTAL:
        builder.lineTo(ox + n[0]!, y);
        return;
      case VERTICAL:
        builder.lineTo(x, oy + n[0]!);
        return;
      case CUBIC:
        this.#cubic(ox + n[0]!, oy + n[1]!, 2, ox, oy);
        return;
      case SMOOTH_CUBIC: {
        const smooth = this.#last === CUBIC || this.#last === SMOOTH_CUBIC;
        this.#cubic(smooth ? 2 * x - this.#controlX : x, smooth ? 2 * y - this.#controlY : y, 0, ox, oy);
        return;
      }
      case QUAD:
        this.#quad(ox + n[0]!, oy + n[1]!, ox + n[2]!, oy + n[3]!);
        return;
      case SMOOTH_QUAD: {
        const smooth = this.#last === QUAD || this.#last === SMOOTH_QUAD;
        this.#quad(smooth ? 2 * x - this.#controlX : x, smooth ? 2 * y - this.#controlY : y, ox + n[0]!, oy + n[1]!);
        return;
      }
      case ARC:
        this.#arc(ox + n[5]!, oy + n[6]!);
        return;
      default:
        builder.close();
    }
  }

  #cubic(x1: number, y1: number, from: number, ox: number, oy: number): void {
    const n = ARGUMENT;
    this.#controlX = ox + n[from]!;
    this.#controlY = oy + n[from + 1]!;
    this.#builder.cubicTo(x1, y1, this.#controlX, this.#controlY, ox + n[from + 2]!, oy + n[from + 3]!);
  }

  #quad(x1: number, y1: number, x: number, y: number): void {
    this.#controlX = x1;
    this.#controlY = y1;
    this.#builder.quadTo(x1, y1, x, y);
  }

  #arc(x: number, y: number): void {
    const n = ARGUMENT;
    const builder = this.#builder;
    const from = [builder.x, builder.y] as const;
    const shape = { rx: n[0]!, ry: n[1]!, turn: (n[2]! * Math.PI) / 180, large: n[3] === 1, positive: n[4] === 1 };
    const arc = endpointArc(from, [x, y], shape);
    if (arc === null) builder.lineTo(x, y);
    else builder.arcTo(arc, x, y);
  }

  #skipSpace(comma: boolean): void {
    const codes = this.#codes;
    let seen = false;
    let at = this.#at;
    let code = codes[at]!;
    while (code === 32 || (code === 44 && comma && !seen) || (code >= 9 && code <= 13)) {
      if (code === 44) seen = true;
      code = codes[++at]!;
    }
    this.#at = at;
    this.#trailing = seen;
  }

  #readFlag(): number {
    const code = this.#codes[this.#at]!;
    if (code !== 48 && code !== 49) return Number.NaN;
    this.#at++;
    return code - 48;
  }

  /**
   * The next number, or NaN with the place left where it began. Digits are gathered as an integer and scaled by an
   * exact power of ten, which rounds as `Number` does up to 15 digits; longer ones are given to `Number`.
   */
  #readNumber(): number {
    const codes = this.#codes;
    const start = this.#at;
    let at = start;
    let code = codes[at]!;
    const negative = code === 45;
    if (code === 45 || code === 43) code = codes[++at]!;
    let mantissa = 0;
    let digits = 0;
    let decimals = 0;
    for (; isDigit(code); code = codes[++at]!) {
      mantissa = mantissa * 10 + code - 48;
      digits++;
    }
    if (code === 46) {
      code = codes[++at]!;
      for (; isDigit(code); code = codes[++at]!) {
        mantissa = mantissa * 10 + code - 48;
        digits++;
        decimals++;
      }
    }
    if (digits === 0) return Number.NaN;
    if (code === 101 || code === 69) at = this.#endOfPower(at);
    else if (digits <= 15) {
      this.#at = at;
      const size = decimals === 0 ? mantissa : mantissa / POWERS[decimals]!;
      return negative ? -size : size;
    }
    const value = Number(this.#data.slice(start, at));
    if (!Number.isFinite(value)) return Number.NaN; // 1e400
    this.#at = at;
    return value;
  }

  /** Where the power of ten ends whose `e` stands at `at`; `at` itself where none follows. */
  #endOfPower(at: number): number {
    const sign = this.#codes[at + 1]!;
    const first = sign === 45 || sign === 43 ? at + 2 : at + 1;
    let end = first;
    while (isDigit(this.#codes[end]!)) end++;
    return end > first ? end : at;
  }

  #fault(at: number): PathFault {
    return { at: at + 1, found: this.#data.slice(at, at + 20) };
  }
}

/** One for all paths: 100,000 short ones need not ask for memory each. */
const READER = new PathReader(new SubpathBuilder());

const POWERS = Float64Array.from({ length: 16 }, (_, i) => Number(`1e${i}`));

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A letter that begins a command, large or small. */
function isCommand(code: number): boolean {
  return code >= 65 && code < 128 && ARGUMENTS[code | LOWER]! >= 0;
}
