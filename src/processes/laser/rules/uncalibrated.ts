import { sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';

export const uncalibrated: LaserRule = {
  code: 'LAS024',
  name: 'uncalibrated',
  severity: 'info',
  stage: 'stable',
  title: { en: 'Settings not tried on this machine', fr: 'Des réglages non essayés sur cette machine' },
  what: {
    en: 'Speed and power come from a table, not from a test on this machine.',
    fr: 'La vitesse et la puissance viennent d’une table, pas d’un essai sur cette machine.',
  },
  why: {
    en: 'Lasers of the same power differ by a factor of two: the cut may not go through, and the time is a guess.',
    fr: 'Des lasers de même puissance diffèrent du simple au double : la découpe peut ne pas traverser, et la durée est approximative.',
  },
  fix: {
    en: 'Cut a test grid on a scrap and enter the best values in the material, with "calibrated: true".',
    fr: 'Découpez une grille d’essai dans une chute et inscrivez les meilleures valeurs dans la matière, avec « calibrated: true ».',
  },
  example: { en: 'The first job on new plywood.', fr: 'Le premier travail dans un nouveau contreplaqué.' },
  check({ setup, plan }) {
    const { work, materialName } = setup;
    if (work.recipe === undefined || work.recipe.calibrated || materialName === undefined || plan.box === null)
      return [];
    const what = sayText(
      { en: 'The settings for {0} are starting points.', fr: 'Les réglages pour « {0} » sont des points de départ.' },
      materialName,
    );
    return [findingOf(uncalibrated, { what, where: {} })];
  },
};
