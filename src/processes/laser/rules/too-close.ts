import { sayText } from '../../../base/text.ts';
import { loopArea } from '../../../geometry/areas/islands.ts';
import { narrowestNeck } from '../../../geometry/areas/own-necks.ts';
import type { Polygons } from '../../../geometry/areas/polygons.ts';
import { findDuplicates } from '../../../geometry/paths/duplicate-length.ts';
import type { Finding } from '../../../model/finding.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserContext, type LaserRule, whereStroke } from '../context.ts';
import { leastBridge } from '../cut-meetings.ts';
import { coarse, insideOf, MANY_CORNERS } from './inside-of.ts';

export const tooClose: LaserRule = {
  code: 'LAS032',
  name: 'too-close',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Cuts too close to each other', fr: 'Des découpes trop proches' },
  what: {
    en: 'Two cut lines, or two stretches of one outline, leave less between them than the beam needs.',
    fr: 'Deux traits de découpe, ou deux bords d’un même contour, laissent entre eux moins que ce qu’il faut au faisceau.',
  },
  why: {
    en: 'The strip between burns away or breaks; closer than the kerf nothing is left of it.',
    fr: 'La bande entre les deux brûle ou casse ; plus près que l’épaisseur du trait, il n’en reste rien.',
  },
  fix: {
    en: 'Move the lines at least 0.5 mm apart, better the thickness of the sheet, or let the parts share one line.',
    fr: 'Écartez les traits d’au moins 0,5 mm, mieux : de l’épaisseur de la plaque, ou faites partager un seul trait aux pièces.',
  },
  example: { en: 'Two squares 0.2 mm apart.', fr: 'Deux carrés à 0,2 mm l’un de l’autre.' },
  check(context) {
    const pairs = closePairs(context);
    return [...(pairs.length > 0 ? pairs : nearCopies(context)), ...thinNecks(context)];
  },
};

/** Two lines that come near each other. */
function closePairs(context: LaserContext): readonly Finding[] {
  const { plan, setup } = context;
  const limit = leastBridge(setup);
  const { paths } = plan.cutStrokes.traced;
  const { near } = context.meetings();
  if (near.length === 0) return [];
  const worst = near.reduce((a, b) => (b.distance < a.distance ? b : a));
  const what = sayText(
    {
      en: 'Pairs of cuts closer than {1} mm: {0}. The closest leave {2} mm.',
      fr: 'Paires de découpes à moins de {1} mm : {0}. Les plus proches laissent {2} mm.',
    },
    near.length,
    limit,
    worst.distance,
  );
  const where = {
    ...whereStroke(context, plan.cutStrokes, paths[worst.b]!.sources[0]!),
    point: [worst.x, worst.y, 0] as const,
  };
  return [findingOf(tooClose, { what, where, measured: worst.distance, limit, unit: 'mm' })];
}

/** [mm] Lines nearer than the thinnest beam burn one slot. */
const ONE_SLOT = 0.1;
/** [mm] Less is a corner that comes near. */
const LEAST_COPY = 2;

/** Lines that meet, and run beside each other in one slot: a copy that slipped, a side drawn twice by hand. */
function nearCopies(context: LaserContext): readonly Finding[] {
  const { cutStrokes } = context.plan;
  const { touching } = context.meetings();
  const sources = cutStrokes.traced.paths.flatMap((path, traced) => (touching[traced] === 1 ? path.sources : []));
  if (sources.length < 2) return [];
  const strokes = [...new Set(sources)].sort((a, b) => a - b);
  const subpaths = strokes.map((stroke) => cutStrokes.subpaths[stroke]!);
  const beside = findDuplicates(subpaths, ONE_SLOT);
  const length = beside.length - findDuplicates(subpaths).length;
  if (length < LEAST_COPY) return [];
  const longest = beside.stretches.reduce((a, b) => (b.length > a.length ? b : a));
  const what = sayText(
    {
      en: '{0} mm of cuts run beside others, less than {1} mm from them, and meet them: copies that do not lie on each other.',
      fr: '{0} mm de découpe longent d’autres traits à moins de {1} mm et les touchent : des copies décalées.',
    },
    length,
    ONE_SLOT,
  );
  const where = {
    ...whereStroke(context, cutStrokes, strokes[longest.subpath]!),
    point: [...longest.from, 0] as const,
  };
  return [findingOf(tooClose, { what, fix: ONE_LINE, where, measured: length, limit: LEAST_COPY, unit: 'mm' })];
}

const ONE_LINE = {
  en: 'Delete the copy, or lay the lines exactly on each other: then they are burnt once.',
  fr: 'Supprimez la copie, ou superposez exactement les traits : ils ne seront brûlés qu’une fois.',
};

/** Outlines that come near themselves, with material between: the neck of a part, the bridge of a stencil's letter. */
function thinNecks(context: LaserContext): readonly Finding[] {
  const { plan, setup } = context;
  const limit = leastBridge(setup);
  const { paths } = plan.cutStrokes.traced;
  const necks = paths.flatMap(({ path }, traced) => {
    const depth = plan.cuts.depths[traced]!;
    const outline = plan.cuts.outlines[traced]!;
    if (!path.closed || depth < 0) return [];
    const neck = narrowestNeck(outline, limit, depth % 2 === 0 ? 'inside' : 'outside');
    return neck !== undefined && fallsApart(outline, depth, context) ? [{ traced, neck }] : [];
  });
  if (necks.length === 0) return [];
  const { traced, neck } = necks.reduce((a, b) => (b.neck.distance < a.neck.distance ? b : a));
  const what = sayText(
    {
      en: 'Outlines that leave a bridge of less than {1} mm to themselves: {0}. The narrowest is {2} mm wide.',
      fr: 'Contours qui ne laissent qu’un pont de moins de {1} mm entre deux de leurs bords : {0}. Le plus étroit fait {2} mm.',
    },
    necks.length,
    limit,
    neck.distance,
  );
  const where = {
    ...whereStroke(context, plan.cutStrokes, paths[traced]!.sources[0]!),
    point: [neck.x, neck.y, 0] as const,
  };
  return [findingOf(tooClose, { what, fix: WIDER, where, measured: neck.distance, limit, unit: 'mm' })];
}

/** Whether half the bridge off every side leaves more pieces of a part, or closes a hole around one. */
function fallsApart(outline: Float64Array, depth: number, { kernel, setup }: LaserContext): boolean {
  const clean = insideOf(outline.length > 2 * MANY_CORNERS ? coarse(outline) : outline, kernel);
  const part = depth % 2 === 0;
  const worn = kernel.offset(clean, ((part ? -1 : 1) * leastBridge(setup)) / 2, { join: 'miter' });
  return piecesOf(worn, part) > piecesOf(clean, part);
}

/** Loops that are pieces, of a part; loops that are islands, of a hole. */
function piecesOf({ coordinates, ends }: Polygons, part: boolean): number {
  let [first, count] = [0, 0];
  for (const end of ends) {
    const area = loopArea(coordinates.subarray(2 * first, 2 * end));
    if ((part ? area : -area) > CRUMB) count++;
    first = end;
  }
  return count;
}

/** [mm2] Less is no piece that anybody would miss. */
const CRUMB = 0.5;

const WIDER = {
  en: 'Make the bridge at least 0.5 mm wide, better as wide as the sheet is thick.',
  fr: 'Donnez au pont au moins 0,5 mm, mieux : l’épaisseur de la plaque.',
};
