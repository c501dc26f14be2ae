import { isPaper } from '../../../geometry/drawing-measures.ts';
import { fillContours, flattenSubpaths } from '../../../geometry/flatten-curve.ts';
import { hatchFill } from '../../../geometry/hatch-fill.ts';
import { PaintedArea } from '../../../geometry/painted-area.ts';
import type { PolygonKernel, Polygons } from '../../../geometry/polygons.ts';
import type { ScanRows } from '../../../geometry/scan-rows.ts';
import type { Drawing } from '../../../model/part.ts';
import type { SortedDrawing } from '../operations.ts';

/** [mm] Chords of engraved outlines. */
const OUTLINE = 0.01;

/**
 * The engraved area as it is seen: fills by their own rule, overlaps once, paper-coloured fills hiding what lies under
 * them, wide strokes as wide as they are drawn (at least the beam).
 */
export function engravedArea(drawing: Drawing, sorted: SortedDrawing, spot: number, kernel: PolygonKernel): Polygons {
  const painted = new PaintedArea(kernel);
  const wide = new Set(sorted.wideStrokes);
  for (const index of [...sorted.fills, ...sorted.wideStrokes].sort((a, b) => a - b)) {
    const shape = drawing.shapes[index]!;
    if (wide.has(index)) {
      const lines = flattenSubpaths(shape.subpaths, OUTLINE);
      painted.paint(kernel.swell(lines, Math.max(shape.strokeWidth, spot) / 2, 'butt'));
      continue;
    }
    const outline = fillContours(shape.subpaths, OUTLINE);
    if (outline.ends.length === 0) continue;
    const area = kernel.union(outline, undefined, shape.fillRule);
    if (isPaper(shape)) painted.hide(area);
    else painted.paint(area);
  }
  return painted.seen();
}

/** Rows that fill an area, in a frame turned by `angle` [rad]: turned back when they are laid out. */
export function hatchRows(area: Polygons, interval: number, angle: number): ScanRows {
  if (angle === 0) return hatchFill(area, { interval });
  const [cos, sin] = [Math.cos(-angle), Math.sin(-angle)];
  const turned = new Float64Array(area.coordinates.length);
  for (let k = 0; k < turned.length; k += 2) {
    const [x, y] = [area.coordinates[k]!, area.coordinates[k + 1]!];
    turned[k] = x * cos - y * sin;
    turned[k + 1] = x * sin + y * cos;
  }
  return hatchFill({ coordinates: turned, ends: area.ends }, { interval });
}
