import type { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import type { MedialLine } from '../../../../geometry/areas/medial-axis.ts';

/** Half widths beyond its end at which a line looks whether the region goes on. */
const LOOK = 1.6;

/** Of its width: vertices nearer to the end of a line say more about the corners there than about the line. */
const CORNERS = 0.75;
/** Widths before those vertices from which the line's direction is taken. */
const STRAIGHT = 0.75;
/** Of the width before it: an end that is narrower is drawn to a tip. */
const BLUNT = 0.75;
/** [mm] No line goes on farther to the border than this many of its widths. */
const FARTHEST = 1.5;
/** Of its width: the end of a line stays so far before the border. */
const BEFORE = 0.25;
/** Squares of its width: an end that would be laid by so much too large is a wedge, in whose tip the middle line lies. */
const WEDGE = 0.12;
/** Of Simpson, and the part of a step that the last place is short of the border. */
const WEIGHTS = [1, 4, 2, 4, 1];
const SHORT_OF = 0.1;
/** Widths along which the line is thicker for what it lacks beyond its end, and how many times so thick at most. */
const ALONG = 2;
const THICKEST = 1.5;

/**
 * Open ends of a line where they are to be laid, but for those beside other lines. Where a line stops for want of narrowness,
 * not at the region's own end, it goes on into its neighbours.
 *
 * A wall of a single line is laid to the blunt ends of its piece as well. A middle line stops half its width w before the border:
 * its round end fills the rest but for the corners, yet the line lays nothing for it. So it goes on for another quarter, and
 * what is still missing thickens its last two widths.
 *
 *     ──────────┐
 *     - - - -+ ‑|      the middle line, what it goes on, and w/4 to the border
 *     ──────────┘
 *
 * @param thinnest [mm] of such a wall, 0 for a gap
 */
export function withLaidEnds(line: MedialLine, region: EdgeIndex, thinnest: number): MedialLine {
  const { points, widths } = line;
  const n = widths.length;
  if (n < 2 || (points[0] === points[2 * n - 2] && points[1] === points[2 * n - 1])) return line;
  const back = turned(line);
  const begun = withLaidEnd(back, region, thinnest);
  return withLaidEnd(begun === back ? line : turned(begun), region, thinnest);
}

function turned({ points, widths, beside }: MedialLine): MedialLine {
  const n = widths.length;
  const back = new Float64Array(2 * n);
  for (let i = 0, j = 2 * n - 2; j >= 0; i += 2, j -= 2) {
    back[i] = points[j]!;
    back[i + 1] = points[j + 1]!;
  }
  const ends = beside === undefined ? {} : { beside: [beside[1], beside[0]] as const };
  return { points: back, widths: widths.slice().reverse(), ...ends };
}

/** The line with its last end as it is to be laid. */
function withLaidEnd(line: MedialLine, region: EdgeIndex, thinnest: number): MedialLine {
  const { points, widths } = line;
  if (line.beside?.[1] === true) return line;
  const last = widths.length - 1;
  const k = vertexBefore(line, last, CORNERS);
  const [x, y] = [points[2 * last]!, points[2 * last + 1]!];
  const [dx, dy] = [x - points[2 * k]!, y - points[2 * k + 1]!];
  const length = Math.sqrt(dx * dx + dy * dy);
  if (length === 0) return line;
  const reach = widths[last]! / 2 / length;
  if (!region.contains(x + LOOK * reach * dx, y + LOOK * reach * dy))
    return thinnest === 0 ? line : toTheEnd(line, k, region, thinnest);
  const straight = widths[last]! < BLUNT * widths[k]! ? undefined : directionAt(line, k);
  if (straight === undefined) return cutAfter(line, last - 1, [x + reach * dx, y + reach * dy, widths[last]!]);
  const on = length + widths[k]! / 2;
  const [endX, endY] = [points[2 * k]! + on * straight[0], points[2 * k + 1]! + on * straight[1]];
  return cutAfter(line, k, [endX, endY, widths[last]!]);
}

/** Unit vector along a line to vertex k, from a few vertices before; of a short line, to its end. */
function directionAt(line: MedialLine, k: number): readonly [number, number] | undefined {
  const { points, widths } = line;
  const [from, to] = k === 0 ? [0, widths.length - 1] : [vertexBefore(line, k, STRAIGHT), k];
  const [dx, dy] = [points[2 * to]! - points[2 * from]!, points[2 * to + 1]! - points[2 * from + 1]!];
  const length = Math.sqrt(dx * dx + dy * dy);
  return length === 0 ? undefined : [dx / length, dy / length];
}

/** The last vertex that is at least so many of its widths before another one, or the first. */
function vertexBefore({ points, widths }: MedialLine, vertex: number, away: number): number {
  const [x, y] = [points[2 * vertex]!, points[2 * vertex + 1]!];
  let k = vertex - 1;
  while (k > 0 && (points[2 * k]! - x) ** 2 + (points[2 * k + 1]! - y) ** 2 < (away * widths[k]!) ** 2) k--;
  return k;
}

/** On beyond vertex k, as far as the border asks for. */
function toTheEnd(line: MedialLine, k: number, region: EdgeIndex, thinnest: number): MedialLine {
  const { points, widths } = line;
  const last = widths.length - 1;
  const width = widths[k]!;
  const [x0, y0] = [points[2 * k]!, points[2 * k + 1]!];
  const direction = directionAt(line, k);
  if (direction === undefined) return line;
  const [dx, dy] = direction;
  const far = FARTHEST * width + Math.sqrt((points[2 * last]! - x0) ** 2 + (points[2 * last + 1]! - y0) ** 2);
  const [share] = region.crossings(x0, y0, x0 + far * dx, y0 + far * dy);
  if (share === undefined) return line;
  const border = share * far;
  const end = border - BEFORE * width;
  if (width < thinnest || end <= 0) return line;
  const lacks = areaAlong(region, [x0, y0, dx, dy], border, width) / width - end;
  if (lacks < -WEDGE * width) return line;
  return thickened(cutAfter(line, k, [x0 + end * dx, y0 + end * dy, width]), 2 * Math.max(0, lacks));
}

/** The line up to vertex k, and one more: x, y and the width there. */
function cutAfter(
  { points, widths, ...rest }: MedialLine,
  k: number,
  [x, y, width]: readonly [number, number, number],
): MedialLine {
  const cut = { points: new Float64Array(2 * k + 4), widths: new Float64Array(k + 2) };
  cut.points.set(points.subarray(0, 2 * k + 2));
  cut.points[2 * k + 2] = x;
  cut.points[2 * k + 3] = y;
  cut.widths.set(widths.subarray(0, k + 1));
  cut.widths[k + 1] = width;
  return { ...rest, ...cut };
}

/** The last stretch of a line thicker in its middle by as many times as `lacks` [mm] is long against it. */
function thickened(line: MedialLine, lacks: number): MedialLine {
  const { points } = line;
  const widths = line.widths.slice();
  const last = widths.length - 1;
  const width = widths[last]!;
  const step = (i: number): number =>
    Math.sqrt((points[2 * i + 2]! - points[2 * i]!) ** 2 + (points[2 * i + 3]! - points[2 * i + 1]!) ** 2);
  let [from, along] = [last, 0];
  while (from > 0 && along < ALONG * width) along += step(--from);
  const more = Math.min(THICKEST - 1, lacks / along);
  for (let i = from, done = 0; i < last; done += step(i++))
    widths[i]! *= 1 + more * (1 - Math.abs((2 * done) / along - 1));
  return { ...line, widths };
}

/** [mm2] Of the region within `most` on both sides of a way of the length `far`, by Simpson's rule. */
function areaAlong(
  region: EdgeIndex,
  [x0, y0, dx, dy]: readonly [number, number, number, number],
  far: number,
  most: number,
): number {
  let sum = 0;
  for (let i = 0; i < WEIGHTS.length; i++) {
    // At the border itself the two sides are corners of it.
    const at = (far * Math.min(i, WEIGHTS.length - 1 - SHORT_OF)) / (WEIGHTS.length - 1);
    const [x, y] = [x0 + at * dx, y0 + at * dy];
    for (const side of [most, -most])
      sum += WEIGHTS[i]! * most * (region.crossings(x, y, x - side * dy, y + side * dx)[0] ?? 1);
  }
  return (sum * far) / (3 * (WEIGHTS.length - 1));
}
