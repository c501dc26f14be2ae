import type { LineLexer } from './read-line.ts';
import type { Problems } from './read-problems.ts';
import type { DialectName } from './spec.ts';
import { commandsOf } from './spec-commands.ts';

const G_LETTER = 71;
const M_LETTER = 77;
const N_LETTER = 78;

/** Modal groups of GRBL 1.1, times ten as in `gs` and `ms`. */
const GROUPS_OF_G: readonly ReadonlySet<number>[] = [
  [0, 10, 20, 30, 382, 383, 384, 385, 800],
  [40, 100, 280, 281, 300, 301, 530, 920, 921],
  [170, 180, 190],
  [200, 210],
  [900, 910],
  [930, 940],
  [540, 550, 560, 570, 580, 590],
].map((group) => new Set(group));
const GROUPS_OF_M: readonly ReadonlySet<number>[] = [
  [0, 10, 20, 300],
  [30, 40, 50],
].map((group) => new Set(group));

/** [bytes] A plain line is no longer. */
const PLAIN = 48;
/** Digits of a whole number that a double always holds. */
const EXACT = 15;
const TENS = Float64Array.from({ length: EXACT + 1 }, (_, k) => 10 ** k);

function many(codes: readonly number[], group: ReadonlySet<number>): boolean {
  let count = 0;
  for (const code of codes) if (group.has(code)) count++;
  return count > 1;
}

/** One line of GRBL taken apart: its G and M numbers, and the numbers of its letters (NaN: absent). */
export class GrblLine {
  /** Times ten, so that G38.2 is 382. */
  readonly gs: number[] = [];
  readonly ms: number[] = [];
  x = Number.NaN;
  y = Number.NaN;
  z = Number.NaN;
  i = Number.NaN;
  j = Number.NaN;
  k = Number.NaN;
  r = Number.NaN;
  s = Number.NaN;
  f = Number.NaN;
  p = Number.NaN;
  q = Number.NaN;
  l = Number.NaN;
  t = Number.NaN;
  /** Nothing but x, y and s is set. */
  #plain = false;
  readonly #dialect: DialectName;
  readonly #known: ReturnType<typeof commandsOf>;

  constructor(dialect: DialectName) {
    this.#dialect = dialect;
    this.#known = commandsOf(dialect);
  }

  /** The line names a place. */
  get hasPlace(): boolean {
    return !(Number.isNaN(this.x) && Number.isNaN(this.y) && Number.isNaN(this.z));
  }

  /** Two commands of one modal group (GRBL's error 21). */
  conflicts(): boolean {
    const { gs, ms } = this;
    if (gs.length + ms.length < 2) return false;
    return GROUPS_OF_G.some((group) => many(gs, group)) || GROUPS_OF_M.some((group) => many(ms, group));
  }

  #clear(): void {
    if (this.gs.length > 0) this.gs.length = 0;
    if (this.ms.length > 0) this.ms.length = 0;
    this.x = this.y = this.z = this.i = this.j = this.k = this.r = Number.NaN;
    this.s = this.f = this.p = this.q = this.l = this.t = Number.NaN;
  }

  /**
   * Takes a line of X, Y and S words alone, each once, as nearly every line of an engraving is, without a list of words.
   * The numbers are those that the lexer reads: whole number ÷ power of ten.
   * @returns false where there is more to it, and then nothing is taken
   */
  readPlain(bytes: Uint8Array, from: number, to: number): boolean {
    if (to - from > PLAIN) return false;
    let x = Number.NaN;
    let y = Number.NaN;
    let s = Number.NaN;
    let at = from;
    while (at < to) {
      const letter = bytes[at++]!;
      let c = at < to ? bytes[at]! : 0;
      const negative = c === 45;
      if (negative) c = ++at < to ? bytes[at]! : 0;
      const first = at;
      let number = 0;
      while (c >= 48 && c <= 57) {
        number = number * 10 + (c - 48);
        c = ++at < to ? bytes[at]! : 0;
      }
      let digits = at - first;
      if (c === 46) {
        const point = ++at;
        c = at < to ? bytes[at]! : 0;
        while (c >= 48 && c <= 57) {
          number = number * 10 + (c - 48);
          c = ++at < to ? bytes[at]! : 0;
        }
        digits += at - point;
        number /= TENS[at - point]!;
      }
      if (digits === 0 || digits > EXACT) return false;
      if (negative) number = -number;
      if (letter === 88 && Number.isNaN(x)) x = number;
      else if (letter === 89 && Number.isNaN(y)) y = number;
      else if (letter === 83 && Number.isNaN(s)) s = number;
      else return false;
      if (c === 32) {
        // A number may go on after a blank: that is for the lexer.
        if (++at === to || bytes[at]! < 65) return false;
      }
    }
    if (Number.isNaN(x) && Number.isNaN(y)) return false;
    if (!this.#plain) this.#clear();
    this.#plain = true;
    this.x = x;
    this.y = y;
    this.s = s;
    return true;
  }

  read(lexer: LineLexer, problems: Problems): void {
    this.#clear();
    this.#plain = false;
    for (let n = 0; n < lexer.count; n++) {
      const value = lexer.value[n]!;
      const letter = lexer.letter[n]!;
      if (Number.isNaN(value)) problems.syntax({ en: 'A letter without a number.', fr: 'Une lettre sans nombre.' });
      else if (letter === G_LETTER || letter === M_LETTER) this.#command(letter, value, problems);
      else if (letter !== N_LETTER) this.#word(String.fromCharCode(letter), value, problems);
    }
  }

  #command(letter: number, number: number, problems: Problems): void {
    const name = `${letter === G_LETTER ? 'G' : 'M'}${number}`;
    if (!this.#known.has(name)) {
      // GRBL stops at its error 20; Smoothie passes over.
      problems.unknown(name, this.#dialect === 'grbl' ? 'error' : 'warning');
      return;
    }
    // Only boards that were built with it know M7.
    if (name === 'M7') problems.unknown('M7', 'info');
    (letter === G_LETTER ? this.gs : this.ms).push(Math.round(number * 10));
  }

  #word(letter: string, value: number, problems: Problems): void {
    switch (letter) {
      case 'X':
        this.x = value;
        return;
      case 'Y':
        this.y = value;
        return;
      case 'Z':
        this.z = value;
        return;
      case 'I':
        this.i = value;
        return;
      case 'J':
        this.j = value;
        return;
      case 'K':
        this.k = value;
        return;
      case 'R':
        this.r = value;
        return;
      case 'S':
        this.s = value;
        return;
      case 'F':
        this.f = value;
        return;
      case 'P':
        this.p = value;
        return;
      case 'Q':
        this.q = value;
        return;
      case 'L':
        this.l = value;
        return;
      case 'T':
        this.t = value;
        return;
      default:
        // GRBL's error 20, wherever the letter stands. Smoothie may have more axes.
        if (this.#dialect === 'grbl') problems.unknownWord('GRBL', letter, 'error');
        else problems.unknownWord('Smoothie', letter, 'ABCE'.includes(letter) ? 'warning' : 'error');
    }
  }
}

/** Characters that reach GRBL's line buffer: no blanks, no comments. */
export function packedLength(bytes: Uint8Array, from: number, to: number): number {
  let length = 0;
  let inside = false;
  for (let p = from; p < to; p++) {
    const c = bytes[p]!;
    if (c === 59) break;
    if (c === 40) inside = true;
    else if (c === 41) inside = false;
    else if (!inside && c > 32) length++;
  }
  return length;
}
