import { sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';
import { OPERATION_WORDS } from './operation-words.ts';

export const weakPower: LaserRule = {
  code: 'LAS023',
  name: 'weak-power',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Too little power to fire', fr: 'Trop peu de puissance pour tirer' },
  what: {
    en: 'The power lies below what this tube or diode needs to fire at all.',
    fr: 'La puissance est inférieure à ce qu’il faut à ce tube ou cette diode pour tirer.',
  },
  why: { en: 'Nothing would show.', fr: 'Rien ne serait visible.' },
  fix: {
    en: 'Raise power and speed together: --set engravePower=… engraveSpeed=…',
    fr: 'Augmentez puissance et vitesse ensemble : --set engravePower=… engraveSpeed=…',
  },
  example: {
    en: 'Paper at 8 % on a glass tube that fires from 10 %.',
    fr: 'Du papier à 8 % sur un tube en verre qui tire à partir de 10 %.',
  },
  check({ plan, setup }) {
    const { work, machine } = setup;
    const used = [
      plan.cuts.cuts.length > 0 ? (['cut', work.cut] as const) : null,
      plan.scores.cuts.length > 0 ? (['score', work.score] as const) : null,
      plan.engravings.length > 0 ? (['engrave', work.engrave] as const) : null,
    ];
    return used.flatMap((entry) => {
      if (entry === null || entry[1] === undefined || entry[1].power > machine.powerMin) return [];
      const [operation, { power }] = entry;
      if (power > 0 && machine.powerMin === 0) return [];
      const what = sayText(
        {
          en: '{0}: {1} % of power; it fires from {2} %.',
          fr: '{0} : {1} % de puissance ; il tire à partir de {2} %.',
        },
        OPERATION_WORDS[operation],
        100 * power,
        100 * machine.powerMin,
      );
      return [
        findingOf(weakPower, { what, where: {}, measured: 100 * power, limit: 100 * machine.powerMin, unit: '%' }),
      ];
    });
  },
};
