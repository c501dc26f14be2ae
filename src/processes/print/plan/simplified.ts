import { contourOf, packContours } from '../../../geometry/areas/islands.ts';
import { joinPolygons } from '../../../geometry/areas/join-polygons.ts';
import type { Polygons } from '../../../geometry/areas/polygons.ts';
import { simplifyPolygons } from '../../../geometry/areas/simplify-polygons.ts';
import { sizeOf } from './size-of.ts';

/** Of its box: no vertex of a small loop is farther from what stays of it. A circle keeps 99.3 % of its area. */
const SMALL = 0.0025;

/**
 * Outlines with fewer vertices, none of the dropped ones farther than `tolerance` [mm] from them; of loops a few millimetres wide
 * far less, for those that stay lie on the outline: of a round pin of 1 mm some hundredths of its area would be lost.
 */
export function simplified(raw: Polygons, tolerance: number): Polygons {
  const loops = Array.from(raw.ends, (_, c) => contourOf(raw, c));
  const tolerances = loops.map((loop) => SMALL * sizeOf(loop));
  if (tolerances.every((own) => own >= tolerance)) return simplifyPolygons(raw, tolerance);
  const large = loops.filter((_, c) => tolerances[c]! >= tolerance);
  const small = loops.flatMap((loop, c) =>
    tolerances[c]! < tolerance ? [simplifyPolygons(packContours([loop]), tolerances[c]!)] : [],
  );
  return joinPolygons([...(large.length === 0 ? [] : [simplifyPolygons(packContours(large), tolerance)]), ...small]);
}
