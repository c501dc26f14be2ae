import { numberText, sayText } from '../../../base/text.ts';
import { boundingBox } from '../../../geometry/bounding-box.ts';
import type { Mend } from '../../../geometry/mesh/mend-mesh.ts';
import type { Finding } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';
import { bodyText, boxText, sentence, trianglesText } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT005',
  name: 'winding',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Faces that look the wrong way', fr: 'Faces tournées du mauvais côté' },
  what: {
    en: 'The order of a triangle’s corners says which side is outside. Some triangles say the opposite of their neighbours, or a whole body is inside out.',
    fr: 'L’ordre des sommets d’un triangle dit de quel côté est l’extérieur. Certains triangles disent l’inverse de leurs voisins, ou un corps entier est retourné.',
  },
  why: {
    en: 'A body that is inside out has a negative volume: some programs print a hole instead. They were turned for the print.',
    fr: 'Un corps retourné a un volume négatif : certains logiciels impriment un trou à sa place. Ils ont été remis à l’endroit pour l’impression.',
  },
  fix: {
    en: 'Nothing to do for the print; --fix writes the mended part. To mend it at home: in Blender, Mesh, Normals, Recalculate Outside; in FreeCAD, Mesh, Harmonize normals.',
    fr: 'Rien à faire pour l’impression ; --fix écrit la pièce réparée. Pour réparer chez vous : dans Blender, Maillage, Normales, Recalculer l’extérieur ; dans FreeCAD, Maillages, Harmoniser les normales.',
  },
  example: {
    en: 'On a cube, triangle 2 on the top faces inwards: three edges at which two neighbours disagree.',
    fr: 'Sur un cube, le triangle 2 du dessus regarde vers l’intérieur : trois arêtes où deux voisins se contredisent.',
  },
};

export const winding = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const findings: Finding[] = [];
    for (const mend of context.analysis.mending.mends) {
      if (mend.kind === 'turned') findings.push(...turned(context, mend.triangles));
      if (mend.kind === 'turned-inside-out') findings.push(insideOut(context, mend));
    }
    return findings;
  },
});

/** One finding a body. */
function turned(context: PrintContext, triangles: readonly number[]): readonly Finding[] {
  const { bodies, topology } = context.analysis;
  const byBody = new Map<number, number[]>();
  for (const t of triangles) {
    const body = bodies.of[t]!;
    const list = byBody.get(body);
    if (list === undefined) byBody.set(body, [t]);
    else list.push(t);
  }
  return [...byBody].map(([body, list]) => {
    const corners = list.flatMap((t) => [...topology.triangles.subarray(3 * t, 3 * t + 3)]);
    const bounds = boundingBox(topology.positions, corners)!;
    const pattern =
      list.length === 1
        ? {
            en: 'In {1}, 1 triangle faces the other way than its neighbours: {2} (counted from 0), at {3}. It was turned.',
            fr: 'Dans {1}, 1 triangle est tourné à l’inverse de ses voisins : {2} (compté à partir de 0), en {3}. Il a été retourné.',
          }
        : {
            en: 'In {1}, {0} triangles face the other way than their neighbours: {2} (counted from 0), at {3}. They were turned.',
            fr: 'Dans {1}, {0} triangles sont tournés à l’inverse de leurs voisins : {2} (comptés à partir de 0), en {3}. Ils ont été retournés.',
          };
    const what = sayText(pattern, list.length, bodyText(body, bodies.count), trianglesText(list), boxText(bounds, 3));
    return findingOf(PAGE, { what, where: { body, triangle: list[0]!, bounds }, measured: list.length, limit: 0 });
  });
}

function insideOut(context: PrintContext, mend: Extract<Mend, { kind: 'turned-inside-out' }>): Finding {
  const { bodies } = context.analysis;
  const body = bodies.of[mend.triangle]!;
  const what = sayText(
    {
      en: '{0} ({1} triangles) is inside out, like a glove; it was turned, its volume is {2} mm³.',
      fr: '{0} ({1} triangles) est à l’envers, comme un gant retourné ; l’endroit a été rétabli, le volume est de {2} mm³.',
    },
    sentence(bodyText(body, bodies.count)),
    mend.triangles,
    numberText(mend.volume, mend.volume < 1 ? 6 : 1),
  );
  const where = { body, triangle: mend.triangle, bounds: mend.bounds };
  return findingOf(PAGE, { what, where, measured: -mend.volume, limit: 0, unit: 'mm3' });
}
