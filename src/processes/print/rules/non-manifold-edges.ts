import { sayText } from '../../../base/text.ts';
import { boundingBox } from '../../../geometry/bounding-box.ts';
import { halfEdgesOf, nextInTriangle } from '../../../geometry/half-edges.ts';
import type { Bounds, Finding, Point } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { aroundEdgesOf } from '../analysis/around-edges.ts';
import type { PrintContext } from '../context.ts';
import { boxText, pointText } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT004',
  name: 'non-manifold-edges',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Edges with more than two faces', fr: 'Arêtes à plus de deux faces' },
  what: {
    en: 'At some edges three or more faces meet. On the skin of a real thing it is always two.',
    fr: 'À certaines arêtes se rejoignent trois faces ou plus. Sur la peau d’un objet réel, c’est toujours deux.',
  },
  why: {
    en: 'The part touches itself along a line without being joined there. Programs disagree about what is inside; the print may split along that line.',
    fr: 'La pièce se touche elle-même le long d’une ligne sans y être soudée. Les logiciels ne s’accordent pas sur l’intérieur ; l’impression peut se fendre le long de cette ligne.',
  },
  fix: {
    en: 'In the modeller redo the union of the bodies that meet there, or let them overlap by 0.01 mm instead of just touching.',
    fr: 'Dans le modeleur, refaites l’union des corps qui s’y rencontrent, ou faites-les se recouvrir de 0,01 mm au lieu de juste se toucher.',
  },
  example: {
    en: 'Two cubes share one edge and nothing else: four faces meet at it.',
    fr: 'Deux cubes n’ont en commun qu’une arête : quatre faces s’y rejoignent.',
  },
};

/** Edges told one by one; more than that is one place after another of the same fault. */
const TOLD = 3;

export const nonManifoldEdges = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const { mending, topology } = context.analysis;
    const { edges, triangles } = mending;
    if (edges.nonManifold === 0) return [];
    const { positions } = topology;
    const told = edgesToTell(context);
    if (told.length === 0) {
      const faced = edgesFaceOnFace(context);
      return faced.length === 0 ? [] : [faceOnFace(faced.length, boxOfEdges(context, faced))];
    }
    const point = (v: number): Point => [positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!];
    const findings: Finding[] = [];
    // Both sides of a sheet drawn: the sheet is the fault, told by the rule on volume; its edges are not told one by one.
    for (const edge of mending.doublesLeft.facing > 0 ? [] : told.slice(0, TOLD)) {
      const halves = halfEdgesOf(edges, edge);
      const h = halves[0]!;
      const [a, b] = [point(triangles[h]!), point(triangles[nextInTriangle(h)]!)];
      const t = Math.floor(h / 3);
      const what = sayText(
        {
          en: '{0} faces meet at the edge from {1} to {2}.',
          fr: '{0} faces se rejoignent à l’arête de {1} à {2}.',
        },
        halves.length,
        pointText(a, 3),
        pointText(b, 3),
      );
      const where = { point: a, triangle: context.fileTriangle(t), body: context.fileBody(t) };
      findings.push(findingOf(PAGE, { what, where, measured: halves.length, limit: 2 }));
    }
    if (told.length <= findings.length) return findings;
    const bounds = boxOfEdges(context, told);
    const what = sayText(
      {
        en: 'In all, {0} edges have more than two faces, all within {1}.',
        fr: 'En tout, {0} arêtes ont plus de deux faces, toutes dans {1}.',
      },
      told.length,
      boxText(bounds),
    );
    return [findingOf(PAGE, { what, where: { bounds }, measured: told.length, limit: 0 }), ...findings];
  },
});

/**
 * Edges of many faces, by number, at which something is wrong with the part. In a solid these are the lines along which
 * it only touches itself: where solid lies in solid, the rules on overlaps speak; where one wedge of solid is left,
 * nothing is wrong.
 */
function edgesToTell(context: PrintContext): readonly number[] {
  const around = aroundEdgesOf(context);
  const { edges, doublesLeft } = context.analysis.mending;
  const hasInside = edges.open === 0 && (context.isSolid || doublesLeft.facing === 0);
  return [...around.keys()].filter((edge) => !hasInside || around[edge] === 'touch' || around[edge] === 'odd');
}

/** Edges at which bodies stand face on face. */
function edgesFaceOnFace(context: PrintContext): readonly number[] {
  const { edges, bodies } = context.analysis.mending;
  const around = aroundEdgesOf(context);
  if (!context.isSolid) return [];
  const bodiesAt = (edge: number): number =>
    new Set([...halfEdgesOf(edges, edge)].map((h) => bodies.of[Math.floor(h / 3)]!)).size;
  return [...around.keys()].filter((edge) => around[edge] === 'joined' && bodiesAt(edge) > 1);
}

function boxOfEdges(context: PrintContext, list: readonly number[]): Bounds {
  const { edges, triangles } = context.analysis.mending;
  const ends = list.flatMap((edge) => {
    const h = halfEdgesOf(edges, edge)[0]!;
    return [triangles[h]!, triangles[nextInTriangle(h)]!];
  });
  return boundingBox(context.part.positions, ends)!;
}

function faceOnFace(count: number, bounds: Bounds): Finding {
  const what = sayText(
    {
      en: 'Bodies stand face on face at {0}: {1} {1|edge|edges} there {1|has|have} more than two faces. They are printed as one piece.',
      fr: 'Des corps sont collés face contre face en {0} : {1} {1|arête y a|arêtes y ont} plus de deux faces. Ils sont imprimés d’un seul tenant.',
    },
    boxText(bounds),
    count,
  );
  const fix = {
    en: 'Nothing to do for the print. To clean the model, make a union of the bodies (Tinkercad: Group; Fusion: Combine; FreeCAD: Part, Union; Blender: Boolean modifier).',
    fr: 'Rien à faire pour l’impression. Pour nettoyer le modèle, faites l’union des corps (Tinkercad : Regrouper ; Fusion : Combiner ; FreeCAD : Part, Union ; Blender : modificateur Booléen).',
  };
  return findingOf(PAGE, { severity: 'info', what, fix, where: { bounds }, measured: count, limit: 0 });
}
