import { sayText } from '../../../base/text.ts';
import { narrowestNeck } from '../../../geometry/areas/own-necks.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereStroke } from '../context.ts';

export const outlineSplits: LaserRule = {
  code: 'LAS013',
  name: 'outline-splits',
  severity: 'warning',
  stage: 'stable',
  title: {
    en: 'An outline with a waist narrower than the beam',
    fr: 'Un contour avec un passage plus étroit que le faisceau',
  },
  what: {
    en: 'Moved by half the width of the cut, the outline falls into several.',
    fr: 'Décalé de la moitié du trait, le contour se sépare en plusieurs.',
  },
  why: {
    en: 'The narrow place is not cut as drawn; a part may hang together or fall apart there.',
    fr: 'L’endroit étroit n’est pas coupé comme dessiné ; une pièce peut y rester attachée ou se séparer.',
  },
  fix: {
    en: 'Widen the narrow place, or set the kerf to 0 for this drawing: --set kerf=0',
    fr: 'Élargissez l’endroit étroit, ou mettez la compensation à 0 pour ce dessin : --set kerf=0',
  },
  example: { en: 'A key hole whose neck is 0.15 mm wide.', fr: 'Un trou de serrure dont le col fait 0,15 mm.' },
  check(context) {
    const { plan } = context;
    return plan.cuts.split.map((traced) => {
      const { path, sources } = plan.cutStrokes.traced.paths[traced]!;
      const hole = plan.cuts.depths[traced]! % 2 === 1;
      const waist = narrowestNeck(plan.cuts.outlines[traced]!, plan.kerf, hole ? 'inside' : 'outside');
      const what = sayText(
        waist === undefined
          ? {
              en: 'An outline has a place narrower than the cut of {0} mm.',
              fr: 'Un contour a un passage plus étroit que le trait de {0} mm.',
            }
          : {
              en: 'An outline has a place {1} mm wide, narrower than the cut of {0} mm.',
              fr: 'Un contour a un passage de {1} mm, plus étroit que le trait de {0} mm.',
            },
        plan.kerf,
        waist?.distance ?? 0,
      );
      const where = {
        ...whereStroke(context, plan.cutStrokes, sources[0]!),
        point: [waist?.x ?? path.x[0]!, waist?.y ?? path.y[0]!, 0] as const,
      };
      return findingOf(outlineSplits, {
        what,
        where,
        ...(waist === undefined ? {} : { measured: waist.distance }),
        limit: plan.kerf,
        unit: 'mm',
      });
    });
  },
};
