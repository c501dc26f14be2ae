import type { PolygonKernel, Polygons } from '../../geometry/areas/polygons.ts';
import { contoursToSubpaths } from '../../geometry/paths/contours-to-subpaths.ts';
import { fillContours } from '../../geometry/paths/flatten-curve.ts';
import type { Shape, Subpath } from '../../model/part.ts';

/** [mm] Width that AutoCAD plots lines with where nothing else is said; thinner ones might lie between two rows. */
const HATCH_LINE = 0.25;
/** [mm] How far chords may leave the contours of a hatch. */
const CHORDS = 0.002;

/**
 * The lines of a pattern as areas, within the contours of their hatch (even–odd): a line along an edge, or one that ends in
 * it aslant, would burn what lies beside.
 */
export function engraveLines(shape: Shape, within: readonly Subpath[], kernel: PolygonKernel): Shape {
  const area = kernel.union(fillContours(within, CHORDS), undefined, 'evenodd');
  const lines = kernel.intersection(widen(shape.subpaths), area, 'nonzero');
  return { ...shape, subpaths: contoursToSubpaths(lines), stroke: null, fill: shape.stroke, fillRule: 'nonzero' };
}

/** Straight lines as wide as they are engraved, all of them counter-clockwise. */
function widen(lines: readonly Subpath[]): Polygons {
  const corners = lines.flatMap(({ x0, y0, coordinates }) => {
    const [x1, y1] = [coordinates[0]!, coordinates[1]!];
    const half = HATCH_LINE / 2 / Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2);
    const [dx, dy] = [half * (y0 - y1), half * (x1 - x0)];
    return [x0 - dx, y0 - dy, x1 - dx, y1 - dy, x1 + dx, y1 + dy, x0 + dx, y0 + dy];
  });
  return { coordinates: Float64Array.from(corners), ends: Uint32Array.from(lines, (_, k) => 4 * (k + 1)) };
}
