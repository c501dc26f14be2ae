import type { RulePage } from '../../model/rule.ts';

export const inputMissing: RulePage = {
  code: 'DEVIS004',
  name: 'input-missing',
  severity: 'info',
  stage: 'stable',
  title: { en: 'A file of the quote is not here', fr: 'Un fichier du devis n’est pas là' },
  what: {
    en: 'A file that the quote stands on was not found, so its sum could not be checked.',
    fr: 'Un fichier à l’origine du devis est introuvable : son empreinte n’a pas pu être contrôlée.',
  },
  why: { en: 'The check is complete only with all files.', fr: 'Le contrôle n’est complet qu’avec tous les fichiers.' },
  fix: { en: 'Run it in the folder of the files.', fr: 'Lancez-le dans le dossier des fichiers.' },
  example: { en: 'keyring.stl is on another computer.', fr: 'keyring.stl est sur un autre ordinateur.' },
};
