import { sayText, type Text } from '../../base/text.ts';
import type { JobRule } from '../job-rule.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['heat', 'motors-off', 'fan'] as const;

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
    // Since the last line laid, the job has switched something off.
    let ends = false;
    return {
      push(chunk, trace) {
        walkRuns(
          chunk,
          LISTENS,
          (event) => {
            if (event.type === 'heat') targets.set(`${event.heater} ${event.tool}`, event.target);
            ends ||= event.type !== 'heat' || event.target === 0;
          },
          (from, to) => {
            if (!ends) return;
            for (let n = from; n < to; n++) if (trace.laying[n] === 1) ends = false;
          },
        );
      },
      end(summary, lastLine) {
        for (const [key, target] of targets) {
          if (!(target > 0)) continue;
          report({
            // RepRapFirmware runs stop.g, a file of the machine, when a job is over that has no end of its own.
            severity: limits.firmware === 'rrf' && !ends ? 'warning' : 'error',
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
