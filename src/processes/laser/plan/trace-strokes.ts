import { BoxIndex } from '../../../geometry/box-index.ts';
import { type ArcPath, arcPathLength } from '../../../geometry/paths/arc-path.ts';
import { arcPathOfSubpath } from '../../../geometry/paths/arc-path-of-subpath.ts';
import { distance2ToSegment } from '../../../geometry/paths/containment.ts';
import { type DoubledStretch, findDuplicates } from '../../../geometry/paths/duplicate-length.ts';
import { fitArcs } from '../../../geometry/paths/fit-arcs.ts';
import { flattenSubpath } from '../../../geometry/paths/flatten-curve.ts';
import { joinPaths } from '../../../geometry/paths/join-paths.ts';
import { withoutDoubles } from '../../../geometry/paths/merge-duplicates.ts';
import { emptyBounds, growBySubpath } from '../../../geometry/paths/subpath-bounds.ts';
import { type Subpath, VERB_SIZE } from '../../../model/part.ts';

/** [mm] Lines nearer than this burn the same slot. */
export const SAME_LINE = 0.02;
/** So many stretches beside a stroke are tried one by one; more are asked for chord by chord. */
const FEW = 16;
/** [mm] Shorter strokes are dots: nothing to drive along. */
const DOT = 1e-3;

/** A line to burn, made of one stroke, a piece of one, or several joined. */
export interface TracedPath {
  readonly path: ArcPath;
  /** The strokes that it is made of, by their place in the list given. */
  readonly sources: readonly number[];
  /** It shares an edge with another outline, cut once: no kerf. */
  readonly shared: boolean;
}

export interface TracedStrokes {
  readonly paths: readonly TracedPath[];
  /** Strokes that lie wholly on earlier ones. */
  readonly doubled: readonly number[];
  /** Strokes without length. */
  readonly dots: readonly number[];
  /** Strokes that are open and stay so after joining, with the path that they are in. */
  readonly stretches: readonly DoubledStretch[];
}

export interface TraceOptions {
  /** [mm] How far a path may leave the drawing. */
  readonly tolerance: number;
  /** [mm] Ends nearer than this are joined. */
  readonly join: number;
  /** Take out what is drawn twice. */
  readonly removeDoubles: boolean;
  /** Cut shared edges once. */
  readonly shareEdges: boolean;
}

/** Strokes of one operation as lines and arcs: doubles out, near ends joined. */
export function traceStrokes(strokes: readonly Subpath[], options: TraceOptions): TracedStrokes {
  const { stretches } = options.removeDoubles ? findDuplicates(strokes, SAME_LINE) : { stretches: [] };
  const byStroke = new Map<number, DoubledStretch[]>();
  for (const stretch of stretches) {
    const list = byStroke.get(stretch.subpath);
    if (list === undefined) byStroke.set(stretch.subpath, [stretch]);
    else list.push(stretch);
  }
  const doubled: number[] = [];
  const dots: number[] = [];
  const partial: DoubledStretch[] = [];
  const pieces: { path: ArcPath; source: number; cutUp: boolean }[] = [];
  for (const [k, stroke] of strokes.entries()) {
    const covering = byStroke.get(k);
    const covered = covering?.reduce((sum, s) => sum + s.length, 0) ?? 0;
    // Most of it is left, so it is cut up: what it would be as a whole need not be known.
    const cutUp = covering !== undefined && options.shareEdges && covered < MOSTLY_LEFT * leastLength(stroke);
    const path = cutUp ? undefined : arcPathOfSubpath(stroke, options.tolerance);
    const length = path === undefined ? Number.POSITIVE_INFINITY : arcPathLength(path);
    if (length < DOT) {
      dots.push(k);
      continue;
    }
    if (path !== undefined && covering === undefined) pieces.push({ path, source: k, cutUp: false });
    else if (covered > length - Math.max(SAME_LINE, 1e-3 * length)) doubled.push(k);
    else if (path !== undefined && !options.shareEdges) pieces.push({ path, source: k, cutUp: false });
    else if (covering !== undefined) {
      partial.push(...covering);
      for (const piece of leftOver(stroke, covering, options.tolerance))
        pieces.push({ path: piece, source: k, cutUp: true });
    }
  }
  const neighbours = strokesUnder(strokes, partial);
  const joined = joinPaths(
    pieces.map((piece) => piece.path),
    options.join,
  );
  const paths = joined.map(({ path, sources }) => {
    const from = sources.map((s) => pieces[s]!);
    const shared = from.some((piece) => piece.cutUp || neighbours.has(piece.source));
    const first = from[0]!.source;
    return { path, sources: from.length === 1 ? [first] : [...new Set(from.map((piece) => piece.source))], shared };
  });
  return { paths, doubled, dots, stretches };
}

