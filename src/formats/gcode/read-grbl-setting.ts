import { sayText, type Text } from '../../base/text.ts';
import type { JobState } from './read-job-state.ts';

/** `$20`…`$32`, `$100`…`$132`: limits, homing, power, laser mode, scale and speed of the axes. */
const GUARDS = /^(2[0-7]|3[0-2]|1[0-3][0-2])$/;

/** What has no place in a job at all. */
const ACTS: readonly (readonly [RegExp, Text])[] = [
  [/^\$RST/i, { en: '$RST wipes the settings of the machine.', fr: '$RST efface les réglages de la machine.' }],
  [/^\$SLP/i, { en: '$SLP puts the machine to sleep.', fr: '$SLP met la machine en veille.' }],
  [
    /^\$C/i,
    { en: '$C is check mode: nothing moves or burns.', fr: '$C est le mode d’essai : rien ne bouge ni ne brûle.' },
  ],
  [
    /^\$J/i,
    {
      en: '$J moves the head by hand: GRBL refuses it while a job runs.',
      fr: '$J déplace la tête à la main : GRBL la refuse pendant un travail.',
    },
  ],
  [
    /^\$N\d/i,
    {
      en: '$N stores a line that is run each time the machine is switched on.',
      fr: '$N enregistre une ligne exécutée à chaque mise en marche de la machine.',
    },
  ],
];

/** A line that begins with `$`: `$H` homes; any other change of a setting has no place in a job. */
export function grblSetting(text: string, { rows, motion, problems }: JobState): void {
  if (/^\$H/i.test(text)) {
    motion.home(true, true, true);
    rows.event({ type: 'home', axes: ['x', 'y', 'z'] });
    return;
  }
  const act = ACTS.find(([pattern]) => pattern.test(text));
  if (act !== undefined) problems.mode(act[1]);
  const assignment = /^\$(\d+)\s*=\s*(\S+)/.exec(text);
  if (assignment !== null) {
    const [, number, value] = assignment;
    if (number === '32' && Number(value) === 0) {
      problems.mode({
        en: '$32=0 switches laser mode off: G0 would burn too.',
        fr: '$32=0 coupe le mode laser : G0 brûlerait aussi.',
      });
    } else {
      problems.mode(
        sayText(
          {
            en: 'The job changes setting number {0}; it stays changed for everyone after.',
            fr: 'Le travail change le réglage numéro {0} ; il reste changé pour tous ensuite.',
          },
          number!,
        ),
        GUARDS.test(number!) ? 'error' : 'warning',
      );
    }
  }
  rows.event({ type: 'other', command: text.slice(0, 40) });
}
