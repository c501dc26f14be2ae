import { numberText, sayText, type Text } from '../../base/text.ts';
import { type JobEvent, Motion, type Toolpath } from '../../model/toolpath.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';
import { walkRuns } from '../walk-runs.ts';

const isFactor = (event: JobEvent): boolean => event.type === 'speed-factor';
const LISTENS = ['speed-factor'] as const;

/** [mm/s] Slicers never print slower than 5 to 15, nor travel slower than 20; the slowest cuts of weak diodes are 1 to 2. */
const CRAWL = { print: 2, travel: 4, laser: 0.5, cut: 1 } as const;
/** [s] So long at such a pace plastic chars in the nozzle, or wood catches fire; a shorter move does no harm. */
const PATIENCE = 3;
/** [s] So long at such a pace between two lines is a speed written wrongly; the nozzle oozes. */
const LINGER = 1;

const SLOW_WAY: Text = {
  en: 'The nozzle goes to its next line at {0} mm/s; no program travels slower than {1}.',
  fr: 'La buse va vers son cordon suivant à {0} mm/s ; aucun programme ne se déplace sous {1}.',
};
const SLOW_CUT: Text = {
  en: 'The laser burns at {0} mm/s; even weak ones cut at {1} and more.',
  fr: 'Le laser brûle à {0} mm/s ; même les plus faibles coupent à {1} et plus.',
};

/** A way at one height to the next line: the hot nozzle hangs over the part for as long. */
function isLevelWay(chunk: Toolpath, trace: MoveTrace, n: number): boolean {
  return trace.path[n]! > 0 && chunk.e[n] === 0 && chunk.z[n] === trace.z0[n];
}

export const tooSlow: JobRule = {
  code: 'JOB028',
  name: 'too-slow',
  severity: 'error',
  stage: 'trial',
  title: { en: 'Working at a crawl', fr: 'Un travail presque à l’arrêt' },
  what: {
    en: 'Material is laid, or burnt, at a speed near standing still.',
    fr: 'De la matière est déposée, ou brûlée, à une vitesse proche de l’arrêt.',
  },
  why: {
    en: 'Plastic chars in the nozzle and melts what lies under it; a laser that hardly moves sets the material on fire.',
    fr: 'Le plastique brûle dans la buse et fond ce qui est dessous ; un laser presque immobile met le feu à la matière.',
  },
  fix: {
    en: 'F counts mm a minute: 30 mm/s are F1800. Make the job again with the speed meant.',
    fr: 'F compte des mm par minute : 30 mm/s s’écrivent F1800. Refaites le travail avec la bonne vitesse.',
  },
  example: {
    en: '"F30", meant as 30 mm/s, is half a millimetre a second: a job of one hour takes sixty.',
    fr: '« F30 », pensé en mm/s, fait un demi-millimètre par seconde : un travail d’une heure en prend soixante.',
  },
  watch({ limits, digest, report }) {
    const prints = limits.print !== undefined;
    const crawl = prints ? CRAWL.print : CRAWL.laser;
    const slowest = prints ? CRAWL.travel : CRAWL.cut;
    let factor = 1;
    // Of the stretch at hand: its first line, and how long it takes [s]; negative once it is told.
    let first = 0;
    let seconds = 0;
    // The same of a slow way.
    let from = 0;
    let lingered = 0;
    const slow = (chunk: Toolpath, trace: MoveTrace, n: number, speed: number): void => {
      if (seconds === 0) first = chunk.line[n]!;
      if (seconds < 0) return;
      seconds += trace.path[n]! / speed;
      if (seconds < PATIENCE) return;
      seconds = -1;
      tellWork(chunk, n, speed);
    };
    /** A way, or a cut, that is slow, but not slow enough to harm for certain. */
    const linger = (chunk: Toolpath, trace: MoveTrace, n: number, speed: number): void => {
      if (lingered === 0) from = chunk.line[n]!;
      if (lingered < 0) return;
      lingered += trace.path[n]! / speed;
      if (lingered < LINGER) return;
      lingered = -1;
      tellWay(chunk, n, speed);
    };
    const tellWay = (chunk: Toolpath, n: number, speed: number): void => {
      report({
        severity: 'warning',
        what: sayText(prints ? SLOW_WAY : SLOW_CUT, numberText(speed, 3), slowest),
        where: { line: linesFrom(from, chunk.line[n]!) },
        measured: speed,
        limit: slowest,
        unit: 'mm/s',
      });
    };
    const tellWork = (chunk: Toolpath, n: number, speed: number): void => {
      report({
        what: sayText(
          {
            en: 'The work goes on at {0} mm/s; slower than {1} nothing good comes of it.',
            fr: 'Le travail avance à {0} mm/s ; sous {1}, rien de bon n’en sort.',
          },
          numberText(speed, 3),
          crawl,
        ),
        where: { line: linesFrom(first, chunk.line[n]!) },
        measured: speed,
        limit: crawl,
        unit: 'mm/s',
      });
    };
    return {
      push(chunk, trace) {
        const { feed, layer, power } = chunk;
        // Nothing so slow in the whole chunk: nearly every one.
        if (seconds === 0 && lingered === 0 && digest.slowest * factor >= slowest && !chunk.events.some(isFactor))
          return;
        walkRuns(
          chunk,
          LISTENS,
          (event) => {
            if (event.type === 'speed-factor' && event.factor > 0) factor = event.factor;
          },
          (start, end) => {
            for (let n = start; n < end; n++) {
              // Nearly every move; a quick way in between ends a stretch as well.
              const speed = feed[n]! * factor;
              if (speed >= slowest) {
                if (seconds !== 0) seconds = 0;
                if (lingered !== 0) lingered = 0;
                continue;
              }
              const working = prints
                ? layer[n]! >= 0 && (isLevelWay(chunk, trace, n) || (speed < crawl && trace.laying[n] === 1))
                : power[n]! > 0 && trace.path[n]! > 0 && chunk.motion[n] !== Motion.rapid;
              if (!working || !(speed > 0)) continue;
              if (speed >= crawl) linger(chunk, trace, n, speed);
              else slow(chunk, trace, n, speed);
            }
          },
        );
      },
    };
  },
};
