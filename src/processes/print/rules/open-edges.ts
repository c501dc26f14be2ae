import { numberText, sayText, type Text } from '../../../base/text.ts';
import { boundingBox } from '../../../geometry/bounding-box.ts';
import { nextInTriangle, OPEN } from '../../../geometry/mesh/half-edges.ts';
import type { Hole } from '../../../geometry/mesh/holes.ts';
import type { Bounds, Finding, Point } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';
import { boxText, middleOf } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT003',
  name: 'open-edges',
  severity: 'error',
  stage: 'stable',
  title: { en: 'The surface is open', fr: 'La surface est ouverte' },
  what: {
    en: 'Some edges belong to one triangle only: the surface has a hole, a crack or a rim there.',
    fr: 'Certaines arêtes n’appartiennent qu’à un seul triangle : la surface y a un trou, une fente ou un bord.',
  },
  why: {
    en: 'Inside and outside cannot be told apart there. A slicer guesses: walls may be missing or the part may be filled where it should not.',
    fr: 'On ne peut pas y distinguer l’intérieur de l’extérieur. Le trancheur devine : il peut manquer des parois, ou la pièce peut être remplie là où il ne faut pas.',
  },
  fix: {
    en: 'In the modeller close the surface there, then export again. Blender: mark the rim and press F; FreeCAD: Mesh, Fill holes; Fusion: Mesh, Repair; SketchUp: draw the missing face.',
    fr: 'Dans le modeleur, fermez la surface à cet endroit, puis exportez à nouveau. Blender : sélectionnez le bord et appuyez sur F ; FreeCAD : Maillages, Boucher les trous ; Fusion : Maillage, Réparer ; SketchUp : dessinez la face manquante.',
  },
  example: {
    en: 'A cube with one triangle missing on top: three open edges around a hole with the corners (0, 0, 20), (20, 0, 20) and (0, 20, 20).',
    fr: 'Un cube dont un triangle manque sur le dessus : trois arêtes ouvertes autour d’un trou de sommets (0 ; 0 ; 20), (20 ; 0 ; 20) et (0 ; 20 ; 20).',
  },
};

/** Openings told one by one, the largest first; more than that are one fault in many places. */
const TOLD = 3;

export const openEdges = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const { edges } = context.analysis.topology;
    if (edges.open === 0) return [];
    const count = context.part.triangles.length / 3 - edges.collapsed;
    if (edges.open === 3 * count) return [looseTriangles(context, count)];
    const { mends, openings } = context.analysis.mending;
    const findings: Finding[] = [];
    if (openings.length > TOLD) findings.push(allOpenings(openings));
    const largest = [...openings].sort((a, b) => b.length - a.length).slice(0, TOLD);
    for (const hole of largest) findings.push(opening(context, hole));
    for (const mend of mends) {
      if (mend.kind === 'filled') findings.push(filled(mend.hole, mend.triangle));
      if (mend.kind === 'cut-at-points') findings.push(junctions(context, mend.edges, mend.triangles[0]!));
    }
    return findings;
  },
});

function looseTriangles(context: PrintContext, count: number): Finding {
  const what = sayText(
    {
      en: 'All {0} edges are open: {1} {1|triangle lies loose.|triangles lie loose, none is joined to another.}',
      fr: 'Les {0} arêtes sont toutes ouvertes : {1} {1|triangle est isolé.|triangles sont épars, aucun n’est relié à un autre.}',
    },
    3 * count,
    count,
  );
  const fix = {
    en: 'Export a solid from the modeller, not a cloud of triangles.',
    fr: 'Exportez un solide depuis le modeleur, pas un nuage de triangles.',
  };
  return findingOf(PAGE, { what, fix, where: { bounds: context.bounds, triangle: 0 }, measured: 3 * count, limit: 0 });
}

/** Many openings in one sentence. */
function allOpenings(openings: readonly Hole[]): Finding {
  const edges = openings.reduce((sum, { halfEdges }) => sum + halfEdges.length, 0);
  const corner = (end: 0 | 1, pick: (...values: number[]) => number): Point => {
    const at = (axis: 0 | 1 | 2): number =>
      openings.reduce((value, { bounds }) => pick(value, bounds[end][axis]), openings[0]!.bounds[end][axis]);
    return [at(0), at(1), at(2)];
  };
  const bounds: Bounds = [corner(0, Math.min), corner(1, Math.max)];
  const what = sayText(
    {
      en: 'The surface is open in {0} places, {1} open edges in all, within {2}. The largest are told below.',
      fr: 'La surface est ouverte à {0} endroits, {1} arêtes ouvertes en tout, dans {2}. Les plus grands suivent.',
    },
    openings.length,
    edges,
    boxText(bounds),
  );
  return findingOf(PAGE, { what, where: { bounds }, measured: edges, limit: 0 });
}

