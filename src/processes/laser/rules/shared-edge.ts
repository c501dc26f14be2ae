import { sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereStroke } from '../context.ts';

export const sharedEdge: LaserRule = {
  code: 'LAS014',
  name: 'shared-edge',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Parts that share an edge', fr: 'Des pièces qui partagent un bord' },
  what: {
    en: 'Two outlines share an edge. It is cut once, on the line, and the kerf of these outlines is not made up for.',
    fr: 'Deux contours partagent un bord. Il est coupé une fois, sur le trait, et l’épaisseur du trait n’est pas compensée pour ces contours.',
  },
  why: {
    en: 'The cut takes its width from both parts: each comes out smaller by half the kerf a side.',
    fr: 'Le trait mange les deux pièces : chacune sort plus petite d’une demi-épaisseur de trait par côté.',
  },
  fix: {
    en: 'Fine for tiles and puzzles. If the parts must fit into others, move them 1 mm apart, or --set sharedEdges=kerf',
    fr: 'Sans conséquence pour des carreaux ou un puzzle. Si les pièces doivent s’emboîter, écartez-les de 1 mm, ou --set sharedEdges=kerf',
  },
  example: { en: 'Twelve squares of 12 mm drawn edge to edge.', fr: 'Douze carrés de 12 mm dessinés bord à bord.' },
  check(context) {
    const { plan } = context;
    if (plan.kerf === 0) return [];
    const leaning = context.leaning();
    const { paths } = plan.cutStrokes.traced;
    const onLine = paths.filter(({ shared, path }, traced) => (shared && path.closed) || leaning.has(traced));
    if (onLine.length === 0) return [];
    const { path, sources } = onLine.find((traced) => !traced.path.closed) ?? onLine[0]!;
    const what = sayText(
      {
        en: 'Cut lines of outlines that share an edge: {0}. They stay where they are drawn.',
        fr: 'Traits de découpe de contours qui partagent un bord : {0}. Ils restent là où ils sont dessinés.',
      },
      onLine.length,
    );
    const where = {
      ...whereStroke(context, plan.cutStrokes, sources[0]!),
      point: [path.x[0]!, path.y[0]!, 0] as const,
    };
    return [findingOf(sharedEdge, { what, where, measured: plan.kerf, unit: 'mm' })];
  },
};
