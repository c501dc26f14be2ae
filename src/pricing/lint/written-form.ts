import { sayText } from '../../base/text.ts';
import { isMoreThan } from './amount-checks.ts';
import { defineLint } from './define-lint.ts';

export const writtenForm = defineLint(
  {
    code: 'DEVIS085',
    name: 'written-form',
    severity: 'error',
    stage: 'stable',
    title: { en: 'Over 1 500 € without a proper written quote', fr: 'Plus de 1 500 € sans devis écrit en règle' },
    what: {
      en: 'Above 1 500 € a private client gets a written, numbered quote in his name.',
      fr: 'Au-delà de 1 500 €, un particulier reçoit un devis écrit, numéroté, à son nom.',
    },
    why: { en: 'Without it the price can be contested.', fr: 'Sans lui, le prix peut être contesté.' },
    fix: {
      en: 'Issue the quote with a number and the client’s name.',
      fr: 'Émettez le devis avec un numéro et le nom du client.',
    },
    example: { en: 'A draft of 1 800 € told by phone.', fr: 'Un projet de 1 800 € annoncé par téléphone.' },
  },
  (found, context) => {
    const { quote } = context;
    const { client } = quote;
    return (client?.kind ?? 'private') === 'private' &&
      isMoreThan(quote.includingTax, '1500.00') &&
      (quote.number === null || client === null)
      ? [
          found(
            sayText(
              {
                en: '{0} needs a written quote with number and client.',
                fr: '{0} demande un devis écrit, avec numéro et client.',
              },
              quote.includingTax,
            ),
            'number',
          ),
        ]
      : [];
  },
);
