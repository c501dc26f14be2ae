import { type Place, UsageError } from '../base/errors.ts';
import { nearestName } from '../base/nearest.ts';
import { numberText, same, sayText, type Text } from '../base/text.ts';
import type { DataMap, DataNode, DataScalar } from './data-node.ts';
import { factorOf, parseQuantity, spellingsOf, type Unit } from './units.ts';

/**
 * The one schema language for machines, materials, settings and tariffs. A schema is data: from it come the
 * validated value, the errors with file and line and nearest key, and the tables in the documentation.
 * Every field is required unless it has a default or is wrapped in `optional`.
 */
export type Field<T = unknown> = {
  readonly type: 'quantity' | 'number' | 'text' | 'choice' | 'flag' | 'list' | 'map' | 'group' | 'custom';
  readonly doc: Text;
  readonly unit?: Unit;
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly string[];
  readonly fields?: Fields;
  readonly item?: Field;
  /** As it is written in a profile; absent: required. */
  readonly standard?: string;
  readonly parse: (node: DataNode | undefined, at: Place, path: string) => T;
};

export type Fields = Readonly<Record<string, Field>>;
export type ValueOf<F> = F extends Field<infer T> ? T : never;
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

/** A profile error: names the key, the place and the mend. */
export function profileError(at: Place, what: Text, fix: Text): UsageError {
  return new UsageError(what, fix, at);
}

function describe(node: DataNode): string {
  return node.kind === 'scalar' ? JSON.stringify(node.raw) : node.kind === 'list' ? '[…]' : '{…}';
}

function missing(path: string, at: Place): UsageError {
  return profileError(
    at,
    sayText({ en: '"{0}" is missing.', fr: '« {0} » manque.' }, path),
    sayText({ en: 'Add the key "{0}".', fr: 'Ajoutez la clé « {0} ».' }, path),
  );
}

function scalarOf(node: DataNode, path: string, wanted: Text): DataScalar {
  if (node.kind === 'scalar') return node;
  throw profileError(
    node.at,
    sayText({ en: '"{0}" must be {1}, not {2}.', fr: '« {0} » doit être {1}, pas {2}.' }, path, wanted, describe(node)),
    sayText({ en: 'Write one value.', fr: 'Écrivez une seule valeur.' }),
  );
}

/** Turns an absent value into the default's node, or the error that it is missing. */
function orStandard(node: DataNode | undefined, standard: string | undefined, at: Place, path: string): DataNode {
  if (node !== undefined) return node;
  if (standard === undefined) throw missing(path, at);
  return { kind: 'scalar', value: standard, raw: standard, at };
}

/** @param unit that bounds are told in; none for a bare number */
function checkRange(
  value: number,
  min: number,
  max: number,
  written: string,
  unit: Unit | null,
  path: string,
  at: Place,
): void {
  if (Number.isFinite(value) && value >= min && value <= max) return;
  const bound = (inner: number): Text => numberText(unit === null ? inner : inner / factorOf(unit), 4);
  const behind = unit === null ? '' : ` ${unit}`;
  const range = (lang: 'en' | 'fr'): string => {
    const low = bound(min)[lang];
    const high = bound(max)[lang];
    if (max === Number.POSITIVE_INFINITY)
      return lang === 'en' ? `at least ${low}${behind}` : `au moins ${low}${behind}`;
    return lang === 'en' ? `from ${low} to ${high}${behind}` : `de ${low} à ${high}${behind}`;
  };
  throw profileError(
    at,
    sayText({ en: '"{0}" cannot be {1}.', fr: '« {0} » ne peut pas valoir {1}.' }, path, written),
    { en: `Give a value ${range('en')}.`, fr: `Donnez une valeur ${range('fr')}.` },
  );
}

interface RangeOptions {
  readonly doc: Text;
  readonly min?: number;
  readonly max?: number;
  readonly standard?: string;
}

