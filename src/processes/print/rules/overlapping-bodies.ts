import { numberText, sayText } from '../../../base/text.ts';
import type { Bounds, Finding } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { crossingsOf, doubledOf } from '../analysis/crossings.ts';
import type { PrintContext } from '../context.ts';
import { boxText, middleOf } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT008',
  name: 'overlapping-bodies',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Bodies lie inside each other', fr: 'Des corps se recouvrent' },
  what: {
    en: 'Two bodies take the same place, or one body is there twice.',
    fr: 'Deux corps occupent la même place, ou un corps s’y trouve deux fois.',
  },
  why: {
    en: 'Only their union can be printed. Adding up their volumes would count, and charge, plastic that is never laid.',
    fr: 'Seule leur union peut être imprimée. Additionner leurs volumes compterait, et facturerait, du plastique jamais déposé.',
  },
  fix: {
    en: 'Nothing to do for the print: they are printed as one solid. To clean the model, join the bodies (Tinkercad: Group; Fusion: Combine; FreeCAD: Part, Union; Blender: Boolean modifier; OpenSCAD: union).',
    fr: 'Rien à faire pour l’impression : ils sont imprimés comme un seul solide. Pour nettoyer le modèle, réunissez les corps (Tinkercad : Regrouper ; Fusion : Combiner ; FreeCAD : Part, Union ; Blender : modificateur Booléen ; OpenSCAD : union).',
  },
  example: {
    en: 'Two cubes of 20 mm, the second from x 15: they share 2,000 mm³, and 14,000 mm³ are printed, not 16,000.',
    fr: 'Deux cubes de 20 mm, le second à partir de x 15 : ils partagent 2 000 mm³, et 14 000 mm³ sont imprimés, pas 16 000.',
  },
};

/** Of the part's volume: a screw in its hole, pieces that are glued with a little bite. */
const USUAL = 1e-3;

export const overlappingBodies = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const { mends, measures, bodies } = context.analysis.mending;
    const findings: Finding[] = [];
    for (const mend of mends)
      if (mend.kind === 'dropped-doubles') findings.push(dropped(context, mend.triangles, mend.bounds));
    if (bodies.count < 2 || !context.isSolid) return findings;
    const whole = measures.reduce((sum, body) => sum + body.volume, 0);
    const seen = new Set<string>();
    for (const { a, b, volume, low, high } of doubledOf(context)) {
      if (a === b) continue;
      seen.add(`${a} ${b}`);
      const severity = volume < USUAL * whole ? ('info' as const) : ('warning' as const);
      const bounds: Bounds = [low, high];
      const what = sayText(
        {
          en: 'Bodies {0} and {1} of {2} overlap: about {3} mm³ belong to both, at {4}.',
          fr: 'Les corps {0} et {1} sur {2} se recouvrent : environ {3} mm³ appartiennent aux deux, en {4}.',
        },
        a + 1,
        b + 1,
        bodies.count,
        volumeText(volume),
        boxText(bounds, 2),
      );
      const where = { body: a, bounds, point: middleOf(bounds) };
      findings.push(findingOf(PAGE, { severity, what, where, measured: volume, limit: 0, unit: 'mm3' }));
    }
    for (const { a, b, pairs, bounds } of crossingsOf(context)) {
      if (a === b || seen.has(`${a} ${b}`)) continue;
      const what = sayText(
        {
          en: 'Bodies {0} and {1} of {2} cut each other at {3} ({4} {4|pair|pairs} of faces) by a sliver.',
          fr: 'Les corps {0} et {1} sur {2} se coupent en {3} ({4} {4|paire|paires} de faces), d’un rien.',
        },
        a + 1,
        b + 1,
        bodies.count,
        boxText(bounds, 2),
        pairs,
      );
      const where = { body: a, bounds, point: middleOf(bounds) };
      findings.push(findingOf(PAGE, { severity: 'info', what, where, measured: pairs, limit: 0 }));
    }
    return findings;
  },
});

function volumeText(volume: number): ReturnType<typeof numberText> {
  return numberText(volume, volume >= 100 ? 0 : volume >= 1 ? 1 : 5);
}

/** Faces that lay twice in one plane; a body has more than one. */
function isFlat([low, high]: Bounds): boolean {
  return [0, 1, 2].some((axis) => low[axis] === high[axis]);
}

/** A body, or some faces, that stood in the file twice. */
function dropped(context: PrintContext, triangles: readonly number[], bounds: Bounds): Finding {
  const body = context.analysis.bodies.of[triangles[0]!]!;
  const what = sayText(
    {
      en: '{0} faces are there twice, at {1}: a body was saved two times at the same place. One was dropped.',
      fr: '{0} faces sont en double, en {1} : un corps a été enregistré deux fois au même endroit. L’un des deux a été retiré.',
    },
    triangles.length,
    boxText(bounds),
  );
  const fix = {
    en: 'Nothing to do for the print; --fix writes the mended part. In the modeller delete one of the two copies.',
    fr: 'Rien à faire pour l’impression ; --fix écrit la pièce réparée. Dans le modeleur, supprimez l’une des deux copies.',
  };
  const where = { body, triangle: triangles[0]!, bounds };
  const measures = { measured: triangles.length, limit: 0 };
  if (!isFlat(bounds)) return findingOf(PAGE, { what, fix, where, ...measures });
  const flat = sayText(
    {
      en: '{0} {0|face is|faces are} there twice, at {1}, one on the other. The second was dropped.',
      fr: '{0} {0|face est|faces sont} en double, en {1}, l’une sur l’autre. La seconde a été retirée.',
    },
    triangles.length,
    boxText(bounds),
  );
  const clean = {
    en: 'Nothing to do for the print; --fix writes the mended part. In the modeller: Merge by distance, or Delete double faces.',
    fr: 'Rien à faire pour l’impression ; --fix écrit la pièce réparée. Dans le modeleur : fusionner par distance, ou supprimer les faces doubles.',
  };
  return findingOf(PAGE, { severity: 'info', what: flat, fix: clean, where, ...measures });
}
