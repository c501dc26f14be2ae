/**
 * Text for people, always in both languages of the house. Code never holds a sentence in one language only:
 * the choice is made at the very end, by the report.
 */
export type Lang = 'en' | 'fr';

export interface Text {
  readonly en: string;
  readonly fr: string;
}

/** The same words in both languages: names, codes, file names. */
export function same(words: string): Text {
  return { en: words, fr: words };
}

/** A name between each language's quotation marks. */
export function quoted(name: string): Text {
  return { en: `"${name}"`, fr: `« ${name} »` };
}

/** Joins texts with a separator, each language apart. */
export function joinTexts(texts: readonly Text[], separator = ' '): Text {
  return { en: texts.map((t) => t.en).join(separator), fr: texts.map((t) => t.fr).join(separator) };
}

/**
 * A number for people: at most `digits` decimals, no trailing zeros, a decimal comma in French.
 * NaN and infinities are written as words so that a bug is seen, not hidden.
 */
export function numberText(value: number, digits = 2): Text {
  if (!Number.isFinite(value)) return { en: String(value), fr: String(value) };
  const fixed = value.toFixed(digits);
  const plain = fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
  const en = plain === '-0' ? '0' : plain;
  return { en, fr: en.replace('.', ',') };
}

/** English counts nothing in the plural, French in the singular. */
function isSingular(value: number | string | Text, lang: Lang): boolean {
  return value === 1 || (value === 0 && lang === 'fr');
}

/**
 * A sentence with numbers in it: `sayText({ en: 'A wall of {0} mm', fr: 'Un mur de {0} mm' }, 0.3)`.
 * Numbers follow each language's habit; strings go in as they are. Words that follow a number are written with both
 * forms: `{0} {0|point|points}`.
 */
export function sayText(pattern: Text, ...values: readonly (number | string | Text)[]): Text {
  const fill = (lang: Lang): string =>
    pattern[lang].replace(/\{(\d+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (hole, index: string, one?: string, many?: string) => {
      const value = values[Number(index)];
      if (value === undefined) return hole;
      if (one !== undefined && many !== undefined) return isSingular(value, lang) ? one : many;
      if (typeof value === 'number') return numberText(value)[lang];
      return typeof value === 'string' ? value : value[lang];
    });
  return { en: fill('en'), fr: fill('fr') };
}
