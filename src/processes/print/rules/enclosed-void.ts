import { numberText, sayText } from '../../../base/text.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';
import { boxText, middleOf, sizeText } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT021',
  name: 'enclosed-void',
  severity: 'info',
  stage: 'stable',
  title: { en: 'A closed hollow inside', fr: 'Un creux fermé à l’intérieur' },
  what: {
    en: 'Inside the solid there is a hollow without any opening.',
    fr: 'À l’intérieur du solide se trouve un creux sans aucune ouverture.',
  },
  why: {
    en: 'Its ceiling is laid over air, and supports in it could never be taken out. Water or air stays locked in.',
    fr: 'Son plafond est posé au-dessus du vide, et des supports n’en sortiraient jamais. L’eau ou l’air y reste enfermé.',
  },
  fix: {
    en: 'If the hollow is meant, give it a drain hole or split the part in two; otherwise fill it: infill saves plastic anyway.',
    fr: 'Si le creux est voulu, ajoutez un trou d’évacuation ou coupez la pièce en deux ; sinon, bouchez-le : le remplissage économise déjà le plastique.',
  },
  example: {
    en: 'A cube of 30 mm has an empty cube of 20 mm inside: 8,000 mm³ whose ceiling is a bridge of 20 × 20 mm.',
    fr: 'Un cube de 30 mm contient un cube vide de 20 mm : 8 000 mm³ dont le plafond est un pont de 20 × 20 mm.',
  },
};

export const enclosedVoid = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const { roles, measures, bodies } = context.analysis.mending;
    return roles.flatMap((role, body) => {
      const { volume, bounds } = measures[body]!;
      if (!role.cavity || bounds === null) return [];
      const what = sayText(
        {
          en: 'A closed cavity of {0} mm³ at {1}. Its ceiling, {2} at z {3}, is laid over air, and nothing put in it could be taken out.',
          fr: 'Un creux fermé de {0} mm³ en {1}. Son plafond, {2} à z {3}, est posé au-dessus du vide, et rien de ce qu’on y mettrait ne pourrait en sortir.',
        },
        numberText(-volume, -volume < 1 ? 4 : 0),
        boxText(bounds),
        sizeText([bounds[1][0] - bounds[0][0], bounds[1][1] - bounds[0][1]]),
        numberText(bounds[1][2], 2),
      );
      const where = { body: context.fileBody(bodies.first[body]!), bounds, point: middleOf(bounds) };
      return [findingOf(PAGE, { what, where, measured: -volume, limit: 0, unit: 'mm3' })];
    });
  },
});
