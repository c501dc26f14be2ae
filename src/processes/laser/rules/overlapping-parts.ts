import { sayText } from '../../../base/text.ts';
import { outlineArea } from '../../../geometry/containment.ts';
import { crossingPairs } from '../../../geometry/crossing-pairs.ts';
import { type Polygons, polygonsArea } from '../../../geometry/polygons.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereStroke } from '../context.ts';

/** [mm2] */
const LEAST = 0.1;

function polygonOf(outline: Float64Array): Polygons {
  return {
    coordinates: outlineArea(outline) < 0 ? reversed(outline) : outline,
    ends: Uint32Array.of(outline.length / 2),
  };
}

function reversed(outline: Float64Array): Float64Array {
  const turned = new Float64Array(outline.length);
  for (let k = 0; k < outline.length; k += 2) turned.set(outline.subarray(k, k + 2), outline.length - 2 - k);
  return turned;
}

export const overlappingParts: LaserRule = {
  code: 'LAS031',
  name: 'overlapping-parts',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Parts that overlap', fr: 'Des pièces qui se chevauchent' },
  what: {
    en: 'Two outlines cross each other without one being inside the other.',
    fr: 'Deux contours se croisent sans que l’un soit dans l’autre.',
  },
  why: { en: 'Each cut runs through the other part.', fr: 'Chaque découpe traverse l’autre pièce.' },
  fix: { en: 'Move the parts apart, or unite them.', fr: 'Écartez les pièces, ou unissez-les.' },
  example: { en: 'Two stars laid too close together.', fr: 'Deux étoiles posées trop près l’une de l’autre.' },
  check(context) {
    const { plan, kernel } = context;
    const { paths } = plan.cutStrokes.traced;
    const closed = paths.map((_, k) => k).filter((k) => paths[k]!.path.closed);
    const outlines = closed.map((k) => plan.cuts.outlines[k]!);
    return crossingPairs(outlines).flatMap(([a, b]) => {
      const [first, second] = [outlines[a]!, outlines[b]!];
      const shared = kernel.intersection(polygonOf(first), polygonOf(second));
      const area = Math.abs(polygonsArea(shared));
      const whole = Math.min(Math.abs(outlineArea(first)), Math.abs(outlineArea(second)));
      // All of the smaller one: it lies inside. Next to nothing: they touch.
      if (area < LEAST || area > whole - LEAST) return [];
      const what = sayText(
        { en: 'Two outlines overlap by {0} mm².', fr: 'Deux contours se chevauchent sur {0} mm².' },
        area,
      );
      const where = {
        ...whereStroke(context, plan.cutStrokes, paths[closed[b]!]!.sources[0]!),
        point: [second[0]!, second[1]!, 0] as const,
      };
      return [findingOf(overlappingParts, { what, where, measured: area, limit: LEAST, unit: 'mm2' })];
    });
  },
};
