import { same, sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';

/** Names of programs, as their makers write them. */
const NAMES = { 'boxes.py': 'Boxes.py' } as const;

export const writerColors: LaserRule = {
  code: 'LAS040',
  name: 'writer-colors',
  severity: 'info',
  stage: 'stable',
  title: { en: 'The drawing’s own colours count', fr: 'Les couleurs propres au dessin comptent' },
  what: {
    en: 'The program that made the drawing gives its colours a meaning; the colours of this machine were not used.',
    fr: 'Le logiciel qui a fait le dessin donne un sens à ses couleurs ; celles de cette machine n’ont pas servi.',
  },
  why: {
    en: 'A box of Boxes.py has black outlines to cut and red labels: read by a machine whose red cuts, it would be spoilt.',
    fr: 'Une boîte de Boxes.py a des contours noirs à couper et des étiquettes rouges : lue par une machine dont le rouge coupe, elle serait gâchée.',
  },
  fix: {
    en: 'Nothing, if the file comes straight from that program. If you recoloured it: --set convention=NAME',
    fr: 'Rien, si le fichier vient tout droit de ce logiciel. Si vous l’avez recoloré : --set convention=NOM',
  },
  example: {
    en: 'ClosedBox.svg on a machine of the fablab convention: its black lines are cut.',
    fr: 'ClosedBox.svg sur une machine à la convention fablab : ses traits noirs sont coupés.',
  },
  check({ plan, setup }) {
    const { colorsOf } = plan.drawing;
    const { machine, settings } = setup;
    const asked = settings.convention !== undefined || settings.operations !== undefined;
    const plain = machine.convention === 'strokes-cut' && machine.colors.length === 0;
    if (colorsOf === undefined || asked || plain) return [];
    const what = sayText(
      {
        en: 'The drawing comes from {0}; its colours are read as that program means them.',
        fr: 'Le dessin vient de {0} ; ses couleurs sont lues comme ce logiciel les entend.',
      },
      same(NAMES[colorsOf]),
    );
    return [findingOf(writerColors, { what, where: {} })];
  },
};
