import { numberText, sayText, type Text } from '../../base/text.ts';
import { crossingsByBody } from '../../geometry/mesh/crossings.ts';
import { judgeManyEdges } from '../../geometry/mesh/faces-around-edge.ts';
import { layDown } from '../../geometry/mesh/fit-on-bed.ts';
import type { Mend } from '../../geometry/mesh/mend-mesh.ts';
import { analysisOf } from '../../geometry/mesh/mesh-analysis.ts';
import { touchDistance } from '../../geometry/mesh/touch-distance.ts';
import { type SelfCrossing, unionBodies } from '../../geometry/mesh/union-bodies.ts';
import type { Bounds } from '../../model/finding.ts';
import type { Mesh } from '../../model/part.ts';
import { doubledOf } from './analysis/crossings.ts';
import type { Stand } from './analysis/orientation.ts';
import { standsOf } from './analysis/stands.ts';
import type { PrintContext } from './context.ts';

/** A part made ready, with a word on everything that was done to it. */
interface MendedMesh {
  readonly mesh: Mesh;
  readonly deeds: readonly Text[];
}

/** [mm] A shorter move is not worth a word. */
const SAID = 0.001;
/** [mm2] Ways that differ by less hang the same. */
const SAME = 1;

/**
 * The part after all safe mends, bodies that overlap made one, set on the bed, and laid down in the best way where that
 * is asked for.
 * @param options.orient also choose the side on which it stands
 */
export async function mendPart(context: PrintContext, options: { readonly orient: boolean }): Promise<MendedMesh> {
  const { mends } = context.analysis.mending;
  const deeds: Text[] = mends.map((mend) => deedText(mend));
  const mesh = await united(context, deeds);
  let positions: Mesh['positions'] = mesh.positions;
  const stand = options.orient && context.isPrintable ? bestStand(context) : undefined;
  if (stand !== undefined && stand.lay.axis !== null) {
    positions = layDown(positions, stand.lay);
    const turn = sayText(
      {
        en: 'Turned by {0}° about {1}: {2} mm² hang, {3} mm² lie on the bed.',
        fr: 'Tournée de {0}° autour de {1} : {2} mm² pendent, {3} mm² reposent sur le plateau.',
      },
      stand.lay.angle,
      stand.lay.axis.toUpperCase(),
      numberText(stand.hanging, 0),
      numberText(stand.contact, 0),
    );
    deeds.push(turn);
  }
  const low = lowest(positions, mesh.triangles);
  if (low !== 0) {
    const set = Float64Array.from(positions);
    for (let k = 2; k < set.length; k += 3) set[k]! -= low;
    positions = set;
    if (Math.abs(low) >= SAID)
      deeds.push(
        sayText(
          { en: 'Set on the bed, moved by {0} mm.', fr: 'Posée sur le plateau, déplacée de {0} mm.' },
          numberText(-low, 3),
        ),
      );
  }
  const finished = positions === mesh.positions ? mesh : { ...mesh, positions };
  return { mesh: finished, deeds: [...deeds, ...leftovers(finished)] };
}

/** One solid where bodies overlap; the mended mesh as it is where they do not, or where no kernel can unite them. */
async function united(context: PrintContext, deeds: Text[]): Promise<Mesh> {
  const { mending, mended } = context.analysis;
  if (!context.isSolid) return mended;
  const doubled = doubledOf(context).filter(({ insideOut }) => !insideOut);
  const selfCrossings = doubled
    .filter(({ a, b, volume }) => a === b && volume > HAIR * Math.abs(mending.measures[a]!.volume))
    .map(({ a, low, high }): SelfCrossing => ({ body: a, box: grown([low, high], context.pitch) }));
  if (selfCrossings.length === 0 && doubled.every(({ a, b }) => a === b)) return mended;
  const union = await unionBodies(mended, mending, selfCrossings);
  if (union === undefined || !isUnion(context, union)) return mended;
  deeds.push(
    mending.bodies.count > 1
      ? sayText(
          { en: '{0} bodies made one solid by union.', fr: '{0} corps réunis en un seul solide.' },
          mending.bodies.count,
        )
      : {
          en: 'The part went through itself; it was made one solid by union.',
          fr: 'La pièce se traversait ; elle a été réunie en un seul solide.',
        },
  );
  return union;
}

/** Of a body's volume; what is inside twice by less is not worth cutting the body for. */
const HAIR = 1e-4;
/** Of the volume; a union that is further from what the rays measured is wrong. */
const TRUE_UNION = 0.02;

/** Whether nothing was lost or won: the union's volume is that of the bodies less what was there twice. */
function isUnion(context: PrintContext, union: Mesh): boolean {
  const sum = (bodies: readonly { readonly volume: number }[]): number =>
    bodies.reduce((total, { volume }) => total + volume, 0);
  const surplus = doubledOf(context).reduce((total, place) => total + place.surplus, 0);
  const expected = sum(context.analysis.mending.measures) - surplus;
  const { mending } = analysisOf(union);
  return mending.edges.open === 0 && Math.abs(sum(mending.measures) - expected) <= TRUE_UNION * expected;
}

function grown([low, high]: Bounds, by: number): Bounds {
  return [
    [low[0] - by, low[1] - by, low[2] - by],
    [high[0] + by, high[1] + by, high[2] + by],
  ];
}

