import { type Lang, sayText, type Text } from '../base/text.ts';
import { moneyText } from './money-text.ts';
import type { Paint } from './paint.ts';
import { textTable } from './text-table.ts';

export interface ShownSimulation {
  readonly audiences: readonly {
    readonly audience: string;
    readonly jobs: number;
    readonly actual: string;
    readonly simulated: string;
    readonly difference: string;
  }[];
  readonly actual: string;
  readonly simulated: string;
  readonly gap: string;
  readonly memberships: string | null;
  readonly unpriced: readonly { readonly id: string; readonly why: Text }[];
}

/** A year with another price list, for people. */
export function simulationText(simulation: ShownSimulation, currency: string, lang: Lang, paint: Paint): string {
  const money = (amount: string): string => moneyText(amount, currency, lang);
  const fr = lang === 'fr';
  const head = fr
    ? ['Public', 'Travaux', 'Recettes', 'Avec ce tarif', 'Différence']
    : ['Audience', 'Jobs', 'Turnover', 'With this list', 'Difference'];
  const rows = simulation.audiences.map((row) => [
    row.audience,
    String(row.jobs),
    money(row.actual),
    money(row.simulated),
    money(row.difference),
  ]);
  const table = textTable(
    [head, ...rows, ['Total', '', money(simulation.actual), money(simulation.simulated), '']],
    new Set([1, 2, 3, 4]),
  );
  const gap = sayText(
    { en: 'Wanting to cover the cost: {0}', fr: 'Manque pour couvrir le coût : {0}' },
    money(simulation.gap),
  )[lang];
  const close =
    simulation.memberships === null
      ? []
      : [
          sayText(
            { en: 'Memberships that close it: {0}', fr: 'Adhésions qui le comblent : {0}' },
            simulation.memberships,
          )[lang],
        ];
  const unpriced = simulation.unpriced.map(({ id, why }) => paint.warning(`${id}: ${why[lang]}`));
  return `${[paint.strong(table[0] ?? ''), ...table.slice(1), gap, ...close, ...unpriced].join('\n')}\n`;
}
