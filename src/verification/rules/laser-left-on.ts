import type { JobRule } from '../job-rule.ts';

export const laserLeftOn: JobRule = {
  code: 'JOB017',
  name: 'laser-left-on',
  severity: 'error',
  stage: 'stable',
  title: { en: 'The laser is not switched off', fr: 'Le laser n’est pas éteint' },
  what: {
    en: 'The job ends, or waits for a person, without M5 after the last M3 or M4.',
    fr: 'Le travail se termine, ou attend quelqu’un, sans M5 après le dernier M3 ou M4.',
  },
  why: {
    en: 'The beam may stand on one spot: that is how fires begin. Some controllers switch off by themselves at M2, others do not.',
    fr: 'Le faisceau peut rester sur un point : c’est ainsi que naissent les incendies. Certains contrôleurs coupent d’eux-mêmes à M2, d’autres non.',
  },
  fix: { en: 'Put M5 before the end and before every pause.', fr: 'Mettez M5 avant la fin et avant chaque pause.' },
  example: {
    en: 'The file ends with "G1 X80 S600" and "M2": nothing says M5.',
    fr: 'Le fichier se termine par « G1 X80 S600 » et « M2 » : rien ne dit M5.',
  },
  watch({ limits, report }) {
    if (limits.laser === undefined) return null;
    let mode: 'off' | 'constant' | 'dynamic' = 'off';
    let told = false;
    return {
      push(chunk, trace) {
        for (const event of chunk.events) {
          if (event.type === 'laser') mode = event.mode;
          else if (event.type === 'end' && mode !== 'off' && !told) {
            told = true;
            const before = event.at > 0 ? chunk.line[event.at - 1]! : trace.lineBefore[0]!;
            report({
              what: { en: 'The program ends with the laser on.', fr: 'Le programme se termine laser allumé.' },
              where: { line: before > 0 && before < event.line ? [before, event.line] : event.line },
            });
          } else if (event.type === 'pause' && mode === 'constant') {
            report({
              what: {
                en: 'The job pauses with the laser on at constant power.',
                fr: 'Le travail fait une pause laser allumé à puissance constante.',
              },
              where: { line: event.line },
            });
          }
        }
      },
      end(summary, lastLine) {
        if (mode === 'off' || told) return;
        report({
          what: { en: 'The file ends with the laser on.', fr: 'Le fichier se termine laser allumé.' },
          where: { line: lastLine > 0 && lastLine < summary.lines ? [lastLine, summary.lines] : summary.lines },
        });
      },
    };
  },
};
