import { sayText } from '../../../base/text.ts';
import { isPaper } from '../../../geometry/paths/drawing-measures.ts';
import { brightness } from '../../../geometry/pictures/brightness.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereShape } from '../context.ts';

/** [0…255] From this brightness on people mean a lighter burn, or did not think of one. */
const LIGHT = 64;

export const evenShades: LaserRule = {
  code: 'LAS035',
  name: 'even-shades',
  severity: 'info',
  stage: 'stable',
  title: {
    en: 'Light areas are engraved as dark as black ones',
    fr: 'Des aplats clairs sont gravés aussi foncés que les noirs',
  },
  what: {
    en: 'Filled areas are grey or of a light colour; all areas are engraved with the same power.',
    fr: 'Des aplats sont gris ou de couleur claire ; tous sont gravés à la même puissance.',
  },
  why: {
    en: 'What is grey on the screen comes out as dark as what is black.',
    fr: 'Ce qui est gris à l’écran sort aussi foncé que ce qui est noir.',
  },
  fix: {
    en: 'Nothing, if the colours only tell layers apart. To engrave lighter what is lighter: --set areaShades=grey',
    fr: 'Rien, si les couleurs ne font que distinguer des calques. Pour graver plus clair ce qui est plus clair : --set areaShades=grey',
  },
  example: {
    en: 'A logo in black and in a grey of 60 %.',
    fr: 'Un logo en noir et en gris à 60 %.',
  },
  check({ plan: { drawing, sorted }, setup: { settings } }) {
    if (settings.areaShades !== 'full') return [];
    const light = sorted.fills.filter((index) => {
      const { fill } = drawing.shapes[index]!;
      return fill !== null && !isPaper(fill) && brightness(fill) >= LIGHT;
    });
    if (light.length === 0) return [];
    const what = sayText(
      {
        en: 'Grey or light areas engraved at the same power as black ones: {0}.',
        fr: 'Aplats gris ou clairs gravés à la même puissance que les noirs : {0}.',
      },
      light.length,
    );
    return [findingOf(evenShades, { what, where: whereShape(drawing.shapes[light[0]!]!), measured: light.length })];
  },
};
