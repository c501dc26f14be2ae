import { splitIslands } from '../../../geometry/islands.ts';
import { joinPolygons } from '../../../geometry/join-polygons.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons, polygonsArea } from '../../../geometry/polygons.ts';
import { MoveKind } from '../../../model/toolpath.ts';
import { dotOf, pinOf } from './dot.ts';
import { type Gaps, gapStrokes } from './gaps.ts';
import { loopStrokes } from './loop-lines.ts';
import { lineArea, lineSpacing, type Stroke, widestLine } from './stroke.ts';

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
  /** What is left for infill, up to the inner edge of the innermost wall. */
  readonly fill: Polygons;
  /** [mm2] Too narrow for any line, left out. */
  readonly lost: number;
}

/** Squares of the distance of lines: a piece of the inside that is smaller than so many is no region to fill. */
const DOT = 4;
/** Distances of lines that half a tongue of the inside is wide at most: one line along its middle fills it. */
const TONGUE = 1;
/** [mm2] Differences smaller than this are rounding. */
const CRUMB = 0.01;

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
  const area = lineArea(lineWidth, height);
  const levels: Stroke[][] = [];
  const gaps: Stroke[] = [];
  let lost = 0;
  let region = outline;
  let inside = outline;
  for (let level = 0; level < count && region.ends.length > 0; level++) {
    const inset = level === 0 ? (lineWidth + spacing) / 2 : spacing;
    const core = kernel.offset(region, -inset, { join: 'miter' });
    const lines = kernel.offset(core, spacing / 2, { join: 'miter' });
    const kind = level === 0 ? MoveKind.outerWall : MoveKind.innerWall;
    levels.push(loopStrokes(lines, kind, area));
    if (level === 0 ? options.thinWalls : options.gapFill) {
      const covered = (): Polygons => kernel.offset(core, inset, { join: 'miter' });
      const found =
        level === 0 && core.ends.length === 0
          ? bare(kernel, region, options)
          : gapsIn(kernel, region, covered(), options, level === 0);
      gaps.push(...found.strokes);
      lost += found.lost;
    }
    region = core;
    if (level === 0) inside = core;
  }
  if (!options.gapFill || count === 0 || region.ends.length === 0) return { levels, gaps, inside, fill: region, lost };
  // Tongues of the inside in which rows do not fit: they are solid on every layer.
  const core = kernel.offset(region, -TONGUE * spacing, { join: 'miter' });
  const fill = withoutDots(kernel.offset(core, TONGUE * spacing, { join: 'miter' }), spacing);
  const found = gapsIn(kernel, region, fill, options, false);
  return { levels, gaps: [...gaps, ...found.strokes], inside, fill, lost: lost + found.lost };
}

/** Without pieces that hold no two rows: the line along a tongue goes on through them. */
function withoutDots(fill: Polygons, spacing: number): Polygons {
  const pieces = splitIslands(fill);
  const kept = pieces.filter((piece) => polygonsArea(piece) > DOT * spacing * spacing);
  if (kept.length === pieces.length) return fill;
  return joinPolygons(kept);
}

/** A piece without any loop: a pin is a dot, anything else lines along its middle, or a dot where there are none. */
function bare(kernel: PolygonKernel, piece: Polygons, options: WallOptions): Gaps {
  const { nozzle } = options;
  const small = pinOf(piece, nozzle);
  const found = small === undefined ? gapsIn(kernel, piece, NO_POLYGONS, options, true) : undefined;
  if (found !== undefined && found.strokes.length > 0) return found;
  const pin = small ?? pinOf(piece, 2 * nozzle);
  const dot = pin === undefined ? undefined : dotOf(pin, options);
  return dot === undefined ? { strokes: [], lost: polygonsArea(piece) } : { strokes: [dot], lost: 0 };
}

function gapsIn(kernel: PolygonKernel, region: Polygons, covered: Polygons, options: WallOptions, free: boolean): Gaps {
  const missing = polygonsArea(region) - polygonsArea(covered);
  if (missing < CRUMB) return { strokes: [], lost: 0 };
  // A hair wider, so that no seam of rounding remains along the lines.
  const rest =
    covered.ends.length === 0 ? region : kernel.difference(region, kernel.offset(covered, 0.002, { join: 'miter' }));
  if (rest.ends.length === 0) return { strokes: [], lost: 0 };
  return gapStrokes(kernel, rest, region, { ...options, widest: widestLine(options.nozzle), free });
}
