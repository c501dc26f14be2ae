import { sayText } from '../../base/text.ts';
import { defineLint } from './define-lint.ts';

export const fictionalTariff = defineLint(
  {
    code: 'DEVIS088',
    name: 'fictional-tariff',
    severity: 'error',
    stage: 'stable',
    title: { en: 'Invented prices on an issued quote', fr: 'Prix inventés sur un devis émis' },
    what: { en: 'The price list says that its prices are invented.', fr: 'Le tarif dit que ses prix sont inventés.' },
    why: {
      en: 'An issued quote binds: nobody meant these prices.',
      fr: 'Un devis émis engage : personne n’a voulu ces prix.',
    },
    fix: { en: 'Write your own price list.', fr: 'Écrivez votre propre tarif.' },
    example: { en: 'The demonstration list on D2026-0042.', fr: 'Le tarif de démonstration sur D2026-0042.' },
  },
  (found, context) => {
    const { quote } = context;
    return quote.tariff.fictional && quote.number !== null
      ? [
          found(
            sayText({ en: 'The price list {0} is invented.', fr: 'Le tarif {0} est inventé.' }, quote.tariff.fullId),
            'tariff',
          ),
        ]
      : [];
  },
);
