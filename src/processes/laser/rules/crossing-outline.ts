import { sayText } from '../../../base/text.ts';
import { loopArea } from '../../../geometry/areas/islands.ts';
import type { Polygons } from '../../../geometry/areas/polygons.ts';
import { crossesItself, selfCrossingPoint } from '../../../geometry/paths/self-crossing.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereStroke } from '../context.ts';

/** [mm2] Smaller loops are corner marks, not pieces. */
const LEAST = 0.5;

function lobeAreas({ coordinates, ends }: Polygons): number[] {
  let first = 0;
  return Array.from(ends, (end) => {
    const area = loopArea(coordinates.subarray(2 * first, 2 * end));
    first = end;
    return area;
  });
}

export const crossingOutline: LaserRule = {
  code: 'LAS030',
  name: 'crossing-outline',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'An outline that crosses itself', fr: 'Un contour qui se croise' },
  what: { en: 'The outline of a part runs across itself.', fr: 'Le contour d’une pièce se recoupe lui-même.' },
  why: { en: 'The part falls into pieces at the crossing.', fr: 'La pièce se sépare en morceaux au croisement.' },
  fix: {
    en: 'Pull the crossing apart, or unite the shape (Inkscape: Path > Union; Illustrator: Pathfinder > Unite).',
    fr: 'Défaites le croisement, ou unissez la forme (Inkscape : Chemin > Union ; Illustrator : Pathfinder > Réunion).',
  },
  example: { en: 'A figure of eight drawn with one line.', fr: 'Un huit dessiné d’un seul trait.' },
  check(context) {
    const { plan, kernel } = context;
    return plan.cutStrokes.traced.paths.flatMap(({ path, sources }, traced) => {
      const points = plan.cuts.outlines[traced]!;
      if (!path.closed || path.x.length < 4 || crossesItself(points) === false) return [];
      const lobes = kernel.union(
        { coordinates: points, ends: Uint32Array.of(points.length / 2) },
        undefined,
        'evenodd',
      );
      const large = lobeAreas(lobes).filter((area) => Math.abs(area) > LEAST);
      if (large.length < 2) return [];
      const what = sayText(
        { en: 'An outline crosses itself and makes {0} pieces.', fr: 'Un contour se croise et forme {0} morceaux.' },
        large.length,
      );
      const where = {
        ...whereStroke(context, plan.cutStrokes, sources[0]!),
        point: [...(selfCrossingPoint(points) ?? [path.x[0]!, path.y[0]!]), 0] as const,
      };
      return [findingOf(crossingOutline, { what, where, measured: large.length, limit: 1 })];
    });
  },
};
