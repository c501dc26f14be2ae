import { sayText } from '../../base/text.ts';
import type { Severity } from '../../model/finding.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['home', 'heat', 'motors-off', 'level'] as const;

/** [mm] A lift that spares the bed a scratch; a smaller move goes to the height of a layer. */
const LIFT = [1, 15] as const;

const AXES = ['x', 'y', 'z'] as const;

export const notHomed: JobRule = {
  code: 'JOB001',
  name: 'not-homed',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Moving before homing', fr: 'Mouvement avant la prise d’origine' },
  what: {
    en: 'An axis moves while the machine does not know where it is: no homing yet, or the motors were switched off since.',
    fr: 'Un axe bouge alors que la machine ignore où il est : pas de prise d’origine, ou moteurs coupés depuis.',
  },
  why: {
    en: 'The axis drives into its end or the nozzle into the bed.',
    fr: 'L’axe va buter en bout de course, ou la buse dans le plateau.',
  },
  fix: { en: 'Put G28 at the start of the job.', fr: 'Mettez G28 au début du travail.' },
  example: {
    en: 'The start sequence was cut out by hand, and the first command is "G1 X60 Y0".',
    fr: 'La séquence de début a été effacée à la main, et la première commande est « G1 X60 Y0 ».',
  },
  watch({ limits, report }) {
    // A laser's job counts from the corner of the sheet: the person sets it, not the file.
    if (limits.print === undefined) return null;
    const homed = { x: false, y: false, z: false };
    const told = { x: false, y: false, z: false };
    let cause = 0;
    // RepRapFirmware may home in start.g, a file of the machine: a job that never homes leaves it to that, unless it heats and
    // moves in a start sequence of its own.
    let byMachine = limits.firmware === 'rrf';
    let heats = false;
    // Line of a small lift before homing, so that the nozzle does not scratch; sound where homing comes next.
    let lift = 0;
    const moved = (axis: 'x' | 'y' | 'z', line: number): void => {
      if (homed[axis] || told[axis]) return;
      if (lift > 0) tell('z', lift, 'error');
      lift = 0;
      tell(axis, line, 'error');
    };
    const tell = (axis: 'x' | 'y' | 'z', line: number, severity: Severity): void => {
      if (told[axis]) return;
      told[axis] = true;
      report({
        severity: byMachine ? 'warning' : severity,
        what: sayText(
          { en: '{0} moves before it is homed.', fr: '{0} bouge avant sa prise d’origine.' },
          axis.toUpperCase(),
        ),
        where: { line: linesFrom(cause, line) },
      });
    };
    return {
      push(chunk, trace) {
        walkRuns(
          chunk,
          LISTENS,
          (event) => {
            if (event.type === 'home') {
              byMachine = false;
              if (lift > 0) tell('z', lift, 'warning');
              lift = 0;
              for (const axis of event.axes) homed[axis] = true;
            } else if (event.type === 'heat') heats ||= event.target > 0;
            else if (event.type === 'motors-off') {
              for (const axis of AXES) {
                if (event.axes !== undefined && !event.axes.includes(axis)) continue;
                homed[axis] = false;
                told[axis] = false;
              }
              cause = event.line;
            } else if (event.type === 'level' && !(homed.x && homed.y && homed.z)) {
              report({
                severity: byMachine ? 'warning' : 'error',
                what: {
                  en: 'The bed is measured before homing.',
                  fr: 'Le plateau est mesuré avant la prise d’origine.',
                },
                where: { line: event.line },
              });
            }
          },
          (from, to) => {
            if (homed.x && homed.y && homed.z) return;
            if (heats && chunk.layer[from]! < 0) byMachine = false;
            for (let n = from; n < to; n++) {
              if (chunk.x[n] !== trace.x0[n]) moved('x', chunk.line[n]!);
              if (chunk.y[n] !== trace.y0[n]) moved('y', chunk.line[n]!);
              const up = chunk.z[n]! - trace.z0[n]!;
              if (up >= LIFT[0] && up <= LIFT[1] && lift === 0 && !told.z && !homed.z && cause === 0)
                lift = chunk.line[n]!;
              else if (up !== 0) moved('z', chunk.line[n]!);
            }
          },
        );
      },
      end() {
        if (lift > 0) tell('z', lift, 'error');
      },
    };
  },
};
