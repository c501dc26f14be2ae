import { numberText, sayText } from '../../base/text.ts';
import { LONGEST_IN_AIR } from '../../model/job.ts';
import { type JobRule, linesOf } from '../job-rule.ts';

export const extrusionInAir: JobRule = {
  code: 'JOB021',
  name: 'extrusion-in-air',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Printing in the air', fr: 'Impression dans le vide' },
  what: {
    en: 'A line of more than 5 mm has nothing under it and is loose at both ends.',
    fr: 'Un cordon de plus de 5 mm n’a rien en dessous et ne tient par aucun bout.',
  },
  why: {
    en: 'It falls or curls around the nozzle, and all that stands on it falls too.',
    fr: 'Il tombe ou s’enroule autour de la buse, et tout ce qui repose dessus tombe aussi.',
  },
  fix: {
    en: 'Switch supports on, or turn the model so that the part begins on the bed.',
    fr: 'Activez les supports, ou tournez le modèle pour que la pièce commence sur le plateau.',
  },
  example: {
    en: 'A lamp hangs from an arch: its lowest ring is printed 40 mm before the arch reaches it.',
    fr: 'Une lampe pend d’une arche : son anneau le plus bas est imprimé 40 mm avant que l’arche l’atteigne.',
  },
  watch({ printed, report }) {
    if (printed === null) return null;
    const tell = (): void => {
      for (const { line, layer, length, point } of printed.islands) {
        if (length < LONGEST_IN_AIR) continue;
        report({
          what: sayText(
            {
              en: 'A line of {0} mm at height {1} mm has nothing under it.',
              fr: 'Un cordon de {0} mm à {1} mm de haut n’a rien en dessous.',
            },
            numberText(length, 1),
            numberText(point[2], 2),
          ),
          where: { line: linesOf(line), layer: layer + 1, point },
          measured: length,
          limit: LONGEST_IN_AIR,
          unit: 'mm',
        });
      }
    };
    return { push: tell, end: tell };
  },
};
