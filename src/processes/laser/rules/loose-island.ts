import { sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereStroke } from '../context.ts';

export const looseIsland: LaserRule = {
  code: 'LAS017',
  name: 'loose-island',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Islands that fall out', fr: 'Des îlots qui tombent' },
  what: {
    en: 'A cut outline lies inside a hole: the piece in between comes loose.',
    fr: 'Un contour découpé est dans un trou : le morceau entre les deux se détache.',
  },
  why: {
    en: 'In a stencil or in cut letters the middle of A, O or 8 drops out.',
    fr: 'Dans un pochoir ou des lettres découpées, le cœur du A, du O ou du 8 tombe.',
  },
  fix: {
    en: 'If the piece must stay, use a stencil font or draw bridges. If these are parts inside parts, nothing.',
    fr: 'Si le morceau doit rester, utilisez une police pochoir ou dessinez des ponts. Si ce sont des pièces dans des pièces, rien à faire.',
  },
  example: {
    en: 'The word BOB cut as a stencil loses five pieces.',
    fr: 'Le mot BOB découpé en pochoir perd cinq morceaux.',
  },
  check(context) {
    const { plan } = context;
    const islands = plan.cuts.cuts.filter(({ depth }) => depth >= 2 && depth % 2 === 0);
    if (islands.length === 0) return [];
    const { sources, path } = islands[0]!;
    const what = sayText(
      { en: 'Islands inside holes that come loose: {0}.', fr: 'Îlots qui se détachent dans des trous : {0}.' },
      islands.length,
    );
    const where = {
      ...whereStroke(context, plan.cutStrokes, sources[0]!),
      point: [path.x[0]!, path.y[0]!, 0] as const,
    };
    return [findingOf(looseIsland, { what, where, measured: islands.length, limit: 0 })];
  },
};
