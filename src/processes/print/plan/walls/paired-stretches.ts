import type { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import type { MedialLine } from '../../../../geometry/areas/medial-axis.ts';
import { type LineSize, lineSpacing } from '../stroke.ts';
import { evened, simplifyLine } from './even-line.ts';

/** A part of a middle line along which a wall takes one line, or two side by side. */
export interface Stretch {
  readonly lines: 1 | 2;
  readonly points: Float64Array;
  /** [mm] Of the wall. */
  readonly widths: Float64Array;
  readonly ends: readonly [StretchEnd, StretchEnd];
}

/** The border of the part; the side of another middle line; more lines or fewer; the stretch's own beginning. */
export type StretchEnd = 'border' | 'beside' | 'more' | 'fewer' | 'closed';

/** Of two whole lines: a narrower wall is one line, a wider one two, each at least so much of a whole one. */
const SPLIT = 0.875;
/** Of a whole line: what two leave between them is a line of its own if it is wider. */
const THIRD = 0.6;
/** Of two whole lines: how far from those widths the other number of lines is almost as good, and how far at most. */
const BAND = 0.12;
const FARTHEST = 0.3;
/** [mm] To change the number of lines costs as much as so long a stretch at the border of the band. */
const CHANGE = 2;
/** [mm] Places along a middle line at which the number of lines is chosen, and the shortest stretch of two. */
const STEP = 0.3;
const SHORTEST = 1;
/** [mm] Simplification of the middle line: its sides are the part's own face. */
const SMOOTH = 0.004;
/** Half widths beyond its end at which a line looks whether the region goes on. */
const LOOK = 1.6;
/** Of its width: what is no longer than so much on both sides of its middle is the bulge of a fork. */
const BULGE = 0.75;
/** Of its width: so much of a line before a border is left out. */
const CORNERS = 0.75;

type Place = readonly [x: number, y: number];

/** Where middle lines end at the side of others. */
export function forksOf(middles: readonly MedialLine[]): readonly Place[] {
  return middles.flatMap(({ points, beside }) => {
    const places: Place[] = [];
    if (beside?.[0] === true) places.push([points[0]!, points[1]!]);
    if (beside?.[1] === true) places.push([points[points.length - 2]!, points[points.length - 1]!]);
    return places;
  });
}

/** [mm] Walls up to this wide are one line. */
export function widestSingle({ lineWidth, height }: LineSize): number {
  return SPLIT * (lineWidth + lineSpacing(lineWidth, height));
}

/** [mm] What two whole lines leave between them is a line of its own if it is wider. */
function narrowestThird({ lineWidth }: LineSize): number {
  return THIRD * lineWidth;
}

/** Whether a wall that is too narrow for loops may be better laid by two lines: wider than that [mm] for more than a spot, or between loops. */
export function mayBePaired(middle: MedialLine, region: EdgeIndex, single: number): boolean {
  const { points, widths } = middle;
  let wide = 0;
  for (let i = 1; i < widths.length; i++)
    if (widths[i]! > single && widths[i - 1]! > single) wide += stepLength(points, i);
  return wide >= SHORTEST || endsOf(middle, region).every((end) => end === 'more');
}

/**
 * How many lines go along a middle line. A wall that swings about the width from which two are better than one, or from which a
 * third fits between two, would change again and again. So changes cost, and so does what is laid worse than it might be; the
 * cheapest sequence is taken (three states, dynamic programming). It hangs on the section alone: layers that are alike are
 * laid alike. Returned are stretches of one and two; nothing where two are nowhere chosen.
 */
export function pairedStretches(
  middle: MedialLine,
  region: EdgeIndex,
  forks: readonly Place[],
  size: LineSize,
): readonly Stretch[] {
  const even = inSteps(evened(middle));
  const ends = endsOf(even, region);
  const line = withoutBulges(withoutCorners(even, ends), forks);
  const chosen = choose(line, ends, size);
  const stretches = stretchesOf(line, chosen, ends);
  return stretches.some(({ lines }) => lines === 2) ? stretches : [];
}

function endsOf(line: MedialLine, region: EdgeIndex): readonly [StretchEnd, StretchEnd] {
  const { points, widths, beside } = line;
  const n = widths.length;
  if (points[0] === points[2 * n - 2] && points[1] === points[2 * n - 1]) return ['closed', 'closed'];
  const at = (end: number, before: number): StretchEnd => {
    if (beside?.[end === 0 ? 0 : 1] === true) return 'beside';
    const [x, y] = [points[2 * end]!, points[2 * end + 1]!];
    const [dx, dy] = [x - points[2 * before]!, y - points[2 * before + 1]!];
    const reach = (LOOK * widths[end]!) / 2 / Math.max(Math.sqrt(dx * dx + dy * dy), 1e-9);
    return region.contains(x + reach * dx, y + reach * dy) ? 'more' : 'border';
  };
  return [at(0, Math.min(n - 1, 2)), at(n - 1, Math.max(0, n - 3))];
}

/** What one, two and three lines cost for each mm of a wall so wide [mm]. */
function costsAt(wall: number, size: LineSize): readonly [number, number, number] {
  const two = size.lineWidth + lineSpacing(size.lineWidth, size.height);
  const [split, third] = [SPLIT * two, two + narrowestThird(size)];
  const off = (by: number): number => {
    if (by <= 0) return 0;
    return by > FARTHEST * two ? Number.POSITIVE_INFINITY : (by / (BAND * two)) ** 2;
  };
  return [
    off(wall - split),
    off(split - wall) + off(wall - third),
    wall < two ? Number.POSITIVE_INFINITY : off(third - wall),
  ];
}

/** Lines at each vertex, 3 for three and more. */
function choose(line: MedialLine, ends: readonly [StretchEnd, StretchEnd], size: LineSize): Uint8Array {
  const n = line.widths.length;
  const begin = ends[0] === 'more' ? CHANGE : 0;
  let costs = [2 * begin, begin, 0];
  const from = new Uint8Array(3 * n);
  for (let i = 0; i < n; i++) {
    const here = costsAt(line.widths[i]!, size);
    const length = Math.max(stepLength(line.points, i), 1e-6);
    costs = here.map((cost, state) => {
      const way = (before: number): number => costs[before]! + CHANGE * Math.abs(before - state);
      let best = state;
      for (let before = 0; before < 3; before++) if (way(before) < way(best)) best = before;
      from[3 * i + state] = best;
      return way(best) + length * Math.min(cost, 1e6);
    });
  }
  if (ends[1] === 'more') costs = costs.map((cost, state) => cost + CHANGE * (2 - state));
  const lines = new Uint8Array(n);
  let state = 1;
  for (let k = 0; k < 3; k++) if (costs[k]! < costs[state]!) state = k;
  for (let i = n - 1; i >= 0; state = from[3 * i + state]!, i--) lines[i] = state + 1;
  return lines;
}

/** [mm] From the vertex before. */
function stepLength(points: Float64Array, i: number): number {
  if (i === 0) return 0;
  const dx = points[2 * i]! - points[2 * i - 2]!;
  const dy = points[2 * i + 1]! - points[2 * i - 1]!;
  return Math.sqrt(dx * dx + dy * dy);
}

function stretchesOf(line: MedialLine, lines: Uint8Array, ends: readonly [StretchEnd, StretchEnd]): readonly Stretch[] {
  const n = lines.length;
  const found: Stretch[] = [];
  for (let from = 0, to = 0; from < n; from = to + 1) {
    const count = lines[from]!;
    to = from;
    while (to + 1 < n && lines[to + 1] === count) to++;
    if (count > 2) continue;
    const towards = (vertex: number): StretchEnd => (lines[vertex]! > count ? 'more' : 'fewer');
    const first = from > 0 ? towards(from - 1) : outermost(ends[0], lines[n - 1]!, count, to === n - 1);
    const last = to < n - 1 ? towards(to + 1) : outermost(ends[1], lines[0]!, count, from === 0);
    const part = between(line, from, Math.min(n - 1, to + 1));
    if (count === 1 || isLong(part)) found.push({ lines: count === 1 ? 1 : 2, ...part, ends: [first, last] });
  }
  return found;
}

/** What is at the end of the whole line; a ring that changes goes on over its seam. */
function outermost(end: StretchEnd, across: number, count: number, whole: boolean): StretchEnd {
  if (end !== 'closed' || whole) return end;
  return across === count ? 'beside' : across > count ? 'more' : 'fewer';
}

function between(line: MedialLine, from: number, to: number): Pick<Stretch, 'points' | 'widths'> {
  const { points, widths } = simplifyLine(
    { points: line.points.subarray(2 * from, 2 * to + 2), widths: line.widths.subarray(from, to + 1) },
    SMOOTH,
  );
  return { points, widths };
}

function isLong({ points }: Pick<Stretch, 'points'>): boolean {
  let length = 0;
  for (let i = 1; i < points.length / 2; i++) length += stepLength(points, i);
  return length >= SHORTEST;
}

/** With a vertex at least every so many mm. */
function inSteps({ points, widths, ...rest }: MedialLine): MedialLine {
  const places = [points[0]!, points[1]!];
  const wide = [widths[0]!];
  for (let i = 1; i < widths.length; i++)
    for (let k = 1, n = Math.max(1, Math.ceil(stepLength(points, i) / STEP)); k <= n; k++) {
      const mixed = (from: number, to: number): number => from + (k / n) * (to - from);
      places.push(mixed(points[2 * i - 2]!, points[2 * i]!), mixed(points[2 * i - 1]!, points[2 * i + 1]!));
      wide.push(mixed(widths[i - 1]!, widths[i]!));
    }
  return { ...rest, points: Float64Array.from(places), widths: Float64Array.from(wide) };
}

/** Without the last bit before a border: it says more about the corners there than about the wall. */
function withoutCorners(line: MedialLine, ends: readonly [StretchEnd, StretchEnd]): MedialLine {
  const { points, widths } = line;
  let [from, to] = [0, widths.length - 1];
  if (ends[0] === 'border')
    for (let way = 0; from + 2 < to && way < CORNERS * widths[from]!; ) way += stepLength(points, ++from);
  if (ends[1] === 'border')
    for (let way = 0; from + 2 < to && way < CORNERS * widths[to]!; ) way += stepLength(points, to--);
  return { ...line, points: points.subarray(2 * from, 2 * to + 2), widths: widths.subarray(from, to + 1) };
}

/** Widths without the peaks at forks, where the distance of the walls is that across all branches. */
function withoutBulges(line: MedialLine, forks: readonly Place[]): MedialLine {
  const { points, widths } = line;
  const near = (i: number): boolean =>
    forks.some(([x, y]) => (points[2 * i]! - x) ** 2 + (points[2 * i + 1]! - y) ** 2 < widths[i]! ** 2);
  const bulging = Uint8Array.from(widths, (_, i) => (near(i) ? 1 : 0));
  if (!bulging.includes(1)) return line;
  const flat = spread(line, spread(line, widths, Math.min), Math.max);
  return { ...line, widths: widths.map((w, i) => (bulging[i] === 1 ? Math.min(w, flat[i]!) : w)) };
}

function spread(
  { points, widths }: MedialLine,
  values: Float64Array,
  pick: (a: number, b: number) => number,
): Float64Array {
  const n = widths.length;
  return values.map((value, i) => {
    let best = value;
    for (const step of [-1, 1])
      for (let k = i, way = 0; k + step >= 0 && k + step < n; ) {
        way += stepLength(points, Math.max(k, k + step));
        if (way > BULGE * widths[i]!) break;
        k += step;
        best = pick(best, values[k]!);
      }
    return best;
  });
}
