import { sayText } from '../../base/text.ts';
import { MoveKind, type Toolpath } from '../../model/toolpath.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';

export const truncated: JobRule = {
  code: 'JOB013',
  name: 'truncated',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A job without an end', fr: 'Un travail sans fin' },
  what: {
    en: 'The file stops in the middle of the work: nothing is switched off and no end sequence follows.',
    fr: 'Le fichier s’arrête en plein travail : rien n’est éteint et aucune séquence de fin ne suit.',
  },
  why: {
    en: 'The nozzle stays hot on the half-made part, or the laser stands still with its power on.',
    fr: 'La buse reste chaude sur la pièce inachevée, ou le laser reste immobile sous tension.',
  },
  fix: {
    en: 'Export or copy the file again and wait until it is done; eject the card before pulling it out.',
    fr: 'Exportez ou copiez à nouveau le fichier et attendez la fin ; éjectez la carte avant de la retirer.',
  },
  example: {
    en: 'The last line is "G1 X103.4 Y8" without a speed or an end: the card was full.',
    fr: 'La dernière ligne est « G1 X103.4 Y8 », sans vitesse ni fin : la carte était pleine.',
  },
  watch({ limits, report }) {
    let working = false;
    let on = false;
    // Smoothie's beam needs no switching on; its programs switch it off all the same.
    let switched = limits.laser === undefined;
    let ended = false;
    // Line of the program's end; 0: none yet, or work after it was told.
    let endLine = 0;
    const works = (chunk: Toolpath, trace: MoveTrace, n: number): boolean =>
      limits.print === undefined ? chunk.power[n]! > 0 && chunk.kind[n]! >= MoveKind.cut : trace.laying[n] === 1;
    /** Work behind the end: two jobs in one file, or an end that stands too early. */
    const after = (chunk: Toolpath, trace: MoveTrace, from: number, to: number): void => {
      for (let n = from; n < to && endLine > 0; n++) {
        if (!works(chunk, trace, n)) continue;
        report({
          what: sayText(
            {
              en: 'The program ends in line {0}, and work follows.',
              fr: 'Le programme se termine ligne {0}, et du travail suit.',
            },
            String(endLine),
          ),
          where: { line: linesFrom(endLine, chunk.line[n]!) },
        });
        endLine = 0;
      }
    };
    return {
      push(chunk, trace) {
        const last = chunk.length - 1;
        if (last >= 0) working = works(chunk, trace, last);
        let seen = 0;
        for (const event of chunk.events) {
          if (event.type === 'heat' && event.heater === 'nozzle') on = event.target > 0;
          else if (event.type === 'laser') {
            on = event.mode !== 'off';
            switched = true;
          } else if (event.type === 'end') {
            after(chunk, trace, seen, event.at);
            seen = event.at;
            ended = true;
            endLine = event.line;
          }
        }
        after(chunk, trace, seen, chunk.length);
      },
      end(summary, lastLine) {
        const armed = on || (!switched && working);
        if (!armed || ended || !(working || !summary.complete) || lastLine === 0) return;
        report({
          what: working
            ? {
                en: 'The file ends while material is being worked.',
                fr: 'Le fichier s’arrête pendant que la matière est travaillée.',
              }
            : { en: 'The last line is cut off.', fr: 'La dernière ligne est coupée.' },
          where: { line: lastLine < summary.lines ? [lastLine, summary.lines] : summary.lines },
        });
      },
    };
  },
};
