import { numberText, sayText } from '../../base/text.ts';
import { Motion } from '../../model/toolpath.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['speed-factor', 'flow-factor'] as const;

/** Under this much too fast the line gets a little thin; over it the feeder slips. */
const SLACK = { warning: 1.01, error: 1.1 } as const;
/** Of what the hot end melts: a purge line before the first layer may be thick, for nothing stands on it. */
const PURGE = 2;
/** [mm] On shorter stretches the pressure in the nozzle evens the flow out. */
const SHORT = 1;

export const flowLimit: JobRule = {
  code: 'JOB008',
  name: 'flow-limit',
  severity: 'error',
  stage: 'stable',
  title: { en: 'More plastic than the nozzle melts', fr: 'Plus de plastique que la buse n’en fond' },
  what: {
    en: 'Line section times speed is above what hot end or material melt in a second.',
    fr: 'La section du cordon multipliée par la vitesse dépasse ce que la tête ou la matière peut fondre par seconde.',
  },
  why: {
    en: 'The feeder slips and clicks; lines come out thin, torn or not at all.',
    fr: 'L’entraîneur patine et claque ; les cordons sortent maigres, déchirés ou pas du tout.',
  },
  fix: {
    en: 'Print slower, with thinner layers or narrower lines; set "maximum volumetric speed" in the slicer.',
    fr: 'Imprimez moins vite, en couches plus fines ou en cordons plus étroits ; réglez « vitesse volumétrique maximale » dans le trancheur.',
  },
  example: {
    en: 'A line of 0.6 × 0.3 mm at 150 mm/s is 26 mm³/s; a usual hot end melts 15.',
    fr: 'Un cordon de 0,6 × 0,3 mm à 150 mm/s fait 26 mm³/s ; une tête courante en fond 15.',
  },
  watch({ limits, digest, report }) {
    const { print, maxFeed } = limits;
    if (print === undefined) return null;
    const section = (Math.PI * print.filament * print.filament) / 4;
    let speedFactor = 1;
    let flowFactor = 1;
    // 0 within, 1 warned, 2 told: a stretch is told once, and again where it gets worse.
    let over = 0;
    return {
      push(chunk, trace) {
        walkRuns(
          chunk,
          LISTENS,
          (event) => {
            if (event.type === 'speed-factor') speedFactor = event.factor;
            else if (event.type === 'flow-factor') flowFactor = event.factor;
          },
          (from, to) => {
            if (digest.flow * section * flowFactor * speedFactor <= print.flowMax) {
              over = 0;
              return;
            }
            for (let n = from; n < to; n++) {
              if (trace.laying[n] === 0) continue;
              const path = trace.path[n]!;
              const volume = chunk.e[n]! * section * flowFactor;
              let speed = chunk.feed[n]! * speedFactor;
              const limit = chunk.layer[n]! < 0 ? print.hotEndMax * PURGE : print.flowMax;
              if (volume * speed <= limit * SLACK.warning * path) {
                over = 0;
                continue;
              }
              // The firmware holds each axis to its limit.
              if (chunk.motion[n]! < Motion.clockwise) {
                const x = Math.abs(chunk.x[n]! - trace.x0[n]!) / path;
                const y = Math.abs(chunk.y[n]! - trace.y0[n]!) / path;
                if (maxFeed.x !== undefined && speed * x > maxFeed.x) speed = maxFeed.x / x;
                if (maxFeed.y !== undefined && speed * y > maxFeed.y) speed = maxFeed.y / y;
              }
              const rate = (volume * speed) / path;
              if (rate <= limit * SLACK.warning) {
                over = 0;
                continue;
              }
              if (path < SHORT && rate < 2 * limit) continue;
              const level = rate > limit * SLACK.error ? 2 : 1;
              if (over >= level) continue;
              over = level;
              report({
                severity: level === 2 ? 'error' : 'warning',
                what: sayText(
                  {
                    en: '{0} mm³/s are asked for; {1} can be melted.',
                    fr: '{0} mm³/s sont demandés ; {1} peuvent fondre.',
                  },
                  numberText(rate, 1),
                  numberText(limit, 1),
                ),
                where: { line: linesFrom(trace.lineBefore[n]! + 1, chunk.line[n]!) },
                measured: rate,
                limit,
                unit: 'mm3/s',
              });
            }
          },
        );
      },
    };
  },
};
