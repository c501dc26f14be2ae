import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { splitIslands } from '../../../../geometry/areas/islands.ts';
import { joinPolygons } from '../../../../geometry/areas/join-polygons.ts';
import { medialAxis } from '../../../../geometry/areas/medial-axis.ts';
import type { PolygonKernel, Polygons } from '../../../../geometry/areas/polygons.ts';
import { ribbon } from '../../../../geometry/areas/ribbon.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import { sizeOf } from '../size-of.ts';
import { type LineSize, lineArea, lineSpacing, outerInset, roundedAlong, type Stroke } from '../stroke.ts';
import { eachSegment, segmentArea } from '../stroke-speed.ts';
import { loopStrokes } from './loop-lines.ts';
import { opened } from './opened.ts';
import { forksOf, pairedStretches, type Stretch, type StretchEnd } from './paired-stretches.ts';

/** Stretches of thin walls that take two lines side by side, thinner or wider than a whole one. */
export interface PairedLines {
  /** What whole lines leave inside, without these stretches. */
  readonly core: Polygons;
  /** Up to the middles of the pairs' lines. */
  readonly inside: Polygons;
  /** All that the pairs lay, and a hair more. */
  readonly cover: Polygons;
  /** [mm2] Cross-section at the vertices of `inside`, by `keyOf` their place. */
  readonly areas: ReadonlyMap<number, number>;
}

/** Of a whole line: walls are followed until so much is left between two, far beyond where their number changes. */
const FAR = 1.8;
/** Of a whole line: smaller pieces are corners. */
const CORNER = 3;
/** [mm] What is covered reaches so far over the border. */
const OVER = 0.05;
/** Places in a millimetre at which vertices are the same. */
const GRID = 1e4;

/**
 * Walls between one line and three. Where two whole lines do not fit, or leave a gap between them that is too narrow for a third,
 * two thinner or wider ones do:
 *
 *   ────────────────────     border
 *   - - - - - - - - - -      half a line from it: a loop along the wall, that goes over into
 *        (middle)            the loop of whole lines where the wall is wide enough for that
 *   - - - - - - - - - -
 *   ────────────────────
 *
 * @param core what two whole lines leave inside
 */
export function pairedLines(
  kernel: PolygonKernel,
  region: Polygons,
  core: Polygons,
  size: LineSize,
): PairedLines | undefined {
  const { lineWidth, height } = size;
  const spacing = lineSpacing(lineWidth, height);
  const index = new EdgeIndex(region);
  const middles = medialAxis(kernel, narrowOf(kernel, region, core, size));
  const forks = forksOf(middles);
  const stretches = middles.flatMap((middle) => pairedStretches(middle, index, forks, size));
  if (stretches.length === 0) return undefined;
  // A line w wide fills w less what its round sides leave free.
  const widthOf = (wall: number): number => (wall + lineWidth - spacing) / 2;
  const areas = new Map<number, number>();
  const ribbons: Polygons[] = [];
  const covers: Polygons[] = [];
  const singles: Polygons[] = [];
  let [thinnest, widest] = [lineWidth, lineWidth];
  for (const stretch of stretches) {
    const whole = lengthened(stretch, OUTER);
    const all = ribbon(
      whole.points,
      whole.widths.map((wall) => wall / 2 + OVER),
    ).triangles;
    if (stretch.lines === 1) {
      singles.push(all);
      continue;
    }
    covers.push(all);
    const { points, widths } = lengthened(stretch, INNER);
    const { triangles, sides } = ribbon(
      points,
      widths.map((wall) => (wall - widthOf(wall)) / 2),
    );
    for (let i = 0; i < sides.length; i += 2)
      areas.set(keyOf(sides[i]!, sides[i + 1]!), lineArea(widthOf(widths[i >> 2]!), height));
    ribbons.push(triangles);
    thinnest = widths.reduce((least, wall) => Math.min(least, widthOf(wall)), thinnest);
    widest = widths.reduce((most, wall) => Math.max(most, widthOf(wall)), widest);
  }
  const border = kernel.offset(region, -thinnest / 2, { join: 'miter' });
  const inside = kernel.intersection(kernel.union(joinPolygons(ribbons)), border);
  // Beyond the end of a wall a stretch covers what is beside its lines, not the tip that they do not reach.
  const around = kernel.offset(inside, widest / 2 + OVER, { join: 'miter' });
  const cover = kernel.intersection(kernel.union(joinPolygons(covers)), around);
  return { core: kernel.difference(core, kernel.union(joinPolygons([cover, ...singles]))), inside, cover, areas };
}

