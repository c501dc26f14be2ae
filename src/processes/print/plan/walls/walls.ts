import { outlineLength, splitIslands } from '../../../../geometry/areas/islands.ts';
import { joinPolygons } from '../../../../geometry/areas/join-polygons.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import { lineArea, lineSpacing, outerInset, roundedAlong, type Stroke, widestLine } from '../stroke.ts';
import { thickened, volumeOf } from '../stroke-volume.ts';
import { dotOf, pinOf } from './dot.ts';
import { type Gaps, gapStrokes } from './gaps.ts';
import { loopStrokes } from './loop-lines.ts';
import { opened } from './opened.ts';
import { loopsWithPairs, type PairedLines, pairedLines } from './paired-lines.ts';
import { widestSingle } from './paired-stretches.ts';
import { tightLoop } from './tight-loop.ts';

export interface WallOptions {
  /** [mm] */
  readonly lineWidth: number;
  readonly height: number;
  readonly nozzle: number;
  readonly count: number;
  readonly thinWalls: boolean;
  readonly gapFill: boolean;
}

export interface Walls {
  /** Loops by wall, the outermost first. */
  readonly levels: readonly (readonly Stroke[])[];
  readonly gaps: readonly Stroke[];
  /** Inside of the outer wall's inner edge: where the nozzle may travel unseen. */
  readonly inside: Polygons;
  /** What the innermost wall leaves inside, up to its inner edge. */
  readonly core: Polygons;
  /** What of it is left for infill: without its narrow places, which have lines of their own. */
  readonly fill: Polygons;
  /** [mm2] Too narrow for any line, left out. */
  readonly lost: number;
}

/** Squares of the distance of lines: a piece of the inside that is smaller than so many is no region to fill. */
const DOT = 4;
/** Distances of lines that half a tongue of the inside is wide at most: one line along its middle fills it. */
const TONGUE = 1;
/** Distances of lines around the inside of a loop that is no more than the knot in which single lines meet. */
const KNOT = 8;
/** Of a piece: so much of it is under such knots at most. */
const MOST_KNOTS = 0.5;
/** Of what loops lay: they are thickened by so much at most, half of the widest gap that stays open. */
const MOST_LEFT = 0.13;
/** Pairs that lay so much too little or too much at most are taken unseen, and made to lay what they should. */
const FITTING = 0.02;
/** Widths of a line around a piece that may be too small for whole lines, and how much they lay too little or too much of it then. */
const SMALL = 24;
const ILL_FITTING = 0.05;
/** Lines of such a piece are thickened or thinned so many times at most. */
const MOST_SCALED = 1.06;
/** Of a line: so deep is the corner of a right-angled bend, outside of the middle line, in a wall two lines wide. */
const CORNER = 0.6;
/** [mm2] Differences smaller than this are rounding. */
const CRUMB = 0.01;

const NOTHING: Gaps = { strokes: [], lost: 0 };

/**
 * Walls of one island, from the outside in. A line takes the width w and shares borders with its neighbours s apart:
 *
 *      outline   border     border
 *      | w/2 ‑ ‑ | s ‑ ‑ ‑ ‑|
 *      |    1    |    2     |   fill
 *
 * At each level loops are drawn only where two of them fit side by side (an opening of the region by s); what
 * is narrower is one line of varying width along its middle. So nothing is laid twice and nothing left out.
 */
