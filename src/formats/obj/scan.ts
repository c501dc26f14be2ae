import { DecimalReader } from '../../base/decimal.ts';
import { FormatError } from '../../base/errors.ts';
import { GrowingFloats, GrowingIndices } from '../../base/growing.ts';
import { sayText, type Text } from '../../base/text.ts';
import { FARTHEST } from '../../model/length-unit.ts';
import { IGNORED, LOOSE, UNREAD } from './spec.ts';

const NEWLINE = 10;
const RETURN = 13;
const BACKSLASH = 92;
const HASH = 35;
const SLASH = 47;
const COMMA = 44;
const MINUS = 45;

/** A `o` or `g` and the face before which it stands. */
export interface ObjName {
  readonly kind: 'o' | 'g';
  readonly name: string;
  readonly face: number;
}

/** What stands in the file, before it is made a mesh. */
export interface ObjScan {
  readonly positions: GrowingFloats;
  /** Points of all faces, face after face, counted from 0. */
  readonly corners: GrowingIndices;
  readonly faceEnds: GrowingIndices;
  readonly names: readonly ObjName[];
  /** First line with a free-form curve or surface, and how many; 0 none. */
  readonly curveLine: number;
  readonly curves: number;
  readonly looseLine: number;
  readonly loose: number;
  readonly unknownLine: number;
  readonly unknown: number;
}

/** @throws FormatError with the line */
export function scanObj(bytes: Uint8Array): ObjScan {
  return new Scanner(bytes).scan();
}

