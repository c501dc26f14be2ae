import { defineLint, mentionKeys } from './define-lint.ts';

export const deliveryUnsaid = defineLint(
  {
    code: 'DEVIS074',
    name: 'delivery-unsaid',
    severity: 'error',
    stage: 'stable',
    title: { en: 'Delivery missing', fr: 'Délai de livraison absent' },
    what: {
      en: 'A quote says when the work is done, or that it is within 30 days (L. 216-1).',
      fr: 'Un devis dit quand le travail est fait, ou que c’est sous 30 jours (L. 216-1).',
    },
    why: { en: 'The date is part of the offer.', fr: 'La date fait partie de l’offre.' },
    fix: {
      en: 'Fill in "delivery" of the issuer, or keep the mention of 30 days.',
      fr: 'Complétez « delivery » chez l’émetteur, ou gardez la mention des 30 jours.',
    },
    example: { en: 'No word on delivery.', fr: 'Pas un mot sur la livraison.' },
  },
  (found, context) => {
    return mentionKeys(context).has('delivery')
      ? []
      : [found({ en: 'No date or delay of delivery.', fr: 'Ni date ni délai de livraison.' }, 'mentions')];
  },
);
