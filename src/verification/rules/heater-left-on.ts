import { sayText, type Text } from '../../base/text.ts';
import type { JobRule } from '../job-rule.ts';

const NAMES: Readonly<Record<string, Text>> = {
  nozzle: { en: 'The nozzle', fr: 'La buse' },
  bed: { en: 'The bed', fr: 'Le plateau' },
  chamber: { en: 'The chamber', fr: 'L’enceinte' },
};

export const heaterLeftOn: JobRule = {
  code: 'JOB005',
  name: 'heater-left-on',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A heater stays on after the end', fr: 'Un chauffage reste allumé après la fin' },
  what: {
    en: 'The job ends and a heater still has a target.',
    fr: 'Le travail se termine et un chauffage a encore une consigne.',
  },
  why: {
    en: 'The printer stays hot for hours with nobody beside it; the filament bakes in the nozzle and clogs it.',
    fr: 'L’imprimante reste chaude des heures sans personne ; le filament cuit dans la buse et la bouche.',
  },
  fix: {
    en: 'End the job with M104 S0 and M140 S0.',
    fr: 'Terminez le travail par M104 S0 et M140 S0.',
  },
  example: {
    en: 'The file was cut short by a full card: the end sequence is missing.',
    fr: 'Le fichier a été coupé par une carte pleine : la séquence de fin manque.',
  },
  watch({ limits, report }) {
    if (limits.print === undefined) return null;
    const targets = new Map<string, number>();
    return {
      push(chunk) {
        for (const event of chunk.events) {
          if (event.type === 'heat') targets.set(`${event.heater} ${event.tool}`, event.target);
        }
      },
      end(summary, lastLine) {
        for (const [key, target] of targets) {
          if (!(target > 0)) continue;
          report({
            // RepRapFirmware runs stop.g, a file of the machine, when a job is over.
            severity: limits.firmware === 'rrf' ? 'warning' : 'error',
            what: sayText(
              { en: '{0} is left at {1} °C.', fr: '{0} reste à {1} °C.' },
              NAMES[key.split(' ')[0]!]!,
              target,
            ),
            where: { line: lastLine > 0 && lastLine < summary.lines ? [lastLine, summary.lines] : summary.lines },
            measured: target,
            limit: 0,
            unit: '°C',
          });
        }
      },
    };
  },
};
