import { same, sayText, type Text } from '../../../base/text.ts';
import { loopArea } from '../../../geometry/areas/islands.ts';
import { arcPathLength } from '../../../geometry/paths/arc-path.ts';
import { flattenSubpath } from '../../../geometry/paths/flatten-curve.ts';
import { hexOf } from '../../../model/hex-color.ts';
import type { Color } from '../../../model/part.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereStroke } from '../context.ts';
import { isDashed } from '../plan/dash-strokes.ts';
import type { StrokeGroup } from '../plan/part-plan.ts';
import type { TracedPath } from '../plan/trace-strokes.ts';

export const openContour: LaserRule = {
  code: 'LAS006',
  name: 'open-contour',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'An outline that does not close', fr: 'Un contour ouvert' },
  what: { en: 'A line that is cut has two loose ends.', fr: 'Un trait de découpe a deux extrémités libres.' },
  why: {
    en: 'The part does not come out of the sheet, and the width of the cut cannot be made up for.',
    fr: 'La pièce ne se détache pas de la plaque, et l’épaisseur du trait ne peut pas être compensée.',
  },
  fix: {
    en: 'If a part was meant, join the ends (Inkscape: select both end nodes, Shift+J; Illustrator: Ctrl+J; LightBurn: Alt+J). A slit on purpose may stay. Ends that nearly meet are joined with --set join=0.5',
    fr: 'S’il s’agit d’une pièce, joignez les extrémités (Inkscape : sélectionnez les deux nœuds, Maj+J ; Illustrator : Ctrl+J ; LightBurn : Alt+J). Une fente voulue peut rester. Des extrémités très proches se joignent avec --set join=0.5',
  },
  example: {
    en: 'The last side of a rectangle stops 0.3 mm before its start.',
    fr: 'Le dernier côté d’un rectangle s’arrête à 0,3 mm du départ.',
  },
  check(context) {
    const { cutStrokes, drawing } = context.plan;
    const colorOf = (source: number): Color | null => drawing.shapes[cutStrokes.shapes[source] ?? 0]?.stroke ?? null;
    const outlines = new Set<string>();
    for (const { path, sources } of cutStrokes.traced.paths)
      if (path.closed) for (const source of sources) outlines.add(nameOf(colorOf(source)));
    const leaning = context.leaning();
    const dashed = ({ sources }: TracedPath): boolean =>
      sources.every((source) => isDashed(drawing.shapes[cutStrokes.shapes[source]!]!, context.setup));
    const open = cutStrokes.traced.paths
      .filter((traced, k) => !traced.path.closed && !leaning.has(k) && !wasOutline(traced, cutStrokes))
      .filter((traced) => !dashed(traced))
      .map((traced) => measure(traced));
    const limit = context.setup.settings.join;
    const slits = open.filter(({ gap, length }) => gap > FAR * limit && gap > STRAIGHT * length);
    const together = slits.length > MANY ? new Set(slits) : null;
    const told = open.filter((each) => together === null || !together.has(each) || each === slits[0]);
    return told.map((each) => {
      const { traced, gap } = each;
      const where = {
        ...whereStroke(context, cutStrokes, traced.sources[0]!),
        point: [traced.path.x[0]!, traced.path.y[0]!, 0] as const,
      };
      const color = nameOf(colorOf(traced.sources[0]!));
      const line = gap > FAR * limit && color !== '' && !outlines.has(color);
      const fix = line ? sayText(MARK_INSTEAD, openContour.fix, same(color)) : openContour.fix;
      const what = together?.has(each) === true ? manyText(slits) : oneText(each);
      return findingOf(openContour, { what, fix, where, measured: gap, limit, unit: 'mm' });
    });
  },
};

interface OpenCut {
  readonly traced: TracedPath;
  /** [mm] */
  readonly length: number;
  /** [mm] From end to end. */
  readonly gap: number;
}

function measure(traced: TracedPath): OpenCut {
  const { path } = traced;
  const n = path.x.length - 1;
  const gap = Math.sqrt((path.x[n]! - path.x[0]!) ** 2 + (path.y[n]! - path.y[0]!) ** 2);
  return { traced, length: arcPathLength(path), gap };
}

function oneText({ traced: { path }, length, gap }: OpenCut): Text {
  const n = path.x.length - 1;
  return sayText(
    {
      en: 'A cut of {0} mm is open: its ends at {1}, {2} and {3}, {4} are {5} mm apart.',
      fr: 'Une découpe de {0} mm est ouverte : ses extrémités, en {1} ; {2} et {3} ; {4}, sont à {5} mm l’une de l’autre.',
    },
    length,
    path.x[0]!,
    path.y[0]!,
    path.x[n]!,
    path.y[n]!,
    gap,
  );
}

/** A living hinge, a grille: what is meant so is told once. */
function manyText(slits: readonly OpenCut[]): Text {
  return sayText(
    {
      en: 'Cuts that are open lines: {0}, {1} mm in all. The first is {2} mm long.',
      fr: 'Découpes en traits ouverts : {0}, {1} mm en tout. Le premier mesure {2} mm.',
    },
    slits.length,
    slits.reduce((sum, { length }) => sum + length, 0),
    slits[0]!.length,
  );
}

/** What is left of a closed outline whose doubled stretches were taken out, if it was more than a line there and back. */
function wasOutline({ shared, sources }: TracedPath, { subpaths }: StrokeGroup): boolean {
  return (
    shared &&
    sources.some((source) => {
      const subpath = subpaths[source]!;
      return subpath.closed && Math.abs(loopArea(flattenSubpath(subpath, 0.05))) > LEAST_AREA;
    })
  );
}

/** [mm2] Less is a line. */
const LEAST_AREA = 0.01;

/** Ends this many times further apart than what is joined were never meant to meet. */
const FAR = 20;

/** [share of its length] A line whose ends are this far apart is a slit, no outline that lacks a side. */
const STRAIGHT = 0.8;
/** More slits than this are told together. */
const MANY = 8;

/** For a colour that only open lines have: lines to draw, not outlines of parts. */
const MARK_INSTEAD: Text = {
  en: '{0}. Lines that should only be drawn on the surface: --set operations={1}=score',
  fr: '{0}. Pour des traits à seulement tracer en surface : --set operations={1}=score',
};

function nameOf(color: Color | null): string {
  return color === null ? '' : hexOf(color);
}
