import { numberText, sayText } from '../../../base/text.ts';
import type { Point } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { roundThingsOf } from '../analysis/round-things.ts';
import type { PrintContext } from '../context.ts';
import { pointText } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT013',
  name: 'small-hole',
  severity: 'info',
  stage: 'stable',
  title: { en: 'Small holes print smaller', fr: 'Les petits trous sortent plus petits' },
  what: {
    en: 'An upright round hole is less than 2 mm wide.',
    fr: 'Un trou rond vertical fait moins de 2 mm de large.',
  },
  why: {
    en: 'Plastic laid in a small circle pulls inwards: such holes come out 0.1 to 0.3 mm too small, the smallest close up.',
    fr: 'Le plastique déposé en petit cercle se resserre : ces trous sortent 0,1 à 0,3 mm trop petits, les plus petits se bouchent.',
  },
  fix: {
    en: 'Draw the hole 0.2 mm wider, or drill it to size after printing.',
    fr: 'Dessinez le trou 0,2 mm plus large, ou percez-le au bon diamètre après l’impression.',
  },
  example: {
    en: 'A hole of 1.5 mm for a pin comes out at about 1.3 mm: the pin does not go in.',
    fr: 'Un trou de 1,5 mm pour une goupille sort à environ 1,3 mm : la goupille n’entre pas.',
  },
};

export const smallHole = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    if (!context.isPrintable) return [];
    return roundThingsOf(context)
      .filter(({ isHole }) => isHole)
      .map((hole) => {
        const point: Point = [hole.x, hole.y, (hole.from + hole.to) / 2];
        const what = sayText(
          {
            en: 'A round hole {0} mm wide at {1}, from z {2} to z {3}.',
            fr: 'Un trou rond large de {0} mm en {1}, de z {2} à z {3}.',
          },
          numberText(hole.diameter, 2),
          pointText(point),
          numberText(hole.from, 1),
          numberText(hole.to, 1),
        );
        return findingOf(PAGE, {
          what,
          where: { point },
          measured: hole.diameter,
          limit: context.settings.holeMin,
          unit: 'mm',
        });
      });
  },
});
