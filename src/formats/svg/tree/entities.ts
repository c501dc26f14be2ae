import { FormatError } from '../../../base/errors.ts';
import { sayText } from '../../../base/text.ts';

/**
 * Entities of the internal document type. Illustrator up to CS6 puts its namespaces there. They are expanded inside
 * the file, never outside: an entity that names a file or an address is refused. Two caps stop "billion laughs":
 * on the length of one entity, and on what all references in the document add up to.
 */
const MOST_LENGTH = 100_000;
const MOST_DEPTH = 16;
const MOST_TOTAL = 10_000_000;

/** An entity that was not taken. */
export interface EntityFault {
  readonly name: string;
  readonly kind: 'external' | 'loop';
  readonly line: number;
}

/** Ready for `Object.defineProperty` on the parser's table: reading one counts its length. */
export interface EntityTable {
  readonly values: ReadonlyMap<string, PropertyDescriptor>;
  readonly faults: readonly EntityFault[];
}

const DECLARATION = /<!ENTITY\s+(%\s+)?([^\s"'<>&;%]+)\s+(?:"([^"]*)"|'([^']*)'|(?:SYSTEM|PUBLIC)\b[^>]*)\s*>/g;

/** Where the internal document type begins, for what is to be said of its entities; from 1. */
export interface DoctypePlace {
  readonly line: number;
  readonly column: number;
}

/** Line and column of a place within a text that begins at another. */
export function placeIn(text: string, offset: number, { line, column }: DoctypePlace): DoctypePlace {
  const before = text.slice(0, offset).split('\n');
  const last = before[before.length - 1]!.length;
  return { line: line + before.length - 1, column: before.length === 1 ? column + last : last + 1 };
}

/** @throws FormatError where an entity grows beyond its cap */
export function readEntities(doctype: string, start: DoctypePlace): EntityTable {
  const raw = new Map<string, string>();
  const places = new Map<string, DoctypePlace>();
  const faults: EntityFault[] = [];
  let place = start;
  let at = 0;
  for (const { 1: parameter, 2: name, 3: double, 4: single, index } of doctype.matchAll(DECLARATION)) {
    // Counted on from the one before: there may be as many as the file has room for.
    place = placeIn(doctype.slice(at, index), index - at, place);
    at = index;
    if (parameter !== undefined || places.has(name!)) continue;
    const value = double ?? single;
    places.set(name!, place);
    if (value === undefined) faults.push({ name: name!, kind: 'external', line: place.line });
    else raw.set(name!, value);
  }
  const budget = { left: MOST_TOTAL };
  const values = new Map<string, PropertyDescriptor>();
  const define = (name: string, value: string): void => {
    const get = (): string => {
      budget.left -= value.length;
      if (budget.left < 0) throw bomb(places.get(name) ?? start);
      return value;
    };
    values.set(name, { get, enumerable: true, configurable: true });
  };
  for (const [name, value] of Object.entries(COMMON)) define(name, value);
  for (const { name, kind } of faults) if (kind === 'external') define(name, '');
  const expansion = new Expansion(raw, places);
  for (const name of raw.keys()) {
    const value = expansion.of(name);
    if (value === undefined) faults.push({ name, kind: 'loop', line: places.get(name)!.line });
    define(name, value ?? '');
  }
  return { values, faults };
}

/** Names that programs use without declaring them, as HTML has them. */
const COMMON: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  deg: '°',
  laquo: '«',
  raquo: '»',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  euro: '€',
  oelig: 'œ',
  OElig: 'Œ',
  times: '×',
  micro: 'µ',
  agrave: 'à',
  aacute: 'á',
  acirc: 'â',
  atilde: 'ã',
  auml: 'ä',
  aring: 'å',
  aelig: 'æ',
  ccedil: 'ç',
  egrave: 'è',
  eacute: 'é',
  ecirc: 'ê',
  euml: 'ë',
  igrave: 'ì',
  iacute: 'í',
  icirc: 'î',
  iuml: 'ï',
  ntilde: 'ñ',
  ograve: 'ò',
  oacute: 'ó',
  ocirc: 'ô',
  otilde: 'õ',
  ouml: 'ö',
  oslash: 'ø',
  ugrave: 'ù',
  uacute: 'ú',
  ucirc: 'û',
  uuml: 'ü',
  yuml: 'ÿ',
  szlig: 'ß',
  Agrave: 'À',
  Acirc: 'Â',
  Auml: 'Ä',
  Ccedil: 'Ç',
  Egrave: 'È',
  Eacute: 'É',
  Ecirc: 'Ê',
  Euml: 'Ë',
  Icirc: 'Î',
  Iuml: 'Ï',
  Ntilde: 'Ñ',
  Ocirc: 'Ô',
  Ouml: 'Ö',
  Ugrave: 'Ù',
  Ucirc: 'Û',
  Uuml: 'Ü',
};

/** The table for a document without a document type. */
export function commonEntities(): ReadonlyMap<string, PropertyDescriptor> {
  return readEntities('', { line: 1, column: 1 }).values;
}

/** Each entity is expanded once, so that empty ones in a tree of references cost nothing either. */
class Expansion {
  readonly #raw: ReadonlyMap<string, string>;
  readonly #places: ReadonlyMap<string, DoctypePlace>;
  readonly #done = new Map<string, string | undefined>();

  constructor(raw: ReadonlyMap<string, string>, places: ReadonlyMap<string, DoctypePlace>) {
    this.#raw = raw;
    this.#places = places;
  }

  /** @returns undefined where the entity refers to itself, or too deep */
  of(name: string, depth = 0): string | undefined {
    if (this.#done.has(name)) return this.#done.get(name);
    if (depth > MOST_DEPTH) return undefined;
    this.#done.set(name, undefined); // what comes back to it while it is open is a loop
    let looped = false;
    let length = 0;
    const text = this.#raw.get(name)!.replace(/&(#x?[0-9a-f]+|[^\s&;]+);/gi, (whole, inner: string) => {
      let value: string | undefined = whole;
      if (inner.startsWith('#')) value = character(inner) ?? whole;
      else if (this.#raw.has(inner)) value = this.of(inner, depth + 1);
      looped ||= value === undefined;
      length += value?.length ?? 0;
      if (length > MOST_LENGTH) throw bomb(this.#places.get(name)!);
      return value ?? '';
    });
    if (looped) return undefined;
    this.#done.set(name, text);
    return text;
  }
}

function character(reference: string): string | undefined {
  const code = /^#x/i.test(reference)
    ? Number.parseInt(reference.slice(2), 16)
    : Number.parseInt(reference.slice(1), 10);
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function bomb(place: DoctypePlace): FormatError {
  return new FormatError(
    sayText(
      {
        en: 'The entities of the document type expand to more than {0} characters.',
        fr: 'Les entités du type de document se développent en plus de {0} caractères.',
      },
      MOST_LENGTH,
    ),
    {
      en: 'This is how files are built that make programs hang. Get the drawing from its author again.',
      fr: 'C’est ainsi que sont faits les fichiers qui bloquent les logiciels. Redemandez le dessin à son auteur.',
    },
    place,
  );
}
