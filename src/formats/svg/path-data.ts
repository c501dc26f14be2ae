import type { SubpathBuilder } from '../../geometry/subpath-builder.ts';
import { endpointArc } from './endpoint-arc.ts';

/** Where path data stopped making sense: everything before was kept. */
export interface PathFault {
  /** Character of the `d` attribute, from 1. */
  readonly at: number;
  /** The text that stands there. */
  readonly found: string;
}

/** Numbers that each command takes, by its lower case letter. */
const ARGUMENTS: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

/** By character code: the command in lower case, empty where there is none. */
const COMMANDS: readonly string[] = Array.from({ length: 123 }, (_, code) => {
  const lower = String.fromCharCode(code).toLowerCase();
  return lower in ARGUMENTS ? lower : '';
});

/**
 * Draws SVG path data into the builder: all commands, repeated ones, numbers run together, arc flags without blanks.
 * @returns null, or where it broke off; what came before the fault has been drawn (SVG 2, 9.5.4)
 */
export function drawPathData(data: string, builder: SubpathBuilder): PathFault | null {
  return new PathReader(data, builder).read();
}

class PathReader {
  readonly #data: string;
  readonly #builder: SubpathBuilder;
  #at = 0;
  readonly #n = new Float64Array(7);
  /** Reflected control point of the last C/S or Q/T. */
  #controlX = 0;
  #controlY = 0;
  #last = '';

  constructor(data: string, builder: SubpathBuilder) {
    this.#data = data;
    this.#builder = builder;
  }

  read(): PathFault | null {
    this.#skipSpace(false);
    let command = '';
    while (this.#at < this.#data.length) {
      const start = this.#at;
      const code = this.#data.charCodeAt(start);
      if (code < COMMANDS.length && COMMANDS[code] !== '') {
        command = this.#data[start]!;
        this.#at++;
        this.#skipSpace(false);
      } else if (command === '' || command === 'z' || command === 'Z') return this.#fault(start);
      const lower = COMMANDS[command.charCodeAt(0)]!;
      if (this.#last === '' && lower !== 'm') return this.#fault(start);
      if (!this.#readArguments(lower)) return this.#fault(this.#at);
      this.#draw(lower, command !== lower ? 0 : 1);
      this.#last = lower;
      if (lower === 'm') command = command === 'm' ? 'l' : 'L';
      this.#skipSpace(lower !== 'z');
    }
    // A comma that nothing follows.
    return this.#trailing ? this.#fault(this.#data.length - 1) : null;
  }

  #trailing = false;

  #readArguments(lower: string): boolean {
    const count = ARGUMENTS[lower]!;
    for (let i = 0; i < count; i++) {
      if (i > 0) this.#skipSpace(true);
      const value = lower === 'a' && (i === 3 || i === 4) ? this.#readFlag() : this.#readNumber();
      if (Number.isNaN(value)) return false;
      this.#n[i] = value;
    }
    this.#trailing = false;
    return true;
  }

  #draw(lower: string, relative: 0 | 1): void {
    const builder = this.#builder;
    const n = this.#n;
    const x = builder.x;
    const y = builder.y;
    const ox = relative * x;
    const oy = relative * y;
    switch (lower) {
      case 'm':
        builder.moveTo(ox + n[0]!, oy + n[1]!);
        return;
      case 'l':
        builder.lineTo(ox + n[0]!, oy + n[1]!);
        return;
      case 'h':
        builder.lineTo(ox + n[0]!, y);
        return;
      case 'v':
        builder.lineTo(x, oy + n[0]!);
        return;
      case 'c':
        this.#cubic(ox + n[0]!, oy + n[1]!, 2, ox, oy);
        return;
      case 's': {
        const smooth = this.#last === 'c' || this.#last === 's';
        this.#cubic(smooth ? 2 * x - this.#controlX : x, smooth ? 2 * y - this.#controlY : y, 0, ox, oy);
        return;
      }
      case 'q':
        this.#quad(ox + n[0]!, oy + n[1]!, ox + n[2]!, oy + n[3]!);
        return;
      case 't': {
        const smooth = this.#last === 'q' || this.#last === 't';
        this.#quad(smooth ? 2 * x - this.#controlX : x, smooth ? 2 * y - this.#controlY : y, ox + n[0]!, oy + n[1]!);
        return;
      }
      case 'a':
        this.#arc(ox + n[5]!, oy + n[6]!);
        return;
      default:
        builder.close();
    }
  }

  #cubic(x1: number, y1: number, from: number, ox: number, oy: number): void {
    const n = this.#n;
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
    const n = this.#n;
    const builder = this.#builder;
    const from = [builder.x, builder.y] as const;
    const shape = { rx: n[0]!, ry: n[1]!, turn: (n[2]! * Math.PI) / 180, large: n[3] === 1, positive: n[4] === 1 };
    const arc = endpointArc(from, [x, y], shape);
    if (arc === null) builder.lineTo(x, y);
    else builder.arcTo(arc, x, y);
  }

  #skipSpace(comma: boolean): void {
    let seen = false;
    for (; this.#at < this.#data.length; this.#at++) {
      const code = this.#data.charCodeAt(this.#at);
      if (code === 44 && comma && !seen) seen = true;
      else if (code !== 32 && (code < 9 || code > 13)) break;
    }
    this.#trailing = seen;
  }

  #readFlag(): number {
    const code = this.#data.charCodeAt(this.#at);
    if (code !== 48 && code !== 49) return Number.NaN;
    this.#at++;
    return code - 48;
  }

  /**
   * The next number, or NaN with the place left where it began. Digits are gathered as an integer and scaled by an
   * exact power of ten, which rounds as `Number` does up to 15 digits; longer ones are given to `Number`.
   */
  #readNumber(): number {
    const data = this.#data;
    const start = this.#at;
    let at = start;
    let code = data.charCodeAt(at);
    const negative = code === 45;
    if (code === 45 || code === 43) code = data.charCodeAt(++at);
    let mantissa = 0;
    let digits = 0;
    let decimals = 0;
    for (; code >= 48 && code <= 57; code = data.charCodeAt(++at)) {
      mantissa = mantissa * 10 + code - 48;
      digits++;
    }
    if (code === 46) {
      code = data.charCodeAt(++at);
      for (; code >= 48 && code <= 57; code = data.charCodeAt(++at)) {
        mantissa = mantissa * 10 + code - 48;
        digits++;
        decimals++;
      }
    }
    if (digits === 0) return Number.NaN;
    let value: number;
    if (code === 101 || code === 69) {
      const sign = data.charCodeAt(at + 1);
      let end = sign === 45 || sign === 43 ? at + 2 : at + 1;
      const firstDigit = end;
      while (isDigit(data.charCodeAt(end))) end++;
      if (end > firstDigit) at = end;
      value = Number(data.slice(start, at));
    } else if (digits > 15) value = Number(data.slice(start, at));
    else {
      const size = decimals === 0 ? mantissa : mantissa / POWERS[decimals]!;
      value = negative ? -size : size;
    }
    if (!Number.isFinite(value)) return Number.NaN; // 1e400
    this.#at = at;
    return value;
  }

  #fault(at: number): PathFault {
    return { at: at + 1, found: this.#data.slice(at, at + 20) };
  }
}

const POWERS = Float64Array.from({ length: 16 }, (_, i) => Number(`1e${i}`));

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
