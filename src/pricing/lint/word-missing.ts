import { defineLint } from './define-lint.ts';

export const wordMissing = defineLint(
  {
    code: 'DEVIS016',
    name: 'word-missing',
    severity: 'error',
    stage: 'stable',
    title: { en: 'The word "Devis" is missing', fr: 'Le mot « Devis » manque' },
    what: { en: 'The paper is called by its name.', fr: 'Le document porte son nom.' },
    why: {
      en: 'Without the word it may be taken for an order form or an invoice.',
      fr: 'Sans ce mot, il peut passer pour un bon de commande ou une facture.',
    },
    fix: {
      en: 'Print it with the templates of Etabli, or write "Devis" at the top.',
      fr: 'Imprimez-le avec les modèles d’Etabli, ou écrivez « Devis » en tête.',
    },
    example: { en: 'A page titled "Proposal".', fr: 'Une page intitulée « Proposition ».' },
  },
  (found, context) => {
    return context.paper === undefined || /\bdevis\b/i.test(context.paper)
      ? []
      : [found({ en: 'The paper does not say "Devis".', fr: 'Le document ne dit pas « Devis ».' }, 'title')];
  },
);
