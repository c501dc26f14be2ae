import { sayText } from '../../base/text.ts';
import { isTaxOf, sumOf } from './amount-checks.ts';
import { defineLint } from './define-lint.ts';

export const taxWrong = defineLint(
  {
    code: 'DEVIS056',
    name: 'tax-wrong',
    severity: 'error',
    stage: 'stable',
    title: { en: 'The tax does not add up', fr: 'La TVA est fausse' },
    what: {
      en: 'The tax of each rate follows from its base, and base and tax make the total.',
      fr: 'La taxe de chaque taux découle de sa base, et base et taxe font le total.',
    },
    why: {
      en: 'The state asks what was shown, the client pays what was due.',
      fr: 'L’État réclame ce qui est affiché, le client paie ce qui est dû.',
    },
    fix: { en: 'Quote again; never edit the JSON.', fr: 'Refaites le devis ; ne modifiez jamais le JSON.' },
    example: { en: '20 % of 100.00 shown as 19.99.', fr: '20 % de 100,00 affichés 19,99.' },
  },
  (found, context) => {
    const { quote } = context;
    return [
      ...quote.tax
        .filter((row) => !isTaxOf(row, quote.basis))
        .map((row) =>
          found(
            sayText(
              { en: 'Tax of {0} % on {1} is not {2}.', fr: 'La TVA à {0} % sur {1} n’est pas {2}.' },
              row.rate,
              row.base,
              row.amount,
            ),
            'tax',
          ),
        ),
      ...(sumOf([quote.excludingTax, ...quote.tax.map((row) => row.amount)]) === quote.includingTax
        ? []
        : [
            found(
              {
                en: 'Total without tax and taxes do not make the total to pay.',
                fr: 'Le total HT et les taxes ne font pas le total à payer.',
              },
              'includingTax',
            ),
          ]),
    ];
  },
);
