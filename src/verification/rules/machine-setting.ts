import { sayText, type Text } from '../../base/text.ts';
import type { Toolpath } from '../../model/toolpath.ts';
import type { JobRule } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';
import { walkRuns } from '../walk-runs.ts';

/** Commands that change what the machine knows of itself, and stay after the job. */
const SETTINGS: ReadonlyMap<string, Text> = new Map([
  ['M92', { en: 'steps per millimetre', fr: 'les pas par millimètre' }],
  ['M206', { en: 'the home offset', fr: 'le décalage d’origine' }],
  ['M121', { en: 'the end stops', fr: 'les fins de course' }],
  ['M211', { en: 'the soft end stops', fr: 'les butées logicielles' }],
  ['M301', { en: 'the control of the nozzle’s heater', fr: 'la régulation de la buse' }],
  ['M304', { en: 'the control of the bed’s heater', fr: 'la régulation du plateau' }],
  ['M428', { en: 'the home offset', fr: 'le décalage d’origine' }],
  ['M500', { en: 'the stored settings', fr: 'les réglages enregistrés' }],
  ['M502', { en: 'all settings (factory values)', fr: 'tous les réglages (valeurs d’usine)' }],
  ['M851', { en: 'the probe’s offset', fr: 'le décalage du palpeur' }],
]);

/** What profiles set at the start and the end of sound jobs, and none in mid print. */
const SETTLED: ReadonlyMap<string, Text> = new Map([
  ['M149', { en: 'the unit of temperatures', fr: 'l’unité des températures' }],
  ['M218', { en: 'the offset of a nozzle', fr: 'le décalage d’une buse' }],
  ['M290', { en: 'the height of the nozzle (baby steps)', fr: 'la hauteur de la buse (petits pas)' }],
  ['M303', { en: 'the control of a heater, by tuning it', fr: 'la régulation d’un chauffage, en la réglant' }],
  ['M350', { en: 'the micro steps of the motors', fr: 'les micropas des moteurs' }],
  ['M421', { en: 'a height of the levelling mesh', fr: 'une hauteur du maillage de nivellement' }],
  ['M501', { en: 'all settings (stored values)', fr: 'tous les réglages (valeurs enregistrées)' }],
  ['M906', { en: 'the current of the motors', fr: 'le courant des moteurs' }],
  ['M907', { en: 'the current of the motors', fr: 'le courant des moteurs' }],
  ['M665', { en: 'the geometry of the machine', fr: 'la géométrie de la machine' }],
  ['M666', { en: 'the offset of the end stops', fr: 'le décalage des fins de course' }],
  ['M852', { en: 'the skew of the axes', fr: 'le défaut d’équerrage des axes' }],
  ['PID_CALIBRATE', { en: 'the control of a heater, by tuning it', fr: 'la régulation d’un chauffage, en la réglant' }],
]);

/** The same on RepRapFirmware, where these numbers mean something else than on Marlin. */
const SETTLED_RRF: ReadonlyMap<string, Text> = new Map([
  ['M143', { en: 'the hottest that a heater may get', fr: 'la température maximale d’un chauffage' }],
  ['M208', { en: 'the limits of the axes', fr: 'les limites des axes' }],
  ['M564', { en: 'whether moves are kept within the axes', fr: 'la limitation des mouvements aux axes' }],
  ['M569', { en: 'the direction of a motor', fr: 'le sens d’un moteur' }],
  ['M584', { en: 'which motor moves which axis', fr: 'quel moteur entraîne quel axe' }],
]);

/** Outputs that only the machine's own macros know; some switch a camera with them. */
const OUTPUTS: ReadonlyMap<string, Text> = new Map([
  ['M42', { en: 'a pin of the board', fr: 'une broche de la carte' }],
  ['M85', { en: 'the time after which the machine switches itself off', fr: 'le délai d’arrêt automatique' }],
  ['M280', { en: 'a servo (the probe’s pin)', fr: 'un servomoteur (l’aiguille du palpeur)' }],
]);

