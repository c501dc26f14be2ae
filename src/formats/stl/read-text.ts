import { DecimalReader } from '../../base/decimal.ts';
import { FormatError } from '../../base/errors.ts';
import { sayText, type Text } from '../../base/text.ts';
import { createVertexIndex } from '../../geometry/mesh/vertex-index.ts';
import type { Finding } from '../../model/finding.ts';
import { FARTHEST } from '../../model/length-unit.ts';
import type { Mesh, MeshObject } from '../../model/part.ts';
import { findingOf } from '../../model/rule.ts';
import { LEFT_OVER, NO_END } from './findings.ts';

const NEWLINE = 10;
const COMMA = 44;

/**
 * Reads a text STL: any number of `solid`s, upper or lower case, any line breaks.
 * The words are the format; how they are spread over lines is not. Normals are not used.
 * @throws FormatError at the line where it is cut short or where the words make no triangle
 */
export function readTextStl(
  bytes: Uint8Array,
  stem: string,
): { readonly mesh: Mesh; readonly findings: readonly Finding[] } {
  return new TextStl(bytes, stem).read();
}

/** One reading: lives as long as it takes. */
class TextStl {
  readonly #bytes: Uint8Array;
  readonly #stem: string;
  readonly #numbers = new DecimalReader();
  readonly #index;
  #triangles: Uint32Array;
  #count = 0;
  #corners = 0;
  #at = 0;
  #inFacet = false;
  #inSolid = false;
  readonly #objects: MeshObject[] = [];
  #name = '';
  #first = 0;
  /** Byte of the first word that nobody knows, and how many there are. */
  #odd = -1;
  #oddCount = 0;

  constructor(bytes: Uint8Array, stem: string) {
    this.#bytes = bytes;
    this.#stem = stem;
    // About 250 bytes a triangle in practice.
    const guess = Math.max(16, Math.floor(bytes.length / 250));
    this.#triangles = new Uint32Array(3 * guess);
    this.#index = createVertexIndex(false, guess >> 1);
  }

