import { sayText } from '../../../base/text.ts';
import type { ScanRows } from '../../../geometry/fills/scan-rows.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';

/** Moves that GRBL plans ahead (gnea/grbl, planner.c: ring of 16, one in use). */
const LOOK_AHEAD = 15;
/** Of the speed asked for. What comes near it costs less than runs up and turns do. */
const NEARLY = 0.9;

export const engravingStarved: LaserRule = {
  code: 'LAS029',
  name: 'engraving-starved',
  severity: 'info',
  stage: 'stable',
  title: { en: 'Rows slower than asked', fr: 'Des lignes plus lentes que demandé' },
  what: {
    en: 'The stretches of the rows are so short that the controller, which looks 15 moves ahead, cannot reach the speed.',
    fr: 'Les tronçons des lignes sont si courts que la carte, qui prévoit 15 mouvements, n’atteint pas la vitesse.',
  },
  why: {
    en: 'The engraving takes longer than speed and size suggest. With M4 its darkness stays right.',
    fr: 'La gravure dure plus longtemps que prévu. Avec M4, sa teinte reste juste.',
  },
  fix: {
    en: 'Widen the rows (--set interval=0.15), join more shades (--set shadeStep=8), or accept the time.',
    fr: 'Écartez les lignes (--set interval=0.15), regroupez les gris (--set shadeStep=8), ou acceptez la durée.',
  },
  example: {
    en: 'Dots of 0.1 mm at 500 mm/s²: at most 39 mm/s.',
    fr: 'Des points de 0,1 mm à 500 mm/s² : au plus 39 mm/s.',
  },
  check({ plan, setup }) {
    const { work, acceleration } = setup;
    if (work.engrave === undefined) return [];
    let [stretches, length] = [0, 0];
    for (const { rows } of plan.engravings) {
      stretches += rows.from.length;
      length += lengthOf(rows);
    }
    if (stretches < 100) return [];
    const reachable = Math.sqrt((2 * acceleration * LOOK_AHEAD * length) / stretches);
    if (reachable >= NEARLY * work.engrave.speed) return [];
    const what = sayText(
      {
        en: 'The stretches are {0} mm long on average: about {1} of {2} mm/s can be reached.',
        fr: 'Les tronçons font {0} mm en moyenne : on atteint environ {1} mm/s sur {2}.',
      },
      length / stretches,
      Math.round(reachable),
      Math.round(work.engrave.speed),
    );
    return [
      findingOf(engravingStarved, { what, where: {}, measured: reachable, limit: work.engrave.speed, unit: 'mm/s' }),
    ];
  },
};

/** [mm] Of all stretches. */
function lengthOf({ from, to }: ScanRows): number {
  // In an array: the one loop over a million is compiled while it runs, and then a variable would be boxed at each round.
  const length = new Float64Array(1);
  for (let k = 0; k < from.length; k++) length[0]! += to[k]! - from[k]!;
  return length[0]!;
}
