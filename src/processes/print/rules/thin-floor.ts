import { numberText, sayText } from '../../../base/text.ts';
import { findThinPlaces } from '../../../geometry/columns/thin-places.ts';
import type { Bounds } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { normalsOf, spansOf } from '../analysis/rays.ts';
import type { PrintContext } from '../context.ts';
import { boxText, middleOf } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT032',
  name: 'thin-floor',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A floor of fewer than three layers', fr: 'Un fond de moins de trois couches' },
  what: {
    en: 'A flat piece (a floor, a lid, a sheet) is thinner than three layers.',
    fr: 'Une partie plate (un fond, un couvercle, une feuille) est plus fine que trois couches.',
  },
  why: {
    en: 'One or two layers have holes between their lines: the floor lets light and water through and tears easily. Its thickness becomes a whole number of layers.',
    fr: 'Une ou deux couches ont des trous entre leurs lignes : le fond laisse passer la lumière et l’eau et se déchire. Son épaisseur devient un nombre entier de couches.',
  },
  fix: {
    en: 'Make it at least three layers thick, or print with thinner layers (--set layerHeight=0.1).',
    fr: 'Donnez-lui au moins trois couches d’épaisseur, ou imprimez en couches plus fines (--set layerHeight=0.1).',
  },
  example: {
    en: 'The bottom of a box is 0.4 mm thick; at 0.2 mm a layer that is two layers.',
    fr: 'Le fond d’une boîte fait 0,4 mm ; à 0,2 mm par couche, cela fait deux couches.',
  },
};

/** [mm2] */
const FACE = 4;
/** [mm2] A smaller one is a detail. */
const LARGE = 25;

export const thinFloor = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    if (!context.isPrintable) return [];
    const { floorLayers, layerHeight } = context.settings;
    const limit = floorLayers * layerHeight;
    const places = findThinPlaces(spansOf(context, 2), { limit, normals: normalsOf(context), gaps: false });
    return places
      .filter(({ area }) => area >= FACE)
      .sort((a, b) => b.area - a.area)
      .map((place) => {
        const bounds: Bounds = [place.low, place.high];
        const what = sayText(
          {
            en: 'A floor or ceiling of {0} mm² is only {1} mm thick, less than {2} layers, at {3}.',
            fr: 'Un fond ou un plafond de {0} mm² ne fait que {1} mm d’épaisseur, moins de {2} couches, en {3}.',
          },
          numberText(place.area, 0),
          numberText(place.median, 2),
          floorLayers,
          boxText(bounds),
        );
        const where = { bounds, point: middleOf(bounds), triangle: context.fileTriangle(place.triangle) };
        const severity = place.area < LARGE ? ('info' as const) : ('warning' as const);
        return findingOf(PAGE, { severity, what, where, measured: place.median, limit, unit: 'mm' });
      });
  },
});
