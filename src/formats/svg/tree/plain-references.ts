const REFERENCE = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([A-Za-z][A-Za-z0-9._-]*));/g;
const ENTITY = /<!ENTITY\s+([^\s"']+)\s+(?:"([^"]*)"|'([^']*)')/g;
const SIGNS: readonly (readonly [name: string, sign: string])[] = [
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
];
/** [characters] What all references come to: with more, the full parser finds out whether it is a bomb. */
const MOST_TOTAL = 8_000_000;
/** Texts with references that are remembered: styles of Illustrator, which come again. */
const MOST_MET = 500;

/** References of plain XML: characters by number, the five entities of XML, and those of a document type that are plain text. */
export class PlainReferences {
  readonly #values = new Map(SIGNS);
  readonly #met = new Map<string, string>();
  #total = 0;

  /** Takes the entities of a document type; the first of a name wins. @returns false where one of XML's own is changed */
  declare(subset: string): boolean {
    for (const [, name, double, single] of subset.matchAll(ENTITY)) {
      if (SIGNS.some(([sign]) => sign === name)) return false;
      if (!this.#values.has(name!)) this.#values.set(name!, (double ?? single)!);
    }
    return true;
  }

  /** The text with its references put in; null where one is not plain, or all come to too much. */
  putIn(text: string): string | null {
    const known = this.#met.get(text);
    if (known !== undefined) {
      this.#total += known.length;
      return this.#total > MOST_TOTAL ? null : known;
    }
    const whole = this.#resolve(text);
    if (whole === null) return null;
    if (this.#met.size >= MOST_MET) this.#met.clear();
    this.#met.set(text, whole);
    return whole;
  }

  #resolve(text: string): string | null {
    if (text.replace(REFERENCE, '').includes('&')) return null;
    let plain = true;
    const whole = text.replace(REFERENCE, (_, decimal?: string, hex?: string, name?: string) => {
      const value = name === undefined ? character(decimal, hex) : this.#values.get(name);
      this.#total += value?.length ?? 0;
      plain &&= value !== undefined && this.#total <= MOST_TOTAL;
      return plain ? value! : '';
    });
    return plain ? whole : null;
  }
}

function character(decimal: string | undefined, hex: string | undefined): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
  const allowed = code === 9 || code === 10 || code === 13 || (code >= 32 && code < 0xd800);
  return allowed ? String.fromCharCode(code) : undefined;
}
