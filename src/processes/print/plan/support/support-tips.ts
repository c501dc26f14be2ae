import type { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { splitIslands } from '../../../../geometry/areas/islands.ts';
import type { Polygons } from '../../../../geometry/areas/polygons.ts';
import { scanLines } from '../../../../geometry/fills/scan-lines.ts';
import { rowPhase } from '../fills/row-phase.ts';

/** [mm] Distance of tips under an overhang. */
const TIP_SPACING = 2.5;
/** Of that distance: no tip of a second set of rows stands nearer to one of the first. */
const APART = 0.8;

type Place = readonly [x: number, y: number];

/**
 * Where tips of branches stand under overhangs, at least one each. Rows along x miss ledges that run along x, so rows along y
 * are looked at as well.
 */
export function tipsUnder(hanging: Polygons): readonly Place[] {
  const tips: Place[] = [];
  for (const island of splitIslands(hanging)) {
    const first = tipsInRows(island, 0);
    tips.push(...first);
    for (const tip of tipsInRows(island, Math.PI / 2))
      if (first.every((other) => squared(tip, other) > (APART * TIP_SPACING) ** 2)) tips.push(tip);
  }
  return tips;
}

/** Tips clear of the part: those too near to it are moved away from it, by `reach` [mm] at most. */
export function clearOf(tips: readonly Place[], near: EdgeIndex, reach: number): readonly Place[] {
  const clear: Place[] = [];
  for (const tip of tips) {
    if (!near.contains(...tip)) clear.push(tip);
    else {
      const out = near.nearest(...tip, reach);
      if (out !== null) clear.push([out.x, out.y]);
    }
  }
  return clear;
}

function tipsInRows(island: Polygons, angle: number): readonly Place[] {
  const { cos, sin, rows, ends, u } = scanLines(island, angle, TIP_SPACING, rowPhase(island, angle, TIP_SPACING));
  const tips: Place[] = [];
  for (let row = 0, k = 0; row < rows.length; row++)
    for (; k + 1 < ends[row]!; k += 2) {
      const [from, to, v] = [u[k]!, u[k + 1]!, rows[row]!];
      const pieces = Math.max(1, Math.round((to - from) / TIP_SPACING));
      for (let p = 0; p < pieces; p++) {
        const at = from + ((p + 0.5) * (to - from)) / pieces;
        tips.push([cos * at - sin * v, sin * at + cos * v]);
      }
    }
  return tips;
}

function squared([x, y]: Place, [u, v]: Place): number {
  return (x - u) * (x - u) + (y - v) * (y - v);
}
