import { sayText } from '../../../base/text.ts';
import { loopArea } from '../../../geometry/areas/islands.ts';
import { type Polygons, polygonsArea } from '../../../geometry/areas/polygons.ts';
import type { Finding } from '../../../model/finding.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereStroke } from '../context.ts';

/** [mm2] */
const LEAST = 0.1;
/** Pairs told one by one, and pairs whose overlap is measured at all: beyond, they are counted. */
const MOST_TOLD = 8;
const MOST_MEASURED = 500;

function polygonOf(outline: Float64Array): Polygons {
  return {
    coordinates: loopArea(outline) < 0 ? reversed(outline) : outline,
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
  fix: {
    en: 'Move the parts apart, or unite them (Inkscape: Path > Union; Illustrator: Pathfinder > Unite; LightBurn: Weld).',
    fr: 'Écartez les pièces, ou unissez-les (Inkscape : Chemin > Union ; Illustrator : Pathfinder > Réunion ; LightBurn : Souder).',
  },
  example: { en: 'Two stars laid too close together.', fr: 'Deux étoiles posées trop près l’une de l’autre.' },
  check(context) {
    const { plan, kernel } = context;
    const { paths } = plan.cutStrokes.traced;
    const { outlines } = plan.cuts;
    const findings: Finding[] = [];
    let more = 0;
    const { crossing: pairs } = context.meetings();
    for (const [a, b] of pairs.slice(0, MOST_MEASURED)) {
      const [first, second] = [outlines[a]!, outlines[b]!];
      const shared = kernel.intersection(polygonOf(first), polygonOf(second));
      const area = Math.abs(polygonsArea(shared));
      const whole = Math.min(Math.abs(loopArea(first)), Math.abs(loopArea(second)));
      // All of the smaller one: it lies inside. Next to nothing: they touch.
      if (area < LEAST || area > whole - LEAST) continue;
      if (findings.length >= MOST_TOLD) {
        more++;
        continue;
      }
      const what = sayText(
        { en: 'Two outlines overlap by {0} mm².', fr: 'Deux contours se chevauchent sur {0} mm².' },
        area,
      );
      const where = {
        ...whereStroke(context, plan.cutStrokes, paths[b]!.sources[0]!),
        point: [shared.coordinates[0]!, shared.coordinates[1]!, 0] as const,
      };
      findings.push(findingOf(overlappingParts, { what, where, measured: area, limit: LEAST, unit: 'mm2' }));
    }
    more += Math.max(0, pairs.length - MOST_MEASURED);
    if (more > 0) findings.push(theOthers(more));
    return findings;
  },
};

/** One finding for what would be a page of the same words. */
function theOthers(more: number): Finding {
  const what = sayText(
    { en: 'Other pairs of outlines that cross: {0}.', fr: 'Autres paires de contours qui se croisent : {0}.' },
    more,
  );
  return findingOf(overlappingParts, { what, where: {}, measured: more, limit: 0 });
}
