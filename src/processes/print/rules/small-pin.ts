import { numberText, sayText } from '../../../base/text.ts';
import type { Point } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { pinLimit, roundThingsOf } from '../analysis/round-things.ts';
import type { PrintContext } from '../context.ts';
import { pointText } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT014',
  name: 'small-pin',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Pins too thin to stand', fr: 'Tiges trop fines pour tenir' },
  what: {
    en: 'An upright round pin is thinner than three lines of plastic.',
    fr: 'Une tige ronde verticale est plus fine que trois lignes de plastique.',
  },
  why: {
    en: 'Each layer of it is a dot that has no time to cool. It bends, melts into a blob, or breaks at a touch.',
    fr: 'Chaque couche n’est qu’un point qui n’a pas le temps de refroidir. La tige plie, fond en boule, ou casse au toucher.',
  },
  fix: {
    en: 'Make the pin thicker, or print a hole and put in a nail or a piece of filament.',
    fr: 'Épaississez la tige, ou imprimez un trou et mettez-y un clou ou un bout de filament.',
  },
  example: {
    en: 'A pin of 1 mm, 10 mm high, on a lid: thinner than three lines of 0.45 mm.',
    fr: 'Une tige de 1 mm, haute de 10 mm, sur un couvercle : plus fine que trois lignes de 0,45 mm.',
  },
};

/** Height over width; a lower one is a knob. */
const TALL = 2;

export const smallPin = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    if (!context.isPrintable) return [];
    return roundThingsOf(context)
      .filter(({ isHole, from, to, diameter }) => !isHole && to - from >= TALL * diameter)
      .map((pin) => {
        const point: Point = [pin.x, pin.y, (pin.from + pin.to) / 2];
        const what = sayText(
          {
            en: 'A pin {0} mm thick at {1}, from z {2} to z {3}.',
            fr: 'Une tige de {0} mm d’épaisseur en {1}, de z {2} à z {3}.',
          },
          numberText(pin.diameter, 2),
          pointText(point),
          numberText(pin.from, 1),
          numberText(pin.to, 1),
        );
        const limit = pinLimit(context.settings);
        return findingOf(PAGE, { what, where: { point }, measured: pin.diameter, limit, unit: 'mm' });
      });
  },
});
