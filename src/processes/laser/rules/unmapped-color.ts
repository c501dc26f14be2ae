import { same, sayText, type Text } from '../../../base/text.ts';
import { hexOf } from '../../../model/hex-color.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereShape } from '../context.ts';
import { OPERATION_WORDS } from './operation-words.ts';

/** How to mend it, with the colour. */
const SAY_IT: Text = {
  en: 'Use a colour of the convention, say what this one does (--set operations={0}=cut, or score, engrave, ignore; for every job under laser.colors in the machine profile), or choose another convention: --set convention=strokes-cut',
  fr: 'Utilisez une couleur de la convention, dites ce que fait celle-ci (--set operations={0}=cut, ou score, engrave, ignore ; pour tous les travaux sous laser.colors dans le profil de la machine), ou choisissez une autre convention : --set convention=strokes-cut',
};

export const unmappedColor: LaserRule = {
  code: 'LAS005',
  name: 'unmapped-color',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A colour without an operation', fr: 'Une couleur sans opération' },
  what: {
    en: 'The colour convention of this machine says nothing about this colour.',
    fr: 'La convention de couleurs de cette machine ne dit rien de cette couleur.',
  },
  why: { en: 'These shapes are not burnt.', fr: 'Ces formes ne sont pas brûlées.' },
  fix: sayText(SAY_IT, '#00c0ff'),
  example: {
    en: 'A line in #00c0ff on a machine where red cuts and blue marks.',
    fr: 'Un trait en #00c0ff sur une machine où le rouge coupe et le bleu marque.',
  },
  check({ plan }) {
    return plan.sorted.unmapped.map(({ color, use, shapes, nearest }) => {
      const told = sayText(
        use === 'stroke'
          ? {
              en: 'Shapes with a stroke of {1}, which has no operation: {0}.',
              fr: 'Formes au contour {1}, qui n’a pas d’opération : {0}.',
            }
          : {
              en: 'Shapes with a fill of {1}, which has no operation: {0}.',
              fr: 'Formes au fond {1}, qui n’a pas d’opération : {0}.',
            },
        shapes.length,
        hexOf(color),
      );
      const hint =
        nearest === undefined
          ? same('')
          : sayText(
              {
                en: ' The nearest colour of the map is {0}: {1}.',
                fr: ' La couleur de la table la plus proche est {0} : {1}.',
              },
              hexOf(nearest.color),
              OPERATION_WORDS[nearest.operation],
            );
      return findingOf(unmappedColor, {
        what: sayText({ en: '{0}{1}', fr: '{0}{1}' }, told, hint),
        fix: sayText(SAY_IT, hexOf(color)),
        where: whereShape(plan.drawing.shapes[shapes[0]!]!),
        measured: shapes.length,
      });
    });
  },
};
