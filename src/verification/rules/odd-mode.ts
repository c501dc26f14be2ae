import { type JobEvent, Motion } from '../../model/toolpath.ts';
import { SwitchedStrokes } from '../evidence/switched-stroke.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['laser', 'power', 'coolant'] as const;

/** Times that the laser must be lit, and the share of them that may be of the other mode. */
const ENOUGH = 8;
const RARE = 0.1;

export const oddMode: JobRule = {
  code: 'JOB036',
  name: 'odd-mode',
  severity: 'error',
  stage: 'trial',
  title: { en: 'One stroke lit in another way', fr: 'Un trait allumé d’une autre façon' },
  what: {
    en: 'The job lights the laser many times by M4 (power follows speed), and hardly ever by M3 (always full), or the other way round; or it goes over from one to the other in the middle of a stroke.',
    fr: 'Le travail allume le laser de nombreuses fois par M4 (la puissance suit la vitesse), et presque jamais par M3 (toujours pleine), ou l’inverse ; ou bien il passe de l’un à l’autre au milieu d’un trait.',
  },
  why: {
    en: 'With M3 corners and starts are burnt deep, and the beam stays on where the head stands still; with M4 thin spots do not come through.',
    fr: 'Avec M3, les angles et les départs brûlent trop, et le faisceau reste allumé à l’arrêt ; avec M4, des endroits ne sont pas traversés.',
  },
  fix: {
    en: 'Make the job again; by hand: the same M3 or M4 before each stroke of an operation.',
    fr: 'Refaites le travail ; à la main : le même M3 ou M4 devant chaque trait d’une opération.',
  },
  example: {
    en: 'Forty strokes begin with M4, one of them with M3.',
    fr: 'Quarante traits commencent par M4, un seul par M3.',
  },
  watch({ limits, report }) {
    if (limits.laser === undefined) return null;
    const count = { constant: 0, dynamic: 0 };
    const few: { constant: number[]; dynamic: number[] } = { constant: [], dynamic: [] };
    const switched = new SwitchedStrokes();
    const hear = (event: JobEvent): void => {
      switched.hear(event);
      if (event.type !== 'laser' || event.mode === 'off') return;
      count[event.mode]++;
      if (few[event.mode].length < ENOUGH) few[event.mode].push(event.line);
    };
    return {
      push(chunk, trace) {
        walkRuns(chunk, LISTENS, hear, (from, to) => {
          for (let n = from; n < to; n++) {
            if (!(trace.path[n]! > 0)) continue;
            if (chunk.motion[n] === Motion.rapid) switched.rest();
            else if (chunk.power[n]! > 0) switched.burn(chunk.feed[n]!, chunk.line[n]!);
          }
        });
      },
      end() {
        for (const line of switched.end()) {
          report({
            what: {
              en: 'M3 and M4 change in the middle of a stroke.',
              fr: 'M3 et M4 changent au milieu d’un trait.',
            },
            where: { line: linesFrom(line[0], line[1]) },
          });
        }
        const odd = count.constant < count.dynamic ? 'constant' : 'dynamic';
        const all = count.constant + count.dynamic;
        if (all < ENOUGH || count[odd] === 0 || count[odd] > RARE * all) return;
        for (const line of few[odd]) {
          report({
            what:
              odd === 'constant'
                ? { en: 'M3 lights the laser here, M4 elsewhere.', fr: 'M3 allume le laser ici, M4 ailleurs.' }
                : { en: 'M4 lights the laser here, M3 elsewhere.', fr: 'M4 allume le laser ici, M3 ailleurs.' },
            where: { line: linesFrom(0, line) },
          });
        }
      },
    };
  },
};
