import { sayText } from '../../base/text.ts';
import { sumOf } from './amount-checks.ts';
import { defineLint } from './define-lint.ts';

export const sumWrong = defineLint(
  {
    code: 'DEVIS055',
    name: 'sum-wrong',
    severity: 'error',
    stage: 'stable',
    title: { en: 'The lines do not add up', fr: 'Les lignes ne font pas le total' },
    what: {
      en: 'The printed lines add up to the printed total, in the tariff’s basis.',
      fr: 'Les lignes imprimées font le total imprimé, hors taxe ou toutes taxes comprises selon le tarif.',
    },
    why: { en: 'A client who adds up must find the same.', fr: 'Un client qui additionne doit trouver la même chose.' },
    fix: { en: 'Quote again; never edit the JSON.', fr: 'Refaites le devis ; ne modifiez jamais le JSON.' },
    example: { en: 'Lines of 10.00 and 5.00, total 15.01.', fr: 'Des lignes de 10,00 et 5,00, un total de 15,01.' },
  },
  (found, context) => {
    const { quote } = context;
    return (() => {
      const total = quote.basis === 'HT' ? quote.excludingTax : quote.includingTax;
      const sum = sumOf(quote.lines.map((line) => line.amount));
      return sum === total
        ? []
        : [
            found(
              sayText(
                { en: 'The lines make {0}, the total says {1}.', fr: 'Les lignes font {0}, le total dit {1}.' },
                sum,
                total,
              ),
              'lines',
            ),
          ];
    })();
  },
);
