import type { Lang, Text } from '../base/text.ts';
import type { BreakEven } from '../model/ledger.ts';
import { measureText, moneyText } from './money-text.ts';

/** Heading and columns of what each machine earned against what it costs. */
export const BREAK_EVEN_TITLE: Text = { en: 'Break-even of the machines', fr: 'Seuil de rentabilité des machines' };
const COLUMNS: readonly Text[] = [
  { en: 'Machine', fr: 'Machine' },
  { en: 'Hours', fr: 'Heures' },
  { en: 'Turnover', fr: 'Recettes' },
  { en: 'Cost of its work', fr: 'Coût du travail' },
  { en: 'Yearly cost', fr: 'Coût annuel' },
  { en: 'Result', fr: 'Résultat' },
  { en: 'Pays from (a year)', fr: 'Rentable dès (par an)' },
];

/** Head and rows, as cells. */
export function breakEvenCells(
  rows: readonly BreakEven[],
  currency: string,
  lang: Lang,
): readonly (readonly string[])[] {
  const money = (amount: string): string => moneyText(amount, currency, lang);
  const hours = (text: string): string => measureText(text, lang, 1);
  return [
    COLUMNS.map((word) => word[lang]),
    ...rows.map((row) => [
      row.machine,
      hours(row.hours),
      money(row.revenue),
      money(row.variable),
      money(row.yearly),
      money(row.result),
      row.breakEvenHours === null ? (lang === 'fr' ? 'jamais' : 'never') : `${hours(row.breakEvenHours)} h`,
    ]),
  ];
}
