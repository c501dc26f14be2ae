import type { RulePage } from '../../model/rule.ts';

export const quoteAltered: RulePage = {
  code: 'DEVIS002',
  name: 'quote-altered',
  severity: 'error',
  stage: 'stable',
  title: { en: 'The quote was changed after it was made', fr: 'Le devis a été modifié après coup' },
  what: {
    en: 'The quote’s JSON is not byte for byte what was written.',
    fr: 'Le JSON du devis n’est pas, octet pour octet, ce qui a été écrit.',
  },
  why: {
    en: 'Somebody, or an editor, changed it: what it says is no longer proved.',
    fr: 'Quelqu’un, ou un éditeur, l’a modifié : ce qu’il dit n’est plus prouvé.',
  },
  fix: { en: 'Take the original, or quote again.', fr: 'Reprenez l’original, ou refaites le devis.' },
  example: { en: 'A price was edited from 12.00 to 10.00.', fr: 'Un prix est passé de 12,00 à 10,00 à la main.' },
};
