import { containsPoint } from '../../../../geometry/areas/contains-point.ts';
import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { splitIslands } from '../../../../geometry/areas/islands.ts';
import type { PolygonKernel, Polygons } from '../../../../geometry/areas/polygons.ts';
import { scanLines, scanRange } from '../../../../geometry/fills/scan-lines.ts';
import { zigzag } from '../../../../geometry/fills/zigzag.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import { type Stroke, widestLine } from '../stroke.ts';
import { gapStrokes } from '../walls/gaps.ts';
import { squeezed } from '../walls/squeezed.ts';
import { splitNarrow } from './solid-fill.ts';

export interface BridgeOptions {
  readonly nozzle: number;
  /** [mm] Of the layer. */
  readonly height: number;
  /** Of a round thread as wide as the nozzle. */
  readonly flow: number;
  /** [radians] Given direction, or undefined: the best is searched. */
  readonly angle: number | undefined;
  /** [mm] How far threads reach into the supported neighbourhood. */
  readonly anchor: number;
  /** Outlines of islands whose border hangs all around: there each row is a thread of its own, to be laid beside the last. */
  readonly adrift?: readonly Polygons[];
}

/** Of the nozzle: how far threads end from the border, a little less than half of them. */
const ANCHORED = 0.4;
/** Of the nozzle: so far a thread goes on to the next. */
const LONGEST_TURN = 3;
/** Directions tried: every 5°. */
const TRIES = 36;

/**
 * Threads over the air: for each hanging region the direction with the least length held at fewer than two ends, and
 * among those the shortest longest span.
 * @param hanging parts of the fill with nothing under them
 * @param fill what may be filled: threads are anchored within it
 * @param below what carries them
 */
export function bridgeFill(
  kernel: PolygonKernel,
  hanging: Polygons,
  fill: Polygons,
  below: Polygons,
  options: BridgeOptions,
): { readonly strokes: Stroke[][]; readonly covered: Polygons } {
  const support = new EdgeIndex(below);
  const covered = kernel.intersection(kernel.offset(hanging, options.anchor, { join: 'miter' }), fill);
  const strokes: Stroke[][] = [];
  for (const island of splitIslands(covered)) {
    const air = kernel.difference(island, below);
    if (air.ends.length === 0) continue;
    const angle = options.angle ?? bestDirection(air, support, options.nozzle);
    const squeeze = { area: options.nozzle * options.height, ramp: options.nozzle / 2 };
    const [x, y] = [island.coordinates[0]!, island.coordinates[1]!];
    const turn = options.adrift?.some((outline) => containsPoint(outline, x, y)) ? 0 : LONGEST_TURN;
    for (const group of threads(kernel, island, options, angle, turn))
      strokes.push(group.map((stroke) => squeezed(stroke, support, squeeze)));
  }
  return { strokes, covered };
}

/**
 * Round threads side by side across a region, island by island.
 * @param angle [radians] @param longestTurn of the nozzle: no row goes on to the next farther than this
 */
export function threads(
  kernel: PolygonKernel,
  region: Polygons,
  { nozzle, flow }: Pick<BridgeOptions, 'nozzle' | 'flow'>,
  angle: number,
  longestTurn = LONGEST_TURN,
): Stroke[][] {
  const area = (Math.PI * nozzle * nozzle * flow) / 4;
  const groups: Stroke[][] = [];
  const { wide, narrow } = splitNarrow(kernel, region, nozzle);
  if (narrow.ends.length > 0) {
    const gaps = { height: nozzle / 2, nozzle, widest: widestLine(nozzle), free: false };
    const { strokes } = gapStrokes(kernel, narrow, region, gaps);
    if (strokes.length > 0) groups.push(strokes.map((stroke) => ({ ...stroke, kind: MoveKind.bridge, late: true })));
  }
  for (const island of splitIslands(wide)) {
    const inset = kernel.offset(island, -ANCHORED * nozzle, { join: 'miter' });
    const [low, high] = scanRange(inset, angle);
    const chains = zigzag(scanLines(inset, angle, nozzle, (low + high) / 2), longestTurn * nozzle);
    if (chains.length > 0)
      groups.push(chains.map((points): Stroke => ({ kind: MoveKind.bridge, closed: false, points, area })));
  }
  return groups;
}

/** [radians] */
function bestDirection(air: Polygons, support: EdgeIndex, nozzle: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < TRIES; k++) {
    const angle = (k * Math.PI) / TRIES;
    const cost = costOf(air, support, angle, nozzle);
    if (cost < least - 1e-9) {
      least = cost;
      best = angle;
    }
  }
  return best;
}

/** [mm] Longest span in the best direction; infinite where much of it is held at fewer than two ends. */
export function bridgeSpan(air: Polygons, support: EdgeIndex, nozzle: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let k = 0; k < TRIES; k += 2) best = Math.min(best, costOf(air, support, (k * Math.PI) / TRIES, nozzle));
  // A twentieth held at one end alone is the rounding of corners.
  return best > 1000 * 3 * 0.05 ? Number.POSITIVE_INFINITY : best;
}

/** Length held at one end counts triple, at none ninefold, on top of the longest span held at both. [mm] */
function costOf(air: Polygons, support: EdgeIndex, angle: number, nozzle: number): number {
  const { cos, sin, rows, ends, u } = scanLines(air, angle, Math.max(nozzle, 1), 0.137);
  let total = 0;
  let loose = 0;
  let longest = 0;
  const held = (a: number, v: number): boolean => support.contains(cos * a - sin * v, sin * a + cos * v);
  for (let row = 0, k = 0; row < rows.length; row++) {
    const v = rows[row]!;
    for (; k + 1 < ends[row]!; k += 2) {
      const from = u[k]!;
      const to = u[k + 1]!;
      const anchors = (held(from - nozzle / 2, v) ? 1 : 0) + (held(to + nozzle / 2, v) ? 1 : 0);
      total += to - from;
      if (anchors === 2) longest = Math.max(longest, to - from);
      else loose += (anchors === 1 ? 3 : 9) * (to - from);
    }
  }
  return total === 0 ? Number.POSITIVE_INFINITY : longest + (1000 * loose) / total;
}
