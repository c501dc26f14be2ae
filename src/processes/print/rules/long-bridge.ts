import { numberText, sayText, type Text } from '../../../base/text.ts';
import type { Bounds } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { betterStand } from '../analysis/better-stand.ts';
import { judgeUnderside } from '../analysis/hanging.ts';
import { undersidesOf } from '../analysis/undersides.ts';
import type { PrintContext } from '../context.ts';
import { boxText, layText, middleOf } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT017',
  name: 'long-bridge',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A long bridge', fr: 'Un long pont' },
  what: {
    en: 'A flat underside hangs between two supports like a bridge, farther than lines can be stretched.',
    fr: 'Un dessous plat est tendu entre deux appuis comme un pont, plus loin que ce que les lignes supportent.',
  },
  why: {
    en: 'The plastic is stretched through the air. Up to about 10 mm it holds; farther it sags, above 30 mm it falls.',
    fr: 'Le plastique est tendu en l’air. Jusqu’à 10 mm environ, il tient ; plus loin il s’affaisse, au-delà de 30 mm il tombe.',
  },
  fix: {
    en: 'Turn the part on its side, switch supports on, or make the underside an arch or a pointed roof.',
    fr: 'Couchez la pièce sur le côté, activez les supports, ou donnez au dessous la forme d’une voûte ou d’un toit pointu.',
  },
  example: {
    en: 'Two pillars carry a slab over a gap of 25 mm. On its side there is no bridge.',
    fr: 'Deux piliers portent une dalle au-dessus d’un vide de 25 mm. Couchée sur le côté, il n’y a plus de pont.',
  },
};

export const longBridge = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    if (!context.isPrintable) return [];
    const bridges = undersidesOf(context).filter(
      (underside) => judgeUnderside(underside, context.settings) === 'bridge',
    );
    if (bridges.length === 0) return [];
    const { supportBridge: limit, bridgeFar } = context.settings;
    const supported = context.settings.support !== 'none';
    const fix = fixText(context, supported);
    return bridges.map((underside) => {
      const bounds: Bounds = [underside.low, underside.high];
      const { span } = underside.bridge!;
      const what = sayText(
        span > bridgeFar
          ? {
              en: 'A bridge of {0} mm (limit {1} mm, and no plastic spans more than {3} mm), at {2}.',
              fr: 'Un pont de {0} mm (limite {1} mm, et aucun plastique ne franchit plus de {3} mm), en {2}.',
            }
          : { en: 'A bridge of {0} mm (limit {1} mm), at {2}.', fr: 'Un pont de {0} mm (limite {1} mm), en {2}.' },
        numberText(span, 1),
        limit,
        boxText(bounds),
        bridgeFar,
      );
      const where = {
        bounds,
        point: middleOf(bounds),
        triangle: context.fileTriangle(underside.triangle),
        body: context.fileBody(underside.triangle),
      };
      const severity = supported ? ('info' as const) : ('warning' as const);
      return findingOf(PAGE, { severity, what, fix, where, measured: span, limit, unit: 'mm' });
    });
  },
});

function fixText(context: PrintContext, supported: boolean): Text {
  if (supported)
    return { en: 'Nothing to do: supports are switched on.', fr: 'Rien à faire : les supports sont activés.' };
  const better = betterStand(context);
  if (better === undefined) return PAGE.fix;
  return sayText(
    better.hanging < 1
      ? {
          en: 'Turn the part by {0}; then nothing hangs. Or switch supports on (--set support=grid).',
          fr: 'Tournez la pièce de {0} ; alors plus rien ne pend. Ou activez les supports (--set support=grid).',
        }
      : {
          en: 'Turn the part by {0}; then {1} mm² hang. Or switch supports on (--set support=grid).',
          fr: 'Tournez la pièce de {0} ; alors {1} mm² pendent. Ou activez les supports (--set support=grid).',
        },
    layText(better.lay),
    numberText(better.hanging, 0),
  );
}
