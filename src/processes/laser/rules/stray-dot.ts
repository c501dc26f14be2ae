import { sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereStroke } from '../context.ts';

export const strayDot: LaserRule = {
  code: 'LAS018',
  name: 'stray-dot',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Lines without length', fr: 'Des traits sans longueur' },
  what: {
    en: 'The drawing holds strokes that begin and end at the same point.',
    fr: 'Le dessin contient des traits qui commencent et finissent au même point.',
  },
  why: {
    en: 'There is nothing to drive along: they are left out.',
    fr: 'Il n’y a pas de chemin à suivre : ils sont laissés de côté.',
  },
  fix: {
    en: 'Delete them (Inkscape: View > Display Mode > Outline shows them; Illustrator: Object > Path > Clean Up), or draw a small circle where a hole was meant.',
    fr: 'Supprimez-les (Inkscape : Affichage > Mode d’affichage > Contour les montre ; Illustrator : Objet > Tracé > Nettoyer), ou dessinez un petit cercle là où un trou était voulu.',
  },
  example: {
    en: 'A double click with the pen tool leaves a stroke of 0 mm.',
    fr: 'Un double-clic avec l’outil plume laisse un trait de 0 mm.',
  },
  check(context) {
    const { plan } = context;
    return [plan.cutStrokes, plan.scoreStrokes].flatMap((group) => {
      const { dots } = group.traced;
      if (dots.length === 0) return [];
      const { x0, y0 } = group.subpaths[dots[0]!]!;
      const what = sayText({ en: 'Strokes without length: {0}.', fr: 'Traits sans longueur : {0}.' }, dots.length);
      const where = { ...whereStroke(context, group, dots[0]!), point: [x0, y0, 0] as const };
      return [findingOf(strayDot, { what, where, measured: dots.length })];
    });
  },
};
