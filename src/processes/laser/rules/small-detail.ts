import { sayText } from '../../../base/text.ts';
import { holdsDisc, holdsDiscInMiddle, innerWidth, leastInnerWidth } from '../../../geometry/areas/outline-width.ts';
import type { PolygonKernel } from '../../../geometry/areas/polygons.ts';
import { arcPathArea, arcPathBox, arcPathLength, flattenArcPath } from '../../../geometry/paths/arc-path.ts';
import type { Finding } from '../../../model/finding.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserContext, type LaserRule, whereStroke } from '../context.ts';
import type { TracedPath } from '../plan/trace-strokes.ts';
import { coarse, insideOf, MANY_CORNERS } from './inside-of.ts';
import { smallLetters } from './small-letters.ts';

/** [mm] Chords of the outlines that are looked at. */
const CHORDS = 0.002;
/** [mm] By which the planner's chords may leave an outline, and what is left of those with many corners. */
const OUTLINE = 0.02;
/** [mm] Rounding that is let pass, and what the chords leave out. */
const SLACK = 1e-6;

interface Narrow {
  readonly traced: TracedPath;
  /** Its vertices with arcs as chords, x, y pairs [mm]. */
  readonly outline: Float64Array;
  /** [mm] The widest disc that fits into the outline is at least, and at most, this wide. */
  readonly between: readonly [number, number];
}

/** An outline into which no disc of the width `limit` [mm] fits: slits at any angle, small holes, thin strips. */
function narrowOf(traced: TracedPath, outline: Float64Array, limit: number, kernel: PolygonKernel): Narrow | undefined {
  const { path } = traced;
  if (!path.closed) return undefined;
  const least = leastInnerWidth(Math.abs(arcPathArea(path)), arcPathLength(path));
  if (least >= limit - SLACK) return undefined;
  const [x0, y0, x1, y1] = arcPathBox(path);
  const most = Math.min(x1 - x0, y1 - y0);
  if (most < limit - SLACK)
    return most > SLACK ? { traced, outline, between: [Math.min(least, most), most] } : undefined;
  if (holdsDiscInMiddle(outline, limit + 2 * OUTLINE)) return undefined;
  const many = outline.length > 2 * MANY_CORNERS;
  const inside = many ? insideOf(coarse(outline), kernel) : insideOf(flattenArcPath(path, CHORDS), kernel);
  // Nothing inside: a line there and back.
  if (inside.ends.length === 0 || holdsDisc(inside, limit - 4 * (many ? OUTLINE : CHORDS), kernel)) return undefined;
  return { traced, outline, between: [least, limit] };
}

/** [mm] Width of the widest disc that fits in; of many corners, at least: the kernel would take a second for each look. */
function sizeOf({ traced: { path }, outline, between }: Narrow, kernel: PolygonKernel): number {
  const [least, most] = between;
  if (most - least < SLACK) return most;
  if (outline.length > 2 * MANY_CORNERS) return least;
  return innerWidth(insideOf(flattenArcPath(path, CHORDS), kernel), between, kernel);
}

export const smallDetail: LaserRule = {
  code: 'LAS008',
  name: 'small-detail',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A detail too small for the sheet', fr: 'Un détail trop petit pour la plaque' },
  what: {
    en: 'A cut outline is narrower than half the sheet is thick, or than two widths of the beam; or the letters of a text are too small to be read.',
    fr: 'Un contour découpé est plus étroit que la moitié de l’épaisseur de la plaque, ou que deux largeurs de faisceau ; ou les lettres d’un texte sont trop petites pour être lues.',
  },
  why: {
    en: 'It burns away or breaks off, small holes come out round and black, and the beam fills small letters.',
    fr: 'Il brûle ou casse, les petits trous sortent ronds et noirs, et le faisceau bouche les petites lettres.',
  },
  fix: {
    en: 'Make it larger, mark it instead of cutting it, or take a thinner sheet.',
    fr: 'Agrandissez-le, marquez-le au lieu de le couper, ou prenez une plaque plus fine.',
  },
  example: { en: 'A hole of 0.3 mm in plywood of 3 mm.', fr: 'Un trou de 0,3 mm dans un contreplaqué de 3 mm.' },
  check: (context) => [...narrowOutlines(context), ...smallLetters(context, smallDetail)],
};

function narrowOutlines(context: LaserContext): readonly Finding[] {
  const { plan, setup, kernel } = context;
  const limit = Math.max((setup.work.thickness ?? 0) / 2, 2 * Math.max(setup.work.kerf, setup.machine.spot));
  const small = plan.cutStrokes.traced.paths.flatMap(
    (traced, k) => narrowOf(traced, plan.cuts.outlines[k]!, limit, kernel) ?? [],
  );
  if (small.length === 0) return [];
  const worst = small.reduce((a, b) => (b.between[0] < a.between[0] ? b : a));
  const size = sizeOf(worst, kernel);
  const box = arcPathBox(worst.traced.path);
  const what = sayText(
    {
      en: 'Cut outlines narrower than {1} mm: {0}. The narrowest is {2} mm.',
      fr: 'Contours découpés de moins de {1} mm : {0}. Le plus étroit fait {2} mm.',
    },
    small.length,
    limit,
    size,
  );
  const where = {
    ...whereStroke(context, plan.cutStrokes, worst.traced.sources[0]!),
    bounds: [
      [box[0], box[1], 0],
      [box[2], box[3], 0],
    ] as const,
  };
  return [findingOf(smallDetail, { what, where, measured: size, limit, unit: 'mm' })];
}
