import { defineLint, mentionKeys } from './define-lint.ts';

export const quotePriceUnsaid = defineLint(
  {
    code: 'DEVIS072',
    name: 'quote-price-unsaid',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'Free or charged is not said', fr: 'Gratuit ou payant : non précisé' },
    what: { en: 'A quote says whether it is itself free of charge.', fr: 'Un devis dit s’il est lui-même gratuit.' },
    why: {
      en: 'In some trades it is required (order of 24 January 2017); it never harms.',
      fr: 'Dans certains métiers c’est obligatoire (arrêté du 24 janvier 2017) ; cela ne nuit jamais.',
    },
    fix: { en: 'Keep the mention "Devis gratuit".', fr: 'Gardez la mention « Devis gratuit ».' },
    example: { en: 'A quote without either word.', fr: 'Un devis sans l’un ni l’autre.' },
  },
  (found, context) => {
    return mentionKeys(context).has('quote-price')
      ? []
      : [
          found(
            { en: 'It does not say whether the quote is free.', fr: 'Il ne dit pas si le devis est gratuit.' },
            'mentions',
          ),
        ];
  },
);
