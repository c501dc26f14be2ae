import { joinTexts, numberText, sayText, type Text } from '../../../base/text.ts';
import {
  AS_IT_STANDS,
  type Fit,
  fitAnyWay,
  fitByTurning,
  freeRectangles,
  type Space,
} from '../../../geometry/mesh/fit-on-bed.ts';
import type { Finding } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { brimOf } from '../analysis/brim.ts';
import type { PrintContext } from '../context.ts';
import { layText, sizeText } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT009',
  name: 'outside-machine',
  severity: 'error',
  stage: 'stable',
  title: { en: 'The part does not fit the machine', fr: 'La pièce ne tient pas dans la machine' },
  what: {
    en: 'As it stands the part is larger than the bed or higher than the machine, however it is turned about the vertical.',
    fr: 'Telle qu’elle est posée, la pièce est plus grande que le plateau ou plus haute que la machine, quelle que soit sa rotation.',
  },
  why: {
    en: 'The head would run into the frame, or a piece of the part would be missing.',
    fr: 'La tête heurterait le bâti, ou il manquerait un morceau de la pièce.',
  },
  fix: {
    en: 'Lay it down if it then fits; otherwise scale it, cut it into pieces, or use a larger machine.',
    fr: 'Couchez-la si elle tient alors ; sinon réduisez-la, coupez-la en morceaux, ou prenez une machine plus grande.',
  },
  example: {
    en: 'A bar 260 mm high on a machine of 210 mm: laid down and turned by 30° it takes 235.2 × 147.3 mm and fits a bed of 250 × 210.',
    fr: 'Une barre haute de 260 mm sur une machine de 210 mm : couchée et tournée de 30°, elle occupe 235,2 × 147,3 mm et tient sur un plateau de 250 × 210.',
  },
};

export const outsideMachine = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const { part, machine, height } = context;
    if (part.triangles.length === 0) return [];
    const { x, y } = machine.bed;
    const spaces = freeRectangles(x, y, machine.excluded).map((free): Space => ({ ...free, height }));
    if (spaces.length === 0) return [];
    // Beside a part that is small against the bed nobody asks for the brim.
    const { brimWidth } = context.settings;
    if (spaces.some((space) => fitsAsIs(context, within(space, brimWidth)))) return [];
    if (spaces.some((space) => fitsAsIs(context, space))) return brimFindings(context, spaces);
    const standing = best(spaces.map((space) => fitByTurning(part.positions, part.triangles, space, AS_IT_STANDS)));
    if (standing.scale >= 1) return [turnedFinding(context, standing)];
    const ways = [0, 1, 2].map((lay) =>
      best(spaces.map((space) => fitAnyWay(part.positions, part.triangles, space)[lay]!)),
    );
    return [tooLarge(context, standing, ways)];
  },
});

/** What is left of a space inside a brim on every side. */
function within({ width, depth, height }: Space, brim: number): Space {
  return { width: width - 2 * brim, depth: depth - 2 * brim, height };
}

/** The part fits; perhaps not with the brim that will be laid around it. */
function brimFindings(context: PrintContext, spaces: readonly Space[]): readonly Finding[] {
  const { part, machine, machineName } = context;
  const brim = brimOf(context);
  const inner = spaces.map((space) => within(space, brim));
  if (inner.some((space) => fitsAsIs(context, space))) return [];
  const fit = best(inner.map((space) => fitByTurning(part.positions, part.triangles, space, AS_IT_STANDS)));
  if (fit.scale >= 1) return [turnedFinding(context, fit)];
  const { x, y } = machine.bed;
  const what = sayText(
    {
      en: 'With the brim of {0} mm around it, the part takes {1} of the bed; the bed of {2} is {3}.',
      fr: 'Avec la bordure de {0} mm qui l’entoure, la pièce occupe {1} du plateau ; celui de {2} mesure {3}.',
    },
    numberText(brim, 1),
    sizeText(context.size.slice(0, 2).map((side) => side + 2 * brim)),
    machineName,
    sizeText([x[1]! - x[0]!, y[1]! - y[0]!]),
  );
  const fix = {
    en: 'Print it without a brim (--set brim=none) or with a narrower one (--set brimWidth=…), or make the part a little smaller.',
    fr: 'Imprimez-la sans bordure (--set brim=none) ou avec une bordure plus étroite (--set brimWidth=…), ou réduisez un peu la pièce.',
  };
  const measured = Math.max(...context.size.slice(0, 2)) + 2 * brim;
  const limit = Math.max(...inner.map((space) => Math.max(space.width, space.depth) + 2 * brim));
  return [findingOf(PAGE, { what, fix, where: { bounds: context.bounds }, measured, limit, unit: 'mm' })];
}

function fitsAsIs(context: PrintContext, space: Space): boolean {
  const [width, depth, height] = context.size;
  return width <= space.width + 1e-3 && depth <= space.depth + 1e-3 && height <= space.height + 1e-3;
}

function best(fits: readonly Fit[]): Fit {
  return fits.reduce((a, b) => (b.scale > a.scale + 1e-9 && a.scale < 1 ? b : a));
}

