import { pointInOutline } from '../paths/containment.ts';
import type { PolygonKernel, Polygons } from './polygons.ts';

/** Halvings of what is not known of a width: to a four-thousandth of it. */
const HALVINGS = 12;

/** How often a disc is pushed, and how far from the edge: by its own radius and a little, for the edge across pushes back. */
const PUSHES = 8;
const PUSHED = 1.1;

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

/**
 * Whether a disc of this width [mm] is found in an outline (x, y pairs) near the middle of its corners, a few times pushed away
 * from the edge that is nearest: soon said of what is roundish. One that is not found may fit all the same.
 */
export function holdsDiscInMiddle(outline: Float64Array, width: number): boolean {
  const n = outline.length;
  let [x, y] = [0, 0];
  for (let k = 0; k < n; k += 2) {
    x += outline[k]!;
    y += outline[k + 1]!;
  }
  [x, y] = [(2 * x) / n, (2 * y) / n];
  for (let push = 0; ; push++) {
    const [nearX, nearY] = nearestOnOutline(outline, x, y);
    const distance = Math.sqrt((x - nearX) ** 2 + (y - nearY) ** 2);
    if (distance >= width / 2) return pointInOutline(outline, x, y) > 0;
    if (push === PUSHES || distance === 0) return false;
    const far = (PUSHED * width) / 2 / distance;
    x = nearX + far * (x - nearX);
    y = nearY + far * (y - nearY);
  }
}

/** [mm] The place of an outline that is nearest to a point. */
function nearestOnOutline(outline: Float64Array, x: number, y: number): readonly [number, number] {
  const n = outline.length;
  let [best2, nearX, nearY] = [Number.POSITIVE_INFINITY, x, y];
  for (let k = 0, j = n - 2; k < n; j = k, k += 2) {
    const [ax, ay] = [outline[j]!, outline[j + 1]!];
    const [dx, dy] = [outline[k]! - ax, outline[k + 1]! - ay];
    const along = (x - ax) * dx + (y - ay) * dy;
    const t = along <= 0 ? 0 : Math.min(1, along / (dx * dx + dy * dy));
    const [px, py] = [ax + t * dx, ay + t * dy];
    const d2 = (x - px) ** 2 + (y - py) ** 2;
    if (d2 >= best2) continue;
    [best2, nearX, nearY] = [d2, px, py];
  }
  return [nearX, nearY];
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