class Scanner {
  readonly #bytes: Uint8Array;
  readonly #numbers = new DecimalReader();
  readonly #positions = new GrowingFloats();
  readonly #corners = new GrowingIndices();
  readonly #faceEnds = new GrowingIndices();
  readonly #names: ObjName[] = [];
  #at = 0;
  #line = 1;
  #farthest = 0;
  #farthestLine = 0;
  readonly #seen = { curve: [0, 0], loose: [0, 0], unknown: [0, 0] };

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  scan(): ObjScan {
    if (this.#bytes[0] === 0xef && this.#bytes[1] === 0xbb) this.#at = 3;
    while (this.#at < this.#bytes.length) {
      if (!this.#endOfLine()) this.#statement();
      this.#skipLine();
    }
    const points = this.#positions.length / 3;
    if (this.#farthest > points) throw this.#noPoint(String(this.#farthest), this.#farthestLine);
    return {
      positions: this.#positions,
      corners: this.#corners,
      faceEnds: this.#faceEnds,
      names: this.#names,
      curves: this.#seen.curve[0]!,
      curveLine: this.#seen.curve[1]!,
      loose: this.#seen.loose[0]!,
      looseLine: this.#seen.loose[1]!,
      unknown: this.#seen.unknown[0]!,
      unknownLine: this.#seen.unknown[1]!,
    };
  }

  #statement(): void {
    const bytes = this.#bytes;
    const begin = this.#at;
    while (this.#at < bytes.length && bytes[this.#at]! > 32) this.#at++;
    const length = this.#at - begin;
    if (length === 1 && bytes[begin] === 118) this.#point();
    else if (length === 1 && bytes[begin] === 102) this.#face();
    else this.#rare(new TextDecoder('latin1').decode(bytes.subarray(begin, Math.min(this.#at, begin + 32))));
  }

  #rare(word: string): void {
    if (word === 'fo') this.#face();
    else if (word === 'o' || word === 'g')
      this.#names.push({ kind: word, name: this.#restOfLine(), face: this.#faceEnds.length });
    else if (UNREAD.has(word)) this.#saw('curve');
    else if (LOOSE.has(word)) this.#saw('loose');
    else if (!IGNORED.has(word)) this.#saw('unknown');
  }

  #saw(what: 'curve' | 'loose' | 'unknown'): void {
    const seen = this.#seen[what];
    if (seen[0]!++ === 0) seen[1] = this.#line;
  }

  #point(): void {
    for (let k = 0; k < 3; k++) {
      if (this.#endOfLine()) throw this.#error(SHORT_POINT);
      const begin = this.#at;
      const value = this.#numbers.read(this.#bytes, begin, this.#bytes.length);
      this.#at = this.#numbers.next;
      const stop = this.#at < this.#bytes.length ? this.#bytes[this.#at]! : 32;
      if (stop === COMMA) throw this.#error(DECIMAL_COMMA);
      if (!(Math.abs(value) < FARTHEST) || (stop > 32 && stop !== BACKSLASH))
        throw this.#error(NO_NUMBER, this.#wordAt(begin));
      this.#positions.push(value);
    }
  }

  #face(): void {
    const points = this.#positions.length / 3;
    const before = this.#corners.length;
    while (!this.#endOfLine()) {
      const begin = this.#at;
      const index = this.#index();
      const corner = index < 0 ? points + index : index - 1;
      if (index === 0 || corner < 0 || corner > 0xfffffff0) throw this.#noPoint(this.#wordAt(begin), this.#line);
      if (corner >= this.#farthest) {
        this.#farthest = corner + 1;
        this.#farthestLine = this.#line;
      }
      this.#corners.push(corner);
    }
    if (this.#corners.length - before < 3) throw this.#error(SHORT_FACE, this.#corners.length - before);
    this.#faceEnds.push(this.#corners.length);
  }

  /** The point of a corner `7`, `7/1`, `7//3`, `-2/1/3`; moves behind the whole corner. */
  #index(): number {
    const bytes = this.#bytes;
    const begin = this.#at;
    const negative = bytes[this.#at] === MINUS;
    if (negative) this.#at++;
    const first = this.#at;
    let value = 0;
    while (this.#at < bytes.length && bytes[this.#at]! >= 48 && bytes[this.#at]! <= 57) {
      value = value * 10 + (bytes[this.#at]! - 48);
      this.#at++;
    }
    const stop = this.#at < bytes.length ? bytes[this.#at]! : 32;
    if (this.#at === first || (stop > 32 && stop !== SLASH && stop !== BACKSLASH))
      throw this.#error(NO_INDEX, this.#wordAt(begin));
    while (this.#at < bytes.length && bytes[this.#at]! > 32 && bytes[this.#at] !== BACKSLASH) this.#at++;
    return negative ? -value : value;
  }

  /** Skips blanks and continued lines; true at the end of the statement. */
  #endOfLine(): boolean {
    const bytes = this.#bytes;
    for (;;) {
      const byte = this.#at < bytes.length ? bytes[this.#at]! : NEWLINE;
      if (byte === NEWLINE || byte === RETURN || byte === HASH) return true;
      if (byte === BACKSLASH && this.#continues()) continue;
      if (byte > 32) return false;
      this.#at++;
    }
  }

  /** A backslash at the end of a line: moves to the next one. */
  #continues(): boolean {
    const bytes = this.#bytes;
    let at = this.#at + 1;
    while (at < bytes.length && (bytes[at] === 32 || bytes[at] === 9 || bytes[at] === RETURN)) at++;
    if (at < bytes.length && bytes[at] !== NEWLINE) return false;
    this.#at = at + 1;
    this.#line++;
    return true;
  }

  #skipLine(): void {
    const bytes = this.#bytes;
    for (;;) {
      while (this.#at < bytes.length && bytes[this.#at] !== NEWLINE && bytes[this.#at] !== RETURN) this.#at++;
      // Old Macs end a line with a bare carriage return.
      if (bytes[this.#at] === RETURN && bytes[this.#at + 1] === NEWLINE) this.#at++;
      const continued =
        bytes[this.#at - 1] === BACKSLASH || (bytes[this.#at - 1] === RETURN && bytes[this.#at - 2] === BACKSLASH);
      this.#at++;
      this.#line++;
      if (!continued || this.#at >= bytes.length) return;
    }
  }

  #restOfLine(): string {
    const begin = this.#at;
    let end = begin;
    while (end < this.#bytes.length && this.#bytes[end] !== NEWLINE && this.#bytes[end] !== RETURN) end++;
    return new TextDecoder().decode(this.#bytes.subarray(begin, Math.min(end, begin + 200))).trim();
  }

  #wordAt(begin: number): string {
    let end = begin;
    while (end < this.#bytes.length && this.#bytes[end]! > 32 && end < begin + 24) end++;
    return new TextDecoder('latin1').decode(this.#bytes.subarray(begin, end));
  }

  #noPoint(word: string, line: number): FormatError {
    const points = String(this.#positions.length / 3);
    return new FormatError(sayText(NO_POINT, line, word, points), AGAIN, { line });
  }

  #error(what: Text, ...values: readonly (number | string)[]): FormatError {
    const fix = what === DECIMAL_COMMA ? WITH_POINT : AGAIN;
    return new FormatError(sayText(what, this.#line, ...values), fix, { line: this.#line, byte: this.#at });
  }
}

const AGAIN: Text = {
  en: 'Export it again from the modeller, or download it again.',
  fr: 'Exportez-le à nouveau depuis le modeleur, ou téléchargez-le à nouveau.',
};
const WITH_POINT: Text = {
  en: 'Set the program to write numbers with a point (1.5), or export as STL or 3MF.',
  fr: 'Réglez le logiciel pour qu’il écrive les nombres avec un point (1.5), ou exportez en STL ou 3MF.',
};
const SHORT_POINT: Text = {
  en: 'Line {0}: a point has fewer than three coordinates.',
  fr: 'Ligne {0} : un point a moins de trois coordonnées.',
};
const DECIMAL_COMMA: Text = {
  en: 'Line {0}: a number is written with a decimal comma; OBJ wants a point.',
  fr: 'Ligne {0} : un nombre est écrit avec une virgule ; l’OBJ veut un point.',
};
const NO_NUMBER: Text = {
  en: 'Line {0}: "{1}" is no usable number.',
  fr: 'Ligne {0} : « {1} » n’est pas un nombre utilisable.',
};
const NO_INDEX: Text = {
  en: 'Line {0}: "{1}" is no number of a point.',
  fr: 'Ligne {0} : « {1} » n’est pas un numéro de point.',
};
const SHORT_FACE: Text = {
  en: 'Line {0}: a face has {1} corners; it needs three.',
  fr: 'Ligne {0} : une face a {1} sommets ; il en faut trois.',
};
const NO_POINT: Text = {
  en: 'Line {0}: a face names point {1}, but the file has {2}.',
  fr: 'Ligne {0} : une face nomme le point {1}, mais le fichier en a {2}.',
};
