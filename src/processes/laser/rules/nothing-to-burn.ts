import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';

export const nothingToBurn: LaserRule = {
  code: 'LAS004',
  name: 'empty',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Nothing to cut or engrave', fr: 'Rien à découper ni à graver' },
  what: {
    en: 'No line and no area of the drawing has an operation.',
    fr: 'Aucun trait et aucune surface du dessin n’a d’opération.',
  },
  why: { en: 'The job would move the head and burn nothing.', fr: 'La tête bougerait sans rien brûler.' },
  fix: {
    en: 'Give the lines a stroke, the areas a dark fill, and check the colours and layers.',
    fr: 'Donnez un contour aux traits, un fond foncé aux surfaces, et vérifiez les couleurs et les calques.',
  },
  example: {
    en: 'All shapes are white, or on a layer that is left out.',
    fr: 'Toutes les formes sont blanches, ou sur un calque laissé de côté.',
  },
  check({ plan, setup, file }) {
    if (plan.box !== null || setup.material?.refused !== undefined) return [];
    // Areas without a setting for engraving are told by `no-setting`.
    if (setup.work.engrave === undefined && plan.sorted.fills.length + plan.sorted.images.length > 0) return [];
    const what = { en: 'The drawing burns nothing.', fr: 'Le dessin ne brûle rien.' };
    return [findingOf(nothingToBurn, { what, where: { file } })];
  },
};
