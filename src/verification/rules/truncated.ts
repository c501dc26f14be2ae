import { MoveKind } from '../../model/toolpath.ts';
import type { JobRule } from '../job-rule.ts';

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
    let ended = false;
    return {
      push(chunk, trace) {
        const last = chunk.length - 1;
        if (last >= 0) {
          const burns = chunk.power[last]! > 0 && chunk.kind[last]! >= MoveKind.cut;
          working = limits.print === undefined ? burns : trace.laying[last] === 1;
        }
        for (const event of chunk.events) {
          if (event.type === 'heat' && event.heater === 'nozzle') on = event.target > 0;
          else if (event.type === 'laser') on = event.mode !== 'off';
          else if (event.type === 'end') ended = true;
        }
      },
      end(summary, lastLine) {
        if (!on || ended || !(working || !summary.complete) || lastLine === 0) return;
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
