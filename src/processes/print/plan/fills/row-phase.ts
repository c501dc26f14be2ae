import type { Polygons } from '../../../../geometry/areas/polygons.ts';
import { scanRange } from '../../../../geometry/fills/scan-lines.ts';

/** [mm] Rows of one phase, so that they stand on each other; through the middle of what may lie between two of them. */
export function rowPhase(area: Polygons, angle: number, distance: number): number {
  const [low, high] = scanRange(area, angle);
  return high - low < 2 * distance ? (low + high) / 2 : distance / 2;
}