/** Commands after which the machine does not print on, or not where it was. */
const ACTS: ReadonlyMap<string, Text> = new Map([
  ['M81', { en: 'The job switches the power off.', fr: 'Le travail coupe l’alimentation.' }],
  ['M30', { en: 'The job deletes a file on the card.', fr: 'Le travail efface un fichier de la carte.' }],
  ['M32', { en: 'The job starts another file.', fr: 'Le travail lance un autre fichier.' }],
  ['M410', { en: 'The job stops all moves where they are.', fr: 'Le travail arrête net tous les mouvements.' }],
  ['M23', { en: 'The job chooses another file.', fr: 'Le travail choisit un autre fichier.' }],
  ['M26', { en: 'The job jumps to another place of the file.', fr: 'Le travail saute à un autre endroit du fichier.' }],
  ['M28', { en: 'The job is written to the card, not done.', fr: 'Le travail est écrit sur la carte, pas exécuté.' }],
  ['M524', { en: 'The job ends itself.', fr: 'Le travail s’interrompt lui-même.' }],
  [
    'M999',
    { en: 'The machine is restarted, or woken from a stop.', fr: 'La machine est relancée, ou réveillée d’un arrêt.' },
  ],
  ['SDCARD_RESET_FILE', { en: 'The job ends itself.', fr: 'Le travail s’interrompt lui-même.' }],
  ['M997', { en: 'The job starts a firmware update.', fr: 'Le travail lance une mise à jour du micrologiciel.' }],
  [
    'FORCE_MOVE',
    { en: 'The job moves a motor without any guard.', fr: 'Le travail fait tourner un moteur sans protection.' },
  ],
  [
    'SET_KINEMATIC_POSITION',
    {
      en: 'The job tells the machine another place than it is at.',
      fr: 'Le travail donne à la machine une autre position que la sienne.',
    },
  ],
  ['FIRMWARE_RESTART', { en: 'The job restarts the machine.', fr: 'Le travail redémarre la machine.' }],
  ['RESTART', { en: 'The job restarts the machine.', fr: 'Le travail redémarre la machine.' }],
  ['SAVE_CONFIG', { en: 'The job restarts the machine.', fr: 'Le travail redémarre la machine.' }],
]);

/** What GRBL answers at rest alone: to unlock, to list. */
const ASKS = /^\$[X$#GIN]/i;

const LISTENS = ['other'] as const;

function saySet(what: Text): Text {
  return sayText({ en: 'The job sets {0}.', fr: 'Le travail change {0}.' }, what);
}

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
  watch({ limits, report }) {
    // Told when it is known whether work goes on after it; `printing`: it stood after the first line laid.
    let waiting: { readonly line: number; readonly what: Text; readonly stops: boolean; readonly printing: boolean }[] =
      [];
    let begun = false;
    const rrf = limits.firmware === 'rrf';
    const hear = (command: string, line: number): void => {
      // There M121 gives back what M120 has kept.
      if (command === 'M121' && rrf) return;
      if (begun && ASKS.test(command)) {
        const what = sayText(
          {
            en: '{0} stands in the middle of the job; the controller takes it at rest alone, and reports an error.',
            fr: '{0} figure au milieu du travail ; le contrôleur ne l’accepte qu’à l’arrêt, et signale une erreur.',
          },
          command,
        );
        waiting.push({ line, what, stops: true, printing: true });
        return;
      }
      const setting = SETTINGS.get(command);
      const act = ACTS.get(command);
      const settled = begun ? (SETTLED.get(command) ?? (rrf ? SETTLED_RRF.get(command) : undefined)) : undefined;
      const output = begun ? OUTPUTS.get(command) : undefined;
      if (setting !== undefined) {
        waiting.push({ line, what: saySet(setting), stops: false, printing: begun });
      } else if (settled !== undefined) {
        waiting.push({ line, what: saySet(settled), stops: true, printing: true });
      } else if (output !== undefined) {
        report({ severity: 'warning', what: saySet(output), where: { line } });
      } else if (act !== undefined) waiting.push({ line, what: act, stops: true, printing: begun });
      else if (command === 'M112') {
        report({
          what: { en: 'The job calls the emergency stop.', fr: 'Le travail déclenche l’arrêt d’urgence.' },
          where: { line },
        });
      }
    };
    /** In mid print a setting spoils the part at hand; before it, or after, the ones that follow. */
    const settle = (worksOn: boolean): void => {
      for (const { line, what, stops, printing } of waiting) {
        if (stops && !worksOn) continue;
        report({ severity: worksOn && (stops || printing) ? 'error' : 'warning', what, where: { line } });
      }
      waiting = [];
    };
    const prints = limits.print !== undefined;
    /** From one event to the next: whether anything is laid or burnt. */
    const work = ({ power }: Toolpath, trace: MoveTrace, from: number, to: number): void => {
      if (begun && waiting.length === 0) return;
      for (let n = from; n < to; n++) {
        if (!(prints ? trace.laying[n] === 1 : power[n]! > 0)) continue;
        settle(true);
        begun = true;
        return;
      }
    };
    return {
      push(chunk, trace) {
        walkRuns(
          chunk,
          LISTENS,
          (event) => {
            if (event.type === 'other') hear(event.command, event.line);
          },
          (from, to) => work(chunk, trace, from, to),
        );
      },
      end: () => settle(false),
    };
  },
};
