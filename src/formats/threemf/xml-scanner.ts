import { badModel } from './errors.ts';

/**
 * Reads the XML of a model as a stream of tags, straight from the bytes.
 *
 * A mesh is half a million small elements; general parsers make strings of every name and value
 * (saxes: 1.1 s for the 17 MB of 3DBenchy; this: 0.15 s). So tags are reported as byte ranges in reused columns.
 * It is strict where it matters: elements nest and close, attributes are quoted, no DOCTYPE (the 3MF core
 * specification forbids it, and with it go entity bombs). Text between tags is skipped: a model has none that counts.
 */
export interface TagHandler {
  /** A tag opens; with `closed` it is over as well. */
  open(scanner: XmlScanner, closed: boolean): void;
  /** The element of this name ends. */
  close(name: string): void;
  /** Takes whole plain tags from a byte on, faster than by `open`, and counts their lines; the byte after them. */
  quick?(scanner: XmlScanner, at: number): number;
}

const LT = 60;
const GT = 62;
const SLASH = 47;
const EQUALS = 61;
const QUOTE = 34;
const APOSTROPHE = 39;
const BANG = 33;
const QUESTION = 63;
const NEWLINE = 10;
const COLON = 58;
const MOST_ATTRIBUTES = 256;
const MOST_DEPTH = 256;
/** [bytes] Longest tag or comment that is waited for. */
const MOST_TAIL = 16 * 2 ** 20;

export class XmlScanner {
  /** The bytes that the ranges below point into; only good during a call of the handler. */
  bytes: Uint8Array = new Uint8Array(0);
  /** Local name of the tag at hand, without its prefix. */
  nameBegin = 0;
  nameEnd = 0;
  /** Attributes of the tag at hand: local names and values, as byte ranges. */
  attributes = 0;
  readonly attributeBegin = new Int32Array(MOST_ATTRIBUTES);
  readonly attributeEnd = new Int32Array(MOST_ATTRIBUTES);
  readonly valueBegin = new Int32Array(MOST_ATTRIBUTES);
  readonly valueEnd = new Int32Array(MOST_ATTRIBUTES);
  /** Line at hand, from 1. */
  line = 1;

  readonly #part: string;
  readonly #handler: TagHandler;
  readonly #stack: string[] = [];
  #sawRoot = false;
  #tail: Uint8Array = new Uint8Array(0);
  #lineAtTag = 1;

  constructor(part: string, handler: TagHandler) {
    this.#part = part;
    this.#handler = handler;
  }

