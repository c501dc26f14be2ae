import type { Severity } from '../../model/finding.ts';
import type { JobEvent } from '../../model/toolpath.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['level', 'home', 'other'] as const;

/** Commands that lay the measured bed aside, and those that bring a stored one back. */
const FORGETS = new Set(['M420 S0', 'M561', 'BED_MESH_CLEAR']);
const RECALLS = new Set(['M420', 'BED_MESH_PROFILE']);
/** Firmwares that forget the measured bed when Z is homed, unless they are built otherwise. */
const FORGET_ON_HOMING = new Set(['prusa', 'marlin2']);

export const levellingLost: JobRule = {
  code: 'JOB034',
  name: 'levelling-lost',
  severity: 'error',
  stage: 'trial',
  title: { en: 'The bed is measured, then forgotten', fr: 'Le plateau est mesuré, puis oublié' },
  what: {
    en: 'After the bed was measured, or in mid print, a command switches its correction off.',
    fr: 'Après la mesure du plateau, ou en pleine impression, une commande coupe sa correction.',
  },
  why: {
    en: 'The nozzle scratches the bed in one corner and prints above it in another; in mid print it jumps up or down.',
    fr: 'La buse raye le plateau dans un coin et imprime au-dessus dans un autre ; en pleine impression, elle saute.',
  },
  fix: {
    en: 'Take the command out, or measure (G29) or recall (M420 S1) the bed after it.',
    fr: 'Retirez la commande, ou mesurez (G29) ou rappelez (M420 S1) le plateau après elle.',
  },
  example: {
    en: '"G29" measures the bed for two minutes; "M420 S0" stands three lines below.',
    fr: '« G29 » mesure le plateau pendant deux minutes ; « M420 S0 » figure trois lignes plus bas.',
  },
  watch({ limits, report }) {
    if (limits.print === undefined) return null;
    let measured = false;
    let printing = false;
    // Line on which it was forgotten, told of when something is laid; 0: it was not.
    let lost = 0;
    let severity: Severity = 'error';
    const hear = (event: JobEvent): void => {
      const recalls = event.type === 'level' || (event.type === 'other' && RECALLS.has(event.command));
      if (recalls) {
        measured = true;
        lost = 0;
        return;
      }
      const homes = event.type === 'home' && event.axes.includes('z') && FORGET_ON_HOMING.has(limits.firmware);
      const forgets = event.type === 'other' && FORGETS.has(event.command);
      if (!(homes && measured) && !(forgets && (measured || printing))) return;
      if (lost === 0) lost = event.line;
      severity = forgets ? 'error' : 'warning';
      measured = false;
    };
    return {
      push(chunk, trace) {
        walkRuns(chunk, LISTENS, hear, (from, to) => {
          if (printing && lost === 0) return;
          for (let n = from; n < to; n++) {
            if (trace.laying[n] === 0 || chunk.layer[n]! < 0) continue;
            printing = true;
            if (lost > 0) {
              report({
                severity,
                what:
                  severity === 'error'
                    ? {
                        en: 'The correction of the bed is switched off, and the print goes on.',
                        fr: 'La correction du plateau est coupée, et l’impression continue.',
                      }
                    : {
                        en: 'Z is homed after the bed was measured; many machines forget the measure then.',
                        fr: 'Z fait sa prise d’origine après la mesure du plateau ; beaucoup de machines l’oublient alors.',
                      },
                where: { line: linesFrom(lost, chunk.line[n]!) },
              });
            }
            lost = 0;
            return;
          }
        });
      },
    };
  },
};
