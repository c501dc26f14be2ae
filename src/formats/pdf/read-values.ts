/** A value of a PDF. Names keep their slash, references are their object's number. */
export type PdfValue =
  | number
  | boolean
  | null
  | { readonly name: string }
  | { readonly text: string }
  | { readonly ref: number }
  | { readonly operator: string }
  | readonly PdfValue[]
  | ReadonlyMap<string, PdfValue>;

const BLANK = /[\0\t\n\f\r ]/;
const DELIMITER = /[()<>[\]{}/%\0\t\n\f\r ]/;
/** No file nests deeper; a file that does is an attack. */
const MOST_DEPTH = 60;

export function isMap(value: PdfValue | undefined): value is ReadonlyMap<string, PdfValue> {
  return value instanceof Map;
}

export function nameOf(value: PdfValue | undefined): string {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : '';
}

/** Reads values and operators one after the other from a text in which each letter is a byte. */
export class ValueReader {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** The next value or operator; undefined at the end. */
  next(depth = 0): PdfValue | undefined {
    this.skipBlanks();
    const { text } = this;
    const letter = text[this.at];
    if (letter === undefined) return undefined;
    if (depth > MOST_DEPTH) {
      this.at = text.length;
      return undefined;
    }
    if (letter === '/') return this.#name();
    if (letter === '(') return this.#string();
    if (letter === '<') return text[this.at + 1] === '<' ? this.#dictionary(depth) : this.#hexString();
    if (letter === '[') return this.#array(depth);
    if (letter === ']' || letter === '}' || letter === '{' || letter === ')' || letter === '>') {
      this.at += letter === '>' && text[this.at + 1] === '>' ? 2 : 1;
      return { operator: letter };
    }
    return this.#word();
  }

  skipBlanks(): void {
    const { text } = this;
    for (;;) {
      while (this.at < text.length && BLANK.test(text[this.at]!)) this.at++;
      if (text[this.at] !== '%') return;
      while (this.at < text.length && text[this.at] !== '\n' && text[this.at] !== '\r') this.at++;
    }
  }

  #regular(): string {
    const { text } = this;
    const from = this.at;
    while (this.at < text.length && !DELIMITER.test(text[this.at]!)) this.at++;
    return text.slice(from, this.at);
  }

  #name(): PdfValue {
    this.at++;
    const name = this.#regular();
    return {
      name: name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    };
  }

  #string(): PdfValue {
    const { text } = this;
    const from = ++this.at;
    for (let open = 1; this.at < text.length; this.at++) {
      const letter = text[this.at];
      if (letter === '\\') this.at++;
      else if (letter === '(') open++;
      else if (letter === ')' && --open === 0) break;
    }
    const inside = text.slice(from, this.at);
    this.at++;
    return { text: inside };
  }

  #hexString(): PdfValue {
    const end = this.text.indexOf('>', this.at);
    const inside = this.text.slice(this.at + 1, end < 0 ? undefined : end);
    this.at = end < 0 ? this.text.length : end + 1;
    return { text: inside };
  }

  #array(depth: number): PdfValue {
    this.at++;
    const items: PdfValue[] = [];
    for (;;) {
      const item = this.next(depth + 1);
      if (item === undefined || isOperator(item, ']')) return items;
      if (isOperator(item, 'R')) makeReference(items);
      else items.push(item);
    }
  }

  #dictionary(depth: number): PdfValue {
    this.at += 2;
    const items: PdfValue[] = [];
    for (;;) {
      const item = this.next(depth + 1);
      if (item === undefined || isOperator(item, '>')) break;
      if (isOperator(item, 'R')) makeReference(items);
      else items.push(item);
    }
    const map = new Map<string, PdfValue>();
    for (let k = 0; k + 1 < items.length; k += 2) {
      const key = nameOf(items[k]);
      if (key !== '') map.set(key, items[k + 1]!);
    }
    return map;
  }

  #word(): PdfValue {
    const word = this.#regular();
    if (word === '') {
      this.at++;
      return { operator: '' };
    }
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : { operator: word };
  }
}

export function isOperator(value: PdfValue | undefined, name: string): boolean {
  return typeof value === 'object' && value !== null && 'operator' in value && value.operator === name;
}

/** `12 0 R` */
function makeReference(items: PdfValue[]): void {
  items.pop();
  const ref = items.pop();
  items.push(typeof ref === 'number' ? { ref } : null);
}
