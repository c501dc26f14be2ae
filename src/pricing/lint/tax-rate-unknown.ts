import { sayText } from '../../base/text.ts';
import { defineLint } from './define-lint.ts';

export const taxRateUnknown = defineLint(
  {
    code: 'DEVIS057',
    name: 'tax-rate-unknown',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'A rate of tax that France does not have', fr: 'Taux de TVA inconnu en France' },
    what: { en: 'The French rates are 20, 10, 5.5 and 2.1 %.', fr: 'Les taux français sont 20, 10, 5,5 et 2,1 %.' },
    why: { en: 'A rate of another country, or a slip.', fr: 'Un taux d’un autre pays, ou une faute de frappe.' },
    fix: { en: 'Set "vat" in the tariff.', fr: 'Réglez « vat » dans le tarif.' },
    example: { en: '19 % from a German list.', fr: '19 % venus d’un tarif allemand.' },
  },
  (found, context) => {
    const { quote } = context;
    const { issuer } = quote;
    return (issuer?.country ?? 'FR') === 'FR'
      ? quote.tax
          .filter((row) => !['20', '10', '5.5', '2.1', '0'].includes(row.rate))
          .map((row) =>
            found(
              sayText({ en: '{0} % is no French rate.', fr: '{0} % n’est pas un taux français.' }, row.rate),
              'tax',
            ),
          )
      : [];
  },
);