export function planWalls(kernel: PolygonKernel, outline: Polygons, options: WallOptions): Walls {
  const { lineWidth, height, count } = options;
  const spacing = lineSpacing(lineWidth, height);
  const levels: (readonly Stroke[])[] = [];
  const single: Stroke[] = [];
  const left: number[] = [];
  let region = outline;
  let inside = outline;
  for (let level = 0; level < count && region.ends.length > 0; level++) {
    const drawn = level === 0 ? outerLevel(kernel, region, options) : innerLevel(kernel, region, options);
    single.push(...drawn.found.strokes);
    left.push(drawn.found.lost);
    levels.push(drawn.loops);
    region = drawn.core;
    if (level === 0) inside = region;
  }
  if (!options.gapFill || count === 0 || region.ends.length === 0)
    return { ...withLost(levels, left, height), gaps: single, inside, core: region, fill: region };
  // Tongues of the inside in which rows do not fit: they are solid on every layer.
  const fill = withoutDots(opened(kernel, region, TONGUE * spacing), spacing);
  const found = gapsIn(kernel, region, fill, options, false);
  left[left.length - 1]! += found.lost;
  return { ...withLost(levels, left, height), gaps: [...single, ...found.strokes], inside, core: region, fill };
}

/** Loops of one level, what they leave inside, and what is drawn where none fit. */
interface Level {
  readonly loops: readonly Stroke[];
  readonly core: Polygons;
  readonly found: Gaps;
}

function innerLevel(kernel: PolygonKernel, region: Polygons, options: WallOptions): Level {
  const { lineWidth, height } = options;
  const spacing = lineSpacing(lineWidth, height);
  const core = kernel.offset(region, -spacing, { join: 'miter' });
  const lines = kernel.offset(core, spacing / 2, { join: 'miter' });
  const loops = loopStrokes(lines, MoveKind.innerWall, lineArea(lineWidth, height));
  if (!options.gapFill) return { loops, core, found: NOTHING };
  const covered = kernel.offset(core, spacing, { join: 'miter' });
  return { loops, core, found: gapsIn(kernel, region, covered, options, false) };
}

/** A small piece in which neither whole lines nor one along the middle lay what it holds takes one loop, if that does. */
function outerLevel(kernel: PolygonKernel, region: Polygons, options: WallOptions): Level {
  const level = outermost(kernel, region, options);
  if (!options.thinWalls || outlineLength(region) > SMALL * options.lineWidth) return level;
  const off = misfit(level, region, options);
  if (Math.abs(off) < FITTING || pinOf(region, options.nozzle) !== undefined) return level;
  if (Math.abs(off) < ILL_FITTING) return scaled(level, off);
  const tight = { loops: tightLoop(kernel, region, options), core: NO_POLYGONS, found: NOTHING };
  return tight.loops.length > 0 && Math.abs(misfit(tight, region, options)) < Math.abs(off)
    ? tight
    : scaled(level, off);
}

/** With lines as much thinner or thicker as they lay too much or too little. */
function scaled(level: Level, off: number): Level {
  const times = Math.min(MOST_SCALED, Math.max(1 / MOST_SCALED, 1 / (1 + off)));
  const strokesOf = (strokes: readonly Stroke[]): readonly Stroke[] =>
    strokes.map((stroke) => thickened(stroke, times));
  return {
    ...level,
    loops: strokesOf(level.loops),
    found: { ...level.found, strokes: strokesOf(level.found.strokes) },
  };
}

