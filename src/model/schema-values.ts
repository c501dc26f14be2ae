import type { Place } from '../base/errors.ts';
import { nearestName } from '../base/nearest.ts';
import { numberText, same, sayText, type Text } from '../base/text.ts';
import type { DataNode, DataScalar } from './data-node.ts';
import { describe, type Field, mapNode, missing, parseFields, profileError } from './schema.ts';
import { factorOf, parseQuantity, spellingsOf, type Unit } from './units.ts';

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
