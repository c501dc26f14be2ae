import { numberText, sayText } from '../../../base/text.ts';
import type { AirStart } from '../../../geometry/columns/air-starts.ts';
import type { Underside } from '../../../geometry/columns/undersides.ts';
import type { Bounds } from '../../../model/finding.ts';
import { LONGEST_IN_AIR } from '../../../model/job.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { airStartsOf } from '../analysis/air-starts.ts';
import { undersidesOf } from '../analysis/undersides.ts';
import type { PrintContext } from '../context.ts';
import { bodyText, boxText, middleOf, sentence } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT016',
  name: 'floating-island',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Something begins in the air', fr: 'Quelque chose commence dans le vide' },
  what: {
    en: 'In some layer a piece appears that has nothing at all under it.',
    fr: 'Dans une couche apparaît un morceau qui n’a absolument rien dessous.',
  },
  why: {
    en: 'The printer lays its first line into the air: it drops, sticks to the nozzle and may ruin the whole print.',
    fr: 'L’imprimante dépose sa première ligne dans le vide : elle tombe, colle à la buse et peut gâcher toute l’impression.',
  },
  fix: {
    en: 'Switch supports on (--set support=grid), move the piece down to the bed, join it to the rest, or delete it.',
    fr: 'Activez les supports (--set support=grid), descendez le morceau sur le plateau, reliez-le au reste, ou supprimez-le.',
  },
  example: {
    en: 'A cube stands on the bed; beside it a block floats from z 5 mm, 400 mm² with nothing under it.',
    fr: 'Un cube est posé sur le plateau ; à côté, un bloc flotte à partir de z 5 mm, 400 mm² sans rien dessous.',
  },
};

const TOO_SMALL = {
  en: 'Supports are on, but none stands under so small a piece: set --set supportMinArea lower, join the piece to the rest, or delete it.',
  fr: 'Les supports sont activés, mais aucun ne se dresse sous un si petit morceau : baissez --set supportMinArea, reliez le morceau au reste, ou supprimez-le.',
};

/** [mm2] Less is a speck that no nozzle lays. */
const SPECK = 0.2;
/** [mm2] */
const LARGE = 4;

/** [mm] Longest line in the first layer of a piece: a loop along its border, or one line through it where no loop fits. */
function lineIn({ area, low, high }: AirStart, lineWidth: number): number {
  const [w, d] = [high[0] - low[0], high[1] - low[1]];
  // A box has 2 (w + d) around it, an oval as much less as it fills less of its box, a thin slanting piece twice its diagonal.
  const around = Math.max((2 * (w + d) * area) / (w * d), 2 * Math.sqrt(w * w + d * d));
  return Math.min(area / lineWidth, around - Math.PI * lineWidth);
}

/** [mm2] Of the underside, held by nothing, that begins at this place. */
function hangingAt(context: PrintContext, { low, high }: AirStart): number {
  const holds = (underside: Underside): boolean =>
    !Number.isFinite(underside.reach) &&
    [0, 1, 2].every((axis) => underside.low[axis]! <= high[axis]! && underside.high[axis]! >= low[axis]!);
  return undersidesOf(context).find(holds)?.area ?? 0;
}

export const floatingIsland = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    if (!context.isPrintable) return [];
    const { count } = context.analysis.bodies;
    const { support, supportMinArea, lineWidth } = context.settings;
    return airStartsOf(context)
      .filter(({ area }) => area >= SPECK)
      .map((start) => {
        const bounds: Bounds = [start.low, start.high];
        const body = context.fileBody(start.triangle);
        const what = sayText(
          {
            en: '{0} begins in the air at z {1} (layer {2}): {3} mm² with nothing under it, at {4}.',
            fr: '{0} commence dans le vide à z {1} (couche {2}) : {3} mm² sans rien dessous, en {4}.',
          },
          count > 1 ? sentence(bodyText(body, count)) : { en: 'A piece of the part', fr: 'Un morceau de la pièce' },
          numberText(start.low[2], 2),
          start.layer,
          numberText(start.area, 1),
          boxText(bounds),
        );
        const where = {
          body,
          layer: start.layer,
          triangle: context.fileTriangle(start.triangle),
          bounds,
          point: middleOf(bounds),
        };
        // A ball begins in a point, but what hangs with that point counts.
        const hangs = Math.max(start.area, hangingAt(context, start));
        const falls = hangs >= LARGE || lineIn(start, lineWidth) > LONGEST_IN_AIR;
        const small = support !== 'none' && hangs < supportMinArea;
        const severity =
          support !== 'none' && !small ? ('info' as const) : falls ? ('error' as const) : ('warning' as const);
        const fix = small ? TOO_SMALL : PAGE.fix;
        return findingOf(PAGE, { severity, what, fix, where, measured: start.area, limit: 0, unit: 'mm2' });
      });
  },
});
