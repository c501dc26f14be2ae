import { sayText } from '../../../base/text.ts';
import type { Box } from '../../../geometry/paths/arc-path.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';
import { burntBox } from '../plan/burnt-box.ts';

/** [mm] */
const LIMIT = 5;
/** [mm] What moving outlines there and back may leave. */
const ROUNDING = 0.01;

function sizeOf([x0, y0, x1, y1]: Box): number {
  return Math.max(x1 - x0, y1 - y0);
}

export const tinyDrawing: LaserRule = {
  code: 'LAS027',
  name: 'tiny-drawing',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'The whole drawing is tiny', fr: 'Le dessin entier est minuscule' },
  what: { en: 'Everything fits into 5 mm.', fr: 'Tout tient dans 5 mm.' },
  why: {
    en: 'It is usually a unit gone wrong: inches or metres read as millimetres.',
    fr: 'C’est souvent une erreur d’unité : des pouces ou des mètres lus comme des millimètres.',
  },
  fix: {
    en: 'Check the unit: --set scale=25.4 if it was drawn in inches.',
    fr: 'Vérifiez l’unité : --set scale=25.4 si le dessin est en pouces.',
  },
  example: { en: 'A plate of 4 inches comes out 4 mm wide.', fr: 'Une plaque de 4 pouces sort à 4 mm de large.' },
  check({ plan, file }) {
    if (plan.box === null || sizeOf(plan.box) >= LIMIT + plan.kerf) return [];
    const size = sizeOf(burntBox(plan, 'drawn') ?? plan.box);
    if (size >= LIMIT - ROUNDING) return [];
    const what = sayText({ en: 'The drawing is {0} mm large.', fr: 'Le dessin fait {0} mm.' }, size);
    return [findingOf(tinyDrawing, { what, where: { file }, measured: size, limit: LIMIT, unit: 'mm' })];
  },
};