function outermost(kernel: PolygonKernel, region: Polygons, options: WallOptions): Level {
  const { lineWidth, height } = options;
  const spacing = lineSpacing(lineWidth, height);
  const inset = outerInset(options);
  const whole = kernel.offset(region, -inset, { join: 'miter' });
  const loopsAround = (core: Polygons): readonly Stroke[] =>
    loopStrokes(kernel.offset(core, spacing / 2, { join: 'miter' }), MoveKind.outerWall, lineArea(lineWidth, height));
  if (!options.thinWalls) return { loops: loopsAround(whole), core: whole, found: NOTHING };
  const drawn = (single?: number): Omit<Level, 'loops'> =>
    withoutKnots(kernel, region, whole, options, single) ?? {
      core: whole,
      found: betweenLoops(kernel, region, whole, options, single),
    };
  const levelOf = ({ core, found }: Omit<Level, 'loops'>): Level => ({ core, found, loops: loopsAround(core) });
  const first = drawn(widestSingle(options));
  const asked = first.found.pairs === true;
  if (!asked && splitIslands(first.core).length < 2) return levelOf(first);
  const pairs = pairedLines(kernel, region, whole, options);
  const laid = pairs === undefined ? undefined : withPairs(kernel, region, pairs, options);
  const surplus = laid === undefined ? Number.POSITIVE_INFINITY : misfit(laid, region, options);
  const off = Math.abs(surplus);
  const paired = laid !== undefined && off < FITTING ? scaled(laid, surplus) : laid;
  // Facets that do not face each other part the loops of a wall two lines wide: pairs go on where it is narrower.
  if (!asked) {
    const parted = levelOf(first);
    return paired !== undefined && off < FITTING && strokesIn(paired) < strokesIn(parted) ? paired : parted;
  }
  if (paired !== undefined && off < FITTING) return paired;
  const plain = levelOf(drawn());
  return paired === undefined || Math.abs(misfit(plain, region, options)) <= off ? plain : paired;
}

const strokesIn = ({ loops, found }: Level): number => loops.length + found.strokes.length;

/** What a level lays too much or too little, as a share of what it is to fill: where walls meet, the ends of pairs may do either. */
function misfit({ loops, core, found }: Level, region: Polygons, options: WallOptions): number {
  const filled =
    (polygonsArea(region) - polygonsArea(core) - roundedAlong(outlineLength(region), options)) * options.height;
  return volumeOf([...loops, ...found.strokes]) / filled - 1;
}

function betweenLoops(
  kernel: PolygonKernel,
  region: Polygons,
  core: Polygons,
  options: WallOptions,
  single?: number,
): Gaps {
  const inset = outerInset(options);
  if (core.ends.length === 0) return bare(kernel, region, options, single);
  return gapsIn(kernel, region, kernel.offset(core, inset, { join: 'miter' }), options, true, { single });
}

/** Loops that go on as pairs of lines, and single lines in what is narrower. */
function withPairs(kernel: PolygonKernel, region: Polygons, pairs: PairedLines, options: WallOptions): Level {
  const { lineWidth, height } = options;
  const spacing = lineSpacing(lineWidth, height);
  const { core, cover } = pairs;
  const lines = kernel.offset(core, spacing / 2, { join: 'miter' });
  const around = kernel.offset(core, outerInset(options), { join: 'miter' });
  const rest = withoutCorners(kernel, region, kernel.union(around, cover), lineWidth);
  const filled = polygonsArea(region) - polygonsArea(core) - polygonsArea(rest);
  return {
    core,
    loops: loopsWithPairs(kernel, lines, pairs, { lineWidth, height, filled }),
    found: gapsInRest(kernel, rest, region, options, true),
  };
}

/** What pairs leave of a region, without the corners of their bends, which they lay themselves. */
function withoutCorners(kernel: PolygonKernel, region: Polygons, laid: Polygons, lineWidth: number): Polygons {
  const rest = restOf(kernel, region, laid);
  const near = kernel.offset(laid, CORNER * lineWidth, { join: 'round', arcTolerance: 0.05 });
  const isOwn = (piece: Polygons): boolean =>
    polygonsArea(piece) > lineWidth * lineWidth || polygonsArea(kernel.difference(piece, near)) > 0;
  return joinPolygons(splitIslands(rest).filter(isOwn));
}

/** Without pieces that hold no two rows: the line along a tongue goes on through them. */
function withoutDots(fill: Polygons, spacing: number): Polygons {
  const pieces = splitIslands(fill);
  const kept = pieces.filter((piece) => polygonsArea(piece) > DOT * spacing * spacing);
  if (kept.length === pieces.length) return fill;
  return joinPolygons(kept);
}

