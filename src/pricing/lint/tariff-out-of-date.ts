import { sayText } from '../../base/text.ts';
import { defineLint } from './define-lint.ts';

export const tariffOutOfDate = defineLint(
  {
    code: 'DEVIS086',
    name: 'tariff-out-of-date',
    severity: 'error',
    stage: 'stable',
    title: { en: 'The price list was not valid on that day', fr: 'Le tarif n’était pas valable ce jour-là' },
    what: {
      en: 'A quote is made with the version of the price list that holds on its date.',
      fr: 'Un devis est fait avec la version du tarif valable à sa date.',
    },
    why: {
      en: 'The prices are not those that the workshop had published.',
      fr: 'Les prix ne sont pas ceux que l’atelier avait publiés.',
    },
    fix: { en: 'Quote again with the version of the day.', fr: 'Refaites le devis avec la version du jour.' },
    example: { en: 'The list of 2022 on a quote of 2023.', fr: 'Le tarif de 2022 sur un devis de 2023.' },
  },
  (found, context) => {
    const { quote } = context;
    return context.tariff !== undefined &&
      (quote.date < (context.tariff.validFrom ?? '') || quote.date > (context.tariff.validTo ?? '9999'))
      ? [
          found(
            sayText(
              { en: '{0} does not hold on {1}.', fr: '{0} ne vaut pas le {1}.' },
              quote.tariff.fullId,
              quote.date,
            ),
            'tariff',
          ),
        ]
      : [];
  },
);
