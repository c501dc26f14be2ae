import { sayText, type Text } from '../../base/text.ts';
import type { Finding } from '../../model/finding.ts';
import type { JobEvent } from '../../model/toolpath.ts';
import type { JobRule } from '../job-rule.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['pause', 'dwell', 'layer', 'heat'] as const;

/** [s] */
const LONG = 60;
/** [s] So long a nozzle that stands on the line it has just laid burns it. */
const BURNS = 10;
/** [s] So long a hot nozzle melts what it stands on. */
const ENDLESS = 600;

const PERSON: Text = { en: 'The job waits for a person.', fr: 'Le travail attend une personne.' };
const CHANGE: Text = { en: 'The job waits for another filament.', fr: 'Le travail attend un autre filament.' };
const HEATING: Text = {
  en: 'The job waits for a temperature, with the nozzle on the line that it has just laid.',
  fr: 'Le travail attend une température, la buse posée sur le cordon qu’elle vient de déposer.',
};
const ON_PART: Text = {
  en: 'The job waits for a person, with the nozzle on the line that it has just laid.',
  fr: 'Le travail attend une personne, la buse posée sur le cordon qu’elle vient de déposer.',
};

export const longStop: JobRule = {
  code: 'JOB019',
  name: 'long-stop',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'The job stands still', fr: 'Le travail s’arrête' },
  what: {
    en: 'The job waits for more than a minute, or pauses for a person.',
    fr: 'Le travail attend plus d’une minute, ou fait une pause pour quelqu’un.',
  },
  why: {
    en: 'Nobody may be there; a hot nozzle that stands oozes onto the part.',
    fr: 'Il n’y a peut-être personne ; une buse chaude immobile coule sur la pièce.',
  },
  fix: {
    en: 'Check that the pause is meant; G4 P counts milliseconds on printers and seconds on GRBL.',
    fr: 'Vérifiez que la pause est voulue ; G4 P compte des millisecondes sur les imprimantes et des secondes sur GRBL.',
  },
  example: {
    en: '"G4 P500" is half a second on a printer and more than eight minutes on GRBL.',
    fr: '« G4 P500 » dure une demi-seconde sur une imprimante et plus de huit minutes sur GRBL.',
  },
  watch({ limits, report }) {
    const prints = limits.print !== undefined;
    let laid = false;
    // A very long wait after the first line: worse where printing goes on after it than where the bed cools at the end.
    let endless: { readonly line: number; readonly seconds: number } | null = null;
    const tell = (line: number, seconds: number, severity: 'error' | 'warning'): void => {
      report({
        severity,
        what: sayText({ en: 'The job stands still for {0} s.', fr: 'Le travail s’arrête {0} s.' }, seconds),
        where: { line },
        measured: seconds,
        limit: LONG,
        unit: 's',
      });
    };
    const settle = (severity: 'error' | 'warning'): void => {
      if (endless !== null) tell(endless.line, endless.seconds, severity);
      endless = null;
    };
    // The move before laid a line of this layer: there was no pull, lift or way since.
    let onPart = false;
    // [°C]
    const asked = { nozzle: 0, bed: 0, chamber: 0 };
    const heat = ({ heater, target, wait, line }: JobEvent & { type: 'heat' }): void => {
      const waits = wait && target !== asked[heater];
      asked[heater] = target;
      if (waits && onPart) report({ what: HEATING, where: { line } });
    };
    const hear = (event: JobEvent): void => {
      if (event.type === 'layer') onPart = false;
      else if (event.type === 'heat') heat(event);
      else if (event.type === 'pause') {
        const burns = onPart && event.stays === true;
        const what = event.change === 'filament' ? CHANGE : burns ? ON_PART : PERSON;
        report({ severity: burns ? 'warning' : 'info', what, where: { line: event.line } });
      } else if (onPart && event.type === 'dwell' && event.seconds >= BURNS && event.seconds <= LONG) {
        tell(event.line, event.seconds, 'warning');
      } else if (event.type === 'dwell' && !(event.seconds <= LONG)) {
        settle('warning');
        if (prints && laid && event.seconds >= ENDLESS) endless = event;
        else tell(event.line, event.seconds, 'warning');
      }
    };
    return {
      push(chunk, trace) {
        walkRuns(chunk, LISTENS, hear, (from, to) => {
          if (!prints || from === to) return;
          onPart = trace.laying[to - 1] === 1 && chunk.layer[to - 1]! >= 0;
          if (laid && endless === null) return;
          for (let n = from; n < to; n++) {
            if (trace.laying[n] !== 1) continue;
            laid = true;
            settle('error');
            return;
          }
        });
      },
      end: () => settle('warning'),
    };
  },
};

/** Whether it tells of a pause for a person: expected in a job of our own, whose plan holds it; news in any other. */
export function tellsPause({ code, severity }: Finding): boolean {
  return code === longStop.code && severity === 'info';
}
