import { same, sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import { hexOf } from '../color-field.ts';
import { type LaserRule, whereShape } from '../context.ts';
import { OPERATION_WORDS } from './operation-words.ts';

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
  fix: {
    en: 'Use a colour of the convention, add this one under laser.colors in the machine profile, or choose another convention: --set convention=strokes-cut',
    fr: 'Utilisez une couleur de la convention, ajoutez celle-ci sous laser.colors dans le profil de la machine, ou choisissez une autre convention : --set convention=strokes-cut',
  },
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
        where: whereShape(plan.drawing.shapes[shapes[0]!]!),
        measured: shapes.length,
      });
    });
  },
};