  read(): { readonly mesh: Mesh; readonly findings: readonly Finding[] } {
    if (this.#bytes[0] === 0xef) this.#at = 3;
    while (this.#nextWord()) this.#word();
    const findings: Finding[] = [];
    if (this.#inFacet) throw this.#error(CUT, this.#bytes.length, this.#count);
    if (this.#inSolid) {
      this.#endSolid();
      if (this.#count > 0) findings.push(noEnd(this.#lineOf(this.#bytes.length)));
    }
    if (this.#oddCount > 0) {
      if (this.#count === 0) throw this.#error(NO_STL, this.#odd);
      findings.push(oddWords(this.#oddCount, this.#lineOf(this.#odd)));
    }
    const mesh: Mesh = {
      kind: 'mesh',
      positions: this.#index.positions(),
      triangles: this.#triangles.slice(0, 3 * this.#count),
      objects: this.#objects,
      unit: null,
      distinct: true,
    };
    return { mesh, findings };
  }

  /** Moves to the next word; false at the end. */
  #nextWord(): boolean {
    const bytes = this.#bytes;
    while (this.#at < bytes.length && bytes[this.#at]! <= 32) this.#at++;
    return this.#at < bytes.length;
  }

  /** Takes the word at hand and what belongs to it. */
  #word(): void {
    const begin = this.#at;
    const word = this.#takeWord();
    switch (word) {
      case 'vertex':
        if (!this.#inFacet) throw this.#error(LOOSE_VERTEX, begin);
        this.#vertex();
        return;
      case 'facet':
        if (this.#inFacet) throw this.#error(OPEN_FACET, begin, this.#count);
        this.#inFacet = true;
        this.#corners = 0;
        this.#skipNormal();
        return;
      case 'endfacet':
        if (!this.#inFacet || this.#corners !== 3) throw this.#error(CORNERS, begin, this.#count, this.#corners);
        this.#inFacet = false;
        this.#count++;
        return;
      case 'outer':
      case 'loop':
      case 'endloop':
        return;
      case 'solid':
        if (this.#inFacet) throw this.#error(OPEN_FACET, begin, this.#count);
        if (this.#inSolid) this.#endSolid();
        this.#inSolid = true;
        this.#name = this.#takeName();
        return;
      case 'endsolid':
        if (this.#inFacet) throw this.#error(OPEN_FACET, begin, this.#count);
        this.#takeName();
        this.#endSolid();
        this.#inSolid = false;
        return;
      default:
        if (this.#inFacet) throw this.#error(UNKNOWN, begin, word.slice(0, 20));
        if (this.#odd < 0) this.#odd = begin;
        this.#oddCount++;
        this.#skipLine();
    }
  }

  #takeWord(): string {
    const bytes = this.#bytes;
    let word = '';
    while (this.#at < bytes.length && bytes[this.#at]! > 32) {
      if (word.length < 24) word += String.fromCharCode(bytes[this.#at]! | 32);
      this.#at++;
    }
    return word;
  }

  /** The rest of the line: a solid's name. A file without line breaks names its solid up to the first facet. */
  #takeName(): string {
    const bytes = this.#bytes;
    const begin = this.#at;
    let end = begin;
    while (end < bytes.length && bytes[end] !== NEWLINE && bytes[end] !== 13) end++;
    const line = new TextDecoder().decode(bytes.subarray(begin, Math.min(end, begin + 300)));
    const facet = /(^|\s)(facet\s+(normal|outer)|solid)\s/i.exec(line);
    if (facet !== null) end = begin + new TextEncoder().encode(line.slice(0, facet.index)).length;
    this.#at = end;
    return (facet === null ? line : line.slice(0, facet.index)).trim();
  }

  #skipLine(): void {
    while (this.#at < this.#bytes.length && this.#bytes[this.#at] !== NEWLINE) this.#at++;
  }

  /** `normal` and its three numbers, whatever they are. */
  #skipNormal(): void {
    if (!this.#nextWord()) return;
    const begin = this.#at;
    if (this.#takeWord() !== 'normal') {
      this.#at = begin;
      return;
    }
    for (let k = 0; k < 3 && this.#nextWord(); k++) {
      const number = this.#at;
      if (this.#takeWord() === 'outer') {
        this.#at = number;
        return;
      }
    }
  }

  #vertex(): void {
    const x = this.#number();
    const y = this.#number();
    const z = this.#number();
    if (this.#corners < 3) {
      if (3 * this.#count >= this.#triangles.length) {
        const wider = new Uint32Array(2 * this.#triangles.length);
        wider.set(this.#triangles);
        this.#triangles = wider;
      }
      this.#triangles[3 * this.#count + this.#corners] = this.#index.add(x, y, z);
    }
    this.#corners++;
  }

  #number(): number {
    if (!this.#nextWord()) throw this.#error(CUT, this.#bytes.length, this.#count);
    const begin = this.#at;
    const value = this.#numbers.read(this.#bytes, begin, this.#bytes.length);
    this.#at = this.#numbers.next;
    const stop = this.#at < this.#bytes.length ? this.#bytes[this.#at]! : 32;
    if (Math.abs(value) < FARTHEST && stop <= 32) return value;
    if (stop === COMMA) throw this.#error(DECIMAL_COMMA, begin);
    this.#at = begin;
    throw this.#error(NO_NUMBER, begin, this.#takeWord(), this.#count);
  }

  #endSolid(): void {
    const triangleCount = this.#count - this.#first;
    const name = this.#name === '' ? this.#stem : this.#name;
    if (triangleCount > 0) this.#objects.push({ name, firstTriangle: this.#first, triangleCount });
    this.#first = this.#count;
    this.#name = '';
  }

  #lineOf(byte: number): number {
    let line = 1;
    for (let at = 0; at < byte && at < this.#bytes.length; at++) if (this.#bytes[at] === NEWLINE) line++;
    return line;
  }

  #error(what: Text, byte: number, ...values: readonly (number | string)[]): FormatError {
    const line = this.#lineOf(byte);
    return new FormatError(sayText(what, ...values, line), what === DECIMAL_COMMA ? WITH_POINT : AGAIN, { line, byte });
  }
}

const AGAIN: Text = {
  en: 'Export it again from the modeller, or download it again.',
  fr: 'Exportez-le à nouveau depuis le modeleur, ou téléchargez-le à nouveau.',
};
const WITH_POINT: Text = {
  en: 'Export as binary STL, or set the program to write numbers with a point: 1.5.',
  fr: 'Exportez en STL binaire, ou réglez le logiciel pour qu’il écrive les nombres avec un point : 1.5.',
};
const CUT: Text = {
  en: 'The file is cut short in the middle of triangle {0} (counted from 0), at line {1}.',
  fr: 'Le fichier est coupé au milieu du triangle {0} (compté à partir de 0), à la ligne {1}.',
};
const NO_STL: Text = {
  en: 'The file begins with "solid" but holds no triangle and words that no STL knows, the first at line {0}.',
  fr: 'Le fichier commence par « solid » mais ne contient aucun triangle, et des mots inconnus du STL, le premier à la ligne {0}.',
};
const LOOSE_VERTEX: Text = {
  en: 'Line {0}: a corner stands outside any triangle.',
  fr: 'Ligne {0} : un sommet se trouve hors de tout triangle.',
};
const OPEN_FACET: Text = {
  en: 'Line {1}: triangle {0} (counted from 0) is not finished when the next word begins.',
  fr: 'Ligne {1} : le triangle {0} (compté à partir de 0) n’est pas fini quand le mot suivant commence.',
};
const CORNERS: Text = {
  en: 'Line {2}: triangle {0} (counted from 0) has {1} corners instead of 3.',
  fr: 'Ligne {2} : le triangle {0} (compté à partir de 0) a {1} sommets au lieu de 3.',
};
const UNKNOWN: Text = {
  en: 'Line {1}: "{0}" is no word of an STL.',
  fr: 'Ligne {1} : « {0} » n’est pas un mot du format STL.',
};
const DECIMAL_COMMA: Text = {
  en: 'Line {0}: a number is written with a decimal comma; STL wants a point.',
  fr: 'Ligne {0} : un nombre est écrit avec une virgule ; le STL veut un point.',
};
const NO_NUMBER: Text = {
  en: 'Line {2}: "{0}" in triangle {1} (counted from 0) is no usable number.',
  fr: 'Ligne {2} : « {0} », dans le triangle {1} (compté à partir de 0), n’est pas un nombre utilisable.',
};

function noEnd(line: number): Finding {
  return findingOf(NO_END, {
    what: sayText(
      {
        en: 'The file stops at line {0} without the closing word "endsolid".',
        fr: 'Le fichier s’arrête à la ligne {0} sans le mot de fin « endsolid ».',
      },
      line,
    ),
    where: { line },
  });
}

function oddWords(count: number, line: number): Finding {
  return findingOf(LEFT_OVER, {
    what: sayText(
      {
        en: '{0} {0|line between the triangles begins with a word that STL does not know and was|lines between the triangles begin with a word that STL does not know and were} not read, the first is line {1}.',
        fr: '{0} {0|ligne entre les triangles commence par un mot inconnu du STL et n’a pas été lue|lignes entre les triangles commencent par un mot inconnu du STL et n’ont pas été lues}, la première est la ligne {1}.',
      },
      count,
      line,
    ),
    where: { line },
    measured: count,
    limit: 0,
  });
}
