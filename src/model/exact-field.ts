import type { Place } from '../base/errors.ts';
import { compare, exactText, parseRational, type Rational, ZERO } from '../base/rational.ts';
import { sayText, type Text } from '../base/text.ts';
import type { DataNode } from './data-node.ts';
import { isDay } from './day.ts';
import { type Field, profileError } from './schema.ts';

interface ExactOptions {
  readonly doc: Text;
  /** Included; default 0. */
  readonly min?: Rational;
  /** Included. */
  readonly max: Rational;
  /** 0 itself is refused too. */
  readonly aboveZero?: boolean;
  /** Exact fractions such as 19/12 are read as well. */
  readonly fractions?: boolean;
}

function missingKey(path: string, at: Place): never {
  throw profileError(
    at,
    sayText({ en: '"{0}" is missing.', fr: '« {0} » manque.' }, path),
    sayText({ en: 'Add the key "{0}".', fr: 'Ajoutez la clé « {0} ».' }, path),
  );
}

function refuseNumber(node: DataNode, path: string, fractions: boolean): never {
  const raw = node.kind === 'scalar' ? node.raw : node.kind === 'list' ? '[…]' : '{…}';
  const mended = raw.replace(',', '.').replace(/[\s\u00a0\u202f€$%]/g, '');
  const fix: Text =
    mended !== raw && parseRational(mended) !== undefined
      ? sayText({ en: 'Write {0}.', fr: 'Écrivez {0}.' }, mended)
      : fractions
        ? {
            en: 'Write a decimal such as 12.34, or a fraction such as 19/12.',
            fr: 'Écrivez un nombre décimal comme 12.34, ou une fraction comme 19/12.',
          }
        : { en: 'Write a decimal such as 12.34.', fr: 'Écrivez un nombre décimal comme 12.34.' };
  throw profileError(
    node.at,
    sayText({ en: '"{0}: {1}" is not a number.', fr: '« {0} : {1} » n’est pas un nombre.' }, path, raw),
    fix,
  );
}

/** An exact decimal: the digits count as they are written. */
export function exact(options: ExactOptions): Field<Rational> {
  const { min = ZERO, max, aboveZero = false, fractions = false } = options;
  return {
    type: 'custom',
    doc: options.doc,
    parse(node, at, path) {
      if (node === undefined) return missingKey(path, at);
      const value = node.kind === 'scalar' ? parseRational(node.raw.trim()) : undefined;
      if (value === undefined || node.kind !== 'scalar' || (!fractions && node.raw.includes('/')))
        return refuseNumber(node, path, fractions);
      const tooLow = compare(value, min) < 0 || (aboveZero && compare(value, ZERO) <= 0);
      if (!tooLow && compare(value, max) <= 0) return value;
      throw profileError(
        node.at,
        sayText({ en: '"{0}" cannot be {1}.', fr: '« {0} » ne peut pas valoir {1}.' }, path, node.raw),
        aboveZero
          ? sayText(
              { en: 'Give a value above 0, up to {0}.', fr: 'Donnez une valeur supérieure à 0, jusqu’à {0}.' },
              exactText(max),
            )
          : sayText(
              { en: 'Give a value from {0} to {1}.', fr: 'Donnez une valeur de {0} à {1}.' },
              exactText(min),
              exactText(max),
            ),
      );
    },
  };
}

/** A day, YYYY-MM-DD, that is in the calendar. */
export function dayField(options: { readonly doc: Text }): Field<string> {
  return {
    type: 'custom',
    ...options,
    parse(node, at, path) {
      if (node === undefined) return missingKey(path, at);
      if (node.kind === 'scalar' && isDay(node.raw)) return node.raw;
      throw profileError(
        node.at,
        sayText(
          { en: '"{0}: {1}" is not a day.', fr: '« {0} : {1} » n’est pas une date.' },
          path,
          node.kind === 'scalar' ? node.raw : '…',
        ),
        { en: 'Write it as 2026-03-31.', fr: 'Écrivez-la sous la forme 2026-03-31.' },
      );
    },
  };
}

/** One word or a list of words. */
export function words(options: { readonly doc: Text }): Field<readonly string[]> {
  return {
    type: 'custom',
    ...options,
    parse(node, at, path) {
      if (node === undefined) return missingKey(path, at);
      const items = node.kind === 'list' ? node.items : [node];
      return items.map((item) => {
        if (item.kind === 'scalar' && item.raw !== '') return item.raw;
        throw profileError(
          item.at,
          sayText(
            { en: '"{0}" must be a word or a list of words.', fr: '« {0} » doit être un mot ou une liste de mots.' },
            path,
          ),
          { en: 'Write one word, or [a, b].', fr: 'Écrivez un mot, ou [a, b].' },
        );
      });
    },
  };
}
