import type { RulePage } from '../../model/rule.ts';

/** Told of a part by an estimate, of a planned job for sure. */
export const SPOOL_PAGE: RulePage = {
  code: 'PRT024',
  name: 'spool',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Not enough filament on the spool', fr: 'Pas assez de filament sur la bobine' },
  what: {
    en: 'The part needs more filament than is left on the spool (--set spool=…).',
    fr: 'La pièce demande plus de filament qu’il n’en reste sur la bobine (--set spool=…).',
  },
  why: {
    en: 'The print stops in the middle, or goes on in the air without plastic.',
    fr: 'L’impression s’arrête au milieu, ou continue dans le vide sans plastique.',
  },
  fix: {
    en: 'Take a fuller spool, or use less infill (--set infill=10).',
    fr: 'Prenez une bobine plus pleine, ou moins de remplissage (--set infill=10).',
  },
  example: {
    en: 'About 38 g are needed, 25 g are left: the print would stop at two thirds.',
    fr: 'Il faut environ 38 g, il en reste 25 : l’impression s’arrêterait aux deux tiers.',
  },
};
