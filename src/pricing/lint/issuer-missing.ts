import { defineLint } from './define-lint.ts';

export const issuerMissing = defineLint(
  {
    code: 'DEVIS020',
    name: 'issuer-missing',
    severity: 'error',
    stage: 'stable',
    title: { en: 'Nobody issues it', fr: 'Aucun émetteur' },
    what: { en: 'A quote says who makes the offer.', fr: 'Un devis dit qui fait l’offre.' },
    why: {
      en: 'An offer of nobody binds nobody, and the law wants the seller’s identity.',
      fr: 'L’offre de personne n’engage personne, et la loi exige l’identité du vendeur.',
    },
    fix: {
      en: 'Write the issuer’s file and name it in etabli.yaml ("issuer").',
      fr: 'Écrivez le fichier de l’émetteur et nommez-le dans etabli.yaml (« issuer »).',
    },
    example: {
      en: 'A quote with the words "to be filled in" where the workshop should stand.',
      fr: 'Un devis avec « à compléter » à la place de l’atelier.',
    },
  },
  (found, context) => {
    const { issuer } = context.quote;
    return issuer === null || issuer.name.trim() === ''
      ? [found({ en: 'The quote does not say who issues it.', fr: 'Le devis ne dit pas qui l’émet.' }, 'issuer')]
      : [];
  },
);
