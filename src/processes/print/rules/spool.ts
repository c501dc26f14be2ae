import { numberText, sayText } from '../../../base/text.ts';
import { defineRule, findingOf } from '../../../model/rule.ts';
import { gramsNeeded } from '../analysis/grams-needed.ts';
import type { PrintContext } from '../context.ts';
import { SPOOL_PAGE } from '../spool-page.ts';

export const spool = defineRule<PrintContext>({
  ...SPOOL_PAGE,
  check(context) {
    const { settings, material } = context;
    if (settings.spool === undefined || material === undefined || !context.isPrintable) return [];
    const need = gramsNeeded(context, material.print.density);
    if (need * (1 + settings.spoolMargin) <= settings.spool) return [];
    const isShort = need * (1 - settings.spoolMargin) > settings.spool;
    const what = sayText(
      isShort
        ? {
            en: 'The part needs about {0} g of filament, {1} g are left on the spool. That is an estimate, good to ± {2} % (from its volume and skin, without supports); "etabli estimate" with a fuller spool gives the exact mass.',
            fr: 'La pièce demande environ {0} g de filament, il en reste {1} g sur la bobine. C’est une estimation, à ± {2} % près (d’après son volume et sa peau, sans supports) ; « etabli estimate » avec une bobine plus pleine donne la masse exacte.',
          }
        : {
            en: 'The part needs about {0} g of filament, {1} g are left on the spool: it may just not be enough. That is an estimate, good to ± {2} % (from its volume and skin, without supports); "etabli estimate" gives the exact mass.',
            fr: 'La pièce demande environ {0} g de filament, il en reste {1} g sur la bobine : cela risque de ne pas suffire. C’est une estimation, à ± {2} % près (d’après son volume et sa peau, sans supports) ; « etabli estimate » donne la masse exacte.',
          },
      numberText(need, 1),
      numberText(settings.spool, 1),
      numberText(100 * settings.spoolMargin, 0),
    );
    const severity = isShort ? ('error' as const) : ('warning' as const);
    return [
      findingOf(SPOOL_PAGE, {
        severity,
        what,
        where: { bounds: context.bounds },
        measured: need,
        limit: settings.spool,
        unit: 'g',
      }),
    ];
  },
});
