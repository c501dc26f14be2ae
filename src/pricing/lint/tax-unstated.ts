import { defineLint } from './define-lint.ts';

export const taxUnstated = defineLint(
  {
    code: 'DEVIS066',
    name: 'tax-unstated',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'Neither tax nor a reason', fr: 'Ni TVA ni motif' },
    what: {
      en: 'The tariff knows no tax and the issuer’s regime is not said.',
      fr: 'Le tarif ne connaît pas de TVA et le régime de l’émetteur n’est pas dit.',
    },
    why: {
      en: 'The client cannot know whether tax comes on top.',
      fr: 'Le client ne peut pas savoir si la taxe s’ajoute.',
    },
    fix: {
      en: 'Set "vat" in the tariff or "vatRegime" of the issuer.',
      fr: 'Réglez « vat » dans le tarif ou « vatRegime » chez l’émetteur.',
    },
    example: { en: 'Total 30.00 €, no tax, no mention.', fr: 'Total 30,00 €, sans taxe ni mention.' },
  },
  (found, context) => {
    const { quote } = context;
    return quote.taxClasses.some(({ regime }) => regime === 'untaxed')
      ? [
          found(
            {
              en: 'Lines bear no tax, and nothing says why.',
              fr: 'Des lignes sont sans TVA, et rien ne dit pourquoi.',
            },
            'tax',
          ),
        ]
      : [];
  },
);