/** Share of a stroke under which what is doubled is certainly not all of it. */
const MOSTLY_LEFT = 0.8;

/** [mm] A stroke is at least as long as the straight ways between its points. */
function leastLength({ x0, y0, verbs, coordinates }: Subpath): number {
  let [x, y, at, length] = [x0, y0, 0, 0];
  for (const verb of verbs) {
    at += VERB_SIZE[verb]!;
    const [dx, dy] = [coordinates[at - 2]! - x, coordinates[at - 1]! - y];
    length += Math.sqrt(dx * dx + dy * dy);
    x += dx;
    y += dy;
  }
  return length > 2 * SAME_LINE ? length : 0;
}

/** What is left of a stroke without its doubled stretches. */
function leftOver(stroke: Subpath, covering: readonly DoubledStretch[], tolerance: number): ArcPath[] {
  const { coordinates, ends } = withoutDoubles(stroke, covering, SAME_LINE);
  const pieces: ArcPath[] = [];
  let first = 0;
  for (const end of ends) {
    pieces.push(fitArcs(coordinates.subarray(2 * first, 2 * end), false, tolerance));
    first = end;
  }
  return pieces.filter((piece) => arcPathLength(piece) > SAME_LINE);
}

/**
 * The strokes on which partly doubled ones lie: both sides of a shared edge. The stretches are what is indexed, by their
 * middles, and a stroke is walked until the first that lies on it: a stroke of 80,000 curves is not asked once a stretch.
 */
function strokesUnder(strokes: readonly Subpath[], stretches: readonly DoubledStretch[]): ReadonlySet<number> {
  const found = new Set<number>();
  if (stretches.length === 0) return found;
  const boxes = new Float64Array(4 * stretches.length);
  let last = 0;
  for (const [k, { subpath, from, to }] of stretches.entries()) {
    const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    boxes[4 * k] = boxes[4 * k + 2] = x;
    boxes[4 * k + 1] = boxes[4 * k + 3] = y;
    last = Math.max(last, subpath);
  }
  const index = new BoxIndex(boxes);
  const near: number[] = [];
  for (let stroke = 0; stroke < last; stroke++) {
    near.length = 0;
    const box = emptyBounds();
    growBySubpath(box, strokes[stroke]!);
    const { minX, minY, maxX, maxY } = box;
    index.search(minX - SAME_LINE, minY - SAME_LINE, maxX + SAME_LINE, maxY + SAME_LINE, (k) => {
      if (stretches[k]!.subpath > stroke) near.push(k);
      return near.length > FEW;
    });
    if (near.length === 0) continue;
    const chain = flattenSubpath(strokes[stroke]!, SAME_LINE / 10);
    if (near.length > FEW ? carriesLater(chain, stroke) : near.some((k) => liesOn(chain, k))) found.add(stroke);
  }
  return found;

  /** Whether the middle of a stretch lies on the chain. */
  function liesOn(chain: Float64Array, at: number): boolean {
    const [x, y] = [boxes[4 * at]!, boxes[4 * at + 1]!];
    for (let k = 2; k < chain.length; k += 2)
      if (distance2ToSegment(x, y, chain[k - 2]!, chain[k - 1]!, chain[k]!, chain[k + 1]!) < SAME_LINE * SAME_LINE)
        return true;
    return false;
  }

  /** Whether the middle of a stretch of a later stroke lies on the chain. */
  function carriesLater(chain: Float64Array, stroke: number): boolean {
    let carries = false;
    for (let k = 2; k < chain.length && !carries; k += 2) {
      const [ax, ay, bx, by] = [chain[k - 2]!, chain[k - 1]!, chain[k]!, chain[k + 1]!];
      const [x0, y0] = [Math.min(ax, bx) - SAME_LINE, Math.min(ay, by) - SAME_LINE];
      index.search(x0, y0, Math.max(ax, bx) + SAME_LINE, Math.max(ay, by) + SAME_LINE, (at) => {
        if (stretches[at]!.subpath <= stroke) return false;
        carries = distance2ToSegment(boxes[4 * at]!, boxes[4 * at + 1]!, ax, ay, bx, by) < SAME_LINE * SAME_LINE;
        return carries;
      });
    }
    return carries;
  }
}
