import { sayText } from '../../../base/text.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';

const PAGE: RulePage = {
  code: 'PRT026',
  name: 'enclosure',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'This material wants a closed housing', fr: 'Cette matière demande un caisson fermé' },
  what: {
    en: 'The material must be printed in still, warm air; the machine is open.',
    fr: 'La matière doit être imprimée dans un air chaud et immobile ; la machine est ouverte.',
  },
  why: {
    en: 'In a draught the part cracks between the layers and lifts off the bed. Many such materials also smell and should not be breathed.',
    fr: 'Dans un courant d’air, la pièce se fend entre les couches et se décolle. Beaucoup de ces matières dégagent aussi des vapeurs à ne pas respirer.',
  },
  fix: {
    en: 'Use a machine with a housing, close this one, or choose PLA or PETG for this part.',
    fr: 'Prenez une machine à caisson, fermez celle-ci, ou choisissez du PLA ou du PETG pour cette pièce.',
  },
  example: {
    en: 'A gear of ABS on an open printer: it splits between layers as it cools.',
    fr: 'Un engrenage en ABS sur une imprimante ouverte : il se fend entre les couches en refroidissant.',
  },
};

export const enclosure = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const { material, machine, machineName } = context;
    if (material === undefined || !material.print.enclosure || machine.enclosure) return [];
    const longest = Math.max(...context.size);
    const what = sayText(
      {
        en: '{0} wants a closed housing; {1} is open.',
        fr: '{0} demande un caisson fermé ; {1} est ouverte.',
      },
      material.name,
      machineName,
    );
    const severity = longest > context.settings.enclosureSize ? ('warning' as const) : ('info' as const);
    return [
      findingOf(PAGE, {
        severity,
        what,
        where: {},
        measured: longest,
        limit: context.settings.enclosureSize,
        unit: 'mm',
      }),
    ];
  },
});