/** A number with its unit, "200 mm/s"; the value comes out in the inner unit. `min` and `max` are in the inner unit. */
export function quantity(unit: Unit, options: RangeOptions): Field<number> {
  const { min = 0, max = Number.POSITIVE_INFINITY } = options;
  return {
    type: 'quantity',
    unit,
    ...options,
    min,
    max,
    parse(given, at, path) {
      const node = orStandard(given, options.standard, at, path);
      const scalar = scalarOf(node, path, { en: `a number of ${unit}`, fr: `un nombre de ${unit}` });
      const read = parseQuantity(scalar.raw, unit);
      if (typeof read !== 'object') {
        const spellings = spellingsOf(unit).join(', ');
        throw profileError(
          scalar.at,
          sayText(
            read === 'missing'
              ? { en: '"{0}: {1}" has no unit.', fr: '« {0} : {1} » n’a pas d’unité.' }
              : { en: '"{0}: {1}" is not a quantity in {2}.', fr: '« {0} : {1} » n’est pas une quantité en {2}.' },
            path,
            scalar.raw,
            unit,
          ),
          sayText(
            {
              en: 'Write a number and one of these units: {0}.',
              fr: 'Écrivez un nombre et l’une de ces unités : {0}.',
            },
            spellings,
          ),
        );
      }
      checkRange(read.value, min, max, scalar.raw, unit, path, scalar.at);
      return read.value;
    },
  };
}

/** A bare number (a count, a ratio). */
export function plainNumber(options: RangeOptions & { readonly integer?: boolean }): Field<number> {
  const { min = 0, max = Number.POSITIVE_INFINITY } = options;
  return {
    type: 'number',
    ...options,
    min,
    max,
    parse(given, at, path) {
      const node = orStandard(given, options.standard, at, path);
      const scalar = scalarOf(node, path, { en: 'a number', fr: 'un nombre' });
      const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(scalar.raw.trim()) ? Number(scalar.raw) : Number.NaN;
      if (Number.isNaN(value) || (options.integer === true && !Number.isInteger(value))) {
        throw profileError(
          scalar.at,
          sayText({ en: '"{0}: {1}" is not a number.', fr: '« {0} : {1} » n’est pas un nombre.' }, path, scalar.raw),
          options.integer === true
            ? { en: 'Write a whole number, without a unit.', fr: 'Écrivez un nombre entier, sans unité.' }
            : { en: 'Write a number, without a unit.', fr: 'Écrivez un nombre, sans unité.' },
        );
      }
      checkRange(value, min, max, scalar.raw, null, path, scalar.at);
      return value;
    },
  };
}

/** Any text. */
export function textField(options: { readonly doc: Text; readonly standard?: string }): Field<string> {
  return {
    type: 'text',
    ...options,
    parse(given, at, path) {
      return scalarOf(orStandard(given, options.standard, at, path), path, { en: 'a text', fr: 'un texte' }).raw;
    },
  };
}

/** One of a closed list of words. */
export function choice<const C extends readonly string[]>(
  choices: C,
  options: { readonly doc: Text; readonly standard?: C[number] },
): Field<C[number]> {
  return {
    type: 'choice',
    choices,
    ...options,
    parse(given, at, path) {
      const scalar = scalarOf(orStandard(given, options.standard, at, path), path, { en: 'a word', fr: 'un mot' });
      const found = choices.find((c) => c === scalar.raw);
      if (found !== undefined) return found;
      const near = nearestName(scalar.raw, choices) ?? choices[0]!;
      throw profileError(
        scalar.at,
        sayText({ en: '"{0}: {1}" is not known.', fr: '« {0} : {1} » n’est pas connu.' }, path, scalar.raw),
        sayText(
          { en: 'Did you mean "{0}"? Known: {1}.', fr: 'Vouliez-vous dire « {0} » ? Connus : {1}.' },
          near,
          choices.join(', '),
        ),
      );
    },
  };
}

/** Yes or no. */
export function flag(options: { readonly doc: Text; readonly standard?: 'true' | 'false' }): Field<boolean> {
  return {
    type: 'flag',
    ...options,
    parse(given, at, path) {
      const scalar = scalarOf(orStandard(given, options.standard, at, path), path, {
        en: 'true or false',
        fr: 'true ou false',
      });
      if (scalar.raw === 'true' || scalar.raw === 'yes') return true;
      if (scalar.raw === 'false' || scalar.raw === 'no') return false;
      throw profileError(
        scalar.at,
        sayText(
          { en: '"{0}: {1}" is neither true nor false.', fr: '« {0} : {1} » n’est ni true ni false.' },
          path,
          scalar.raw,
        ),
        { en: 'Write true or false.', fr: 'Écrivez true ou false.' },
      );
    },
  };
}