/** Walls without what is far wider than two lines, and without the corners of that. */
function narrowOf(kernel: PolygonKernel, region: Polygons, core: Polygons, size: LineSize): Polygons {
  const { lineWidth } = size;
  const wide = opened(kernel, core, (FAR * lineWidth) / 2);
  if (wide.ends.length === 0) return region;
  const rest = kernel.difference(region, kernel.offset(wide, outerInset(size) + 0.002, { join: 'miter' }));
  return joinPolygons(splitIslands(rest).filter((piece) => sizeOf(piece.coordinates) > CORNER * lineWidth));
}

/** Of what they would lay: pairs lay so much less or more at most. */
const LEAST = 0.94;
const MOST = 1.08;

/**
 * Loops of whole lines and of pairs. Middles and widths of a bent wall are near what they should be, not the same: pairs lay
 * what all loops together are to fill.
 * @param lines up to the middles of whole lines
 * @param filled [mm2] by all loops
 */
export function loopsWithPairs(
  kernel: PolygonKernel,
  lines: Polygons,
  { inside, areas }: PairedLines,
  { lineWidth, height, filled }: LineSize & { readonly filled: number },
): readonly Stroke[] {
  const area = lineArea(lineWidth, height);
  const whole = new Set<number>();
  for (let i = 0; i < lines.coordinates.length; i += 2)
    whole.add(keyOf(lines.coordinates[i]!, lines.coordinates[i + 1]!));
  const usual = areas.size === 0 ? area : [...areas.values()].reduce((sum, some) => sum + some, 0) / areas.size;
  const loops = loopStrokes(kernel.union(lines, inside), MoveKind.outerWall, area).map((loop) => {
    const known = areasAlong(loop.points, usual, (key) => areas.get(key) ?? (whole.has(key) ? area : undefined));
    return known.every((some) => some === area) ? loop : { ...loop, area: known };
  });
  let [laid, paired, length] = [0, 0, 0];
  for (const loop of loops)
    eachSegment(loop, (i, j, way) => {
      const volume = way * segmentArea(loop, i, j);
      if (typeof loop.area === 'number' || (loop.area[i] === area && loop.area[j] === area)) laid += volume;
      else paired += volume;
      length += way;
    });
  if (paired === 0) return loops;
  const rounded = roundedAlong(length, { lineWidth, height });
  const share = Math.min(MOST, Math.max(LEAST, ((filled - rounded) * height - laid) / paired));
  return loops.map((loop) => {
    if (typeof loop.area === 'number') return loop;
    return { ...loop, area: loop.area.map((some) => (some === area ? some : share * some)) };
  });
}

/** Where sides cross a vertex is new: it takes the mean of its neighbours, or what is usual where a loop has none but new ones. */
function areasAlong(points: Float64Array, usual: number, areaOf: (key: number) => number | undefined): Float64Array {
  const n = points.length / 2;
  const own = Array.from({ length: n }, (_, i) => areaOf(keyOf(points[2 * i]!, points[2 * i + 1]!)));
  const beside = (i: number, step: number): number => {
    let k = i;
    do k = (k + n + step) % n;
    while (own[k] === undefined && k !== i);
    return own[k] ?? usual;
  };
  return Float64Array.from(own, (area, i) => area ?? (beside(i, -1) + beside(i, 1)) / 2);
}

/** Of the wall's width: how far a stretch goes on at its ends, up to the middles of its lines and with all that they lay. */
type Lengths = Readonly<Record<Exclude<StretchEnd, 'closed'>, number>>;
const INNER: Lengths = { border: 2, beside: 0.5, more: 0.5, fewer: 0 };
const OUTER: Lengths = { border: 2, beside: 0.5, more: 0, fewer: 0.25 };

function lengthened(
  { points, widths, ends }: Stretch,
  by: Lengths,
): { readonly points: Float64Array; readonly widths: Float64Array } {
  const [first, last] = ends;
  if (first === 'closed' || last === 'closed') return { points, widths };
  const n = widths.length;
  const begin = beyond(points, 0, 1, by[first] * widths[0]!);
  const end = beyond(points, n - 1, n - 2, by[last] * widths[n - 1]!);
  return {
    points: Float64Array.of(...begin, ...points, ...end),
    widths: Float64Array.of(
      ...(begin.length > 0 ? [widths[0]!] : []),
      ...widths,
      ...(end.length > 0 ? [widths[n - 1]!] : []),
    ),
  };
}

/** x y of a place `far` [mm] beyond a vertex, away from another one; nothing where that is no way. */
function beyond(points: Float64Array, at: number, from: number, far: number): readonly number[] {
  const [x, y] = [points[2 * at]!, points[2 * at + 1]!];
  const [dx, dy] = [x - points[2 * from]!, y - points[2 * from + 1]!];
  const length = Math.sqrt(dx * dx + dy * dy);
  return far === 0 || length === 0 ? [] : [x + (far / length) * dx, y + (far / length) * dy];
}

function keyOf(x: number, y: number): number {
  return Math.round(x * GRID) * 2 ** 26 + Math.round(y * GRID);
}
