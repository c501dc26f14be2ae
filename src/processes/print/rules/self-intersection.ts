import { numberText, same, sayText, type Text } from '../../../base/text.ts';
import type { DoubledPlace } from '../../../geometry/columns/doubled-places.ts';
import type { Bounds } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { crossingsOf, doubledOf } from '../analysis/crossings.ts';
import type { PrintContext } from '../context.ts';
import { bodyText, boxText, middleOf, sentence } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT007',
  name: 'self-intersection',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'The part goes through itself', fr: 'La pièce se traverse elle-même' },
  what: {
    en: 'Faces of one and the same body cut through each other.',
    fr: 'Des faces d’un même corps se coupent entre elles.',
  },
  why: {
    en: 'Where the body lies inside itself, plastic would be counted twice, and some programs leave a hole there. It is printed as one solid.',
    fr: 'Là où le corps se trouve à l’intérieur de lui-même, le plastique serait compté deux fois, et certains logiciels y laissent un trou. Il est imprimé comme un seul solide.',
  },
  fix: {
    en: 'Try --fix, which often can join it into one solid. In the modeller draw that place anew, or have the skin built anew (Blender: Remesh modifier; Fusion: Mesh, Repair, Rebuild), then export again.',
    fr: 'Essayez --fix, qui sait souvent en faire un seul solide. Dans le modeleur, redessinez cet endroit ou faites refaire la peau (Blender : modificateur Remaillage ; Fusion : Maillage, Réparer, Reconstruire), puis exportez à nouveau.',
  },
  example: {
    en: 'A bent tube was drawn so tight that its inner side runs through its own wall: 5.3 mm³ lie inside twice.',
    fr: 'Un tube plié a été dessiné si serré que son côté intérieur traverse sa propre paroi : 5,3 mm³ sont deux fois à l’intérieur.',
  },
};

/** Of the body's volume; less is a letter that just dips into a wall. */
const HARMLESS = 1e-4;

export const selfIntersection = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const { mending } = context.analysis;
    const crossings = crossingsOf(context).filter(({ a, b }) => a === b);
    const doubled = doubledOf(context).filter(({ a, b, volume }) => a === b && volume > harmless(context, a));
    // Solid may lie twice where no face cuts another: then faces lie in one plane. Open surfaces have no inside.
    const isClosed = mending.edges.open === 0;
    const bodies = new Set([...crossings, ...(isClosed ? doubled : [])].map(({ a }) => a));
    return [...bodies].map((body) => {
      const crossing = crossings.find(({ a }) => a === body);
      const worst = doubled.find(({ a }) => a === body);
      const pairs = crossing?.pairs ?? 0;
      const triangle = crossing?.triangle ?? mending.bodies.first[body]!;
      const isHarmless = worst === undefined;
      const place: Bounds = worst === undefined ? crossing!.bounds : [worst.low, worst.high];
      const bounds = crossing?.bounds ?? place;
      const said = sentence(bodyText(body, mending.bodies.count));
      const what = isHarmless
        ? sayText(
            {
              en: '{0}: {1} {1|pair|pairs} of faces cut each other at {2}, but nothing lies inside twice. It does no harm to the print.',
              fr: '{0} : {1} {1|paire|paires} de faces se coupent en {2}, mais rien n’est deux fois à l’intérieur. L’impression n’en souffre pas.',
            },
            said,
            pairs,
            boxText(bounds, 2),
          )
        : sayText(
            {
              en: '{0} goes through itself at {1}: {2}{3}.',
              fr: '{0} se traverse en {1} : {2}{3}.',
            },
            said,
            boxText(bounds, 2),
            harmText(worst),
            pairs === 0 ? same('') : pairsText(pairs),
          );
      const where = {
        body: context.fileBody(triangle),
        triangle: context.fileTriangle(triangle),
        bounds: place,
        point: middleOf(place),
      };
      const severity = isHarmless ? ('info' as const) : ('warning' as const);
      return findingOf(PAGE, { severity, what, where, measured: pairs, limit: 0 });
    });
  },
});

/** [mm3] Of what the body takes up, so that a body whose halves cancel out is not divided by nothing. */
function harmless(context: PrintContext, body: number): number {
  return HARMLESS * Math.abs(context.analysis.mending.measures[body]!.volume);
}

/** "12 mm³ lie inside twice" */
function harmText({ insideOut, volume }: DoubledPlace): Text {
  return sayText(
    insideOut
      ? {
          en: '{0} mm³ came out on the other side, inside out, and are not printed',
          fr: '{0} mm³ ressortent de l’autre côté, à l’envers, et ne sont pas imprimés',
        }
      : { en: '{0} mm³ lie inside twice', fr: '{0} mm³ sont deux fois à l’intérieur' },
    numberText(volume, volume < 1 ? 4 : 1),
  );
}

function pairsText(pairs: number): Text {
  return sayText(
    { en: ' ({0} {0|pair|pairs} of faces cut each other)', fr: ' ({0} {0|paire|paires} de faces se coupent)' },
    pairs,
  );
}
