import { sayText } from '../../base/text.ts';
import type { JobEvent } from '../../model/toolpath.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['tool', 'other', 'heat'] as const;

interface Nozzle {
  /** [°C] */
  target: number;
  /** It was waited for, and the target has not gone under the least since. */
  hot: boolean;
  /** Line of the event that made it what it is. */
  line: number;
}

export const coldExtrusion: JobRule = {
  code: 'JOB003',
  name: 'cold-extrusion',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Feeding filament into a cold nozzle', fr: 'Filament poussé dans une buse froide' },
  what: {
    en: 'Filament goes forward while the nozzle is off, set too low, or not yet waited for.',
    fr: 'Le filament avance alors que la buse est éteinte, réglée trop bas, ou pas encore attendue.',
  },
  why: {
    en: 'The feeder grinds the filament, or the printer refuses to feed and prints air.',
    fr: 'L’entraîneur use le filament, ou l’imprimante refuse d’avancer et imprime dans le vide.',
  },
  fix: {
    en: 'Heat and wait (M109 S…) before the first line, and switch off only after the last.',
    fr: 'Chauffez et attendez (M109 S…) avant la première ligne, et n’éteignez qu’après la dernière.',
  },
  example: {
    en: '"M104 S215" is followed by "G1 X60 E9" without M109: the nozzle is still at room temperature.',
    fr: '« M104 S215 » est suivi de « G1 X60 E9 » sans M109 : la buse est encore à température ambiante.',
  },
  watch({ limits, report }) {
    const { print } = limits;
    if (print === undefined) return null;
    const nozzles = new Map<number, Nozzle>();
    let tool = 0;
    let told = false;
    let trusted = false;
    const nozzle = (of: number): Nozzle => {
      const known = nozzles.get(of) ?? { target: 0, hot: false, line: 0 };
      nozzles.set(of, known);
      return known;
    };
    const hear = (event: JobEvent): void => {
      if (event.type === 'other' && event.command === 'M302') {
        report({
          what: {
            en: 'The guard against extruding cold is taken away.',
            fr: 'La protection contre l’extrusion à froid est retirée.',
          },
          where: { line: event.line },
          limit: print.extrudeMin,
          unit: '°C',
        });
        return;
      }
      if (event.type === 'tool') tool = event.tool;
      // A start macro of the machine heats by itself; what it does is not in the file.
      else if (event.type === 'other' && event.command.includes('START')) trusted = true;
      else if (event.type === 'heat' && event.heater === 'nozzle') {
        const each = nozzle(event.tool);
        each.target = event.target;
        if (event.target < print.extrudeMin) each.hot = false;
        else if (event.wait) each.hot = true;
        each.line = event.line;
        trusted = false;
      } else return;
      told = false;
    };
    return {
      push(chunk) {
        walkRuns(chunk, LISTENS, hear, (from, to) => {
          const now = nozzle(tool);
          if (now.hot || told || trusted) return;
          for (let n = from; n < to; n++) {
            if (!(chunk.e[n]! > 0)) continue;
            told = true;
            const set = now.target >= print.extrudeMin;
            report({
              what: set
                ? sayText(
                    {
                      en: 'Filament moves while the nozzle is on its way to {0} °C and nothing waits for it.',
                      fr: 'Le filament avance alors que la buse chauffe vers {0} °C et que rien ne l’attend.',
                    },
                    now.target,
                  )
                : sayText(
                    {
                      en: 'Filament moves with the nozzle set to {0} °C; at least {1} is needed.',
                      fr: 'Le filament avance avec une buse réglée à {0} °C ; il en faut au moins {1}.',
                    },
                    now.target,
                    print.extrudeMin,
                  ),
              where: { line: linesFrom(now.line, chunk.line[n]!) },
              measured: now.target,
              limit: print.extrudeMin,
              unit: '°C',
            });
            return;
          }
        });
      },
    };
  },
};
