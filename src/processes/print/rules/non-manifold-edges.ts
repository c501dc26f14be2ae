import { sayText } from '../../../base/text.ts';
import { boundingBox } from '../../../geometry/bounding-box.ts';
import { halfEdgesOf, nextInTriangle } from '../../../geometry/mesh/half-edges.ts';
import type { Bounds, Finding, Point } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { aroundEdgesOf } from '../analysis/around-edges.ts';
import { touchesOf } from '../analysis/touches.ts';
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
    const lines = touchingLines(context);
    const [first] = lines;
    if (first === undefined) {
      const { areas } = touchesOf(context);
      return areas.length === 0 ? [] : [faceOnFace(boundsOf(areas))];
    }
    const findings: Finding[] = [];
    // Both sides of a sheet drawn: the sheet is the fault, told by the rule on volume; its edges are not told one by one.
    for (const line of context.analysis.mending.doublesLeft.facing > 0 && !context.isSolid ? [] : lines.slice(0, TOLD))
      findings.push(touchAlong(context, line));
    if (lines.length <= findings.length) return findings;
    const bounds = boundsOf(lines.flatMap(({ from, to }) => [from, to]));
    const what = sayText(
      {
        en: 'In all, {0} edges have more than two faces, all within {1}.',
        fr: 'En tout, {0} arêtes ont plus de deux faces, toutes dans {1}.',
      },
      lines.length,
      boxText(bounds),
    );
    return [findingOf(PAGE, { what, where: { bounds }, measured: lines.length, limit: 0 }), ...findings];
  },
});

/** A line at which more than two faces meet. */
interface ManyFaces {
  readonly from: Point;
  readonly to: Point;
  readonly triangle: number;
  /** 0: bodies that touch along it, whether or not they have an edge in common there. */
  readonly faces: number;
}

/** Edges with too many faces, and lines along which bodies touch. */
function touchingLines(context: PrintContext): readonly ManyFaces[] {
  const { edges, triangles } = context.analysis.mending;
  const { positions } = context.part;
  const point = (v: number): Point => [positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!];
  const inMesh = edgesToTell(context).map((edge): ManyFaces => {
    const halves = halfEdgesOf(edges, edge);
    const h = halves[0]!;
    const [from, to] = [point(triangles[h]!), point(triangles[nextInTriangle(h)]!)];
    return { from, to, triangle: Math.floor(h / 3), faces: halves.length };
  });
  return [...inMesh, ...touchesOf(context).lines.map((line): ManyFaces => ({ ...line, faces: 0 }))];
}

function touchAlong(context: PrintContext, { from, to, triangle, faces }: ManyFaces): Finding {
  const what =
    faces > 0
      ? sayText(
          {
            en: '{0} faces meet at the edge from {1} to {2}.',
            fr: '{0} faces se rejoignent à l’arête de {1} à {2}.',
          },
          faces,
          pointText(from, 3),
          pointText(to, 3),
        )
      : sayText(
          {
            en: 'Two bodies touch along the line from {0} to {1}, and nowhere beside it: four faces meet there.',
            fr: 'Deux corps se touchent le long de la ligne de {0} à {1}, et nulle part à côté : quatre faces s’y rejoignent.',
          },
          pointText(from, 3),
          pointText(to, 3),
        );
  const where = { point: from, triangle: context.fileTriangle(triangle), body: context.fileBody(triangle) };
  return findingOf(PAGE, { what, where, measured: Math.max(faces, 4), limit: 2 });
}

function boundsOf(places: readonly Point[]): Bounds {
  return boundingBox(places.flat(), [...places.keys()])!;
}

/**
 * Edges of many faces, by number, at which something is wrong with the part. In a solid these are the lines along which
 * a body only touches itself: where solid lies in solid, the rules on overlaps speak; where one wedge of solid is left,
 * nothing is wrong; and where two bodies touch is found by place.
 */
function edgesToTell(context: PrintContext): readonly number[] {
  const { edges, bodies, doublesLeft } = context.analysis.mending;
  const around = aroundEdgesOf(context);
  if (edges.open > 0 || (!context.isSolid && doublesLeft.facing > 0)) return [...around.keys()];
  const isOwn = (edge: number): boolean =>
    new Set(Array.from(halfEdgesOf(edges, edge), (h) => bodies.of[Math.floor(h / 3)]!)).size === 1;
  return [...around.keys()].filter(
    (edge) => around[edge] === 'odd' || (around[edge] === 'touch' && (isOwn(edge) || !context.isSolid)),
  );
}

function faceOnFace(bounds: Bounds): Finding {
  const what = sayText(
    {
      en: 'Bodies stand face on face at {0}. They are printed as one piece.',
      fr: 'Des corps sont collés face contre face en {0}. Ils sont imprimés d’un seul tenant.',
    },
    boxText(bounds),
  );
  const fix = {
    en: 'Nothing to do for the print. To clean the model, make a union of the bodies (Tinkercad: Group; Fusion: Combine; FreeCAD: Part, Union; Blender: Boolean modifier).',
    fr: 'Rien à faire pour l’impression. Pour nettoyer le modèle, faites l’union des corps (Tinkercad : Regrouper ; Fusion : Combiner ; FreeCAD : Part, Union ; Blender : modificateur Booléen).',
  };
  return findingOf(PAGE, { severity: 'info', what, fix, where: { bounds } });
}
