import { numberText, sayText } from '../../../base/text.ts';
import { facetError } from '../../../geometry/mesh/facet-error.ts';
import type { Point } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { normalsOf } from '../analysis/rays.ts';
import type { PrintContext } from '../context.ts';

const PAGE: RulePage = {
  code: 'PRT023',
  name: 'coarse-facets',
  severity: 'info',
  stage: 'stable',
  title: { en: 'Round surfaces with visible facets', fr: 'Surfaces rondes à facettes visibles' },
  what: {
    en: 'A surface that should be round is made of flat facets so large that they will be seen and felt.',
    fr: 'Une surface qui devrait être ronde est faite de facettes planes si grandes qu’on les verra et les sentira.',
  },
  why: {
    en: 'The printer draws exactly what the file says: a wheel with 16 sides is printed with 16 sides. Holes come out too small.',
    fr: 'L’imprimante dessine exactement ce que dit le fichier : une roue à 16 côtés s’imprime avec 16 côtés. Les trous sortent trop petits.',
  },
  fix: {
    en: 'Export again with a finer setting (deviation 0.01 mm, or more segments: $fn = 96 in OpenSCAD).',
    fr: 'Exportez à nouveau avec un réglage plus fin (écart 0,01 mm, ou plus de segments : $fn = 96 dans OpenSCAD).',
  },
  example: {
    en: 'A cylinder of 40 mm with 24 sides: the middle of each side lies 0.17 mm inside the true circle.',
    fr: 'Un cylindre de 40 mm à 24 côtés : le milieu de chaque côté est 0,17 mm à l’intérieur du vrai cercle.',
  },
};

/** Edges; fewer are bevels that are meant. */
const FEW = 12;

export const coarseFacets = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    if (!context.isPrintable) return [];
    const { facetError: visible } = context.settings;
    const { triangles, edges } = context.analysis.mending;
    const found = facetError(context.part.positions, triangles, edges, normalsOf(context), visible);
    if (found.creases < FEW) return [];
    const v = 3 * triangles[3 * found.triangle]!;
    const { positions } = context.part;
    const point: Point = [positions[v]!, positions[v + 1]!, positions[v + 2]!];
    const what = sayText(
      {
        en: 'The facets of round surfaces lie up to {0} mm inside the true curve ({1} creases are off by more than {2} mm).',
        fr: 'Les facettes des surfaces rondes sont jusqu’à {0} mm à l’intérieur de la vraie courbe ({1} arêtes entre facettes s’en écartent de plus de {2} mm).',
      },
      numberText(found.error, 2),
      found.creases,
      visible,
    );
    const where = { point, triangle: context.fileTriangle(found.triangle) };
    return [findingOf(PAGE, { what, where, measured: found.error, limit: visible, unit: 'mm' })];
  },
});