/** An opening that nobody can close without guessing. */
function opening(context: PrintContext, hole: Hole): Finding {
  const { mending } = context.analysis;
  const t = Math.floor(hole.halfEdges[0]! / 3);
  const triangle = mending.source === null ? t : mending.source[t]!;
  const length = numberText(hole.length, 1);
  const where = { bounds: hole.bounds, point: middleOf(hole.bounds), triangle, body: mending.bodies.of[t]! };
  const measures = { measured: hole.length, limit: 0, unit: 'mm' };
  if (hole.verdict === 'open-surface') {
    const what = sayText(
      {
        en: 'A rim of {0} open edges, {1} mm around, at {2}: either the walls have no thickness, or a whole face is missing there.',
        fr: 'Un bord de {0} arêtes ouvertes, {1} mm de tour, en {2} : soit les parois n’ont pas d’épaisseur, soit une face entière y manque.',
      },
      hole.halfEdges.length,
      length,
      boxText(hole.bounds),
    );
    const fix = {
      en: 'In the modeller give the walls a thickness (Thicken, Solidify, Shell), or close the opening with a face.',
      fr: 'Dans le modeleur, donnez une épaisseur aux parois (Épaissir, Solidifier, Coque), ou fermez l’ouverture par une face.',
    };
    return findingOf(PAGE, { what, fix, where, ...measures });
  }
  const what = sayText(
    {
      en: 'A hole with {0} open edges, {1} mm around, at {2}. It is not flat ({3} mm out of one plane), so its true shape cannot be known.',
      fr: 'Un trou de {0} arêtes ouvertes, {1} mm de tour, en {2}. Il n’est pas plan ({3} mm hors d’un même plan), sa vraie forme est donc inconnue.',
    },
    hole.halfEdges.length,
    length,
    boxText(hole.bounds),
    hole.unevenness,
  );
  return findingOf(PAGE, { what, where, ...measures });
}

/** A hole that was closed. */
function filled(hole: Hole, triangle: number): Finding {
  const shape: Text =
    hole.halfEdges.length === 3
      ? { en: 'A triangular hole', fr: 'Un trou triangulaire' }
      : sayText({ en: 'A hole with {0} edges', fr: 'Un trou à {0} arêtes' }, hole.halfEdges.length);
  const what = sayText(
    {
      en: '{0}, {1} mm around, at {2}. It was closed for the print.',
      fr: '{0}, {1} mm de tour, en {2}. Il a été bouché pour l’impression.',
    },
    shape,
    numberText(hole.length, 1),
    boxText(hole.bounds),
  );
  const fix = {
    en: 'Nothing to do if a closed surface is what you want; --fix writes the mended part. Otherwise mend it in the modeller and export again.',
    fr: 'Rien à faire si une surface fermée vous convient ; --fix écrit la pièce réparée. Sinon, réparez dans le modeleur et exportez à nouveau.',
  };
  return findingOf(PAGE, {
    severity: 'warning',
    what,
    fix,
    where: { bounds: hole.bounds, point: middleOf(hole.bounds), triangle },
    measured: hole.length,
    limit: 0,
    unit: 'mm',
  });
}

/** Edges that met points of others and were cut there. */
function junctions(context: PrintContext, count: number, triangle: number): Finding {
  const bounds = openBounds(context);
  const what = sayText(
    {
      en: '{0} open {0|edge|edges} at {1} {0|is a T-junction|are T-junctions}: a corner of one triangle lies on the edge of another. No gap is wider than 0.01 mm. The edges were cut at those corners for the print.',
      fr: '{0} {0|arête ouverte|arêtes ouvertes} en {1} {0|est une jonction|sont des jonctions} en T : le sommet d’un triangle est posé sur l’arête d’un autre. Aucune fente ne dépasse 0,01 mm. Les arêtes ont été coupées à ces sommets pour l’impression.',
    },
    count,
    boxText(bounds),
  );
  const fix = {
    en: 'Nothing to do: the print is not harmed. --fix writes the mended part; in the modeller, redo the union of the pieces that meet there.',
    fr: 'Rien à faire : l’impression n’en souffre pas. --fix écrit la pièce réparée ; dans le modeleur, refaites l’union des morceaux qui se rejoignent là.',
  };
  return findingOf(PAGE, { severity: 'warning', what, fix, where: { bounds, triangle }, measured: count, limit: 0 });
}

/** Box of all open edges as read. */
function openBounds(context: PrintContext): Bounds {
  const { triangles, edges, positions } = context.analysis.topology;
  const ends: number[] = [];
  for (let h = 0; h < edges.twin.length; h++)
    if (edges.twin[h] === OPEN) ends.push(triangles[h]!, triangles[nextInTriangle(h)]!);
  return boundingBox(positions, ends)!;
}
