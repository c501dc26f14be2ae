import { type Lang, sayText, type Text } from '../base/text.ts';
import type { JobCost } from '../model/job-cost.ts';
import { measureText, moneyText } from './money-text.ts';
import type { Paint } from './paint.ts';
import { textTable } from './text-table.ts';

const PARTS = [
  ['energy', { en: 'Electricity', fr: 'Électricité' }],
  ['wear', { en: 'Wear of the machine', fr: 'Usure de la machine' }],
  ['consumables', { en: 'Consumables', fr: 'Consommables' }],
  ['material', { en: 'Material', fr: 'Matière' }],
  ['labour', { en: 'Labour', fr: 'Main-d’œuvre' }],
  ['total', { en: 'Cost', fr: 'Coût' }],
] as const satisfies readonly (readonly [keyof JobCost, Text])[];

/** What a job costs the lab beside its price, part by part. */
export function costText(
  result: {
    readonly cost: JobCost;
    readonly price: string;
    readonly left: string;
    readonly recovered: string | null;
  },
  lang: Lang,
  paint: Paint,
): string {
  const { cost, price, left, recovered } = result;
  const money = (amount: string): string => moneyText(amount, cost.currency, lang);
  const rows = PARTS.map(([key, word]) => [word[lang], money(cost[key])]);
  const end: readonly (readonly [Text, string])[] = [
    [{ en: 'Price without tax', fr: 'Prix hors taxe' }, money(price)],
    [{ en: 'Left', fr: 'Reste' }, money(left)],
  ];
  const table = textTable([...rows, ...end.map(([word, amount]) => [word[lang], amount])], new Set([1]));
  const share =
    recovered === null
      ? []
      : [
          sayText(
            { en: 'The price covers {0} % of the cost.', fr: 'Le prix couvre {0} % du coût.' },
            measureText(recovered, lang),
          )[lang],
        ];
  const unknown =
    cost.unknown.length === 0
      ? []
      : [
          paint.warning(
            sayText(
              {
                en: 'Not in the lab’s costs, counted as nothing: {0}',
                fr: 'Absent des coûts du lab, compté pour rien : {0}',
              },
              cost.unknown.join(', '),
            )[lang],
          ),
        ];
  return `${[...table, ...share, ...unknown].join('\n')}\n`;
}
