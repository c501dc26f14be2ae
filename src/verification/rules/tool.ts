import { sayText } from '../../base/text.ts';
import type { JobRule } from '../job-rule.ts';

export const tool: JobRule = {
  code: 'JOB012',
  name: 'tool',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A tool that the machine does not have', fr: 'Un outil que la machine n’a pas' },
  what: {
    en: 'The job calls for an extruder or tool beyond the machine’s number.',
    fr: 'Le travail demande un extrudeur ou un outil au-delà du nombre de la machine.',
  },
  why: {
    en: 'The printer stops or goes on with the wrong nozzle: the part is laid from nothing, or from another colour.',
    fr: 'L’imprimante s’arrête ou continue avec la mauvaise buse : la pièce est faite de rien, ou d’une autre couleur.',
  },
  fix: {
    en: 'Give every part of the model the same extruder in the slicer.',
    fr: 'Donnez le même extrudeur à toutes les parties du modèle dans le trancheur.',
  },
  example: { en: '"T5" on a printer with one nozzle (T0).', fr: '« T5 » sur une imprimante à une buse (T0).' },
  watch({ limits, report }) {
    const { print } = limits;
    if (print === undefined) return null;
    const check = (number: number, line: number): void => {
      // T-1 puts the tool away (RepRapFirmware).
      if (limits.firmware === 'rrf' && number === -1) return;
      if (Number.isInteger(number) && number >= 0 && number < print.tools) return;
      report({
        what: sayText({ en: 'The job calls for tool T{0}.', fr: 'Le travail demande l’outil T{0}.' }, String(number)),
        where: { line },
        measured: number,
        limit: print.tools - 1,
      });
    };
    return {
      push(chunk) {
        for (const event of chunk.events) {
          if (event.type === 'tool') check(event.tool, event.line);
          else if (event.type === 'heat' && event.heater === 'nozzle') check(event.tool, event.line);
        }
      },
      end({ claims, lines }) {
        const nozzle = claims?.nozzle ?? print.nozzle;
        if (nozzle === print.nozzle) return;
        report({
          severity: 'warning',
          what: sayText(
            {
              en: 'The job is made for a nozzle of {0} mm; the machine has one of {1} mm.',
              fr: 'Le travail est fait pour une buse de {0} mm ; la machine en a une de {1} mm.',
            },
            nozzle,
            print.nozzle,
          ),
          why: {
            en: 'Lines are too wide or too thin for the nozzle, and thick layers do not stick.',
            fr: 'Les cordons sont trop larges ou trop fins pour la buse, et les couches épaisses ne tiennent pas.',
          },
          fix: {
            en: 'Fit that nozzle, and give it to the machine’s profile; or slice the model for the one that is fitted.',
            fr: 'Montez cette buse et donnez-la au profil de la machine ; ou tranchez le modèle pour celle qui est montée.',
          },
          where: { line: lines },
          measured: nozzle,
          limit: print.nozzle,
          unit: 'mm',
        });
      },
    };
  },
};
