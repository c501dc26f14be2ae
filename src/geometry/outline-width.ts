import { distance2ToSegment, pointInOutline } from './containment.ts';
import type { PolygonKernel, Polygons } from './polygons.ts';

/** Halvings of what is not known of a width: to a four-thousandth of it. */
const HALVINGS = 12;

/**
 * [mm] The widest disc that fits into an outline without crossings is at least this wide: Bonnesen's inequality,
 * area ≤ width · half the length − π/4 · width². Exact for discs and for slits with round ends.
 * @param area [mm2]
 * @param length [mm] of the whole outline
 */
export function leastInnerWidth(area: number, length: number): number {
  const half = length / 2;
  return (2 / Math.PI) * (half - Math.sqrt(Math.max(0, half * half - Math.PI * area)));
}

/** Whether a disc of this width [mm] fits into an outline (x, y pairs) about the middle of its corners: soon said of what is roundish. */
export function holdsDiscInMiddle(outline: Float64Array, width: number): boolean {
  const n = outline.length;
  let [x, y] = [0, 0];
  for (let k = 0; k < n; k += 2) {
    x += outline[k]!;
    y += outline[k + 1]!;
  }
  [x, y] = [(2 * x) / n, (2 * y) / n];
  const least2 = (width / 2) ** 2;
  for (let k = 0, j = n - 2; k < n; j = k, k += 2)
    if (distance2ToSegment(x, y, outline[j]!, outline[j + 1]!, outline[k]!, outline[k + 1]!) < least2) return false;
  return pointInOutline(outline, x, y) > 0;
}

/** Whether a disc of this width [mm] fits somewhere into the area. */
export function holdsDisc(area: Polygons, width: number, kernel: PolygonKernel): boolean {
  return kernel.offset(area, -width / 2, { join: 'miter' }).ends.length > 0;
}

/** [mm] Width of the widest disc that fits into the area, known to lie between two widths. */
export function innerWidth(area: Polygons, [least, most]: readonly [number, number], kernel: PolygonKernel): number {
  let [low, high] = [least, most];
  for (let k = 0; k < HALVINGS && high - low > 1e-4; k++) {
    const middle = (low + high) / 2;
    if (holdsDisc(area, middle, kernel)) low = middle;
    else high = middle;
  }
  return high;
}
