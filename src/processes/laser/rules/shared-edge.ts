import { sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';

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
  check({ plan }) {
    const count = plan.cutStrokes.traced.paths.filter(({ shared }) => shared).length;
    if (count === 0 || plan.kerf === 0) return [];
    const what = sayText(
      {
        en: 'Cut lines of outlines that share an edge: {0}. They stay where they are drawn.',
        fr: 'Traits de découpe de contours qui partagent un bord : {0}. Ils restent là où ils sont dessinés.',
      },
      count,
    );
    return [findingOf(sharedEdge, { what, where: {}, measured: plan.kerf, unit: 'mm' })];
  },
};