  /** @throws FormatError where the text is no XML */
  push(piece: Uint8Array): void {
    if (this.#tail.length === 0) this.bytes = piece;
    else {
      const joined = new Uint8Array(this.#tail.length + piece.length);
      joined.set(this.#tail);
      joined.set(piece, this.#tail.length);
      this.bytes = joined;
    }
    const done = this.#scan();
    this.#tail = this.bytes.slice(done);
    if (this.#tail.length > MOST_TAIL) throw this.#error('a tag does not end.', 'une balise ne se termine pas.');
  }

  /** @throws FormatError where elements are still open */
  end(): void {
    const blank = this.#tail.every((byte) => byte <= 32 || byte === 0);
    if (!this.#sawRoot || this.#stack.length > 0 || !blank)
      throw this.#error('the file stops before the model is complete.', 'le fichier s’arrête avant la fin du modèle.');
  }

  /** Index of the attribute with this local name, -1 where there is none. */
  find(name: string): number {
    for (let k = 0; k < this.attributes; k++)
      if (this.same(this.attributeBegin[k]!, this.attributeEnd[k]!, name)) return k;
    return -1;
  }

  /** The value of an attribute as text, undefined where there is none. */
  text(name: string): string | undefined {
    const k = this.find(name);
    if (k < 0) return undefined;
    return unescaped(new TextDecoder().decode(this.bytes.subarray(this.valueBegin[k]!, this.valueEnd[k]!)));
  }

  /** Whether the tag at hand has this local name. */
  is(name: string): boolean {
    return this.same(this.nameBegin, this.nameEnd, name);
  }

  same(begin: number, end: number, word: string): boolean {
    if (end - begin !== word.length) return false;
    for (let k = 0; k < word.length; k++) if (this.bytes[begin + k] !== word.charCodeAt(k)) return false;
    return true;
  }

  /** Handles all whole tags; returns the byte where the first unfinished one begins. */
  #scan(): number {
    const bytes = this.bytes;
    let at = 0;
    for (;;) {
      while (at < bytes.length && bytes[at] !== LT) {
        if (bytes[at] === NEWLINE) this.line++;
        at++;
      }
      if (at >= bytes.length) return at;
      const quick = this.#handler.quick?.(this, at) ?? at;
      if (quick > at) {
        at = quick;
        continue;
      }
      this.#lineAtTag = this.line;
      const after = this.#tag(at);
      if (after < 0) {
        this.line = this.#lineAtTag;
        return at;
      }
      at = after;
    }
  }

  /** One tag at `at`; the byte after it, or -1 where it is not all here yet. */
  #tag(at: number): number {
    const next = this.bytes[at + 1];
    if (next === undefined) return -1;
    if (next === BANG) return this.#bang(at);
    if (next === QUESTION) return this.#skipTo(at + 2, '?>');
    if (next === SLASH) return this.#endTag(at + 2);
    return this.#startTag(at + 1);
  }

  #bang(at: number): number {
    if (at + 9 > this.bytes.length) return -1;
    if (this.same(at, at + 4, '<!--')) return this.#skipTo(at + 4, '-->');
    if (this.same(at, at + 9, '<![CDATA[')) return this.#skipTo(at + 9, ']]>');
    throw this.#error('a DOCTYPE is not allowed in a 3MF.', 'un DOCTYPE n’est pas permis dans un 3MF.');
  }

  #skipTo(at: number, mark: string): number {
    const bytes = this.bytes;
    for (; at + mark.length <= bytes.length; at++) {
      if (bytes[at] === NEWLINE) this.line++;
      if (this.same(at, at + mark.length, mark)) return at + mark.length;
    }
    return -1;
  }

  #endTag(at: number): number {
    const bytes = this.bytes;
    const begin = at;
    while (at < bytes.length && bytes[at] !== GT) at++;
    if (at >= bytes.length) return -1;
    let end = at;
    while (end > begin && bytes[end - 1]! <= 32) end--;
    const name = this.#nameText(this.#localBegin(begin, end), end);
    if (this.#stack.pop() !== name)
      throw this.#error(`the end tag "${name}" has no start.`, `la balise de fin « ${name} » n’a pas de début.`);
    this.#handler.close(name);
    return at + 1;
  }

  #startTag(at: number): number {
    const bytes = this.bytes;
    const begin = at;
    while (at < bytes.length && isNameByte(bytes[at]!)) at++;
    if (at >= bytes.length) return -1;
    if (at === begin) throw this.#error('a "<" does not begin a tag.', 'un « < » n’ouvre aucune balise.');
    this.nameEnd = at;
    this.nameBegin = this.#localBegin(begin, at);
    this.attributes = 0;
    for (;;) {
      while (at < bytes.length && bytes[at]! <= 32) {
        if (bytes[at] === NEWLINE) this.line++;
        at++;
      }
      if (at >= bytes.length) return -1;
      if (bytes[at] === GT) return this.#opened(at + 1, false);
      if (bytes[at] === SLASH) {
        if (at + 1 >= bytes.length) return -1;
        if (bytes[at + 1] !== GT)
          throw this.#error('a "/" stands inside a tag.', 'un « / » se trouve dans une balise.');
        return this.#opened(at + 2, true);
      }
      at = this.#attribute(at);
      if (at < 0) return -1;
    }
  }

  /** One attribute at `at`; the byte after its closing quote, or -1. */
  #attribute(at: number): number {
    const bytes = this.bytes;
    const begin = at;
    while (at < bytes.length && isNameByte(bytes[at]!)) at++;
    const end = at;
    while (at < bytes.length && bytes[at]! <= 32) at++;
    if (at >= bytes.length) return -1;
    if (end === begin || bytes[at] !== EQUALS)
      throw this.#error('an attribute has no value.', 'un attribut n’a pas de valeur.');
    at++;
    while (at < bytes.length && bytes[at]! <= 32) at++;
    if (at >= bytes.length) return -1;
    const quote = bytes[at]!;
    if (quote !== QUOTE && quote !== APOSTROPHE)
      throw this.#error(
        'the value of an attribute is not in quotes.',
        'la valeur d’un attribut n’est pas entre guillemets.',
      );
    const value = at + 1;
    at = value;
    while (at < bytes.length && bytes[at] !== quote) {
      if (bytes[at] === LT) throw this.#error('a "<" stands in a value.', 'un « < » se trouve dans une valeur.');
      at++;
    }
    if (at >= bytes.length) return -1;
    if (this.attributes >= MOST_ATTRIBUTES)
      throw this.#error('a tag has too many attributes.', 'une balise a trop d’attributs.');
    const k = this.attributes++;
    this.attributeBegin[k] = this.#localBegin(begin, end);
    this.attributeEnd[k] = end;
    this.valueBegin[k] = value;
    this.valueEnd[k] = at;
    return at + 1;
  }

  #opened(after: number, closed: boolean): number {
    if (this.#sawRoot && this.#stack.length === 0)
      throw this.#error('something follows the end of the model.', 'quelque chose suit la fin du modèle.');
    this.#sawRoot = true;
    if (!closed) {
      if (this.#stack.length >= MOST_DEPTH)
        throw this.#error('tags are nested too deep.', 'les balises sont trop imbriquées.');
      this.#stack.push(this.#nameText(this.nameBegin, this.nameEnd));
    }
    this.#handler.open(this, closed);
    return after;
  }

  #localBegin(begin: number, end: number): number {
    for (let at = begin; at < end; at++) if (this.bytes[at] === COLON) return at + 1;
    return begin;
  }

  #nameText(begin: number, end: number): string {
    let name = '';
    for (let at = begin; at < end && name.length < 100; at++) name += String.fromCharCode(this.bytes[at]!);
    return name;
  }

  #error(en: string, fr: string): Error {
    return badModel(this.#part, this.line, { en, fr });
  }
}

function isNameByte(byte: number): boolean {
  return byte > 32 && byte !== GT && byte !== SLASH && byte !== EQUALS && byte !== LT && byte !== QUOTE;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (name[0] !== '#') return NAMED[name] ?? whole;
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
