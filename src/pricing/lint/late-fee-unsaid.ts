import { defineLint, mentionKeys } from './define-lint.ts';

export const lateFeeUnsaid = defineLint(
  {
    code: 'DEVIS075',
    name: 'late-fee-unsaid',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'The 40 € fee is missing', fr: 'Indemnité de 40 € absente' },
    what: {
      en: 'A paper for a business names the fixed fee of 40 € for recovery.',
      fr: 'Un document pour un professionnel cite l’indemnité forfaitaire de 40 €.',
    },
    why: {
      en: 'It is required on the invoice that follows (L. 441-10).',
      fr: 'Elle est obligatoire sur la facture qui suit (L. 441-10).',
    },
    fix: { en: 'Keep the mention.', fr: 'Gardez la mention.' },
    example: { en: 'A carpenter’s quote without it.', fr: 'Le devis d’un menuisier sans elle.' },
  },
  (found, context) => {
    const { client } = context.quote;
    return client?.kind === 'business' && !mentionKeys(context).has('late-fee')
      ? [
          found(
            { en: 'The 40 € fee for late payment is not stated.', fr: 'L’indemnité de 40 € n’est pas indiquée.' },
            'mentions',
          ),
        ]
      : [];
  },
);
