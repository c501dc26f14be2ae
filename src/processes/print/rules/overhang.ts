import { numberText, sayText, type Text } from '../../../base/text.ts';
import type { Underside } from '../../../geometry/columns/undersides.ts';
import type { Bounds } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { betterStand } from '../analysis/better-stand.ts';
import { judgeUnderside } from '../analysis/hanging.ts';
import { undersidesOf } from '../analysis/undersides.ts';
import type { PrintContext } from '../context.ts';
import { boxText, layText, middleOf, sizeText } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT015',
  name: 'overhang',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A piece hangs over air', fr: 'Une partie pend au-dessus du vide' },
  what: {
    en: 'A surface leans out more than 45° from the vertical and nothing is under it.',
    fr: 'Une surface penche de plus de 45° par rapport à la verticale et rien ne se trouve dessous.',
  },
  why: {
    en: 'Each layer needs something to lie on. In the air the plastic sags, curls up or drops as threads.',
    fr: 'Chaque couche doit reposer sur quelque chose. Dans le vide, le plastique s’affaisse, rebique ou tombe en fils.',
  },
  fix: {
    en: 'Turn the part so that less hangs, switch supports on (--set support=grid), or slope the underside to 45°.',
    fr: 'Tournez la pièce pour que moins de matière pende, activez les supports (--set support=grid), ou inclinez le dessous à 45°.',
  },
  example: {
    en: 'The arms of a T, 15 × 40 mm each, hang at height 20 mm, held by the stem on one side only. Upside down nothing hangs.',
    fr: 'Les bras d’un T, de 15 × 40 mm chacun, pendent à 20 mm de haut, tenus par le pied d’un seul côté. Tête en bas, rien ne pend.',
  },
};

export const overhang = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    if (!context.isPrintable) return [];
    const hanging = undersidesOf(context).filter(
      (underside) => judgeUnderside(underside, context.settings) === 'overhang',
    );
    if (hanging.length === 0) return [];
    const total = hanging.reduce((sum, { area }) => sum + area, 0);
    const supported = context.settings.support !== 'none';
    const fix = fixText(context, total);
    return hanging.map((underside) => {
      const bounds: Bounds = [underside.low, underside.high];
      const what = whatText(context, underside, hanging.length, total);
      const where = {
        bounds,
        point: middleOf(bounds),
        triangle: context.fileTriangle(underside.triangle),
        body: context.fileBody(underside.triangle),
      };
      const severity = supported ? ('info' as const) : ('warning' as const);
      return findingOf(PAGE, {
        severity,
        what,
        fix,
        where,
        measured: underside.area,
        limit: context.settings.overhangArea,
        unit: 'mm2',
      });
    });
  },
});

function whatText(context: PrintContext, underside: Underside, count: number, total: number): Text {
  const { low, high, area, steepArea, reach } = underside;
  const bounds: Bounds = [low, high];
  const isFlat = high[2] - low[2] < 0.05;
  const size = sizeText([high[0] - low[0], high[1] - low[1]]);
  const shape = isFlat
    ? sayText(
        {
          en: 'A flat underside of {0} ({1} mm²) at {2}',
          fr: 'Un dessous plat de {0} ({1} mm²) en {2}',
        },
        size,
        numberText(area, 0),
        boxText(bounds),
      )
    : sayText(
        {
          en: 'An underside of {0} mm² at {1} leans out more than {2}°, of it {3} mm² more than 60°, and',
          fr: 'Un dessous de {0} mm² en {1} penche de plus de {2}°, dont {3} mm² de plus de 60°, et',
        },
        numberText(area, 0),
        boxText(bounds),
        context.settings.overhangAngle,
        numberText(steepArea, 0),
      );
  const all =
    count === 1
      ? { en: '', fr: '' }
      : sayText(
          { en: ' In all {0} such places hang, {1} mm².', fr: ' En tout, {0} endroits pendent ainsi, {1} mm².' },
          count,
          numberText(total, 0),
        );
  return sayText(
    {
      en: '{0} hangs in the air, up to {1} mm from what holds it.{2}',
      fr: '{0} pend dans le vide, jusqu’à {1} mm de ce qui le tient.{2}',
    },
    shape,
    numberText(reach, 1),
    all,
  );
}

/** A turn that was tried on this part and helps, else supports. */
function fixText(context: PrintContext, total: number): Text {
  if (context.settings.support !== 'none')
    return { en: 'Nothing to do: supports are switched on.', fr: 'Rien à faire : les supports sont activés.' };
  const better = betterStand(context);
  if (better === undefined)
    return {
      en: 'No quarter turn makes it much better. Switch supports on (--set support=grid), or slope the underside to 45°.',
      fr: 'Aucun quart de tour n’améliore nettement. Activez les supports (--set support=grid), ou inclinez le dessous à 45°.',
    };
  const rest = better.hanging;
  return sayText(
    rest < 1
      ? {
          en: 'Turn the part by {0}; then nothing hangs. Or switch supports on (--set support=grid).',
          fr: 'Tournez la pièce de {0} ; alors plus rien ne pend. Ou activez les supports (--set support=grid).',
        }
      : {
          en: 'Turn the part by {0}; then {1} mm² hang instead of {2}. Or switch supports on (--set support=grid).',
          fr: 'Tournez la pièce de {0} ; alors {1} mm² pendent au lieu de {2}. Ou activez les supports (--set support=grid).',
        },
    layText(better.lay),
    numberText(rest, 0),
    numberText(total, 0),
  );
}
