import { numberText, sayText } from '../../../base/text.ts';
import { joinThinPlaces } from '../../../geometry/columns/join-thin-places.ts';
import type { Bounds } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { isWall, thinPlacesOf } from '../analysis/thin.ts';
import type { PrintContext } from '../context.ts';
import { boxText, middleOf } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT011',
  name: 'thin-wall',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A wall thinner than a line', fr: 'Une paroi plus fine qu’une ligne' },
  what: {
    en: 'A wall is thinner than one line of plastic of this nozzle.',
    fr: 'Une paroi est plus fine qu’une ligne de plastique de cette buse.',
  },
  why: {
    en: 'The nozzle cannot lay less than a line. The wall comes out thicker than drawn, or not at all.',
    fr: 'La buse ne peut pas déposer moins qu’une ligne. La paroi sort plus épaisse que dessinée, ou pas du tout.',
  },
  fix: {
    en: 'In the modeller make the wall at least two lines thick, or use a finer nozzle.',
    fr: 'Dans le modeleur, donnez à la paroi au moins deux lignes d’épaisseur, ou prenez une buse plus fine.',
  },
  example: {
    en: 'A wall of 0.30 mm stands on a plate; one line of a 0.4 mm nozzle is 0.45 mm wide.',
    fr: 'Une paroi de 0,30 mm se dresse sur une plaque ; une ligne d’une buse de 0,4 mm est large de 0,45 mm.',
  },
};

export const thinWall = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    if (!context.isPrintable) return [];
    const { lineWidth, layerHeight } = context.settings;
    const vanishing = context.settings.wallVanishes * context.machine.nozzle;
    return joinThinPlaces(thinPlacesOf(context, lineWidth, false).filter((place) => isWall(place, layerHeight))).map(
      (place) => {
        const bounds: Bounds = [place.low, place.high];
        const vanishes = place.median < vanishing;
        const what = sayText(
          vanishes
            ? {
                en: 'A wall of only {0} mm, at {1}: less than half the nozzle, it will not be printed at all.',
                fr: 'Une paroi de seulement {0} mm, en {1} : moins de la moitié de la buse, elle ne sera pas imprimée.',
              }
            : {
                en: 'A wall of {0} mm against {2} mm for one line, at {1}: it prints wider than drawn, or not at all.',
                fr: 'Une paroi de {0} mm contre {2} mm pour une ligne, en {1} : elle s’imprime plus large que dessinée, ou pas du tout.',
              },
          numberText(place.median, 2),
          boxText(bounds, 2),
          numberText(lineWidth, 2),
        );
        const fix = sayText(
          {
            en: 'In the modeller make this wall at least {0} mm thick (two lines), or use a nozzle of {1} mm.',
            fr: 'Dans le modeleur, donnez à cette paroi au moins {0} mm d’épaisseur (deux lignes), ou prenez une buse de {1} mm.',
          },
          numberText(2 * lineWidth, 2),
          numberText(finerNozzle(place.median), 2),
        );
        const where = {
          bounds,
          point: middleOf(bounds),
          triangle: context.fileTriangle(place.triangle),
          body: context.fileBody(place.triangle),
        };
        const severity = vanishes ? ('error' as const) : ('warning' as const);
        return findingOf(PAGE, { severity, what, fix, where, measured: place.median, limit: lineWidth, unit: 'mm' });
      },
    );
  },
});

/** [mm] The largest nozzle on sale that lays a line of this width. */
function finerNozzle(width: number): number {
  return [0.25, 0.2, 0.15].find((nozzle) => 1.1 * nozzle <= width) ?? 0.15;
}
