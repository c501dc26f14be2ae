import { sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';
import { OPERATION_WORDS } from './operation-words.ts';

export const speedLimited: LaserRule = {
  code: 'LAS022',
  name: 'speed-limited',
  severity: 'info',
  stage: 'stable',
  title: { en: 'Slower than the material’s setting', fr: 'Plus lent que le réglage de la matière' },
  what: {
    en: 'The machine cannot go as fast as the setting says.',
    fr: 'La machine ne peut pas aller aussi vite que le réglage.',
  },
  why: {
    en: 'The power was lowered in the same measure, so the burn stays the same; the job takes longer.',
    fr: 'La puissance a été baissée d’autant, donc la brûlure reste la même ; le travail dure plus longtemps.',
  },
  fix: {
    en: 'Nothing. To choose yourself: --set engraveSpeed=… engravePower=…',
    fr: 'Rien. Pour choisir vous-même : --set engraveSpeed=… engravePower=…',
  },
  example: {
    en: 'Engraving at 250 mm/s on a machine of 100 mm/s.',
    fr: 'Une gravure à 250 mm/s sur une machine à 100 mm/s.',
  },
  check({ plan, setup }) {
    const used = {
      cut: plan.cuts.cuts.length > 0,
      score: plan.scores.cuts.length > 0,
      engrave: plan.engravings.length > 0,
    };
    return setup.work.adjustments
      .filter(({ operation }) => used[operation])
      .map(({ operation, asked, given }) => {
        const what = sayText(
          {
            en: '{0}: {1} mm/s were asked for, the machine does {2} mm/s.',
            fr: '{0} : {1} mm/s demandés, la machine fait {2} mm/s.',
          },
          OPERATION_WORDS[operation],
          asked,
          given,
        );
        return findingOf(speedLimited, { what, where: {}, measured: asked, limit: given, unit: 'mm/s' });
      });
  },
};
