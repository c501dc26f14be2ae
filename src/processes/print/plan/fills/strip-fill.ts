import { outlineLength, splitIslands } from '../../../../geometry/areas/islands.ts';
import { joinPolygons } from '../../../../geometry/areas/join-polygons.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import type { MoveKindCode } from '../../../../model/toolpath.ts';
import { lineSpacing, type Stroke, widestLine } from '../stroke.ts';
import { thickened, volumeOf } from '../stroke-volume.ts';
import { gapStrokes } from '../walls/gaps.ts';
import { loopLines } from '../walls/loop-lines.ts';

export interface StripOptions {
  readonly kind: MoveKindCode;
  /** [mm] */
  readonly lineWidth: number;
  readonly nozzle: number;
  readonly height: number;
}

/** Lines side by side in the widest strip. */
const LINES = 4;
/** Times its width that a strip is long at least. */
const LONG = 4;
/** [mm2] */
const CRUMB = 0.05;
/** Of a line: what is too narrow for another one widens those beside it by no more. */
const MOST = 1.15;

/**
 * Long strips of a region, at most four lines wide: parallel lines across them are all turns, and along them a slant
 * leaves steps at the border. Whole pieces no wider than that are strips however short: two slanting lines do not fill
 * the tip of a letter.
 */
export function splitStrips(
  kernel: PolygonKernel,
  region: Polygons,
  spacing: number,
): { readonly broad: Polygons; readonly strips: readonly Polygons[] } {
  const none = { broad: region, strips: [] };
  if (region.ends.length === 0) return none;
  const reach = (LINES * spacing) / 2;
  const wide = kernel.offset(kernel.offset(region, -reach, { join: 'miter' }), reach, { join: 'miter' });
  if (polygonsArea(region) - polygonsArea(wide) < CRUMB) return none;
  const rest = wide.ends.length === 0 ? region : kernel.difference(region, wide);
  const islands = splitIslands(region);
  const strips = splitIslands(rest).filter((piece) => isStrip(piece, spacing) || isWhole(piece, islands));
  if (strips.length === 0) return none;
  if (wide.ends.length === 0 && strips.length === islands.length) return { broad: NO_POLYGONS, strips };
  const taken = joinPolygons(strips);
  return { broad: kernel.difference(region, taken), strips };
}

function isStrip(piece: Polygons, spacing: number): boolean {
  const length = outlineLength(piece) / 2;
  const width = polygonsArea(piece) / length;
  return width > spacing / 2 && length > LONG * LINES * spacing && length > LONG * width;
}

/** Whether a piece is one of the islands, whole: as large, and as far to the left. */
function isWhole(piece: Polygons, islands: readonly Polygons[]): boolean {
  const area = polygonsArea(piece);
  return islands.some((island) => Math.abs(polygonsArea(island) - area) < 1e-4 && leftOf(island) === leftOf(piece));
}

/** [µm] */
function leftOf({ coordinates }: Polygons): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < coordinates.length; i += 2) least = Math.min(least, coordinates[i]!);
  return Math.round(1000 * least);
}

/**
 * Lines along the border of a strip, and one of varying width along the middle of what two do not fill; where that is too
 * narrow for a line, those beside it are wider.
 */
export function stripFill(
  kernel: PolygonKernel,
  strip: Polygons,
  { kind, lineWidth, nozzle, height }: StripOptions,
): readonly Stroke[] {
  const spacing = lineSpacing(lineWidth, height);
  const strokes: Stroke[] = [];
  let region = strip;
  for (let level = 0; level < LINES && region.ends.length > 0; level++) {
    const core = kernel.offset(region, -spacing, { join: 'miter' });
    const covered = kernel.offset(core, spacing, { join: 'miter' });
    const lines = kernel.offset(core, spacing / 2, { join: 'miter' });
    strokes.push(...loopLines(lines, kind, spacing * height));
    if (polygonsArea(region) - polygonsArea(covered) > CRUMB) {
      const rest = covered.ends.length === 0 ? region : kernel.difference(region, covered);
      const widest = widestLine(nozzle);
      const gaps = gapStrokes(kernel, rest, region, { height, nozzle: lineWidth, widest, free: false });
      strokes.push(...gaps.strokes.map((stroke) => ({ ...stroke, kind })));
    }
    region = core;
  }
  const laid = volumeOf(strokes);
  const share = Math.min(MOST, (polygonsArea(strip) * height) / laid);
  return share > 1 ? strokes.map((stroke) => thickened(stroke, share)) : strokes;
}
