import { numberText, sayText } from '../../../base/text.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { doubledOf } from '../analysis/crossings.ts';
import type { PrintContext } from '../context.ts';

const PAGE: RulePage = {
  code: 'PRT024',
  name: 'spool',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Not enough filament on the spool', fr: 'Pas assez de filament sur la bobine' },
  what: {
    en: 'The part needs more filament than is left on the spool (--set spool=…).',
    fr: 'La pièce demande plus de filament qu’il n’en reste sur la bobine (--set spool=…).',
  },
  why: {
    en: 'The print stops in the middle, or goes on in the air without plastic.',
    fr: 'L’impression s’arrête au milieu, ou continue dans le vide sans plastique.',
  },
  fix: {
    en: 'Take a fuller spool, or use less infill (--set infill=10).',
    fr: 'Prenez une bobine plus pleine, ou moins de remplissage (--set infill=10).',
  },
  example: {
    en: 'About 38 g are needed, 25 g are left: the print would stop at two thirds.',
    fr: 'Il faut environ 38 g, il en reste 25 : l’impression s’arrêterait aux deux tiers.',
  },
};

export const spool = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const { settings, material } = context;
    if (settings.spool === undefined || material === undefined || !context.isPrintable) return [];
    const need = gramsNeeded(context, material.print.density);
    if (need * (1 + settings.spoolMargin) <= settings.spool) return [];
    const isShort = need * (1 - settings.spoolMargin) > settings.spool;
    const what = sayText(
      isShort
        ? {
            en: 'The part needs about {0} g of filament (estimated from its volume and skin, without supports); {1} g are left on the spool.',
            fr: 'La pièce demande environ {0} g de filament (estimés d’après son volume et sa peau, sans supports) ; il en reste {1} g sur la bobine.',
          }
        : {
            en: 'The part needs about {0} g of filament (estimated from its volume and skin, without supports), and {1} g are left on the spool: it may just not be enough. "etabli estimate" plans the job and knows it exactly.',
            fr: 'La pièce demande environ {0} g de filament (estimés d’après son volume et sa peau, sans supports), et il en reste {1} g sur la bobine : cela risque de ne pas suffire. « etabli estimate » planifie le travail et le sait exactement.',
          },
      numberText(need, 1),
      numberText(settings.spool, 1),
    );
    const severity = isShort ? ('error' as const) : ('warning' as const);
    return [
      findingOf(PAGE, {
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

/** [g] Shell and infill by volume and surface; supports and skirt left out. */
function gramsNeeded(context: PrintContext, density: number): number {
  const { measures } = context.analysis.mending;
  const { perimeters, lineWidth, infill } = context.settings;
  const doubled = doubledOf(context).reduce((sum, place) => sum + (place.insideOut ? 0 : place.volume), 0);
  const volume = measures.reduce((sum, body) => sum + body.volume, 0) - doubled;
  const area = measures.reduce((sum, body) => sum + body.area, 0);
  const shell = Math.min(volume, area * perimeters * lineWidth);
  return ((shell + infill * (volume - shell)) * density) / 1000;
}
