import { type Subpath, VERB_SIZE, Verb } from '../../model/part.ts';
import type { Polygons } from '../areas/polygons.ts';
import { PointSink } from './point-sink.ts';

/**
 * Curves to chords that leave them by no more than a tolerance.
 *
 * The numbers of chords are upper bounds that need no subdivision, equal in both directions, so that a curve and
 * its reverse give the same points:
 *   cubic    n = ⌈√(6·d / (8·tol))⌉, d the greater second difference of its control points
 *            (a chord of a curve with |B''| ≤ M over a step h leaves it by at most M·h²/8, and |B''| ≤ 6·d)
 *   ellipse  n = ⌈|sweep| / (2·acos(1 − tol/r))⌉, r the greater half-axis (an ellipse is a squeezed circle).
 * Recursive halving was not taken: it gives 10–30 % fewer chords on uneven curves, but not the same ones backwards.
 */

/** No single curve needs more; a drawing of 10 km at 1 µm would. */
const MOST_CHORDS = 1 << 20;

/** Chords of a cubic curve. */
export function cubicChords(second: number, tolerance: number): number {
  return clampChords(Math.sqrt((0.75 * second) / tolerance));
}

/** Chords of an arc of the greater half-axis `radius`. */
export function arcChords(radius: number, sweep: number, tolerance: number): number {
  const cosine = 1 - tolerance / radius;
  const step = cosine <= 0 ? Math.PI / 2 : 2 * Math.acos(cosine);
  return clampChords(Math.abs(sweep) / Math.min(step, Math.PI / 2));
}

function clampChords(wanted: number): number {
  const rounded = Math.ceil(wanted - 1e-9);
  return Math.min(MOST_CHORDS, Math.max(1, rounded));
}

/** One stroke as x, y, x, y …, first and last point included, [mm]. */
export function flattenSubpath(subpath: Subpath, tolerance: number): Float64Array {
  SCRATCH.clear();
  flattenInto(subpath, tolerance, SCRATCH);
  return SCRATCH.take().coordinates;
}

/** For strokes one by one, which a drawing has by the hundred thousand. */
const SCRATCH = new PointSink();

/**
 * The strokes as contours of an area, as a fill takes them: open ones are closed by a straight line, those of
 * fewer than three corners left out. Orientation as drawn: give them to `union` with the shape's fill rule.
 */
export function fillContours(subpaths: readonly Subpath[], tolerance: number): Polygons {
  const sink = new PointSink();
  for (const subpath of subpaths) {
    const first = sink.points;
    flattenInto(subpath, tolerance, sink);
    const { coordinates } = subpath;
    const dx = coordinates[coordinates.length - 2]! - subpath.x0;
    const dy = coordinates[coordinates.length - 1]! - subpath.y0;
    if (dx * dx + dy * dy < 1e-18) sink.drop();
    if (sink.points - first < 3) while (sink.points > first) sink.drop();
    else sink.end();
  }
  return sink.take();
}

/** Adds the points of one stroke, first and last included, to a sink; the caller ends the line. */
export function flattenInto(subpath: Subpath, tolerance: number, sink: PointSink): void {
  const { verbs, coordinates } = subpath;
  let x = subpath.x0;
  let y = subpath.y0;
  sink.add(x, y);
  let n = 0;
  for (let v = 0; v < verbs.length; v++) {
    const verb = verbs[v]!;
    if (verb === Verb.cubic) flattenCubic(subpath, n, tolerance, sink);
    else if (verb === Verb.arc) flattenArc(coordinates, n, tolerance, sink);
    n += VERB_SIZE[verb]!;
    x = coordinates[n - 2]!;
    y = coordinates[n - 1]!;
    sink.add(x, y);
  }
}

/** The inner points only, of the curve whose numbers begin at place n; the caller adds the exact end. */
function flattenCubic(
  { x0: startX, y0: startY, coordinates: c }: Subpath,
  n: number,
  tolerance: number,
  sink: PointSink,
): void {
  const x0 = n === 0 ? startX : c[n - 2]!;
  const y0 = n === 0 ? startY : c[n - 1]!;
  const x1 = c[n]!;
  const y1 = c[n + 1]!;
  const x2 = c[n + 2]!;
  const y2 = c[n + 3]!;
  const x3 = c[n + 4]!;
  const y3 = c[n + 5]!;
  const ax = x0 - 2 * x1 + x2;
  const ay = y0 - 2 * y1 + y2;
  const bx = x1 - 2 * x2 + x3;
  const by = y1 - 2 * y2 + y3;
  const count = cubicChords(Math.sqrt(Math.max(ax * ax + ay * ay, bx * bx + by * by)), tolerance);
  for (let i = 1; i < count; i++) {
    const t = i / count;
    const s = 1 - t;
    const k0 = s * s * s;
    const k1 = 3 * s * s * t;
    const k2 = 3 * s * t * t;
    const k3 = t * t * t;
    sink.add(k0 * x0 + k1 * x1 + k2 * x2 + k3 * x3, k0 * y0 + k1 * y1 + k2 * y2 + k3 * y3);
  }
}

/** The inner points only. */
function flattenArc(c: Float64Array, n: number, tolerance: number, sink: PointSink): void {
  const rx = c[n + 2]!;
  const ry = c[n + 3]!;
  const sweep = c[n + 6]!;
  const count = arcChords(Math.max(rx, ry), sweep, tolerance);
  const cos = Math.cos(c[n + 4]!);
  const sin = Math.sin(c[n + 4]!);
  for (let i = 1; i < count; i++) {
    const t = c[n + 5]! + (sweep * i) / count;
    const u = rx * Math.cos(t);
    const v = ry * Math.sin(t);
    sink.add(c[n]! + u * cos - v * sin, c[n + 1]! + u * sin + v * cos);
  }
}
