import { sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereShape } from '../context.ts';

/** Channels 0…255: lighter than this is paper. */
const PAPER = 250;

export const whiteStroke: LaserRule = {
  code: 'LAS019',
  name: 'white-stroke',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'White lines are burnt', fr: 'Des traits blancs sont brûlés' },
  what: {
    en: 'A stroke is white or nearly; on paper it cannot be seen.',
    fr: 'Un contour est blanc ou presque ; sur le papier on ne le voit pas.',
  },
  why: {
    en: 'It is cut like any other: white lines are often left-overs.',
    fr: 'Il est découpé comme les autres : les traits blancs sont souvent des restes.',
  },
  fix: {
    en: 'Delete the lines (Inkscape: click one, then Edit > Select Same > Stroke Color shows them all), or put them on a layer that is left out.',
    fr: 'Supprimez ces traits (Inkscape : cliquez sur l’un, puis Édition > Sélectionner même > Couleur de contour les montre tous), ou mettez-les sur un calque laissé de côté.',
  },
  example: {
    en: 'A snowflake with a white stroke on a black page.',
    fr: 'Un flocon au trait blanc sur une page noire.',
  },
  check({ plan }) {
    const { shapes } = plan.drawing;
    const white = plan.sorted.strokes.filter(({ shape }) => {
      const { stroke } = shapes[shape]!;
      return stroke !== null && Math.min(stroke.r, stroke.g, stroke.b) >= PAPER;
    });
    if (white.length === 0) return [];
    const what = sayText(
      { en: 'White lines that are burnt: {0}.', fr: 'Traits blancs qui sont brûlés : {0}.' },
      white.length,
    );
    return [findingOf(whiteStroke, { what, where: whereShape(shapes[white[0]!.shape]!), measured: white.length })];
  },
};
