import { sayText } from '../../../base/text.ts';
import { packContours } from '../../../geometry/areas/islands.ts';
import { polygonsArea } from '../../../geometry/areas/polygons.ts';
import { isPaper } from '../../../geometry/paths/drawing-measures.ts';
import { fillContours } from '../../../geometry/paths/flatten-curve.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserContext, type LaserRule, whereShape } from '../context.ts';
import { TEXTS } from './small-letters.ts';

/** [share of the letters] Less on one side of the edge is a serif that touches it. */
const LEAST = 0.01;
/** [mm] Chords of letters. */
const CHORDS = 0.05;

export const textOverEdge: LaserRule = {
  code: 'LAS036',
  name: 'text-over-edge',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A text runs over the edge of its part', fr: 'Un texte dépasse du bord de sa pièce' },
  what: {
    en: 'An engraved text lies partly on a part and partly beside it.',
    fr: 'Un texte gravé est en partie sur une pièce et en partie à côté.',
  },
  why: {
    en: 'The letters are cut off at the edge. A font that stands in for a missing one often runs wider.',
    fr: 'Les lettres sont tronquées au bord. Une police de remplacement est souvent plus large que l’originale.',
  },
  fix: {
    en: 'Convert the text to outlines where its font is at hand, or give the font (--fonts DIR); else make the text smaller.',
    fr: 'Vectorisez le texte là où sa police est installée, ou donnez la police (--fonts DOSSIER) ; sinon réduisez le texte.',
  },
  example: {
    en: 'A sign of 170 mm whose second line is 185 mm long.',
    fr: 'Une enseigne de 170 mm dont la deuxième ligne mesure 185 mm.',
  },
  check(context) {
    const { drawing, sorted } = context.plan;
    const texts = sorted.fills
      .map((index) => drawing.shapes[index]!)
      .filter(({ element, fill }) => TEXTS.has(element) && fill !== null && !isPaper(fill));
    if (texts.length === 0) return [];
    const parts = partsOf(context);
    if (parts.ends.length === 0) return [];
    const { kernel } = context;
    const beyond = texts
      .map((shape) => {
        const letters = kernel.union(fillContours(shape.subpaths, CHORDS), undefined, shape.fillRule);
        const whole = polygonsArea(letters);
        return { shape, share: whole > 0 ? 1 - polygonsArea(kernel.intersection(letters, parts)) / whole : 0 };
      })
      .filter(({ share }) => share > LEAST && share < 1 - LEAST);
    const [first] = beyond;
    if (first === undefined) return [];
    const what = sayText(
      {
        en: 'Texts that run over the edge of their part: {0}. Of the first, {1} % lie beside it.',
        fr: 'Textes qui dépassent du bord de leur pièce : {0}. Le premier est à {1} % à côté.',
      },
      beyond.length,
      Math.max(1, Math.round(100 * first.share)),
    );
    return [findingOf(textOverEdge, { what, where: whereShape(first.shape), measured: beyond.length, limit: 0 })];
  },
};

/** Everything within the outermost cuts. */
function partsOf({ plan: { cuts }, kernel }: LaserContext) {
  const outer = cuts.outlines.filter((_, k) => cuts.depths[k] === 0);
  return kernel.union(packContours(outer), undefined, 'evenodd');
}
