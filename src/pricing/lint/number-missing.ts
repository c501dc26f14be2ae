import { defineLint } from './define-lint.ts';

export const numberMissing = defineLint(
  {
    code: 'DEVIS010',
    name: 'number-missing',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'The quote has no number', fr: 'Le devis n’a pas de numéro' },
    what: {
      en: 'A quote that goes to a client has a number of its own series.',
      fr: 'Un devis remis à un client porte un numéro de sa propre série.',
    },
    why: {
      en: 'Without a number nobody can say which quote was accepted.',
      fr: 'Sans numéro, personne ne peut dire quel devis a été accepté.',
    },
    fix: {
      en: 'Issue it with "etabli quote … -o devis.json": the register gives the next number.',
      fr: 'Émettez-le avec « etabli quote … -o devis.json » : le registre donne le numéro suivant.',
    },
    example: {
      en: 'A printed draft is signed; two drafts of that day differ by 40 €.',
      fr: 'Un projet imprimé est signé ; deux projets du même jour diffèrent de 40 €.',
    },
  },
  (found, context) => {
    const { quote } = context;
    return quote.number === null
      ? [found({ en: 'The quote has no number.', fr: 'Le devis n’a pas de numéro.' }, 'number')]
      : [];
  },
);
