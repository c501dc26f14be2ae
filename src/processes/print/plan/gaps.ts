import { EdgeIndex } from '../../../geometry/edge-index.ts';
import { contourOf, packContours, splitIslands } from '../../../geometry/islands.ts';
import { type MedialLine, medialAxis } from '../../../geometry/medial-axis.ts';
import { type PolygonKernel, type Polygons, polygonsArea } from '../../../geometry/polygons.ts';
import { MoveKind } from '../../../model/toolpath.ts';
import { lineArea, type Stroke } from './stroke.ts';

export interface GapOptions {
  readonly height: number;
  readonly nozzle: number;
  /** A wall of the part itself, not a gap between lines: it is printed no thinner than the nozzle can. */
  readonly free: boolean;
}

/** Of the nozzle: gaps narrower than this stay open. */
const NARROWEST = 0.25;
/** Of the nozzle: a free wall is printed at least this wide. */
const THINNEST_WALL = 0.85;
/** How much less or more a line lays than its widths say. */
const LEAST = 0.8;
const MOST = 1.4;
/** How often middle lines are evened. */
const EVENINGS = 2;
/** [mm] Simplification of middle lines, and of their widths. */
const SMOOTH = 0.02;

/** Lines of varying width for narrow places: `rest` of `region`. */
export function gapStrokes(
  kernel: PolygonKernel,
  rest: Polygons,
  region: Polygons,
  options: GapOptions,
): { readonly strokes: readonly Stroke[]; readonly lost: number } {
  const { height, nozzle, free } = options;
  const half = (NARROWEST * nozzle) / 2;
  const wide = kernel.offset(kernel.offset(rest, -half, { join: 'miter' }), half, { join: 'miter' });
  const lost = Math.max(0, polygonsArea(rest) - polygonsArea(wide));
  const shortest = (free ? 0.5 : 0.75) * nozzle;
  const kept = withoutCrumbs(wide, shortest);
  if (kept.ends.length === 0) return { strokes: [], lost };
  const index = new EdgeIndex(region);
  const drawn: MedialLine[] = [];
  let laid = 0;
  for (const middle of medialAxis(kernel, kept)) {
    const line = extendEnds(simplifyLine(evened(middle)), index);
    const length = Math.max(lengthOf(line.points), lengthOf(middle.points));
    laid += areaOf(line);
    if (length >= shortest || length * widest(line) >= nozzle * nozzle) drawn.push(line);
  }
  // Lines end half their width before the ends of their piece: what they lay is that of the whole piece.
  const share = Math.min(MOST, Math.max(LEAST, polygonsArea(kept) / laid));
  const strokes = drawn.map(({ points, widths }): Stroke => {
    const area = free
      ? widths.map((w) => lineArea(Math.max(w, THINNEST_WALL * nozzle), height))
      : widths.map((w) => share * w * height);
    return { kind: free ? MoveKind.outerWall : MoveKind.gapFill, closed: false, points, area };
  });
  return { strokes, lost };
}

/** Without the pieces that are too small for any line that is drawn; most of them are what corners leave over. */
function withoutCrumbs(region: Polygons, shortest: number): Polygons {
  const islands = splitIslands(region);
  const kept = islands.filter((island) => diagonal(contourOf(island, 0)) >= shortest);
  if (kept.length === islands.length) return region;
  return packContours(kept.flatMap((island) => Array.from(island.ends, (_, c) => contourOf(island, c))));
}

function widest({ widths }: MedialLine): number {
  let most = 0;
  for (const width of widths) if (width > most) most = width;
  return most;
}

/** [mm2] Under a line of varying width. */
function areaOf({ points, widths }: MedialLine): number {
  let area = 0;
  for (let i = 2; i < points.length; i += 2) {
    const dx = points[i]! - points[i - 2]!;
    const dy = points[i + 1]! - points[i - 1]!;
    area += (Math.sqrt(dx * dx + dy * dy) * (widths[i / 2 - 1]! + widths[i / 2]!)) / 2;
  }
  return area;
}

/** [mm] Of the box around a loop. */
function diagonal(loop: Float64Array): number {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < loop.length; i += 2) {
    x0 = Math.min(x0, loop[i]!);
    x1 = Math.max(x1, loop[i]!);
    y0 = Math.min(y0, loop[i + 1]!);
    y1 = Math.max(y1, loop[i + 1]!);
  }
  return Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
}

