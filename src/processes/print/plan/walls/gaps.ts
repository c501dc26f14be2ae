import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { contourOf, splitIslands } from '../../../../geometry/areas/islands.ts';
import { joinPolygons } from '../../../../geometry/areas/join-polygons.ts';
import { type MedialLine, medialAxis } from '../../../../geometry/areas/medial-axis.ts';
import { type PolygonKernel, type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { lineLength } from '../../../../geometry/paths/line-length.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import { lineArea, type Stroke } from '../stroke.ts';
import { dotOf, pinOf } from './dot.ts';
import { evened, simplifyLine } from './even-line.ts';
import { withLaidEnds } from './line-ends.ts';
import { loopLines } from './loop-lines.ts';
import { opened } from './opened.ts';
import { mayBePaired } from './paired-stretches.ts';

export interface GapOptions {
  readonly height: number;
  readonly nozzle: number;
  /** [mm] No line is wider: what is wider takes two lines, or more. */
  readonly widest: number;
  /** A wall of the part itself, not a gap between lines: it is printed no thinner than the nozzle can. */
  readonly free: boolean;
  /** [mm] Where walls are wider along more than a spot nothing is drawn: they are told as `pairs`. */
  readonly single?: number | undefined;
}

/** Of the nozzle: gaps narrower than this stay open. */
const NARROWEST = 0.25;
/** Of the nozzle: a free wall is printed at least this wide. */
const THINNEST_WALL = 0.85;
/** How much less or more a line lays than its widths say. */
const LEAST = 0.8;
const MOST = 1.6;
/** Of the widest line: short ones that make up for their ends are laid no wider. */
const WIDEST_SHARE = 1.04;
/** How much more than its widths say a free wall lays; it lays no less. */
const MOST_FREE = 1.2;
/** [mm] Most that the widths of a segment's two ends differ. */
const WIDTH_STEP = 0.1;
/** [mm] Simplification of middle lines, and of their widths. */
const SMOOTH = 0.02;

/** Of its width: a line that is shorter is no line but a dot. */
const BLOB = 0.5;
/** Squares of the nozzle: a piece without a line that is at least so large is a dot. */
const DOT = 0.3;
/** Part of the circle around it that such a piece fills at least. */
const DOT_ROUND = 0.25;
/** Rounds of loops in places wider than any line, far more than there are. */
const MOST_ROUNDS = 50;

export interface Gaps {
  readonly strokes: readonly Stroke[];
  /** [mm2] Left without a line. */
  readonly lost: number;
  /** Places wider than any line are left out. */
  readonly tooWide?: true;
  /** Some places are better laid by two lines. */
  readonly pairs?: true;
}

const NOTHING: Gaps = { strokes: [], lost: 0 };

/** Lines of varying width for narrow places: `rest` of `region`. */
export function gapStrokes(
  kernel: PolygonKernel,
  rest: Polygons,
  region: Polygons,
  options: GapOptions,
  rounds = MOST_ROUNDS,
): Gaps {
  const { nozzle, free, widest } = options;
  const half = (NARROWEST * nozzle) / 2;
  const shortest = (free ? 0.5 : 0.75) * nozzle;
  const kept = withoutCrumbs(opened(kernel, rest, half), shortest);
  const narrow = Math.max(0, polygonsArea(rest) - polygonsArea(kept));
  if (kept.ends.length === 0) return { strokes: [], lost: narrow };
  let middles = medialAxis(kernel, kept);
  const { single } = options;
  const index = new EdgeIndex(region);
  if (single !== undefined && middles.some((middle) => mayBePaired(middle, index, single)))
    return { strokes: [], lost: 0, pairs: true };
  if (middles.some((middle) => widestOf(middle) > widest)) {
    if (rounds === 0) return { strokes: [], lost: narrow + polygonsArea(kept), tooWide: true };
    const told = inLoops(kernel, kept, options, rounds - 1);
    if (told !== undefined) return { ...told, lost: told.lost + narrow };
    middles = middles.map((middle) => ({ ...middle, widths: middle.widths.map((w) => Math.min(w, widest)) }));
  }
  const drawn: MedialLine[] = [];
  let laid = 0;
  for (const middle of middles) {
    if (widestOf(middle) < half) continue;
    const line = simplifyLine(
      withLaidEnds(trimmed(evened(middle), half), index, free ? THINNEST_WALL * nozzle : 0),
      SMOOTH,
    );
    const length = Math.max(lineLength(line.points), lineLength(middle.points));
    if (length < shortest && length * widestOf(line) < nozzle * nozzle) continue;
    if (!free && length < BLOB * widestOf(line)) continue;
    laid += areaOf(line);
    drawn.push(line);
  }
  const bare = drawn.length < middles.length || drawn.length === 0 ? bareOf(kept, drawn) : [];
  const dots = free ? NOTHING : dotsIn(bare, options);
  // Lines end half their width before the ends of their piece: what they lay is that of the whole piece.
  const filled = polygonsArea(kept) - bare.reduce((sum, piece) => sum + polygonsArea(piece), 0);
  const shareOf = (line: MedialLine): number =>
    Math.min(shareAmong(line, drawn, filled, laid), Math.max(1, (WIDEST_SHARE * widest) / widestOf(line)));
  const strokes = drawn.map((line) => strokeOf(line, options, shareOf(line)));
  return { strokes: [...strokes, ...dots.strokes], lost: narrow + dots.lost };
}

/** What a line lays of what its widths say: what all of them lack they lack at their ends, in squares of their widths. */
function shareAmong(line: MedialLine, lines: readonly MedialLine[], filled: number, laid: number): number {
  if (filled < laid) return Math.max(LEAST, filled / laid);
  const squares = lines.reduce((sum, each) => sum + meanWidth(each) ** 2, 0);
  return Math.min(MOST, 1 + (((filled - laid) / squares) * meanWidth(line)) / lineLength(line.points));
}

const meanWidth = (line: MedialLine): number => areaOf(line) / lineLength(line.points);

function strokeOf(line: MedialLine, { height, nozzle, free }: GapOptions, share: number): Stroke {
  const { points, widths } = inSteps(line);
  const area = free
    ? widths.map((w) => Math.min(MOST_FREE, Math.max(1, share)) * lineArea(Math.max(w, THINNEST_WALL * nozzle), height))
    : widths.map((w) => share * w * height);
  return { kind: free ? MoveKind.outerWall : MoveKind.gapFill, closed: false, points, area };
}

/** A segment is laid as wide as its middle: one whose ends differ by more than a step is parted. */
function inSteps(line: MedialLine): MedialLine {
  const { points, widths } = line;
  const parts = (i: number): number => Math.max(1, Math.ceil(Math.abs(widths[i]! - widths[i - 1]!) / WIDTH_STEP));
  if (!widths.some((_, i) => i > 0 && parts(i) > 1)) return line;
  const [places, wide] = [[points[0]!, points[1]!], [widths[0]!]];
  for (let i = 1; i < widths.length; i++)
    for (let k = 1, n = parts(i); k <= n; k++) {
      const mixed = (from: number, to: number): number => from + (k / n) * (to - from);
      places.push(mixed(points[2 * i - 2]!, points[2 * i]!), mixed(points[2 * i - 1]!, points[2 * i + 1]!));
      wide.push(mixed(widths[i - 1]!, widths[i]!));
    }
  return { points: Float64Array.from(places), widths: Float64Array.from(wide) };
}

/**
 * Places that are too wide for one line: lines half as wide along their border, and what is left between these; undefined
 * where no such lines fit, for only corners are so wide.
 */
function inLoops(kernel: PolygonKernel, places: Polygons, options: GapOptions, rounds: number): Gaps | undefined {
  const width = options.widest / 2;
  const core = kernel.offset(places, -width, { join: 'miter' });
  if (core.ends.length === 0) return undefined;
  const covered = kernel.offset(core, width, { join: 'miter' });
  const kind = options.free ? MoveKind.outerWall : MoveKind.gapFill;
  const strokes = loopLines(kernel.offset(core, width / 2, { join: 'miter' }), kind, width * options.height);
  const between = { ...options, free: false };
  const beside = gapStrokes(kernel, kernel.difference(places, covered), places, between, rounds);
  const within = gapStrokes(kernel, core, core, between, rounds);
  return { strokes: [...strokes, ...beside.strokes, ...within.strokes], lost: beside.lost + within.lost };
}

/** Pieces that hold none of the lines. */
function bareOf(pieces: Polygons, lines: readonly MedialLine[]): readonly Polygons[] {
  return splitIslands(pieces).filter((piece) => {
    const index = new EdgeIndex(piece);
    return !lines.some(({ points, widths }) => {
      const k = 2 * Math.max(1, widths.length >> 1);
      return index.contains((points[k - 2]! + points[k]!) / 2, (points[k - 1]! + points[k + 1]!) / 2);
    });
  });
}

/** Dots for pieces into which no line goes. */
function dotsIn(pieces: readonly Polygons[], { height, nozzle, widest }: GapOptions): Gaps {
  const strokes: Stroke[] = [];
  let lost = 0;
  for (const piece of pieces) {
    const size = polygonsArea(piece);
    const pin = size < DOT * nozzle * nozzle ? undefined : pinOf(piece, widest, DOT_ROUND);
    const dot = pin === undefined ? undefined : dotOf(pin, { height, nozzle, widest });
    if (dot === undefined) lost += size;
    else strokes.push({ ...dot, kind: MoveKind.gapFill });
  }
  return { strokes, lost };
}

/** Without the pieces that are too small for any line that is drawn; most of them are what corners leave over. */
function withoutCrumbs(region: Polygons, shortest: number): Polygons {
  const islands = splitIslands(region);
  const kept = islands.filter((island) => diagonal(contourOf(island, 0)) >= shortest);
  if (kept.length === islands.length) return region;
  return joinPolygons(kept);
}

function widestOf({ widths }: MedialLine): number {
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

/** Without ends that run out into the tip of a wedge: there a line would be too thin to leave the nozzle. */
function trimmed(line: MedialLine, least: number): MedialLine {
  const { points, widths } = line;
  let from = 0;
  let to = widths.length;
  while (to - from > 2 && widths[from]! < least) from++;
  while (to - from > 2 && widths[to - 1]! < least) to--;
  return { ...line, points: points.subarray(2 * from, 2 * to), widths: widths.subarray(from, to) };
}
