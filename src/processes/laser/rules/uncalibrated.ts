import { joinTexts, sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LaserContext, LaserRule } from '../context.ts';
import { OPERATION_WORDS } from './operation-words.ts';

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
    en: 'Burn a test grid on a scrap (etabli calibrate --test-grid operation=cut -o grid.gcode, with the same -m and --material) and keep the best square with --cell. Or enter values that you have tried in the material, with "calibrated: true".',
    fr: 'Brûlez une grille d’essai dans une chute (etabli calibrate --test-grid operation=cut -o grille.gcode, avec les mêmes -m et --material) et gardez la meilleure case avec --cell. Ou inscrivez dans la matière des valeurs déjà essayées, avec « calibrated: true ».',
  },
  example: { en: 'The first job on new plywood.', fr: 'Le premier travail dans un nouveau contreplaqué.' },
  check({ setup, plan }) {
    const { work, materialName } = setup;
    if (work.recipe === undefined || materialName === undefined || plan.box === null) return [];
    const untried = untriedOf(plan, setup);
    if (untried.length === 0) return [];
    const what = sayText(
      {
        en: 'The settings for {0} are starting points ({1}).',
        fr: 'Les réglages pour « {0} » sont des points de départ ({1}).',
      },
      materialName,
      joinTexts(
        untried.map((operation) => OPERATION_WORDS[operation]),
        ', ',
      ),
    );
    return [findingOf(uncalibrated, { what, where: {} })];
  },
};

/** Operations of the job whose numbers are the table's and were not tried at this power, nor given by a person. */
function untriedOf(
  plan: LaserContext['plan'],
  { work, machine, settings }: LaserContext['setup'],
): readonly ('cut' | 'score' | 'engrave')[] {
  const recipe = work.recipe!;
  const samePower = Math.abs(recipe.watts / machine.watts - 1) < SAME_POWER;
  const used = {
    cut: plan.cuts.cuts.length > 0,
    score: plan.scores.cuts.length > 0,
    engrave: plan.engravings.length > 0,
  };
  return (['cut', 'score', 'engrave'] as const).filter((operation) => {
    const given = settings[`${operation}Speed`] !== undefined && settings[`${operation}Power`] !== undefined;
    const tried = samePower && (recipe.calibrated || recipe[operation]?.calibrated === true);
    return used[operation] && !given && !tried;
  });
}

/** What was found at one power says little of another. */
const SAME_POWER = 0.02;
