import { sayText } from '../../../base/text.ts';
import { boundingBox } from '../../../geometry/bounding-box.ts';
import { nextInTriangle } from '../../../geometry/half-edges.ts';
import type { Finding, Point } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
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
    const point = (v: number): Point => [positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!];
    const bounds = boundingBox(
      positions,
      [...edges.many].flatMap((h) => [triangles[h]!, triangles[nextInTriangle(h)]!]),
    )!;
    const findings: Finding[] = [];
    let from = 0;
    // Both sides of a sheet drawn: the sheet is the fault, told by the rule on volume; its edges are not told one by one.
    const ends = mending.doublesLeft.facing > 0 ? [] : edges.manyEnds;
    for (const to of ends) {
      const h = edges.many[from]!;
      const [a, b] = [point(triangles[h]!), point(triangles[nextInTriangle(h)]!)];
      const t = Math.floor(h / 3);
      const what = sayText(
        {
          en: '{0} faces meet at the edge from {1} to {2}.',
          fr: '{0} faces se rejoignent à l’arête de {1} à {2}.',
        },
        to - from,
        pointText(a, 3),
        pointText(b, 3),
      );
      const where = {
        point: a,
        triangle: mending.source === null ? t : mending.source[t]!,
        body: mending.bodies.of[t]!,
      };
      findings.push(findingOf(PAGE, { what, where, measured: to - from, limit: 2 }));
      from = to;
      if (findings.length === TOLD) break;
    }
    if (edges.nonManifold <= findings.length) return findings;
    const what = sayText(
      {
        en: 'In all, {0} edges have more than two faces, all within {1}.',
        fr: 'En tout, {0} arêtes ont plus de deux faces, toutes dans {1}.',
      },
      edges.nonManifold,
      boxText(bounds),
    );
    return [findingOf(PAGE, { what, where: { bounds }, measured: edges.nonManifold, limit: 0 }), ...findings];
  },
});
