import { defineLint } from './define-lint.ts';

export const signatureMissing = defineLint(
  {
    code: 'DEVIS017',
    name: 'signature-missing',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'No place to sign', fr: 'Pas de place pour signer' },
    what: {
      en: 'The paper has a place for "Bon pour accord", date and signature.',
      fr: 'Le document prévoit une place pour « Bon pour accord », la date et la signature.',
    },
    why: {
      en: 'The signed quote is the contract: without a place people sign elsewhere, or not.',
      fr: 'Le devis signé vaut contrat : sans place prévue, on signe ailleurs, ou pas du tout.',
    },
    fix: {
      en: 'Print it with the templates of Etabli, or add the block.',
      fr: 'Imprimez-le avec les modèles d’Etabli, ou ajoutez le bloc.',
    },
    example: { en: 'A page that ends with the total.', fr: 'Une page qui s’arrête au total.' },
  },
  (found, context) => {
    return context.paper === undefined || /bon pour accord/i.test(context.paper)
      ? []
      : [
          found(
            { en: 'The paper has no "Bon pour accord".', fr: 'Le document n’a pas de « Bon pour accord ».' },
            'signature',
          ),
        ];
  },
);
