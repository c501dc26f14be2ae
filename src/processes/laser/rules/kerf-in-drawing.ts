import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';

export const kerfInDrawing: LaserRule = {
  code: 'LAS015',
  name: 'kerf-in-drawing',
  severity: 'info',
  stage: 'stable',
  title: { en: 'The drawing makes up for the kerf already', fr: 'Le dessin compense déjà l’épaisseur du trait' },
  what: {
    en: 'The inner corners carry the tiny loops that Boxes.py draws when it moves the outlines by its "burn" value.',
    fr: 'Les coins intérieurs portent les petites boucles que Boxes.py dessine quand il décale les contours de sa valeur « burn ».',
  },
  why: {
    en: 'Moved twice, every finger joint would be too tight by the width of the cut.',
    fr: 'Décalés deux fois, tous les assemblages seraient trop serrés d’une épaisseur de trait.',
  },
  fix: {
    en: 'Nothing. The lines are cut as drawn. To move them all the same, give the width: --set kerf=0.2',
    fr: 'Rien. Les traits sont coupés comme dessinés. Pour les décaler quand même, donnez l’épaisseur : --set kerf=0.2',
  },
  example: {
    en: 'A box from Boxes.py with burn 0.1 mm fits with a cut of 0.2 mm as it is.',
    fr: 'Une boîte de Boxes.py avec burn 0,1 mm s’assemble telle quelle avec un trait de 0,2 mm.',
  },
  check({ plan, setup }) {
    if (!plan.compensated) return [];
    const what = setup.work.kerfAsked
      ? {
          en: 'The drawing seems to make up for the kerf already, and the kerf that was asked for comes on top.',
          fr: 'Le dessin semble déjà compenser l’épaisseur du trait, et la compensation demandée s’y ajoute.',
        }
      : {
          en: 'The drawing makes up for the kerf already: its lines are cut as drawn.',
          fr: 'Le dessin compense déjà l’épaisseur du trait : ses lignes sont coupées comme dessinées.',
        };
    return [
      findingOf(kerfInDrawing, { what, where: {}, ...(setup.work.kerfAsked ? { severity: 'warning' as const } : {}) }),
    ];
  },
};
