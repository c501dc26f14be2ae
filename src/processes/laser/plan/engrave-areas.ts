import { isPaper } from '../../../geometry/drawing-measures.ts';
import { fillContours } from '../../../geometry/flatten-curve.ts';
import { hatchFill } from '../../../geometry/hatch-fill.ts';
import { PaintedArea } from '../../../geometry/painted-area.ts';
import type { PolygonKernel, Polygons } from '../../../geometry/polygons.ts';
import type { ScanRows } from '../../../geometry/scan-rows.ts';
import { strokeOutline } from '../../../geometry/stroke-outline.ts';
import { type Color, type Drawing, PLAIN_PEN } from '../../../model/part.ts';
import type { SortedDrawing } from '../operations.ts';

/** [mm] Chords of engraved outlines. */
const OUTLINE = 0.01;

/**
 * The engraved area as it is seen: fills by their own rule, wide strokes as their pen draws them (at least as wide as the
 * beam) over the fill of their own shape, overlaps once, what is paper-coloured hiding what lies under it.
 */
export function engravedArea(drawing: Drawing, sorted: SortedDrawing, spot: number, kernel: PolygonKernel): Polygons {
  const painted = new PaintedArea(kernel);
  const filled = new Set(sorted.fills);
  const stroked = new Set(sorted.wideStrokes);
  const put = (area: Polygons, color: Color): void => {
    if (isPaper(color)) painted.hide(area);
    else painted.paint(area);
  };
  for (const [index, shape] of drawing.shapes.entries()) {
    const { subpaths, stroke, fill, pen = PLAIN_PEN } = shape;
    if (filled.has(index) && fill !== null) {
      const outline = fillContours(subpaths, OUTLINE);
      if (outline.ends.length > 0) put(kernel.union(outline, undefined, shape.fillRule), fill);
    }
    if (!stroked.has(index) || stroke === null) continue;
    const width = Math.max(shape.strokeWidth, spot);
    put(strokeOutline(subpaths, { pen, width, tolerance: OUTLINE }, kernel), stroke);
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
