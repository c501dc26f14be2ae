import type { RulePage } from '../../model/rule.ts';

export const inputChanged: RulePage = {
  code: 'DEVIS003',
  name: 'input-changed',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A file is not the one that was priced', fr: 'Un fichier n’est plus celui qui a été chiffré' },
  what: {
    en: 'The SHA-256 of a file differs from the one in the quote.',
    fr: 'Le SHA-256 d’un fichier diffère de celui du devis.',
  },
  why: {
    en: 'What would be made, or the rule it was priced by, is another one.',
    fr: 'Ce qui serait fabriqué, ou la règle du prix, n’est plus le même.',
  },
  fix: {
    en: 'Find the file of that day, or quote again.',
    fr: 'Retrouvez le fichier de ce jour-là, ou refaites le devis.',
  },
  example: {
    en: 'sign.svg was saved again after the quote was sent.',
    fr: 'sign.svg a été réenregistré après l’envoi du devis.',
  },
};
