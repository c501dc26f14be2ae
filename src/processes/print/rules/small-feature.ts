import { numberText, same, sayText, type Text } from '../../../base/text.ts';
import type { ThinPlace } from '../../../geometry/columns/thin-places.ts';
import type { Bounds } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { isWall, lengthOf, thinPlacesOf } from '../analysis/thin.ts';
import type { PrintContext } from '../context.ts';
import { boxText, middleOf } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT012',
  name: 'small-feature',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Strokes and details too fine', fr: 'Traits et détails trop fins' },
  what: {
    en: 'Strokes of letters, ribs or details are hardly wider than the line that the nozzle lays.',
    fr: 'Des traits de lettres, des nervures ou des détails sont à peine plus larges que la ligne de la buse.',
  },
  why: {
    en: 'They come out ragged, swollen or not at all; small letters can no longer be read.',
    fr: 'Ils sortent irréguliers, gonflés ou pas du tout ; de petites lettres ne se lisent plus.',
  },
  fix: {
    en: 'Make the letters larger or bolder (strokes of 0.8 mm read well), or use a finer nozzle.',
    fr: 'Agrandissez les lettres ou mettez-les en gras (des traits de 0,8 mm se lisent bien), ou prenez une buse plus fine.',
  },
  example: {
    en: 'Raised letters have strokes of 0.5 mm; a nozzle of 0.4 mm lays lines of 0.45 mm.',
    fr: 'Des lettres en relief ont des traits de 0,5 mm ; une buse de 0,4 mm dépose des lignes de 0,45 mm.',
  },
};

/** [mm2] */
const FACE = 0.4;
/** A tip that thins out to nothing is no stroke. */
const EVEN = 0.6;

/** [mm] Shorter ones are dots: their length says nothing. */
const SHORT = 0.5;

export const smallFeature = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    if (!context.isPrintable) return [];
    const { lineWidth, layerHeight, strokeLines } = context.settings;
    const limit = strokeLines * lineWidth;
    const places = thinPlacesOf(context, limit, false)
      .filter(
        (place) => place.area >= FACE && place.evenness >= EVEN && place.high[2] - place.low[2] >= 2 * layerHeight,
      )
      // Long walls under a line's width are told by the rule on thin walls.
      .filter((place) => !(place.median < lineWidth && isWall(place, layerHeight)));
    if (places.length === 0) return [];
    const finest = places.reduce((a, b) => (b.median < a.median ? b : a));
    const total = places.reduce((sum, place) => sum + lengthOf(place), 0);
    const bounds = hullOf(places);
    const isLost = places.some((place) => place.median < lineWidth);
    const how = total > Math.max(SHORT, finest.median) ? lengthText(total, places.length) : same('');
    const what = sayText(
      places.length === 1
        ? {
            en: 'A stroke or detail is finer than {1} mm: {2} mm, at {3}{4}.',
            fr: 'Un trait ou détail est plus fin que {1} mm : {2} mm, en {3}{4}.',
          }
        : {
            en: 'Strokes or details finer than {1} mm in {0} places, the finest {2} mm, at {3}{4}.',
            fr: 'Des traits ou détails plus fins que {1} mm à {0} endroits, le plus fin de {2} mm, en {3}{4}.',
          },
      places.length,
      numberText(limit, 2),
      numberText(finest.median, 2),
      boxText([finest.low, finest.high], 2),
      how,
    );
    const where = {
      bounds,
      point: middleOf([finest.low, finest.high]),
      triangle: context.fileTriangle(finest.triangle),
    };
    const severity = isLost ? ('warning' as const) : ('info' as const);
    return [findingOf(PAGE, { severity, what, where, measured: finest.median, limit, unit: 'mm' })];
  },
});

function lengthText(total: number, count: number): Text {
  return sayText(
    {
      en: '; about {0} mm long{1|| in all}',
      fr: ' ; environ {0} mm de long{1|| en tout}',
    },
    numberText(total, 0),
    count,
  );
}

function hullOf(places: readonly ThinPlace[]): Bounds {
  const least = (axis: 0 | 1 | 2): number =>
    places.reduce((value, { low }) => Math.min(value, low[axis]), Number.POSITIVE_INFINITY);
  const most = (axis: 0 | 1 | 2): number =>
    places.reduce((value, { high }) => Math.max(value, high[axis]), Number.NEGATIVE_INFINITY);
  return [
    [least(0), least(1), least(2)],
    [most(0), most(1), most(2)],
  ];
}
