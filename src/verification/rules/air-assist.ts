import type { JobEvent } from '../../model/toolpath.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['coolant', 'end', 'laser'] as const;

/** Times that the air must have gone on and off before that is taken for the program's way. */
const HABIT = 2;

/** Firmwares that a job tells of the air; closed controllers see to it themselves, layer by layer. */
const BY_COMMAND = new Set(['grbl', 'smoothie', 'marlin2']);

export const airAssist: JobRule = {
  code: 'JOB035',
  name: 'air-assist',
  severity: 'error',
  stage: 'trial',
  title: { en: 'The air is missing, or stays on', fr: 'L’air manque, ou reste ouvert' },
  what: {
    en: 'The air goes off in the middle of a stroke, does not come back where it always did, or is still on at the end.',
    fr: 'L’air s’arrête au milieu d’un trait, ne revient pas là où il revenait toujours, ou reste ouvert à la fin.',
  },
  why: {
    en: 'Without air wood flames up and the lens gets dirty; air left on empties the bottle or wears the pump.',
    fr: 'Sans air, le bois s’enflamme et la lentille s’encrasse ; un air laissé ouvert vide la bouteille ou use la pompe.',
  },
  fix: {
    en: 'Make the job again; by hand: M8 before each operation that needs air, M9 after it.',
    fr: 'Refaites le travail ; à la main : M8 avant chaque opération qui demande de l’air, M9 après.',
  },
  example: {
    en: '"M9" stands between two lines of one square: two of its sides are cut without air.',
    fr: '« M9 » figure entre deux lignes d’un même carré : deux de ses côtés sont coupés sans air.',
  },
  watch({ limits, report }) {
    if (limits.laser === undefined || !BY_COMMAND.has(limits.firmware)) return null;
    let onLine = 0;
    let offLine = 0;
    let pairs = 0;
    let burnt = false;
    let ended = false;
    // The move before burns, and nothing was said since but of air; the M9 that came then.
    let burning = false;
    let cutOff = 0;
    const off = (line: number): void => {
      if (onLine > 0) {
        pairs++;
        if (burning) cutOff = line;
      } else if (pairs >= HABIT && burnt && offLine > 0) {
        report({
          what: {
            en: 'This stretch is burnt without air; all before it had theirs.',
            fr: 'Ce passage est brûlé sans air ; tous les précédents en avaient.',
          },
          where: { line: linesFrom(offLine, line) },
        });
      }
      onLine = 0;
      offLine = line;
      burnt = false;
    };
    const hear = (event: JobEvent): void => {
      if (event.type === 'end') ended = true;
      else if (event.type === 'laser') burning = false;
      else if (event.type !== 'coolant') return;
      else if (event.word === 'M9') off(event.line);
      else if (onLine === 0) onLine = event.line;
    };
    return {
      push(chunk, trace) {
        walkRuns(chunk, LISTENS, hear, (from, to) => {
          for (let n = from; n < to; n++) {
            const burns = chunk.power[n]! > 0 && trace.path[n]! > 0;
            if (burns && cutOff > 0) {
              report({
                what: {
                  en: 'The air goes off in the middle of a stroke.',
                  fr: 'L’air s’arrête au milieu d’un trait.',
                },
                where: { line: linesFrom(cutOff, chunk.line[n]!) },
              });
            }
            cutOff = 0;
            burning = burns;
            burnt ||= burns;
          }
        });
      },
      end(summary, lastLine) {
        // M2 and M30 switch it off.
        if (onLine === 0 || ended) return;
        report({
          what: { en: 'The file ends with the air on.', fr: 'Le fichier se termine avec l’air ouvert.' },
          where: { line: lastLine > 0 && lastLine < summary.lines ? [lastLine, summary.lines] : summary.lines },
        });
      },
    };
  },
};