/** A list of values of one kind. A missing list is an error unless `least` is 0. */
export function list<T>(
  item: Field<T>,
  options: { readonly doc: Text; readonly least?: number; readonly most?: number },
): Field<readonly T[]> {
  const { least = 0, most = Number.POSITIVE_INFINITY } = options;
  return {
    type: 'list',
    item,
    ...options,
    parse(given, at, path) {
      if (given === undefined && least === 0) return [];
      if (given === undefined) throw missing(path, at);
      if (given.kind !== 'list' || given.items.length < least || given.items.length > most) {
        const wanted = least === most ? String(least) : `${least}…${most === Number.POSITIVE_INFINITY ? '' : most}`;
        throw profileError(
          given.at,
          sayText(
            { en: '"{0}" must be a list of {1} values.', fr: '« {0} » doit être une liste de {1} valeurs.' },
            path,
            wanted,
          ),
          { en: 'Write [a, b, …].', fr: 'Écrivez [a, b, …].' },
        );
      }
      return given.items.map((node, index) => item.parse(node, node.at, `${path}[${index}]`));
    },
  };
}

/** A map with free keys (layers, colours) to values of one kind. */
export function mapOf<T>(item: Field<T>, options: { readonly doc: Text }): Field<ReadonlyMap<string, T>> {
  return {
    type: 'map',
    item,
    ...options,
    parse(given, _at, path) {
      const result = new Map<string, T>();
      if (given === undefined) return result;
      for (const [key, { node }] of mapNode(given, path).entries)
        result.set(key, item.parse(node, node.at, `${path}.${key}`));
      return result;
    },
  };
}

/** The node as a map, or the error that it should be one. */
export function mapNode(node: DataNode, path: string): DataMap {
  if (node.kind === 'map') return node;
  throw profileError(
    node.at,
    sayText(
      { en: '"{0}" must hold keys, not {1}.', fr: '« {0} » doit contenir des clés, pas {1}.' },
      path,
      describe(node),
    ),
    {
      en: 'Write one "key: value" a line, set in by two spaces.',
      fr: 'Écrivez un « clé: valeur » par ligne, décalé de deux espaces.',
    },
  );
}

/** A map with fixed keys. An unknown key is an error that names the nearest known one. */
export function group<F extends Fields>(fields: F, options: { readonly doc: Text }): Field<ValuesOf<F>> {
  return {
    type: 'group',
    fields,
    ...options,
    parse(given, at, path) {
      const map = given === undefined ? { kind: 'map' as const, entries: new Map(), at } : mapNode(given, path);
      return parseFields(map, fields, path);
    },
  };
}

/** The field, or undefined where the key is absent. */
export function optional<T>(field: Field<T>): Field<T | undefined> {
  const parse = (node: DataNode | undefined, at: Place, path: string): T | undefined =>
    node === undefined || (node.kind === 'scalar' && node.value === null) ? undefined : field.parse(node, at, path);
  return { ...field, parse };
}

const NO_OTHERS: ReadonlyMap<string, string> = new Map();

/**
 * Parses a map by a schema.
 * @param otherNames what other programs call a key, each with the key that is meant
 * @throws UsageError with file, line and the nearest known key
 */
export function parseFields<F extends Fields>(
  map: DataMap,
  fields: F,
  path = '',
  otherNames: ReadonlyMap<string, string> = NO_OTHERS,
): ValuesOf<F> {
  const known = Object.keys(fields);
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
  for (const [key, { keyAt }] of map.entries) {
    if (Object.hasOwn(fields, key)) continue;
    const named = nearestName(key, [...known, ...otherNames.keys()]);
    const near = named === undefined ? undefined : (otherNames.get(named) ?? named);
    throw profileError(
      keyAt,
      sayText({ en: 'Unknown key "{0}".', fr: 'Clé inconnue « {0} ».' }, at(key)),
      near === undefined
        ? sayText({ en: 'Known keys: {0}.', fr: 'Clés connues : {0}.' }, known.join(', '))
        : sayText({ en: 'Did you mean "{0}"?', fr: 'Vouliez-vous dire « {0} » ?' }, at(near)),
    );
  }
  const values: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const entry = map.entries.get(key);
    values[key] = field.parse(entry?.node, entry?.node.at ?? map.at, at(key));
  }
  return values as ValuesOf<F>; // the reader's door: every key was parsed by its own field just above
}

/** A text in both languages: `{ en: …, fr: … }`, or one text for both. */
export function bilingual(options: { readonly doc: Text }): Field<Text> {
  return {
    type: 'custom',
    ...options,
    parse(given, at, path) {
      if (given === undefined) throw missing(path, at);
      if (given.kind === 'scalar') return same(given.raw);
      const { en, fr } = parseFields(mapNode(given, path), { en: textField(options), fr: textField(options) }, path);
      return { en, fr };
    },
  };
}