/** A piece without any loop: a pin is a dot, anything else lines along its middle, or a dot where there are none. */
function bare(kernel: PolygonKernel, piece: Polygons, options: WallOptions, single?: number): Gaps {
  const { nozzle } = options;
  const small = pinOf(piece, nozzle);
  const found = small === undefined ? gapsIn(kernel, piece, NO_POLYGONS, options, true, { single }) : undefined;
  if (found !== undefined && (found.strokes.length > 0 || found.pairs === true)) return found;
  const pin = small ?? pinOf(piece, 2 * nozzle);
  if (pin === undefined) return { strokes: [], lost: polygonsArea(piece) };
  const dot = dotOf(pin, { ...options, rounded: roundedAlong(outlineLength(piece), options) });
  return dot === undefined ? { strokes: [], lost: polygonsArea(piece) } : { strokes: [dot], lost: 0 };
}

/**
 * Loops that lay as well what is left between them for being too narrow for a line [mm2], as far as that is little: those of its
 * level, then those around it.
 */
function withLost(
  levels: readonly (readonly Stroke[])[],
  left: readonly number[],
  height: number,
): Pick<Walls, 'levels' | 'lost'> {
  const thick = [...levels];
  let within = 0;
  for (let level = levels.length - 1; level >= 0; level--) {
    within += left[level]!;
    if (within <= 0 || levels[level]!.length === 0) continue;
    const laid = volumeOf(levels[level]!);
    const more = Math.min(MOST_LEFT * laid, within * height);
    thick[level] = levels[level]!.map((loop) => thickened(loop, 1 + more / laid));
    within -= more / height;
  }
  return { levels: thick, lost: within };
}

/**
 * Where walls of a single line meet or bend a small loop fits into the middle, and parts them. They go on through it where
 * none of them comes too wide for that; undefined where there is no such place.
 */
function withoutKnots(
  kernel: PolygonKernel,
  region: Polygons,
  core: Polygons,
  options: WallOptions,
  single?: number,
): { readonly core: Polygons; readonly found: Gaps } | undefined {
  const { lineWidth, height } = options;
  const spacing = lineSpacing(lineWidth, height);
  const pieces = splitIslands(core);
  const large = pieces.filter((piece) => outlineLength(piece) > KNOT * spacing);
  if (large.length === pieces.length) return undefined;
  const rest = joinPolygons(large);
  const cover = (some: Polygons): Polygons => kernel.offset(some, outerInset(options), { join: 'miter' });
  if (polygonsArea(cover(core)) > MOST_KNOTS * polygonsArea(region)) return undefined;
  const found = gapsIn(kernel, region, cover(rest), options, true, { rounds: 0, single });
  return found.tooWide || (found.strokes.length === 0 && found.pairs !== true) ? undefined : { core: rest, found };
}

function gapsIn(
  kernel: PolygonKernel,
  region: Polygons,
  covered: Polygons,
  options: WallOptions,
  free: boolean,
  how: GapsHow = {},
): Gaps {
  const missing = polygonsArea(region) - polygonsArea(covered);
  if (missing < CRUMB) return NOTHING;
  const rest = covered.ends.length === 0 ? region : restOf(kernel, region, covered);
  return gapsInRest(kernel, rest, region, options, free, how);
}

interface GapsHow {
  readonly rounds?: number;
  readonly single?: number | undefined;
}

/** A hair less, so that no seam of rounding remains along the lines. */
function restOf(kernel: PolygonKernel, region: Polygons, covered: Polygons): Polygons {
  return kernel.difference(region, kernel.offset(covered, 0.002, { join: 'miter' }));
}

function gapsInRest(
  kernel: PolygonKernel,
  rest: Polygons,
  region: Polygons,
  options: WallOptions,
  free: boolean,
  { rounds, single }: GapsHow = {},
): Gaps {
  if (rest.ends.length === 0) return NOTHING;
  return gapStrokes(kernel, rest, region, { ...options, widest: widestLine(options.nozzle), free, single }, rounds);
}
