import { Motion } from '../../model/toolpath.ts';
import type { JobRule } from '../job-rule.ts';

export const emptyJob: JobRule = {
  code: 'JOB014',
  name: 'empty',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A job that makes nothing', fr: 'Un travail qui ne fait rien' },
  what: {
    en: 'The file holds no line that lays or burns anything.',
    fr: 'Le fichier ne contient aucune ligne qui dépose ou brûle quoi que ce soit.',
  },
  why: {
    en: 'The machine heats, moves, and ends with an empty bed. Some slicers write such a file and report success.',
    fr: 'La machine chauffe, bouge, et finit avec un plateau vide. Certains trancheurs écrivent un tel fichier en annonçant un succès.',
  },
  fix: {
    en: 'Look at the model in the slicer: is it on the bed, large enough, and closed?',
    fr: 'Regardez le modèle dans le trancheur : est-il sur le plateau, assez grand, et fermé ?',
  },
  example: {
    en: 'A model in metres read as millimetres is smaller than one layer: nothing is sliced.',
    fr: 'Un modèle en mètres lu en millimètres est plus petit qu’une couche : rien n’est tranché.',
  },
  watch({ limits, report }) {
    let works = false;
    let moves = 0;
    // First line of a laser's job that goes at a working pace, and burns in no sound job but a test of moves.
    let drawn = 0;
    return {
      push(chunk, trace) {
        moves += chunk.length;
        if (limits.print === undefined && drawn === 0) {
          const n = chunk.motion.subarray(0, chunk.length).findIndex((motion) => motion !== Motion.rapid);
          if (n >= 0) drawn = chunk.line[n]!;
        }
        const print = limits.print !== undefined;
        for (let n = 0; n < chunk.length && !works; n++) works = print ? trace.laying[n] === 1 : chunk.power[n]! > 0;
      },
      end(summary) {
        if (works) return;
        report({
          // A job of moves alone (a test, a tool change) is odd; a file without any is of no use at all.
          severity: moves === 0 || drawn > 0 ? 'error' : 'warning',
          what:
            drawn > 0
              ? {
                  en: 'Lines are drawn, and the laser is never on: M3 or M4, or the power S, is missing.',
                  fr: 'Des traits sont suivis, et le laser n’est jamais allumé : il manque M3 ou M4, ou la puissance S.',
                }
              : { en: 'Nothing is laid or burnt.', fr: 'Rien n’est déposé ni brûlé.' },
          where: { line: drawn > 0 ? drawn : Math.max(1, summary.lines) },
        });
      },
    };
  },
};
