import { splitIslands } from '../../../geometry/islands.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons, polygonsArea } from '../../../geometry/polygons.ts';
import { scanLines, scanRange } from '../../../geometry/scan-lines.ts';
import { zigzag } from '../../../geometry/zigzag.ts';
import type { MoveKindCode } from '../../../model/toolpath.ts';
import { gapStrokes } from './gaps.ts';
import { splitStrips, stripFill } from './strip-fill.ts';
import { lineSpacing, type Stroke } from './stroke.ts';

export interface SolidOptions {
  readonly kind: MoveKindCode;
  /** [mm] */
  readonly lineWidth: number;
  readonly height: number;
  /** [radians] */
  readonly angle: number;
  /** Part of a line's width by which lines reach over the region's border. */
  readonly overlap: number;
}

/** How far the distance of lines may be stretched so that the last one meets the wall. */
const STRETCH = 0.1;

/**
 * Fills a region wholly with parallel lines. The distance of the lines is adjusted within 10 % so that a whole
 * number fits; each line lays distance × height, so the volume is that of the region whatever the adjustment.
 */
export function solidFill(kernel: PolygonKernel, region: Polygons, options: SolidOptions): Stroke[][] {
  const { kind, lineWidth, height, angle, overlap } = options;
  const spacing = lineSpacing(lineWidth, height);
  const groups: Stroke[][] = [];
  const { wide, narrow } = splitNarrow(kernel, region, spacing);
  if (narrow.ends.length > 0) {
    const { strokes } = gapStrokes(kernel, narrow, region, { height, nozzle: lineWidth, free: false });
    if (strokes.length > 0) groups.push(strokes.map((stroke) => ({ ...stroke, kind })));
  }
  const { broad, strips } = splitStrips(kernel, wide, spacing);
  for (const strip of strips) {
    const strokes = stripFill(kernel, strip, { kind, lineWidth, height });
    if (strokes.length > 0) groups.push([...strokes]);
  }
  for (const island of splitIslands(broad)) {
    // Line ends are round: they reach half a line further than their centre.
    const inset = kernel.offset(island, overlap * lineWidth - spacing / 2, { join: 'miter' });
    if (inset.ends.length === 0) continue;
    const [low, high] = scanRange(island, angle);
    const count = Math.max(1, Math.round((high - low) / spacing));
    const fitted = (high - low) / count;
    const step = Math.abs(fitted / spacing - 1) <= STRETCH ? fitted : spacing;
    const lines = scanLines(inset, angle, step, (low + high) / 2 + (count % 2 === 0 ? step / 2 : 0));
    const strokes = zigzag(lines, 3 * step).map(
      (points): Stroke => ({ kind, closed: false, points, area: step * height }),
    );
    if (strokes.length > 0) groups.push(strokes);
  }
  return groups;
}

/** [mm2] */
const CRUMB = 0.05;

/** Parts of a region that hold parallel lines, and parts that are too narrow: one line along their middle fits there. */
export function splitNarrow(
  kernel: PolygonKernel,
  region: Polygons,
  spacing: number,
): { readonly wide: Polygons; readonly narrow: Polygons } {
  if (region.ends.length === 0) return { wide: region, narrow: NO_POLYGONS };
  const core = kernel.offset(region, -spacing, { join: 'miter' });
  const wide = kernel.offset(core, spacing, { join: 'miter' });
  if (polygonsArea(region) - polygonsArea(wide) < CRUMB) return { wide: region, narrow: NO_POLYGONS };
  return { wide, narrow: kernel.difference(region, wide) };
}
