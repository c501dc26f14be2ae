import { defineLint, mentionKeys } from './define-lint.ts';

export const paymentUnsaid = defineLint(
  {
    code: 'DEVIS073',
    name: 'payment-unsaid',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'Terms of payment missing', fr: 'Conditions de paiement absentes' },
    what: { en: 'A quote says when and how it is paid.', fr: 'Un devis dit quand et comment on paie.' },
    why: {
      en: 'Otherwise the law’s 30 days hold, and nobody agreed on a deposit.',
      fr: 'Sinon les 30 jours légaux s’appliquent, et personne n’a convenu d’un acompte.',
    },
    fix: { en: 'Fill in "payment" of the issuer.', fr: 'Complétez « payment » chez l’émetteur.' },
    example: { en: 'No word on payment.', fr: 'Pas un mot sur le paiement.' },
  },
  (found, context) => {
    return mentionKeys(context).has('payment')
      ? []
      : [
          found(
            { en: 'The terms of payment are not stated.', fr: 'Les conditions de paiement ne sont pas indiquées.' },
            'mentions',
          ),
        ];
  },
);
