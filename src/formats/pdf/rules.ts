import type { RulePage } from '../../model/rule.ts';

export const UNREADABLE_PART: RulePage = {
  code: 'PDF001',
  name: 'unreadable-part',
  severity: 'warning',
  stage: 'trial',
  title: { en: 'A part of the page that is not read', fr: 'Une partie de la page qui n’est pas lue' },
  what: {
    en: 'The page holds something besides lines, areas and grey or coloured pictures: text, shadings, transparency.',
    fr: 'La page contient autre chose que des traits, des surfaces et des images : du texte, des dégradés, de la transparence.',
  },
  why: {
    en: 'The driver will engrave it, and the time and the check here leave it out.',
    fr: 'Le pilote le gravera, alors que la durée et la vérification l’ignorent ici.',
  },
  fix: {
    en: 'Turn text into outlines and shadings into pictures before exporting, or prepare the job with Etabli.',
    fr: 'Convertissez les textes en contours et les dégradés en images avant l’export, ou préparez le travail avec Etabli.',
  },
  example: {
    en: 'A PDF of a drawing program keeps a title as text in Helvetica.',
    fr: 'Un PDF d’un logiciel de dessin garde un titre en texte Helvetica.',
  },
};

export const SEVERAL_PAGES: RulePage = {
  code: 'PDF002',
  name: 'several-pages',
  severity: 'warning',
  stage: 'trial',
  title: { en: 'More than one page', fr: 'Plus d’une page' },
  what: { en: 'The file has several pages.', fr: 'Le fichier a plusieurs pages.' },
  why: {
    en: 'Each page is a job of its own; only the first is checked.',
    fr: 'Chaque page est un travail à part ; seule la première est vérifiée.',
  },
  fix: { en: 'Save each page as a file of its own.', fr: 'Enregistrez chaque page dans son propre fichier.' },
  example: { en: 'A booklet of four sheets to cut.', fr: 'Un livret de quatre plaques à découper.' },
};

/** Every page of this room, by code. */
export const PDF_RULES: readonly RulePage[] = [UNREADABLE_PART, SEVERAL_PAGES];
