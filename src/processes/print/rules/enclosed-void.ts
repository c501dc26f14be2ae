import { numberText, sayText } from '../../../base/text.ts';
import { faceVector } from '../../../geometry/mesh/face-vector.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';
import { boxText, middleOf } from './say.ts';

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
      const hanging = hangingArea(context, body);
      const what = sayText(
        hanging === 0
          ? {
              en: 'A closed cavity of {0} mm³ at {1}. Its ceiling carries itself up to z {2}, but nothing in it could be taken out.',
              fr: 'Un creux fermé de {0} mm³ en {1}. Son plafond se porte lui-même jusqu’à z {2}, mais rien de ce qui s’y trouve ne pourrait en sortir.',
            }
          : {
              en: 'A closed cavity of {0} mm³ at {1}. Of its ceiling, up to z {2}, {3} mm² lean out more than {4}° and are laid over air, and nothing put in it could be taken out.',
              fr: 'Un creux fermé de {0} mm³ en {1}. De son plafond, jusqu’à z {2}, {3} mm² penchent de plus de {4}° et sont posés au-dessus du vide, et rien de ce qu’on y mettrait ne pourrait en sortir.',
            },
        numberText(-volume, -volume < 1 ? 4 : 0),
        boxText(bounds),
        numberText(bounds[1][2], 2),
        numberText(hanging, hanging < 1 ? 4 : 0),
        numberText(context.settings.overhangAngle, 1),
      );
      const where = { body: context.fileBody(bodies.first[body]!), bounds, point: middleOf(bounds) };
      return [findingOf(PAGE, { what, where, measured: -volume, limit: 0, unit: 'mm3' })];
    });
  },
});

/** [mm²] Seen from above, what of a body's undersides leans out more than carries itself. */
function hangingArea({ analysis, settings }: PrintContext, body: number): number {
  const { triangles, bodies } = analysis.mending;
  const steepest = Math.sin((settings.overhangAngle * Math.PI) / 180) + 1e-6;
  const normal = new Float64Array(3);
  let area = 0;
  for (let k = 0; k < bodies.of.length; k++) {
    if (bodies.of[k] !== body) continue;
    faceVector(analysis.mesh.positions, triangles, 3 * k, normal);
    const [x, y, z] = [normal[0]!, normal[1]!, normal[2]!];
    if (z < -steepest * Math.sqrt(x * x + y * y + z * z)) area -= z / 2;
  }
  return area;
}
