import { type Lang, numberText, sayText, type Text } from '../base/text.ts';
import type { Comparison, ComparisonRow } from '../model/comparison.ts';
import { durationText } from './duration-text.ts';
import { measureText, moneyText } from './money-text.ts';
import type { Paint } from './paint.ts';
import { textTable } from './text-table.ts';

const WORDS = {
  way: { en: 'Way', fr: 'Variante' },
  price: { en: 'Price', fr: 'Prix' },
  time: { en: 'Time', fr: 'Durée' },
  mass: { en: 'Mass', fr: 'Masse' },
  energy: { en: 'Energy', fr: 'Énergie' },
  cheapest: { en: 'cheapest', fr: 'le moins cher' },
  fastest: { en: 'fastest', fr: 'le plus rapide' },
  factor: {
    en: 'CO2e of the electricity: {0} g a kWh ({1}: {2})',
    fr: 'CO2e de l’électricité : {0} g par kWh ({1} : {2})',
  },
  unverified: { en: 'not verified', fr: 'non vérifié' },
} as const satisfies Readonly<Record<string, Text>>;

/** `quote --compare` for people: one row a way, the cheapest and the fastest marked. */
export function comparisonText(comparison: Comparison, lang: Lang, paint: Paint): string {
  const head = [WORDS.way, WORDS.price, WORDS.time, WORDS.mass, WORDS.energy].map((word) => word[lang]);
  const rows = comparison.rows.map((row) => cells(row, comparison.currency, lang));
  const [first, ...lines] = textTable([[...head, 'CO2e', ''], ...rows], new Set([1, 2, 3, 4, 5]));
  const reasons = comparison.rows.flatMap(({ name, why }) => (why === null ? [] : [`${name[lang]}: ${why[lang]}`]));
  const { factor } = comparison;
  const foot =
    factor === null
      ? []
      : [
          sayText(WORDS.factor, measureText(factor.gramsPerKwh, lang), factor.id, factor.source)[lang] +
            (factor.verified ? '' : ` – ${WORDS.unverified[lang]}`),
        ];
  return `${[paint.strong(first ?? ''), ...lines, ...reasons, ...foot.map(paint.faint)].join('\n')}\n`;
}

function cells(row: ComparisonRow, currency: string, lang: Lang): readonly string[] {
  const marks = [row.cheapest ? WORDS.cheapest[lang] : '', row.fastest ? WORDS.fastest[lang] : ''];
  const amount = (value: number | null, unit: string): string =>
    value === null ? '–' : `${numberText(value, 1)[lang]} ${unit}`;
  return [
    row.name[lang],
    row.price === null ? '–' : moneyText(row.price, currency, lang),
    row.seconds > 0 ? durationText(row.seconds)[lang] : '–',
    amount(row.grams, 'g'),
    amount(row.energy, 'Wh'),
    row.emission === null ? '–' : `${measureText(row.emission, lang, 1)} g`,
    marks.filter((mark) => mark !== '').join(', '),
  ];
}

/** What it really took, as `quote reconcile` prints it. */
export function reconciliationText(
  result: {
    readonly quoted: string;
    readonly difference: string;
    readonly actual: { readonly includingTax: string; readonly currency: string };
    readonly lines: readonly { readonly rule: string; readonly quoted: string; readonly actual: string }[];
    readonly timeFactor: string | null;
    readonly massFactor: string | null;
  },
  lang: Lang,
  paint: Paint,
): string {
  const { currency } = result.actual;
  const money = (amount: string): string => moneyText(amount, currency, lang);
  const head = lang === 'fr' ? ['Prix', 'Devis', 'Réel'] : ['Price', 'Quoted', 'Actual'];
  const total = [lang === 'fr' ? 'Total' : 'Total', money(result.quoted), money(result.actual.includingTax)];
  const rows = result.lines.map(({ rule, quoted, actual }) => [rule, money(quoted), money(actual)]);
  const table = textTable([head, ...rows, total], new Set([1, 2]));
  const factor = (value: string | null, words: Text): readonly string[] =>
    value === null ? [] : [sayText(words, measureText(value, lang))[lang]];
  return `${[
    paint.strong(table[0] ?? ''),
    ...table.slice(1, -1),
    paint.strong(table.at(-1) ?? ''),
    sayText({ en: 'Difference: {0}', fr: 'Différence : {0}' }, money(result.difference))[lang],
    ...factor(result.timeFactor, { en: 'Time: {0} times the estimate', fr: 'Durée : {0} fois l’estimation' }),
    ...factor(result.massFactor, { en: 'Mass: {0} times the estimate', fr: 'Masse : {0} fois l’estimation' }),
  ].join('\n')}\n`;
}
