import { sayText } from '../../../base/text.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';

const PAGE: RulePage = {
  code: 'PRT027',
  name: 'abrasive-filament',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'This filament files the nozzle away', fr: 'Ce filament lime la buse' },
  what: {
    en: 'The material holds hard fibres or powder, and the machine has a soft brass nozzle.',
    fr: 'La matière contient des fibres ou une poudre dures, et la machine a une buse en laiton tendre.',
  },
  why: {
    en: 'After a few hundred grams the bore is wider than set: walls get thick and rough, for everyone who prints after you.',
    fr: 'Après quelques centaines de grammes, l’orifice est plus large que prévu : les parois deviennent épaisses et rugueuses, pour toutes les personnes qui impriment ensuite.',
  },
  fix: {
    en: 'Fit a hardened nozzle, or choose a material without fibres.',
    fr: 'Montez une buse durcie, ou choisissez une matière sans fibres.',
  },
  example: {
    en: 'PETG with carbon fibre on a printer with a brass nozzle.',
    fr: 'Du PETG à fibres de carbone sur une imprimante à buse en laiton.',
  },
};

export const abrasiveFilament = defineRule<PrintContext>({
  ...PAGE,
  check({ material, machine, machineName }) {
    if (material === undefined || !material.print.abrasive || machine.hardenedNozzle) return [];
    const what = sayText(
      {
        en: '{0} is abrasive; the nozzle of {1} is not hardened.',
        fr: '{0} est abrasif ; la buse de {1} n’est pas durcie.',
      },
      material.name,
      machineName,
    );
    return [findingOf(PAGE, { what, where: {} })];
  },
});
