import { sayText } from '../../../base/text.ts';
import { boundingBox } from '../../../geometry/bounding-box.ts';
import { pinchedPoints as findPinched } from '../../../geometry/mesh/pinched-points.ts';
import type { Point } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { touchesOf } from '../analysis/touches.ts';
import type { PrintContext } from '../context.ts';
import { boxText } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT029',
  name: 'pinched-points',
  severity: 'info',
  stage: 'stable',
  title: { en: 'The surface touches itself in a point', fr: 'La surface se touche en un point' },
  what: {
    en: 'At some points two pieces of the surface meet tip to tip, like the two halves of an hourglass.',
    fr: 'En certains points, deux morceaux de surface se rejoignent pointe contre pointe, comme les deux moitiés d’un sablier.',
  },
  why: {
    en: 'It prints, but a thing that hangs on a point breaks there. Some modellers refuse such a mesh.',
    fr: 'Cela s’imprime, mais ce qui ne tient que par un point casse à cet endroit. Certains modeleurs refusent un tel maillage.',
  },
  fix: {
    en: 'Nothing to do if the two pieces are joined elsewhere. Otherwise let them overlap in the modeller.',
    fr: 'Rien à faire si les deux morceaux sont reliés ailleurs. Sinon, faites-les se recouvrir dans le modeleur.',
  },
  example: {
    en: 'Two cubes touch with one corner only: that corner is pinched.',
    fr: 'Deux cubes ne se touchent que par un coin : ce coin est pincé.',
  },
};

export const pinchedPoints = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const { triangles, edges, bodies } = context.analysis.mending;
    const { positions } = context.part;
    const within = findPinched(positions, triangles, edges, bodies.of);
    const places: readonly Point[] = [
      ...within.map((v): Point => [positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!]),
      ...touchesOf(context).points,
    ];
    const [point] = places;
    if (point === undefined) return [];
    const bounds = boundingBox(places.flat(), [...places.keys()])!;
    const what = sayText(
      {
        en: 'At {0} {0|point|points} the surface touches itself tip to tip, {0|at|all within} {1}.',
        fr: 'En {0} {0|point|points}, la surface se touche pointe contre pointe, {0|à|tous dans} {1}.',
      },
      places.length,
      boxText(bounds),
    );
    return [findingOf(PAGE, { what, where: { point, bounds }, measured: places.length, limit: 0 })];
  },
});
