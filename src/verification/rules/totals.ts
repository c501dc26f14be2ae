import { numberText, sayText } from '../../base/text.ts';
import type { JobRule } from '../job-rule.ts';

/** Share, and [mm], by which the sum of E may differ from what the file says of itself. */
const SHARE = 0.03;
const LENGTH = 30;

export const totals: JobRule = {
  code: 'JOB026',
  name: 'totals',
  severity: 'warning',
  stage: 'trial',
  title: { en: 'The file feeds another length than it says', fr: 'Le fichier n’avance pas la longueur annoncée' },
  what: {
    en: 'The slicer wrote how much filament the job needs, and the moves add up to something else.',
    fr: 'Le trancheur a écrit la longueur de filament du travail, et la somme des mouvements est différente.',
  },
  why: {
    en: 'The file was changed after slicing, or a part of it is missing or doubled.',
    fr: 'Le fichier a été modifié après le tranchage, ou une partie manque ou figure en double.',
  },
  fix: { en: 'Slice the model again.', fr: 'Tranchez à nouveau le modèle.' },
  example: {
    en: '"; filament used [mm] = 4302" stands at the end, and all moves together feed 3100 mm.',
    fr: '« ; filament used [mm] = 4302 » figure à la fin, et tous les mouvements avancent 3100 mm.',
  },
  watch({ limits, digest, report }) {
    if (limits.print === undefined) return null;
    const sum = new Float64Array(1);
    return {
      push() {
        sum[0]! += digest.filament;
      },
      end({ claims, lines }) {
        const claimed = claims?.filament;
        const fed = sum[0]!;
        if (claimed === undefined || !(claimed > 0)) return;
        if (Math.abs(fed - claimed) <= Math.max(LENGTH, SHARE * claimed)) return;
        report({
          what: sayText(
            {
              en: 'The file says {0} mm of filament; its moves feed {1} mm.',
              fr: 'Le fichier annonce {0} mm de filament ; ses mouvements en avancent {1} mm.',
            },
            numberText(claimed, 0),
            numberText(fed, 0),
          ),
          where: { line: lines },
          measured: fed,
          limit: claimed,
          unit: 'mm',
        });
      },
    };
  },
};
