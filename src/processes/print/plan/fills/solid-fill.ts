import { splitIslands } from '../../../../geometry/areas/islands.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { type ScanLines, scanLines, scanRange } from '../../../../geometry/fills/scan-lines.ts';
import { turnedBack, zigzagRows } from '../../../../geometry/fills/zigzag.ts';
import type { MoveKindCode } from '../../../../model/toolpath.ts';
import { lineSpacing, type Stroke, widestLine } from '../stroke.ts';
import { gapStrokes } from '../walls/gaps.ts';
import { RowEnds, type RowLine } from './row-ends.ts';
import { splitStrips, stripFill } from './strip-fill.ts';

export interface SolidOptions {
  readonly kind: MoveKindCode;
  /** [mm] */
  readonly lineWidth: number;
  readonly nozzle: number;
  readonly height: number;
  /** [radians] */
  readonly angle: number;
  /** Part of a line's width by which lines reach over the region's border. */
  readonly overlap: number;
}

/** Of a row: what turns lay more than the room for them takes, so that they hold to the wall. */
const SURPLUS = 0.04;
/** Of a row: the least that a turn lays. */
const THINNEST_TURN = 0.3;
/** Of what the distance of lines says: rows lay so much less or more that all of them lay what their region holds. */
const LEAST = 0.97;
const MOST = 1.05;
/** How far the distance of lines may be stretched so that the last one meets the wall. */
const STRETCH = 0.1;

/**
 * Fills a region wholly with parallel lines. The distance of the lines is adjusted within 10 % so that a whole
 * number fits; each line lays distance × height, so the volume is that of the region whatever the adjustment.
 */
export function solidFill(kernel: PolygonKernel, region: Polygons, options: SolidOptions): Stroke[][] {
  const { kind, lineWidth, nozzle, height, angle, overlap } = options;
  const spacing = lineSpacing(lineWidth, height);
  // Beyond the ends of two rows the wall leaves twice their distance from it, less what reaches over it.
  const turn = Math.min(1, Math.max(THINNEST_TURN, 1 - (2 * overlap * lineWidth) / spacing + SURPLUS));
  const groups: Stroke[][] = [];
  const { wide, narrow } = splitNarrow(kernel, region, spacing);
  if (narrow.ends.length > 0) {
    const gaps = { height, nozzle: lineWidth, widest: widestLine(nozzle), free: false };
    const { strokes } = gapStrokes(kernel, narrow, region, gaps);
    if (strokes.length > 0) groups.push(strokes.map((stroke) => ({ ...stroke, kind })));
  }
  const { broad, strips } = splitStrips(kernel, wide, spacing);
  for (const strip of strips) {
    const strokes = stripFill(kernel, strip, { kind, lineWidth, nozzle, height });
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
    const offset = (low + high) / 2 + (count % 2 === 0 ? step / 2 : 0);
    const lines = scanLines(inset, angle, step, offset);
    const halves = scanLines(island, angle, step / 2, offset + step / 4);
    const ends = new RowEnds(lines, halves, step, turn);
    const rows = zigzagRows(lines, 3 * step).map((chain) => ends.withTails(chain));
    const drawn = [...rows, ...ends.strips()].sort((p, q) => p.points[1]! - q.points[1]!);
    const whole = polygonsArea(island) / (step * drawn.reduce((sum, line) => sum + wayOf(line), 0));
    const area = Math.min(MOST, Math.max(LEAST, whole)) * step * height;
    const strokes = drawn.map((line) => strokeOf(lines, line, { kind, area }));
    if (strokes.length > 0) groups.push(strokes);
  }
  return groups;
}

/** [mm] Along a line, as if it were laid whole everywhere. */
function wayOf({ points, shares }: RowLine): number {
  let way = 0;
  for (let i = 2; i < points.length; i += 2) {
    const [dx, dy] = [points[i]! - points[i - 2]!, points[i + 1]! - points[i - 1]!];
    way += Math.sqrt(dx * dx + dy * dy) * ((shares[i / 2 - 1]! + shares[i / 2]!) / 2);
  }
  return way;
}

function strokeOf(
  frame: ScanLines,
  { points, shares }: RowLine,
  { kind, area }: Pick<Stroke, 'kind'> & { area: number },
): Stroke {
  const even = shares.every((share) => share === 1);
  return {
    kind,
    closed: false,
    points: turnedBack(frame, points),
    area: even ? area : Float64Array.from(shares, (share) => share * area),
  };
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
