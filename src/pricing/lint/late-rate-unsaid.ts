import { defineLint, mentionKeys } from './define-lint.ts';

export const lateRateUnsaid = defineLint(
  {
    code: 'DEVIS076',
    name: 'late-rate-unsaid',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'The late-payment rate is missing', fr: 'Taux de pénalités absent' },
    what: {
      en: 'A paper for a business names the rate of late-payment interest.',
      fr: 'Un document pour un professionnel cite le taux des pénalités de retard.',
    },
    why: {
      en: 'It is required on the invoice that follows (L. 441-10).',
      fr: 'Il est obligatoire sur la facture qui suit (L. 441-10).',
    },
    fix: { en: 'Fill in "lateRate" of the issuer.', fr: 'Complétez « lateRate » chez l’émetteur.' },
    example: { en: 'A carpenter’s quote without a rate.', fr: 'Le devis d’un menuisier sans taux.' },
  },
  (found, context) => {
    const { client } = context.quote;
    return client?.kind === 'business' && !mentionKeys(context).has('late-rate')
      ? [
          found(
            { en: 'The late-payment rate is not stated.', fr: 'Le taux des pénalités de retard n’est pas indiqué.' },
            'mentions',
          ),
        ]
      : [];
  },
);
