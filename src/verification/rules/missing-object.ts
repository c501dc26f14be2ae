import { sayText } from '../../base/text.ts';
import type { JobRule } from '../job-rule.ts';

export const missingObject: JobRule = {
  code: 'JOB015',
  name: 'missing-object',
  severity: 'error',
  stage: 'stable',
  title: { en: 'An object that is named and not made', fr: 'Un objet nommé et jamais fabriqué' },
  what: {
    en: 'The file names an object, and nothing is laid for it.',
    fr: 'Le fichier nomme un objet, et rien n’est déposé pour lui.',
  },
  why: { en: 'A piece is missing on the plate.', fr: 'Une pièce manque sur le plateau.' },
  fix: {
    en: 'Arrange the plate anew in the slicer; what did not fit is often left out without a word.',
    fr: 'Redisposez le plateau dans le trancheur ; ce qui n’entre pas est souvent écarté sans un mot.',
  },
  example: {
    en: 'Four keychains are announced; "Instance 3" has no line.',
    fr: 'Quatre porte-clés sont annoncés ; « Instance 3 » n’a aucune ligne.',
  },
  watch({ limits, digest, report }) {
    if (limits.print === undefined) return null;
    const laid = new Set<number>();
    let last = -2;
    return {
      push(chunk, trace) {
        for (let k = 0; k < digest.notables; k++) {
          const n = digest.notable[k]!;
          if (trace.laying[n] === 0 || chunk.object[n] === last) continue;
          last = chunk.object[n]!;
          laid.add(last);
        }
      },
      end(summary) {
        if (laid.size === 0) return;
        for (const [index, label] of summary.labels.entries()) {
          if (laid.has(index)) continue;
          report({
            what: sayText({ en: 'Nothing is laid for "{0}".', fr: 'Rien n’est déposé pour « {0} ».' }, label),
            where: { id: label, line: summary.lines },
          });
        }
      },
    };
  },
};
