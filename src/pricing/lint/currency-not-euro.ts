import { sayText } from '../../base/text.ts';
import { defineLint } from './define-lint.ts';

export const currencyNotEuro = defineLint(
  {
    code: 'DEVIS058',
    name: 'currency-not-euro',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'Not in euros', fr: 'Pas en euros' },
    what: { en: 'A French issuer’s quote is in euros.', fr: 'Le devis d’un émetteur français est en euros.' },
    why: {
      en: 'French clients pay in euros; a tariff of another country was chosen.',
      fr: 'Les clients français paient en euros ; un tarif d’un autre pays a été choisi.',
    },
    fix: { en: 'Choose a tariff in EUR.', fr: 'Choisissez un tarif en EUR.' },
    example: { en: '12.00 USD for a school in Amboise.', fr: '12,00 USD pour une école d’Amboise.' },
  },
  (found, context) => {
    const { quote } = context;
    const { issuer } = quote;
    return quote.currency === 'EUR' || (issuer?.country ?? 'FR') !== 'FR'
      ? []
      : [found(sayText({ en: 'The quote is in {0}.', fr: 'Le devis est en {0}.' }, quote.currency), 'currency')];
  },
);