/** What is still wrong with a mended part, said so that nobody takes it for sound. */
function leftovers(mesh: Mesh): readonly Text[] {
  const { mending } = analysisOf(mesh);
  const texts: Text[] = [];
  if (mending.openings.length > 0) {
    const length = mending.openings.reduce((total, hole) => total + hole.length, 0);
    texts.push(
      sayText(
        {
          en: 'Not mended: openings in the surface ({0}; {1} mm around in all). To close them would be a guess.',
          fr: 'Non réparé : ouvertures dans la surface ({0} ; {1} mm de tour en tout). Les fermer serait deviner.',
        },
        mending.openings.length,
        numberText(length, 1),
      ),
    );
  }
  const bad = badEdges(mesh);
  if (bad > 0) {
    texts.push(
      sayText(
        {
          en: 'Not mended: edges where more than two faces meet ({0}). Only its maker knows whether the pieces should be joined there.',
          fr: 'Non réparé : arêtes où se rejoignent plus de deux faces ({0}). Seule la personne qui l’a dessinée sait si les morceaux doivent y être soudés.',
        },
        bad,
      ),
    );
  }
  if (mending.openings.length > 0 || bad > 0) return texts;
  const crossings = crossingsByBody(mesh.positions, mending);
  const pairs = crossings.reduce((total, crossing) => total + crossing.pairs, 0);
  if (pairs > 0) {
    texts.push(
      sayText(
        {
          en: 'Not mended: faces that cut each other (pairs: {0}).',
          fr: 'Non réparé : faces qui se coupent (paires : {0}).',
        },
        pairs,
      ),
    );
  }
  return texts;
}

/** How many edges of many faces are a fault: bodies that stand face on face there are printed as one. */
function badEdges(mesh: Mesh): number {
  const { mending, bounds } = analysisOf(mesh);
  const { edges, triangles } = mending;
  if (edges.nonManifold === 0 || bounds === null) return 0;
  if (!mending.measures.some(({ volume }) => volume > 0)) return edges.nonManifold;
  const around = judgeManyEdges(mesh.positions, triangles, edges, touchDistance(bounds));
  return around.filter((kind) => kind === 'touch' || kind === 'odd').length;
}

/** The way to lie with least hanging in the air; of equals the one with most on the bed, then the lowest. */
export function bestStand(context: PrintContext): Stand | undefined {
  const firm = standsOf(context).filter((stand) => stand.slenderness <= context.settings.slenderness && stand.fits);
  return firm.reduce<Stand | undefined>(
    (best, stand) => (best === undefined || isBetter(stand, best) ? stand : best),
    undefined,
  );
}

function isBetter(a: Stand, b: Stand): boolean {
  if (Math.abs(a.hanging - b.hanging) > SAME) return a.hanging < b.hanging;
  if (Math.abs(a.contact - b.contact) > SAME) return a.contact > b.contact;
  return a.height < b.height - 1e-6;
}

function lowest(positions: ArrayLike<number>, triangles: ArrayLike<number>): number {
  let low = Number.POSITIVE_INFINITY;
  for (let c = 0; c < triangles.length; c++) low = Math.min(low, positions[3 * triangles[c]! + 2]!);
  return triangles.length === 0 ? 0 : low;
}

function deedText(mend: Mend): Text {
  switch (mend.kind) {
    case 'welded':
      return sayText(
        {
          en: '{0} {0|point|points} joined, {1} open {1|edge|edges} closed.',
          fr: '{0} {0|point réuni|points réunis}, {1} {1|arête ouverte fermée|arêtes ouvertes fermées}.',
        },
        mend.points,
        mend.openBefore - mend.openAfter,
      );
    case 'dropped-collapsed':
      return sayText(
        {
          en: '{0} {0|triangle|triangles} without area left out.',
          fr: '{0} {0|triangle sans surface retiré|triangles sans surface retirés}.',
        },
        mend.triangles.length,
      );
    case 'dropped-doubles':
      return sayText(
        {
          en: '{0} double {0|triangle|triangles} left out.',
          fr: '{0} {0|triangle en double retiré|triangles en double retirés}.',
        },
        mend.triangles.length,
      );
    case 'cut-at-points':
      return sayText(
        {
          en: '{0} {0|triangle cut at corners that lie on its edges|triangles cut at corners that lie on their edges}, {1} open {1|edge|edges} closed.',
          fr: '{0} {0|triangle coupé aux sommets posés sur ses arêtes|triangles coupés aux sommets posés sur leurs arêtes}, {1} {1|arête ouverte fermée|arêtes ouvertes fermées}.',
        },
        mend.triangles.length,
        mend.edges,
      );
    case 'turned':
      return sayText(
        { en: '{0} {0|triangle|triangles} turned over.', fr: '{0} {0|triangle retourné|triangles retournés}.' },
        mend.triangles.length,
      );
    case 'filled':
      return sayText(
        { en: 'A hole {0} mm around closed.', fr: 'Un trou de {0} mm de tour bouché.' },
        numberText(mend.hole.length, 1),
      );
    case 'turned-inside-out':
      return sayText(
        { en: 'A body of {0} triangles turned right side out.', fr: 'Un corps de {0} triangles remis à l’endroit.' },
        mend.triangles,
      );
  }
}
