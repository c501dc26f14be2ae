import { sayText, type Text } from '../../base/text.ts';
import type { JobRule } from '../job-rule.ts';

/** Commands that change what the machine knows of itself, and stay after the job. */
const SETTINGS: ReadonlyMap<string, Text> = new Map([
  ['M92', { en: 'steps per millimetre', fr: 'les pas par millimètre' }],
  ['M206', { en: 'the home offset', fr: 'le décalage d’origine' }],
  ['M211', { en: 'the soft end stops', fr: 'les butées logicielles' }],
  ['M301', { en: 'the control of the nozzle’s heater', fr: 'la régulation de la buse' }],
  ['M304', { en: 'the control of the bed’s heater', fr: 'la régulation du plateau' }],
  ['M428', { en: 'the home offset', fr: 'le décalage d’origine' }],
  ['M500', { en: 'the stored settings', fr: 'les réglages enregistrés' }],
  ['M502', { en: 'all settings (factory values)', fr: 'tous les réglages (valeurs d’usine)' }],
  ['M851', { en: 'the probe’s offset', fr: 'le décalage du palpeur' }],
]);

export const machineSetting: JobRule = {
  code: 'JOB023',
  name: 'machine-setting',
  severity: 'error',
  stage: 'trial',
  title: { en: 'The job changes or stops the machine itself', fr: 'Le travail modifie ou arrête la machine' },
  what: {
    en: 'A command sets the machine’s calibration or guards, or is the emergency stop.',
    fr: 'Une commande change l’étalonnage ou les protections de la machine, ou déclenche l’arrêt d’urgence.',
  },
  why: {
    en: 'It stays after the job, and the next person’s parts come out wrong.',
    fr: 'Cela reste après le travail, et les pièces de la personne suivante seront fausses.',
  },
  fix: {
    en: 'Take the command out; calibrate at the machine, not in a job.',
    fr: 'Retirez la commande ; étalonnez sur la machine, pas dans un travail.',
  },
  example: {
    en: '"M92 E420" at the start of a file that was made for another extruder.',
    fr: '« M92 E420 » au début d’un fichier fait pour un autre extrudeur.',
  },
  watch({ report }) {
    return {
      push(chunk) {
        for (const event of chunk.events) {
          if (event.type !== 'other') continue;
          const setting = SETTINGS.get(event.command);
          if (setting !== undefined) {
            report({
              severity: 'warning',
              what: sayText({ en: 'The job sets {0}.', fr: 'Le travail change {0}.' }, setting),
              where: { line: event.line },
            });
          } else if (event.command === 'M112') {
            report({
              what: { en: 'The job calls the emergency stop.', fr: 'Le travail déclenche l’arrêt d’urgence.' },
              where: { line: event.line },
            });
          }
        }
      },
    };
  },
};
