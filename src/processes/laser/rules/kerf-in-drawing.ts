import { joinTexts, numberText, sayText, type Text } from '../../../base/text.ts';
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
    en: 'Moved twice, every finger joint would be too tight by two widths of the cut.',
    fr: 'Décalés deux fois, tous les assemblages seraient trop serrés de deux épaisseurs de trait.',
  },
  fix: {
    en: 'Nothing: the lines are cut as drawn. If your cut has another width, measure it and give it; the lines move by what is missing: --set kerf=0.15',
    fr: 'Rien : les traits sont coupés comme dessinés. Si votre trait a une autre épaisseur, mesurez-la et donnez-la ; les traits bougent de ce qui manque : --set kerf=0.15',
  },
  example: {
    en: 'A box from Boxes.py with burn 0.1 mm fits with a cut of 0.2 mm as it is.',
    fr: 'Une boîte de Boxes.py avec burn 0,1 mm s’assemble telle quelle avec un trait de 0,2 mm.',
  },
  check({ plan: { drawnKerf, kerf }, setup: { work } }) {
    if (drawnKerf === 0) return [];
    const what = [sayText(kerf === 0 ? AS_DRAWN : MOVED, drawnKerf, work.kerf, numberText(kerf / 2, 3))];
    const play = 2 * (work.kerf - drawnKerf);
    if (!work.kerfAsked && work.kerf > 0 && Math.abs(play) > NOTICED)
      what.push(sayText(play > 0 ? LOOSER : TIGHTER, work.kerf, Math.abs(play)));
    return [
      findingOf(kerfInDrawing, { what: joinTexts(what), where: {}, measured: drawnKerf, limit: work.kerf, unit: 'mm' }),
    ];
  },
};

/** [mm] Of play that a hand feels. */
const NOTICED = 0.03;

const AS_DRAWN: Text = {
  en: 'The drawing makes up for a cut of {0} mm already: its lines are cut as drawn.',
  fr: 'Le dessin compense déjà un trait de {0} mm : ses lignes sont coupées comme dessinées.',
};
const MOVED: Text = {
  en: 'The drawing makes up for a cut of {0} mm already; for the {1} mm that were asked for the outlines move outward by {2} mm.',
  fr: 'Le dessin compense déjà un trait de {0} mm ; pour les {1} mm demandés, les contours bougent de {2} mm vers l’extérieur.',
};
const LOOSER: Text = {
  en: 'The material’s cut is {0} mm wide: joints come out looser by {1} mm.',
  fr: 'Le trait dans cette matière fait {0} mm : les assemblages seront plus lâches de {1} mm.',
};
const TIGHTER: Text = {
  en: 'The material’s cut is {0} mm wide: joints come out tighter by {1} mm.',
  fr: 'Le trait dans cette matière fait {0} mm : les assemblages seront plus serrés de {1} mm.',
};