/** Not an error: the planner turns it. */
function turnedFinding(context: PrintContext, fit: Fit): Finding {
  const { x, y } = context.machine.bed;
  const what = sayText(
    {
      en: 'The part is {0} and fits the bed of {1} only when it is turned by {2}° about Z: then it takes {3}.',
      fr: 'La pièce mesure {0} et ne tient sur le plateau de {1} que tournée de {2}° autour de Z : elle occupe alors {3}.',
    },
    sizeText(context.size.slice(0, 2)),
    sizeText([x[1]! - x[0]!, y[1]! - y[0]!]),
    numberText(fit.turn, 1),
    sizeText(fit.size.slice(0, 2)),
  );
  const fix = {
    en: 'Nothing to do: it is turned on the plate.',
    fr: 'Rien à faire : elle est tournée sur le plateau.',
  };
  return findingOf(PAGE, {
    severity: 'info',
    what,
    fix,
    where: { bounds: context.bounds },
    measured: fit.turn,
    limit: 0,
    unit: 'deg',
  });
}

function tooLarge(context: PrintContext, standing: Fit, ways: readonly Fit[]): Finding {
  const [width, depth, height] = context.size;
  const { x, y } = context.machine.bed;
  const [bedWidth, bedDepth] = [x[1]! - x[0]!, y[1]! - y[0]!];
  const isTall = height > context.height + 1e-3;
  const flat: Fit = fitByTurning(
    context.part.positions,
    context.part.triangles,
    { width: bedWidth, depth: bedDepth, height: Number.POSITIVE_INFINITY },
    AS_IT_STANDS,
  );
  const isWide = flat.scale < 1;
  const pieces: Text[] = [];
  if (isWide)
    pieces.push(
      sayText(
        {
          en: 'Standing as it is, the part takes {0} of the bed; the bed of {1} is {2}, and it fits there at no angle.',
          fr: 'Posée ainsi, la pièce occupe {0} du plateau ; celui de {1} mesure {2}, et elle n’y tient sous aucun angle.',
        },
        sizeText([width, depth]),
        context.machineName,
        sizeText([bedWidth, bedDepth]),
      ),
    );
  if (isTall)
    pieces.push(
      sayText(
        {
          en: 'It is {0} mm high; the machine can print {1} mm high, {2} mm less.',
          fr: 'Elle est haute de {0} mm ; la machine imprime jusqu’à {1} mm, soit {2} mm de moins.',
        },
        numberText(height, 1),
        numberText(context.height, 1),
        numberText(height - context.height, 1),
      ),
    );
  const what = joinTexts(pieces);
  const measures = isTall
    ? { measured: height, limit: context.height }
    : { measured: Math.max(width, depth), limit: Math.max(bedWidth, bedDepth) };
  const fix = fixText(context, standing, ways);
  return findingOf(PAGE, { what, fix, where: { bounds: context.bounds }, ...measures, unit: 'mm' });
}

/** What would really work for this part, computed: a way to lie, else the scale or the number of pieces. */
function fixText(context: PrintContext, standing: Fit, ways: readonly Fit[]): Text {
  // A way that would tip over is no way.
  const lying = ways.find(
    (fit) => fit.lay.axis !== null && fit.scale >= 1 && fit.slenderness <= context.settings.slenderness,
  );
  if (lying !== undefined) {
    const turned =
      lying.turn === 0
        ? { en: '', fr: '' }
        : sayText({ en: ', then {0}° about Z', fr: ', puis de {0}° autour de Z' }, numberText(lying.turn, 1));
    return sayText(
      {
        en: 'Lay it down: turn it by {0}{1}. It then takes {2} of the bed and is {3} mm high, and fits.',
        fr: 'Couchez-la : tournez-la de {0}{1}. Elle occupe alors {2} du plateau, fait {3} mm de haut, et tient.',
      },
      layText(lying.lay),
      turned,
      sizeText(lying.size.slice(0, 2)),
      numberText(lying.size[2], 1),
    );
  }
  const usable = ways.filter((fit) => fit.scale < 1 || fit.slenderness <= context.settings.slenderness);
  const largest = [standing, ...usable].reduce(larger);
  const scale = Math.floor(largest.scale * 1000) / 1000;
  const position = positionText(largest);
  return sayText(
    {
      en: 'No stable position fits. Scale it to {0} or less{1} (--set scale={2}), cut it into {3} pieces, or use a larger machine.',
      fr: 'Aucune position stable ne convient. Réduisez-la à {0} ou moins{1} (--set scale={2}), coupez-la en {3} morceaux, ou prenez une machine plus grande.',
    },
    numberText(scale, 3),
    position,
    String(scale),
    piecesNeeded(context, largest),
  );
}

/** The one that needs less shrinking; of equals the one that lies lower. */
function larger(a: Fit, b: Fit): Fit {
  const isSame = Math.abs(a.scale - b.scale) < 1e-6;
  return isSame ? (b.size[2] < a.size[2] - 1e-6 ? b : a) : b.scale > a.scale ? b : a;
}

function positionText(fit: Fit): Text {
  const steps: Text[] = [];
  if (fit.lay.axis !== null)
    steps.push(sayText({ en: 'laid flat, by {0}', fr: 'couchée à plat, de {0}' }, layText(fit.lay)));
  if (fit.turn !== 0)
    steps.push(sayText({ en: 'turned by {0}° about Z', fr: 'tournée de {0}° autour de Z' }, numberText(fit.turn, 1)));
  if (steps.length === 0) return { en: '', fr: '' };
  return sayText({ en: ' ({0})', fr: ' ({0})' }, joinTexts(steps, ', '));
}

/** How many straight cuts across the sides make pieces that fit. */
function piecesNeeded(context: PrintContext, fit: Fit): number {
  const { x, y } = context.machine.bed;
  const space = [x[1]! - x[0]!, y[1]! - y[0]!, context.height];
  return fit.size.reduce((product, side, axis) => product * Math.ceil(side / space[axis]! - 1e-6), 1);
}
