import { numberText, sayText } from '../../../base/text.ts';
import { joinThinPlaces } from '../../../geometry/columns/join-thin-places.ts';
import type { Bounds } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { isWall, thinPlacesOf } from '../analysis/thin.ts';
import type { PrintContext } from '../context.ts';
import { boxText, middleOf } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT033',
  name: 'narrow-gap',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A gap that will fuse', fr: 'Un jeu qui va se souder' },
  what: {
    en: 'Two walls face each other at less than 0.2 mm.',
    fr: 'Deux parois se font face à moins de 0,2 mm.',
  },
  why: {
    en: 'Lines swell a little. Walls so close stick to each other: a hinge or a lid printed in place will not move.',
    fr: 'Les lignes gonflent un peu. Des parois si proches se collent : une charnière ou un couvercle imprimés en place ne bougeront pas.',
  },
  fix: {
    en: 'Leave 0.3 mm between parts that should move, 0.2 mm between parts that are pushed together; or join them.',
    fr: 'Laissez 0,3 mm entre des pièces mobiles, 0,2 mm entre des pièces emboîtées ; ou réunissez-les.',
  },
  example: {
    en: 'A pin of 5.0 mm in a hole of 5.2 mm: 0.1 mm of air all round.',
    fr: 'Un axe de 5,0 mm dans un trou de 5,2 mm : 0,1 mm d’air tout autour.',
  },
};

/** [mm] Narrower is a crack between bodies that touch. */
const CRACK = 0.01;

export const narrowGap = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    if (!context.isPrintable) return [];
    const { gapMin, layerHeight } = context.settings;
    const places = joinThinPlaces(
      thinPlacesOf(context, gapMin, true).filter((place) => place.median > CRACK && isWall(place, layerHeight)),
    );
    const [first] = places;
    if (first === undefined) return [];
    const finest = places.reduce((a, b) => (b.median < a.median ? b : a), first);
    const bounds: Bounds = [finest.low, finest.high];
    const what = sayText(
      places.length === 1
        ? {
            en: 'A gap of {0} mm between two walls at {1} will fuse.',
            fr: 'Un jeu de {0} mm entre deux parois, en {1}, va se souder.',
          }
        : {
            en: 'Gaps between walls are narrower than {2} mm in {3} places and will fuse; the narrowest is {0} mm, at {1}.',
            fr: 'Des jeux entre parois font moins de {2} mm à {3} endroits et vont se souder ; le plus étroit fait {0} mm, en {1}.',
          },
      numberText(finest.median, 2),
      boxText(bounds),
      gapMin,
      places.length,
    );
    const where = { bounds, point: middleOf(bounds), triangle: context.fileTriangle(finest.triangle) };
    return [findingOf(PAGE, { what, where, measured: finest.median, limit: gapMin, unit: 'mm' })];
  },
});