function lengthOf(points: Float64Array): number {
  let length = 0;
  for (let i = 2; i < points.length; i += 2) {
    const dx = points[i]! - points[i - 2]!;
    const dy = points[i + 1]! - points[i - 1]!;
    length += Math.sqrt(dx * dx + dy * dy);
  }
  return length;
}

/**
 * In a wedge middles of slanting sides swing from one side of the axis to the other: each place is drawn to the mean of its
 * neighbours, by (1 2 1) / 4, which leaves nothing of what alternates.
 */
function evened(line: MedialLine): MedialLine {
  let { points, widths } = line;
  const n = widths.length;
  const closed = points[0] === points[2 * n - 2] && points[1] === points[2 * n - 1];
  if (n < 3 || closed) return line;
  for (let round = 0; round < EVENINGS; round++) {
    const before = { points, widths };
    points = points.slice();
    widths = widths.slice();
    for (let i = 1; i + 1 < n; i++) {
      for (let k = 2 * i; k < 2 * i + 2; k++)
        points[k] = (before.points[k - 2]! + 2 * before.points[k]! + before.points[k + 2]!) / 4;
      widths[i] = (before.widths[i - 1]! + 2 * before.widths[i]! + before.widths[i + 1]!) / 4;
    }
  }
  return { points, widths };
}

/** Douglas and Peucker in x, y and width. */
function simplifyLine(line: MedialLine): MedialLine {
  const { points, widths } = line;
  const n = widths.length;
  const kept = new Uint8Array(n);
  kept[0] = 1;
  kept[n - 1] = 1;
  const stack = [0, n - 1];
  while (stack.length > 0) {
    const to = stack.pop()!;
    const from = stack.pop()!;
    const between = farthestBetween(line, from, to);
    if (between === -1) continue;
    kept[between] = 1;
    stack.push(from, between, between, to);
  }
  let m = 0;
  const keptPoints = new Float64Array(2 * n);
  const keptWidths = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    if (kept[i] === 0) continue;
    keptPoints[2 * m] = points[2 * i]!;
    keptPoints[2 * m + 1] = points[2 * i + 1]!;
    keptWidths[m++] = widths[i]!;
  }
  return { points: keptPoints.slice(0, 2 * m), widths: keptWidths.slice(0, m) };
}

function farthestBetween({ points, widths }: MedialLine, from: number, to: number): number {
  const p = [points[2 * from]!, points[2 * from + 1]!, widths[from]!] as const;
  const d = [points[2 * to]! - p[0], points[2 * to + 1]! - p[1], widths[to]! - p[2]] as const;
  const squared = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
  let most = SMOOTH * SMOOTH;
  let best = -1;
  for (let i = from + 1; i < to; i++) {
    let x = points[2 * i]! - p[0];
    let y = points[2 * i + 1]! - p[1];
    let w = widths[i]! - p[2];
    if (squared > 0) {
      const share = Math.max(0, Math.min(1, (x * d[0] + y * d[1] + w * d[2]) / squared));
      x -= share * d[0];
      y -= share * d[1];
      w -= share * d[2];
    }
    const distance = x * x + y * y + w * w;
    if (distance > most) {
      most = distance;
      best = i;
    }
  }
  return best;
}

/** Where a line stops for want of narrowness, not at the region's own end, it goes on into its neighbours. */
function extendEnds(line: MedialLine, region: EdgeIndex): MedialLine {
  const points = line.points.slice();
  const n = line.widths.length;
  if (n < 2) return line;
  const closed = points[0] === points[2 * n - 2] && points[1] === points[2 * n - 1];
  if (closed) return line;
  for (const [end, before] of [
    [0, 1],
    [n - 1, n - 2],
  ] as const) {
    const dx = points[2 * end]! - points[2 * before]!;
    const dy = points[2 * end + 1]! - points[2 * before + 1]!;
    const length = Math.sqrt(dx * dx + dy * dy);
    if (length === 0) continue;
    const reach = line.widths[end]! / 2 / length;
    if (!region.contains(points[2 * end]! + 1.6 * reach * dx, points[2 * end + 1]! + 1.6 * reach * dy)) continue;
    points[2 * end]! += reach * dx;
    points[2 * end + 1]! += reach * dy;
  }
  return { points, widths: line.widths };
}
