import { numberText, sayText } from '../../base/text.ts';
import type { JobRule } from '../job-rule.ts';

/** Share, and [mm], by which the sum of E may differ from what the file says of itself. */
const SHARE = 0.03;
const LENGTH = 30;
/**
 * Shares from which on no script or purge explains it: an eighth of the job is gone, or half as much again is fed within the
 * layers. [mm] Least that is missing or too much.
 */
const CERTAIN = { least: 0.88, most: 1.5, length: 100 } as const;

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
    // [mm] Of all moves, and of those before the first layer: purging is no part of what slicers count.
    const sum = new Float64Array(2);
    // First and last line that lays within the layers: where too much begins, and where most likely something is cut out.
    const laid: [number, number] = [0, 0];
    return {
      push(chunk, { laying }) {
        sum[0]! += digest.filament;
        for (let n = 0; n < chunk.length && chunk.layer[n]! < 0; n++) sum[1]! += chunk.e[n]!;
        const lays = (n: number): boolean => laying[n] === 1 && chunk.layer[n]! >= 0;
        for (let n = 0; n < chunk.length && laid[0] === 0; n++) if (lays(n)) laid[0] = chunk.line[n]!;
        let last = chunk.length - 1;
        while (last >= 0 && !lays(last)) last--;
        if (last >= 0) laid[1] = chunk.line[last]!;
      },
      end({ claims, lines }) {
        const claimed = claims?.filament;
        const fed = sum[0]!;
        if (claimed === undefined || !(claimed > 0)) return;
        if (Math.abs(fed - claimed) <= Math.max(LENGTH, SHARE * claimed)) return;
        const gone = fed < CERTAIN.least * claimed;
        const more = fed - sum[1]! > CERTAIN.most * claimed;
        const certain = (gone || more) && Math.abs(fed - claimed) > CERTAIN.length;
        report({
          severity: certain ? 'error' : 'warning',
          what: sayText(
            {
              en: 'The file says {0} mm of filament; its moves feed {1} mm.',
              fr: 'Le fichier annonce {0} mm de filament ; ses mouvements en avancent {1} mm.',
            },
            numberText(claimed, 0),
            numberText(fed, 0),
          ),
          where: { line: certain ? (gone ? laid[1] : laid[0]) : lines },
          measured: fed,
          limit: claimed,
          unit: 'mm',
        });
      },
    };
  },
};
