import { numberText, sayText } from '../../base/text.ts';
import type { JobRule } from '../job-rule.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['laser', 'power'] as const;

const SLACK = 1e-9;
/** A board whose S goes at least so far has no use for a job that never asks for more than 1. */
const FINE = 100;

export const powerLimit: JobRule = {
  code: 'JOB016',
  name: 'power-limit',
  severity: 'error',
  stage: 'stable',
  title: { en: 'More than full power', fr: 'Plus que la pleine puissance' },
  what: {
    en: 'S is above the number that stands for full power on this machine.',
    fr: 'S dépasse le nombre qui vaut la pleine puissance sur cette machine.',
  },
  why: {
    en: 'The job was made for another scale: what should be a light engraving burns at full power.',
    fr: 'Le travail est fait pour une autre échelle : ce qui devait être une gravure légère brûle à pleine puissance.',
  },
  fix: {
    en: 'Set "S value max" in the laser program to this machine’s number ($30).',
    fr: 'Réglez « S max » dans le logiciel laser sur le nombre de cette machine ($30).',
  },
  example: { en: 'S5000 where $30 is 1000.', fr: 'S5000 là où $30 vaut 1000.' },
  watch({ limits, report }) {
    const { laser } = limits;
    if (laser === undefined) return null;
    let told = 0;
    // Strongest power of any burning move, as a share, and the first of them.
    let most = 0;
    let first = 0;
    const check = (power: number, line: number): void => {
      if (power <= 1 + SLACK || power === told) return;
      told = power;
      const s = power * laser.powerMax;
      report({
        what: sayText(
          { en: 'S{0} is asked for; full power is S{1}.', fr: 'S{0} est demandé ; la pleine puissance est S{1}.' },
          numberText(s, 3),
          laser.powerMax,
        ),
        where: { line },
        measured: s,
        limit: laser.powerMax,
      });
    };
    return {
      push(chunk) {
        walkRuns(
          chunk,
          LISTENS,
          (event) => {
            if (event.type === 'laser' || event.type === 'power') check(event.power, event.line);
          },
          (from, to) => {
            for (let n = from; n < to; n++) {
              const power = chunk.power[n]!;
              if (power > 1) check(power, chunk.line[n]!);
              if (power > most) most = power;
              if (power > 0 && first === 0) first = chunk.line[n]!;
            }
          },
        );
      },
      end() {
        // S from 0 to 1, as Smoothie counts it, on a board that counts to 1000: the beam never lights.
        if (first === 0 || most * laser.powerMax > 1 || laser.powerMax < FINE) return;
        report({
          what: sayText(
            {
              en: 'The strongest S is {0}, where full power is S{1}: nothing is burnt.',
              fr: 'Le plus grand S est {0}, alors que la pleine puissance est S{1} : rien n’est brûlé.',
            },
            numberText(most * laser.powerMax, 3),
            laser.powerMax,
          ),
          where: { line: first },
          measured: most * laser.powerMax,
          limit: laser.powerMax,
        });
      },
    };
  },
};
