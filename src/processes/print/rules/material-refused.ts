import { sayText } from '../../../base/text.ts';
import type { Finding } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';
import { heatedMaterial } from '../heated-material.ts';

const PAGE: RulePage = {
  code: 'PRT025',
  name: 'material-refused',
  severity: 'error',
  stage: 'stable',
  title: { en: 'This machine cannot print this material', fr: 'Cette machine ne peut pas imprimer cette matière' },
  what: {
    en: 'The material needs a hotter nozzle or bed, or a wider nozzle, than the machine has.',
    fr: 'La matière demande une buse ou un plateau plus chauds, ou une buse plus large, que ceux de la machine.',
  },
  why: {
    en: 'Too cold, it does not come out or does not stick. Forced hotter, the hot end or its tube is damaged and may give off harmful fumes.',
    fr: 'Trop froide, elle ne sort pas ou ne colle pas. Chauffée au-delà, la tête ou son tube s’abîme et peut dégager des fumées nocives.',
  },
  fix: { en: 'Choose another material or another machine.', fr: 'Choisissez une autre matière ou une autre machine.' },
  example: {
    en: 'Polycarbonate wants 275 °C at the nozzle; the hot end of this machine stands 240 °C.',
    fr: 'Le polycarbonate demande 275 °C à la buse ; la tête de cette machine supporte 240 °C.',
  },
};

/** Of what the machine heats less than the material asks for, but as much as it needs. */
const COLDER = {
  severity: 'warning',
  why: {
    en: 'Colder, layers hold together and to the bed less well.',
    fr: 'Plus froid, les couches tiennent moins bien entre elles et au plateau.',
  },
  fix: {
    en: 'Print a small part first, slowly and with a brim (--set brim=outer), or choose a machine that heats more.',
    fr: 'Imprimez d’abord une petite pièce, lentement et avec une bordure (--set brim=outer), ou choisissez une machine qui chauffe plus.',
  },
} as const;

export const materialRefused = defineRule<PrintContext>({
  ...PAGE,
  check({ material, machine, machineName }) {
    if (material === undefined) return [];
    const { print, name } = material;
    const asked = heatedMaterial(print, machine);
    const findings: Finding[] = [];
    const nozzle = Math.max(print.nozzle, print.nozzleFirst);
    if (nozzle > machine.nozzleMax) {
      // Some materials can be printed colder, more slowly.
      const colder = Math.max(asked.nozzle, asked.nozzleFirst) <= machine.nozzleMax;
      const what = sayText(
        colder
          ? {
              en: '{0} is printed at {1} °C; the nozzle of {2} stands {3} °C at most, and that is what the job asks for.',
              fr: '{0} s’imprime à {1} °C ; la buse de {2} supporte {3} °C au plus, et c’est ce que le travail demande.',
            }
          : {
              en: '{0} is printed at {1} °C; the nozzle of {2} stands {3} °C at most.',
              fr: '{0} s’imprime à {1} °C ; la buse de {2} supporte {3} °C au plus.',
            },
        name,
        nozzle,
        machineName,
        machine.nozzleMax,
      );
      findings.push(
        findingOf(PAGE, {
          ...(colder ? COLDER : {}),
          what,
          where: {},
          measured: nozzle,
          limit: machine.nozzleMax,
          unit: 'C',
        }),
      );
    }
    const bed = Math.max(print.bed, print.bedFirst);
    if (bed > machine.bedMax) {
      const colder = Math.max(asked.bed, asked.bedFirst) <= machine.bedMax;
      const what = sayText(
        colder
          ? {
              en: '{0} wants the bed at {1} °C; the bed of {2} reaches {3} °C, and that is what the job asks for.',
              fr: '{0} demande un plateau à {1} °C ; celui de {2} atteint {3} °C, et c’est ce que le travail demande.',
            }
          : {
              en: '{0} wants the bed at {1} °C; the bed of {2} reaches {3} °C.',
              fr: '{0} demande un plateau à {1} °C ; celui de {2} atteint {3} °C.',
            },
        name,
        bed,
        machineName,
        machine.bedMax,
      );
      findings.push(
        findingOf(PAGE, {
          ...(colder ? COLDER : {}),
          what,
          where: {},
          measured: bed,
          limit: machine.bedMax,
          unit: 'C',
        }),
      );
    }
    if (print.nozzleMin !== undefined && machine.nozzle < print.nozzleMin) {
      const what = sayText(
        {
          en: '{0} clogs nozzles narrower than {1} mm; this machine has {2} mm.',
          fr: '{0} bouche les buses de moins de {1} mm ; cette machine a {2} mm.',
        },
        name,
        print.nozzleMin,
        machine.nozzle,
      );
      findings.push(findingOf(PAGE, { what, where: {}, measured: machine.nozzle, limit: print.nozzleMin, unit: 'mm' }));
    }
    return findings;
  },
});
