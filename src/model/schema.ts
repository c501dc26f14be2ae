import { type Place, UsageError } from '../base/errors.ts';
import { nearestName } from '../base/nearest.ts';
import { sayText, type Text } from '../base/text.ts';
import type { DataMap, DataNode } from './data-node.ts';
import type { Unit } from './units.ts';

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

/** A node in few letters, for errors. */
export function describe(node: DataNode): string {
  return node.kind === 'scalar' ? JSON.stringify(node.raw) : node.kind === 'list' ? '[…]' : '{…}';
}

/** The error that a required key is not there. */
export function missing(path: string, at: Place): UsageError {
  return profileError(
    at,
    sayText({ en: '"{0}" is missing.', fr: '« {0} » manque.' }, path),
    sayText({ en: 'Add the key "{0}".', fr: 'Ajoutez la clé « {0} ».' }, path),
  );
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
