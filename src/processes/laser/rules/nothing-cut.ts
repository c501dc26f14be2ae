import { sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereShape } from '../context.ts';

/** [mm] Drawing programs give lines that are to be cut a width of a point or less; wider ones are drawn to be seen. */
const HAIRLINE = 0.36;

export const nothingCut: LaserRule = {
  code: 'LAS041',
  name: 'nothing-cut',
  severity: 'warning',
  stage: 'stable',
  title: {
    en: 'Thin closed lines are engraved, nothing is cut',
    fr: 'Des traits fins fermés sont gravés, rien n’est coupé',
  },
  what: {
    en: 'The colours of this machine engrave the thin closed outlines of the drawing, and no line of it is cut.',
    fr: 'Les couleurs de cette machine gravent les contours fins et fermés du dessin, et aucun trait n’est coupé.',
  },
  why: {
    en: 'If they are the outlines of parts, the sheet comes out engraved and nothing comes loose.',
    fr: 'Si ce sont les contours de pièces, la plaque sort gravée et rien ne se détache.',
  },
  fix: {
    en: 'Nothing, if it is to be engraved. To cut: --set operations=#000000=cut with the colour of the lines, --set convention=strokes-cut (every line is cut), or give the lines the colour that this machine cuts.',
    fr: 'Rien, s’il faut graver. Pour couper : --set operations=#000000=cut avec la couleur des traits, --set convention=strokes-cut (tout trait est coupé), ou donnez aux traits la couleur que cette machine coupe.',
  },
  example: {
    en: 'A box drawn with black lines of 0.2 mm, for a machine that cuts red lines.',
    fr: 'Une boîte dessinée en traits noirs de 0,2 mm, pour une machine qui coupe les traits rouges.',
  },
  check({ plan }) {
    const { strokes, wideStrokes } = plan.sorted;
    if (strokes.some(({ operation }) => operation === 'cut')) return [];
    const { shapes } = plan.drawing;
    const thin = wideStrokes.filter((k) => {
      const { strokeWidth, subpaths, operation } = shapes[k]!;
      return operation === undefined && strokeWidth <= HAIRLINE && subpaths.some(({ closed }) => closed);
    });
    if (thin.length === 0) return [];
    const what = sayText(
      {
        en: 'Closed outlines in lines of at most {1} mm that are engraved: {0}. Nothing is cut.',
        fr: 'Contours fermés en traits de {1} mm au plus, qui sont gravés : {0}. Rien n’est coupé.',
      },
      thin.length,
      HAIRLINE,
    );
    return [findingOf(nothingCut, { what, where: whereShape(shapes[thin[0]!]!), measured: thin.length, limit: 0 })];
  },
};
