import { sayText } from '../../../base/text.ts';
import { isPaper } from '../../../geometry/paths/drawing-measures.ts';
import type { Finding, Where } from '../../../model/finding.ts';
import { type PlacedImage, type Shape, type Subpath, Verb } from '../../../model/part.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereShape } from '../context.ts';
import type { PartPlan } from '../plan/part-plan.ts';

export const leftOut: LaserRule = {
  code: 'LAS033',
  name: 'left-out',
  severity: 'info',
  stage: 'stable',
  title: { en: 'Shapes left out on purpose', fr: 'Des formes laissées de côté exprès' },
  what: {
    en: 'The layer or colour of these shapes says that they are not burnt, or they have neither stroke nor fill; or a shape has both, and only its outline is burnt.',
    fr: 'Le calque ou la couleur de ces formes dit qu’elles ne sont pas brûlées, ou elles n’ont ni contour ni fond ; ou une forme a les deux, et seul son contour est brûlé.',
  },
  why: { en: 'They are not in the job.', fr: 'Elles ne sont pas dans le travail.' },
  fix: {
    en: 'Nothing, if they are notes or guides. Otherwise give them another layer or colour.',
    fr: 'Rien, si ce sont des notes ou des repères. Sinon, donnez-leur un autre calque ou une autre couleur.',
  },
  example: {
    en: 'Labels in red on a machine whose profile says "#ff0000: ignore".',
    fr: 'Des étiquettes en rouge sur une machine dont le profil dit « #ff0000: ignore ».',
  },
  check: ({ plan }) => [...ignoredOf(plan), ...areasOf(plan), ...specksOf(plan.specks)],
};

function ignoredOf({ drawing, sorted }: PartPlan): readonly Finding[] {
  const ignored = sorted.ignored.filter((index) => drawing.shapes[index]!.under === undefined);
  if (ignored.length === 0) return [];
  const what = sayText({ en: 'Shapes left out: {0}.', fr: 'Formes laissées de côté : {0}.' }, ignored.length);
  return [findingOf(leftOut, { what, where: whereShape(drawing.shapes[ignored[0]!]!), measured: ignored.length })];
}

/** Shapes with an outline and a dark area: the outline is followed, the area is not engraved. */
function areasOf({ drawing: { shapes, images }, sorted }: PartPlan): readonly Finding[] {
  const [engraved, shaded] = [new Set(sorted.fills), new Set(sorted.images)];
  const plain = [...new Set(sorted.strokes.map(({ shape }) => shape))].filter((index) => {
    const { operation, stroke, fill, subpaths } = shapes[index]!;
    if (operation !== undefined || stroke === null || fill === null || isPaper(fill) || engraved.has(index))
      return false;
    return subpaths.some((subpath) => !isStraight(subpath));
  });
  const passed = [
    ...plain.map((index) => shapes[index]!),
    ...sorted.ignored.map((index) => shapes[index]!).filter(({ under }) => under !== undefined),
    ...images.filter(({ under }, index) => under !== undefined && !shaded.has(index)),
  ];
  if (passed.length === 0) return [];
  const what = sayText(
    {
      en: 'Areas of shapes that have an outline too, and are not engraved: {0}. Only the outline is burnt; to engrave them as well: --set outlinedAreas=engrave',
      fr: 'Surfaces de formes qui ont aussi un contour, et qui ne sont pas gravées : {0}. Seul le contour est brûlé ; pour les graver aussi : --set outlinedAreas=engrave',
    },
    passed.length,
  );
  return [findingOf(leftOut, { what, where: wherePart(passed[0]!), measured: passed.length })];
}

function wherePart(part: Shape | PlacedImage): Where {
  if ('element' in part) return whereShape(part);
  return { line: part.line, ...(part.layer === '' ? {} : { layer: part.layer }) };
}

/** One straight line, which has no area whatever its fill. */
function isStraight({ verbs }: Subpath): boolean {
  return verbs.length === 1 && verbs[0] === Verb.line;
}

function specksOf(specks: number): readonly Finding[] {
  if (specks === 0) return [];
  const what = sayText(
    {
      en: 'Dots of the traced picture that are too small to cut: {0}.',
      fr: 'Points de l’image vectorisée trop petits pour être découpés : {0}.',
    },
    specks,
  );
  return [findingOf(leftOut, { what, where: {}, measured: specks })];
}
