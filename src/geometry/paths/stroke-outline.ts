import type { Pen, Subpath } from '../../model/part.ts';
import { loopArea } from '../areas/islands.ts';
import { KERNEL_REACH, type PolygonKernel, type Polygons } from '../areas/polygons.ts';
import { linesWithinReach } from '../areas/within-reach.ts';
import { dashLine } from './dash-line.ts';
import { arcChords, flattenSubpath } from './flatten-curve.ts';
import { PointSink } from './point-sink.ts';

/** [rad] From this turn on two chords meet in a corner; less is a curve, where no join can be told from another. */
const CORNER = Math.PI / 18;
/** [mm] Half of a stroke, at most: wider than any sheet, and within what the kernel reaches around lines. */
const WIDEST = 50_000;
/** [mm] Chords of round ends and corners leave the circle by this at most. */
const ROUND = 0.005;

/** Where chords meet or a line ends: the point, and which way the line comes and goes (unit vectors). */
interface Joint {
  readonly x: number;
  readonly y: number;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/**
 * The area that a pen `width` [mm] wide covers along strokes. The kernel's own offset of open lines knows neither mitres beside
 * bevels nor their limit, so each line is taken apart at its corners: the runs are swollen with straight ends, the corners and
 * the line's ends get pieces of their own, and all is united.
 * @param tolerance [mm] chords of the curves leave them by this at most
 */
export function strokeOutline(
  subpaths: readonly Subpath[],
  { pen, width, tolerance }: { readonly pen: Pen; readonly width: number; readonly tolerance: number },
  kernel: PolygonKernel,
): Polygons {
  const half = Math.min(width / 2, WIDEST);
  const runs = new PointSink();
  const pieces = new PointSink();
  for (const subpath of subpaths) {
    const line = distinct(flattenSubpath(subpath, tolerance));
    const dashes = dashLine(line, pen);
    const whole = dashes.length === 1 && dashes[0] === line;
    for (const dash of dashes)
      takeApart(whole ? dash : distinct(dash), whole && subpath.closed, { pen, half, runs, pieces });
  }
  const swollen = kernel.swell(linesWithinReach(runs.take()), half, 'butt');
  return kernel.union(swollen, pieces.take());
}

interface Parts {
  readonly pen: Pen;
  readonly half: number;
  readonly runs: PointSink;
  readonly pieces: PointSink;
}

function takeApart(line: Float64Array, closed: boolean, parts: Parts): void {
  const { runs } = parts;
  const last = line.length - 2;
  if (last < 2) return;
  const joined = closed && line[0] === line[last] && line[1] === line[last + 1];
  for (let k = 0; k <= last; k += 2) {
    const [x, y] = [line[k]!, line[k + 1]!];
    runs.add(x, y);
    if (k === 0 || k === last) continue;
    if (!addCorner({ x, y, from: wayOf(line, k - 2), to: wayOf(line, k) }, parts)) continue;
    runs.end();
    runs.add(x, y);
  }
  runs.end();
  const [first, end] = [wayOf(line, 0), wayOf(line, last - 2)];
  if (joined) addCorner({ x: line[0]!, y: line[1]!, from: end, to: first }, parts);
  else {
    addCap(line[0]!, line[1]!, [-first[0], -first[1]], parts);
    addCap(line[last]!, line[last + 1]!, end, parts);
  }
}

/** Adds what fills the outer side of a corner; false where the line hardly turns. */
function addCorner({ x, y, from, to }: Joint, { pen, half, pieces }: Parts): boolean {
  const cross = from[0] * to[1] - from[1] * to[0];
  const dot = from[0] * to[0] + from[1] * to[1];
  if (Math.abs(Math.atan2(cross, dot)) < CORNER) return false;
  if (pen.join === 'round') {
    addDisc(x, y, half, pieces);
    return true;
  }
  const side = cross > 0 ? -half : half; // the outer side: on the right of a left turn
  const [ax, ay] = [x - from[1] * side, y + from[0] * side];
  const [bx, by] = [x - to[1] * side, y + to[0] * side];
  // A mitre is 1 / cos(turn / 2) stroke widths long, and 2 cos²(turn / 2) = 1 + cos(turn).
  const mitred = pen.join === 'miter' && (1 + dot) * pen.miterLimit ** 2 >= 2;
  const reach = mitred ? 1 / (1 + dot) : 0;
  const tip = [x + (ax - x + bx - x) * reach, y + (ay - y + by - y) * reach] as const;
  addPiece([x, y, ax, ay, ...(mitred ? tip : []), bx, by], pieces);
  return true;
}

function addCap(x: number, y: number, [ux, uy]: readonly [number, number], { pen, half, pieces }: Parts): void {
  if (pen.cap === 'round') addDisc(x, y, half, pieces);
  if (pen.cap !== 'square') return;
  const [ax, ay, bx, by] = [x - uy * half, y + ux * half, x + uy * half, y - ux * half];
  addPiece([ax, ay, bx, by, bx + ux * half, by + uy * half, ax + ux * half, ay + uy * half], pieces);
}

function addDisc(x: number, y: number, radius: number, pieces: PointSink): void {
  const count = Math.max(8, arcChords(radius, 2 * Math.PI, ROUND));
  const disc: number[] = [];
  for (let k = 0; k < count; k++) {
    const angle = (2 * Math.PI * k) / count;
    disc.push(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  addPiece(disc, pieces);
}

/** Adds a contour counter-clockwise, as the non-zero rule needs pieces that lie over each other. */
function addPiece(contour: readonly number[], pieces: PointSink): void {
  if (contour.some((value) => Math.abs(value) > KERNEL_REACH)) return;
  const forwards = loopArea(contour) > 0;
  for (let k = 0; k < contour.length; k += 2) {
    const n = forwards ? k : contour.length - 2 - k;
    pieces.add(contour[n]!, contour[n + 1]!);
  }
  pieces.end();
}

/** Unit vector from a point of a line to the next. */
function wayOf(line: Float64Array, k: number): readonly [number, number] {
  const [dx, dy] = [line[k + 2]! - line[k]!, line[k + 3]! - line[k + 1]!];
  const length = Math.sqrt(dx * dx + dy * dy);
  return [dx / length, dy / length];
}

/** A line without points that lie on the one before. */
function distinct(line: Float64Array): Float64Array {
  const kept: number[] = [line[0]!, line[1]!];
  for (let k = 2; k < line.length; k += 2)
    if (line[k] !== kept[kept.length - 2] || line[k + 1] !== kept[kept.length - 1]) kept.push(line[k]!, line[k + 1]!);
  return kept.length === line.length ? line : Float64Array.from(kept);
}
