import { sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereShape } from '../context.ts';

/** [mm] Lines of a pixel or a point are thinner. */
const LIMIT = 1;

export const wideStroke: LaserRule = {
  code: 'LAS021',
  name: 'wide-stroke',
  severity: 'info',
  stage: 'stable',
  title: { en: 'A thick line is cut along its middle', fr: 'Un trait épais est coupé en son milieu' },
  what: { en: 'A stroke is much wider than the beam.', fr: 'Un contour est bien plus large que le faisceau.' },
  why: {
    en: 'The laser follows the middle of the line; its drawn width is lost.',
    fr: 'Le laser suit le milieu du trait ; son épaisseur dessinée est perdue.',
  },
  fix: {
    en: 'If the width matters, convert the stroke to an outline (Inkscape: Path > Stroke to Path; Illustrator: Object > Path > Outline Stroke).',
    fr: 'Si l’épaisseur compte, convertissez le contour en chemin (Inkscape : Chemin > Contour en chemin ; Illustrator : Objet > Tracé > Vectoriser le contour).',
  },
  example: { en: 'A letter drawn with a pen of 4 mm.', fr: 'Une lettre dessinée avec une plume de 4 mm.' },
  check({ plan }) {
    const { shapes } = plan.drawing;
    const wide = plan.sorted.strokes.filter(({ shape }) => shapes[shape]!.strokeWidth > LIMIT);
    if (wide.length === 0) return [];
    const widest = wide.reduce((a, b) => (shapes[b.shape]!.strokeWidth > shapes[a.shape]!.strokeWidth ? b : a));
    const shape = shapes[widest.shape]!;
    const what = sayText(
      {
        en: 'Lines wider than {1} mm: {0}. The widest is {2} mm.',
        fr: 'Traits de plus de {1} mm : {0}. Le plus large fait {2} mm.',
      },
      wide.length,
      LIMIT,
      shape.strokeWidth,
    );
    return [
      findingOf(wideStroke, { what, where: whereShape(shape), measured: shape.strokeWidth, limit: LIMIT, unit: 'mm' }),
    ];
  },
};
