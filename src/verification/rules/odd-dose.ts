import { numberText, sayText } from '../../base/text.ts';
import { Motion, type Toolpath } from '../../model/toolpath.ts';
import { isOddSpeed, type OddStroke, OddStrokes } from '../evidence/odd-stroke.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['laser'] as const;

/** Lines of a stroke that go alike before an odd one, and odd ones in a row. */
const ENOUGH = 3;
const FEW = 2;

export const oddDose: JobRule = {
  code: 'JOB038',
  name: 'odd-dose',
  severity: 'error',
  stage: 'trial',
  title: { en: 'One stroke at another speed or power', fr: 'Un trait à une autre vitesse ou puissance' },
  what: {
    en: 'Among strokes that are all burnt alike, one goes many times slower or faster, or with a tenth or ten times the power.',
    fr: 'Parmi des traits tous brûlés pareil, un va bien plus lentement ou plus vite, ou avec un dixième ou dix fois la puissance.',
  },
  why: {
    en: 'Too slow sets fire to the material; too fast or too weak does not come through.',
    fr: 'Trop lent, le matériau prend feu ; trop vite ou trop faible, il n’est pas traversé.',
  },
  fix: {
    en: 'F counts mm a minute: 20 mm/s are F1200. Make the job again with one speed and power for the operation.',
    fr: 'F compte des mm par minute : 20 mm/s s’écrivent F1200. Refaites le travail avec une vitesse et une puissance par opération.',
  },
  example: {
    en: 'Twelve squares are cut at F1200, the fifth of them at F20.',
    fr: 'Douze carrés sont coupés à F1200, le cinquième à F20.',
  },
  watch({ limits, report }) {
    if (limits.laser === undefined) return null;
    const strokes = new OddStrokes();
    // The stroke at hand: its lines, and [mm/s, 0…1] how it began.
    let first = 0;
    let last = 0;
    let mixed = false;
    const began = new Float64Array(2);
    // Within a stroke: lines in a row at one speed [mm/s], and the first of at most two at another.
    const pace = new Float64Array(2);
    let even = 0;
    let oddFirst = 0;
    let oddLast = 0;
    let odds = 0;

    const tell = ({ line, of, value, usual }: OddStroke): void => {
      const speed = of === 'speed';
      report({
        severity: speed && value < usual ? 'error' : 'warning',
        what: sayText(
          speed
            ? {
                en: 'This stroke is burnt at {0} mm/s, those before and after it at {1} mm/s with the same power.',
                fr: 'Ce trait est brûlé à {0} mm/s, ceux d’avant et d’après à {1} mm/s avec la même puissance.',
              }
            : {
                en: 'This stroke is burnt with {0} % of the power, those before and after it with {1} % at the same speed.',
                fr: 'Ce trait est brûlé à {0} % de la puissance, ceux d’avant et d’après à {1} % à la même vitesse.',
              },
          numberText(speed ? value : 100 * value, 2),
          numberText(speed ? usual : 100 * usual, 2),
        ),
        where: { line: linesFrom(line[0], line[1]) },
        measured: value,
        limit: usual,
        ...(speed ? { unit: 'mm/s' } : {}),
      });
    };
    const close = (): void => {
      if (first === 0) return;
      if (mixed) strokes.mixed();
      else for (const odd of strokes.hear(began, first, last)) tell(odd);
      first = 0;
      even = 0;
      odds = 0;
    };
    /** One line or two at another speed, where the stroke goes on as before. */
    const step = (feed: number, line: number): void => {
      if (feed === pace[0]) {
        even++;
        if (odds > 0) for (const odd of oddLines()) tell(odd);
        odds = 0;
      } else if (even >= ENOUGH && odds < FEW && (odds === 0 || feed === pace[1])) {
        if (odds++ === 0) oddFirst = line;
        oddLast = line;
        pace[1] = feed;
      } else {
        pace[0] = feed;
        even = 1;
        odds = 0;
      }
    };
    const oddLines = (): readonly OddStroke[] => {
      const line = [oddFirst, oddLast] as const;
      return isOddSpeed(pace[1]!, pace[0]!) ? [{ line, of: 'speed', value: pace[1]!, usual: pace[0]! }] : [];
    };
    const burn = ({ feed, power, line }: Toolpath, n: number): void => {
      if (first === 0) {
        first = line[n]!;
        began[0] = feed[n]!;
        began[1] = power[n]!;
        mixed = false;
      } else mixed ||= feed[n] !== began[0] || power[n] !== began[1];
      last = line[n]!;
      step(feed[n]!, last);
    };
    return {
      push(chunk: Toolpath, trace: MoveTrace) {
        // Off and on again parts two strokes, even where no way lies between.
        walkRuns(chunk, LISTENS, close, (from, to) => {
          for (let n = from; n < to; n++) {
            if (!(trace.path[n]! > 0)) continue;
            if (chunk.power[n]! > 0 && chunk.motion[n] !== Motion.rapid) burn(chunk, n);
            else close();
          }
        });
      },
      end: close,
    };
  },
};
