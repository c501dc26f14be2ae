import type { ScanRows } from '../../../geometry/fills/scan-rows.ts';
import { type ArcPath, arcPathBox, type Box } from '../../../geometry/paths/arc-path.ts';
import type { CutTree } from './cut-tree.ts';

/** Rows to burn, turned by `angle` [rad] about the drawing's origin. */
export interface Engraving {
  readonly rows: ScanRows;
  readonly angle: number;
}

/** What burns. */
export interface Burnt {
  readonly cuts: CutTree;
  readonly scores: CutTree;
  readonly engravings: readonly Engraving[];
}

/**
 * [mm] Box of everything that burns, null where nothing does: as it is burnt, with the outlines that the kerf moved,
 * or with these where they are drawn.
 */
export function burntBox({ cuts, scores, engravings }: Burnt, as: 'burnt' | 'drawn'): Box | null {
  let x0 = Number.POSITIVE_INFINITY;
  let y0 = Number.POSITIVE_INFINITY;
  let x1 = Number.NEGATIVE_INFINITY;
  let y1 = Number.NEGATIVE_INFINITY;
  const take = (x: number, y: number): void => {
    if (x < x0) x0 = x;
    if (y < y0) y0 = y;
    if (x > x1) x1 = x;
    if (y > y1) y1 = y;
  };
  for (const tree of [cuts, scores]) {
    for (const { path, moved } of tree.cuts) {
      const [left, low, right, high] = as === 'drawn' ? drawnBox(path, moved) : arcPathBox(path);
      take(left, low);
      take(right, high);
    }
  }
  for (const { rows, angle } of engravings) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (let row = 0, k = 0; row < rows.y.length; row++) {
      const y = rows.y[row]!;
      const [from, to] = [rows.from[k]!, rows.to[rows.ends[row]! - 1]!];
      take(from * cos - y * sin, from * sin + y * cos);
      take(to * cos - y * sin, to * sin + y * cos);
      k = rows.ends[row]!;
    }
  }
  return x0 <= x1 ? [x0, y0, x1, y1] : null;
}

/** [mm] Box of a cut before the kerf moved it outward by `moved`. */
export function drawnBox(path: ArcPath, moved: number): Box {
  const [x0, y0, x1, y1] = arcPathBox(path);
  return [x0 + moved, y0 + moved, x1 - moved, y1 - moved];
}
