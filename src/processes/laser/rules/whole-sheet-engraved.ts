import { sayText } from '../../../base/text.ts';
import { polygonsArea } from '../../../geometry/areas/polygons.ts';
import { drawingBounds, isPaper } from '../../../geometry/paths/drawing-measures.ts';
import { fillContours } from '../../../geometry/paths/flatten-curve.ts';
import { emptyBounds, growBySubpath } from '../../../geometry/paths/subpath-bounds.ts';
import type { Drawing, Shape } from '../../../model/part.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereShape } from '../context.ts';

const SHARE = 0.8;

/** [mm2] The page, or the box of the drawing where it has none. */
function pageOf(drawing: Drawing): number | null {
  if (drawing.page !== null) return drawing.page[0] * drawing.page[1];
  const bounds = drawingBounds(drawing);
  return bounds === null ? null : (bounds.maxX - bounds.minX) * (bounds.maxY - bounds.minY);
}

/** [mm2] Of the box around a shape: it covers no more. */
function boxArea({ subpaths }: Shape): number {
  const box = emptyBounds();
  for (const subpath of subpaths) growBySubpath(box, subpath);
  return Math.max(0, box.maxX - box.minX) * Math.max(0, box.maxY - box.minY);
}

export const wholeSheetEngraved: LaserRule = {
  code: 'LAS020',
  name: 'whole-sheet-engraved',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A background is engraved', fr: 'Un fond est gravé' },
  what: { en: 'A filled shape covers most of the page.', fr: 'Une forme pleine couvre presque toute la page.' },
  why: {
    en: 'The laser would darken the whole sheet, for hours: it is usually a page background of the drawing program.',
    fr: 'Le laser noircirait toute la plaque, pendant des heures : c’est souvent le fond de page du logiciel de dessin.',
  },
  fix: {
    en: 'Click the background and delete it, or give it no fill (Canva: tick “Transparent background” when you export; Inkscape: Fill and Stroke > No paint).',
    fr: 'Cliquez sur le fond et supprimez-le, ou retirez son remplissage (Canva : cochez « Arrière-plan transparent » à l’export ; Inkscape : Fond et contour > Pas de remplissage).',
  },
  example: {
    en: 'A black rectangle of 381 × 381 mm behind a drawing of the same size.',
    fr: 'Un rectangle noir de 381 × 381 mm derrière un dessin de la même taille.',
  },
  check({ plan, kernel }) {
    const { drawing, sorted } = plan;
    const whole = pageOf(plan.drawing);
    if (whole === null || sorted.strokes.length + sorted.fills.length + sorted.images.length < 2) return [];
    return sorted.fills.flatMap((index) => {
      const shape = drawing.shapes[index]!;
      if (shape.fill === null || isPaper(shape.fill)) return [];
      if (boxArea(shape) < SHARE * whole) return [];
      const outline = fillContours(shape.subpaths, 0.05);
      const area = polygonsArea(kernel.union(outline, undefined, shape.fillRule));
      if (area < SHARE * whole) return [];
      const what = sayText(
        { en: 'A filled shape covers {0} % of the page.', fr: 'Une forme pleine couvre {0} % de la page.' },
        Math.round((100 * area) / whole),
      );
      return [
        findingOf(wholeSheetEngraved, {
          what,
          where: whereShape(shape),
          measured: area,
          limit: SHARE * whole,
          unit: 'mm2',
        }),
      ];
    });
  },
};
