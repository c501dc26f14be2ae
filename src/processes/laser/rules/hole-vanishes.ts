import { sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereStroke } from '../context.ts';

export const holeVanishes: LaserRule = {
  code: 'LAS012',
  name: 'hole-vanishes',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A hole narrower than the beam', fr: 'Un trou plus étroit que le faisceau' },
  what: {
    en: 'Moved inward by half the width of the cut, nothing is left of this outline.',
    fr: 'Décalé vers l’intérieur de la moitié du trait, il ne reste rien de ce contour.',
  },
  why: {
    en: 'It is cut on its line instead, so it comes out larger than drawn.',
    fr: 'Il est coupé sur son trait, donc il sort plus grand que dessiné.',
  },
  fix: {
    en: 'Make the hole wider than the cut, or mark it instead.',
    fr: 'Faites le trou plus large que le trait, ou marquez-le.',
  },
  example: { en: 'A slit of 0.15 mm with a cut of 0.2 mm.', fr: 'Une fente de 0,15 mm avec un trait de 0,2 mm.' },
  check(context) {
    const { plan } = context;
    return plan.cuts.vanished.map((traced) => {
      const { path, sources } = plan.cutStrokes.traced.paths[traced]!;
      const what = sayText(
        { en: 'A hole is narrower than the cut of {0} mm.', fr: 'Un trou est plus étroit que le trait de {0} mm.' },
        plan.kerf,
      );
      const where = {
        ...whereStroke(context, plan.cutStrokes, sources[0]!),
        point: [path.x[0]!, path.y[0]!, 0] as const,
      };
      return findingOf(holeVanishes, { what, where, limit: plan.kerf, unit: 'mm' });
    });
  },
};
