import type { RulePage } from '../model/rule.ts';

/** A colour that stands for no operation, in a job that is a drawing. */
export const UNMAPPED: RulePage = {
  code: 'ART001',
  name: 'unmapped-color',
  severity: 'warning',
  stage: 'trial',
  title: { en: 'A colour without an operation', fr: 'Une couleur sans opération' },
  what: {
    en: 'The job is a drawing, and a line or an area has a colour that the machine’s profile gives no operation.',
    fr: 'Le travail est un dessin, et un trait ou une surface a une couleur à laquelle le profil de la machine ne donne pas d’opération.',
  },
  why: {
    en: 'The driver leaves it out, or does with it what it was last set to.',
    fr: 'Le pilote l’ignore, ou en fait ce qui était réglé la dernière fois.',
  },
  fix: {
    en: 'Give it one of the machine’s colours exactly (on most: #ff0000 cuts, #0000ff marks, #000000 engraves).',
    fr: 'Donnez-lui exactement une des couleurs de la machine (souvent : #ff0000 coupe, #0000ff marque, #000000 grave).',
  },
  example: {
    en: 'A line in #fe0000 is not red to the driver, although it looks so.',
    fr: 'Un trait en #fe0000 n’est pas rouge pour le pilote, même s’il en a l’air.',
  },
};

/** A line that is too wide to be followed. */
export const WIDE_LINE: RulePage = {
  code: 'ART002',
  name: 'wide-stroke',
  severity: 'warning',
  stage: 'trial',
  title: { en: 'A line too wide to be cut', fr: 'Un trait trop épais pour être coupé' },
  what: {
    en: 'A line in the colour of cuts or marks is wider than the driver takes for a line to follow.',
    fr: 'Un trait de la couleur des coupes ou des marquages est plus épais que ce que le pilote suit.',
  },
  why: {
    en: 'Printer drivers engrave wide lines as areas.',
    fr: 'Les pilotes gravent les traits épais comme des surfaces.',
  },
  fix: {
    en: 'Make the line a hairline: 0.01 mm or 0.001 inch.',
    fr: 'Donnez au trait l’épaisseur d’un cheveu : 0,01 mm ou 0,001 pouce.',
  },
  example: {
    en: 'A red line of 1 mm is engraved as a stripe and nothing is cut.',
    fr: 'Un trait rouge de 1 mm est gravé comme une bande et rien n’est coupé.',
  },
};

/** Every page of jobs that are drawings. */
export const ARTWORK_RULES: readonly RulePage[] = [UNMAPPED, WIDE_LINE];
