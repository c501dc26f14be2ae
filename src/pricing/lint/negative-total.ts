import { sayText } from '../../base/text.ts';
import { defineLint } from './define-lint.ts';

export const negativeTotal = defineLint(
  {
    code: 'DEVIS059',
    name: 'negative-total',
    severity: 'error',
    stage: 'stable',
    title: { en: 'The workshop would pay', fr: 'L’atelier devrait payer' },
    what: { en: 'The total is below 0.', fr: 'Le total est inférieur à 0.' },
    why: { en: 'A quote offers something for money.', fr: 'Un devis propose quelque chose contre de l’argent.' },
    fix: { en: 'Look at the credits.', fr: 'Regardez les avoirs.' },
    example: { en: 'A credit of 20.00 on a line of 5.00.', fr: 'Un avoir de 20,00 sur une ligne de 5,00.' },
  },
  (found, context) => {
    const { quote } = context;
    return quote.includingTax.startsWith('-')
      ? [found(sayText({ en: 'The total is {0}.', fr: 'Le total est {0}.' }, quote.includingTax), 'includingTax')]
      : [];
  },
);
