import { numberText, sayText } from '../../base/text.ts';
import { Motion, type Toolpath } from '../../model/toolpath.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['speed-factor'] as const;

/** Firmwares cut a speed that is too high; up to this many times the limit it is a profile for another machine, beyond a mistake. */
const ABSURD = 2;
/** Rounding of whole mm/min. */
const SLACK = 1.01;
/** M220 S200 doubles every speed; no job is meant so, nor to go at a tenth of it. */
const FACTOR_MOST = 2;
const FACTOR_LEAST = 0.1;
/** [mm] What a wipe leaves over where it ends; no speed is reached on so little filament. */
const RESIDUE = 0.02;

export const feedLimit: JobRule = {
  code: 'JOB006',
  name: 'feed-limit',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Faster than the machine', fr: 'Plus vite que la machine' },
  what: {
    en: 'A speed F, a speed factor or a speed limit of the file is above what the machine’s axes can do.',
    fr: 'Une vitesse F, un facteur de vitesse ou une limite du fichier dépasse ce que peuvent les axes de la machine.',
  },
  why: {
    en: 'The machine cuts it down (then the time is wrong and a laser burns deeper) or loses steps.',
    fr: 'La machine la réduit (le temps est alors faux et un laser brûle plus profond) ou perd des pas.',
  },
  fix: {
    en: 'Choose the right machine where the job is made; F counts mm a minute, not a second.',
    fr: 'Choisissez la bonne machine là où le travail est préparé ; F compte des mm par minute, pas par seconde.',
  },
  example: {
    en: '"G1 X100 F72000" asks for 1200 mm/s, where the machine does 200.',
    fr: '« G1 X100 F72000 » demande 1200 mm/s, alors que la machine en fait 200.',
  },
  watch({ limits, digest, report }) {
    const { maxFeed } = limits;
    const fastest = Math.max(maxFeed.x ?? 0, maxFeed.y ?? 0);
    const slowest = Math.min(maxFeed.x ?? 0, maxFeed.y ?? 0);
    let factor = 1;
    let toldFeed = -1;
    const warned = new Set<string>();

    /** Greatest share of its limit that an axis is asked for. */
    const worst = (
      chunk: Toolpath,
      trace: MoveTrace,
      n: number,
    ): readonly [ratio: number, axis: string, limit: number] => {
      const feed = chunk.feed[n]! * factor;
      const path = trace.path[n]!;
      if (path === 0) {
        const limit = maxFeed.e;
        return limit === undefined || Math.abs(chunk.e[n]!) < RESIDUE
          ? [0, '', 0]
          : [chunk.feed[n]! / limit, 'E', limit];
      }
      const speed = feed / path;
      const arc = chunk.motion[n]! >= Motion.clockwise;
      const x = arc ? trace.flat[n]! : Math.abs(chunk.x[n]! - trace.x0[n]!);
      const y = arc ? trace.flat[n]! : Math.abs(chunk.y[n]! - trace.y0[n]!);
      const z = Math.abs(chunk.z[n]! - trace.z0[n]!);
      let found: readonly [number, string, number] = [0, '', 0];
      if (maxFeed.x !== undefined && (x * speed) / maxFeed.x > found[0])
        found = [(x * speed) / maxFeed.x, 'X', maxFeed.x];
      if (maxFeed.y !== undefined && (y * speed) / maxFeed.y > found[0])
        found = [(y * speed) / maxFeed.y, 'Y', maxFeed.y];
      if (maxFeed.z !== undefined && (z * speed) / maxFeed.z > found[0])
        found = [(z * speed) / maxFeed.z, 'Z', maxFeed.z];
      return found;
    };

    const check = (chunk: Toolpath, trace: MoveTrace, n: number): void => {
      // A rapid move goes as fast as it can, whatever F says (GRBL); printers' G0 is a G1.
      if (limits.laser !== undefined && chunk.motion[n] === Motion.rapid) return;
      const feed = chunk.feed[n]! * factor;
      const [ratio, axis, limit] = worst(chunk, trace, n);
      const isAbsurd = (axis !== 'Z' && ratio > ABSURD) || (fastest > 0 && feed > ABSURD * fastest && ratio > SLACK);
      if (!isAbsurd && ratio <= SLACK) return;
      const key = `${axis} ${Math.round(feed * 60)}`;
      if (isAbsurd ? feed === toldFeed : warned.has(key)) return;
      if (isAbsurd) toldFeed = feed;
      else if (warned.size < 64) warned.add(key);
      // Slicers give a lift the speed of a travel where none is set for Z; the firmware holds Z to its own.
      const isLift = axis === 'Z' && trace.laying[n] === 0 && chunk.power[n] === 0;
      const cause = trace.lineBefore[n]! + 1;
      report({
        severity: isAbsurd ? 'error' : isLift ? 'info' : 'warning',
        what: sayText(
          {
            en: '{0} mm/s are asked for, {1} times what {2} can do ({3} mm/s).',
            fr: '{0} mm/s sont demandés, {1} fois ce que peut {2} ({3} mm/s).',
          },
          numberText(feed, 1),
          numberText(ratio, 2),
          axis,
          limit,
        ),
        where: { line: isAbsurd ? linesFrom(cause, chunk.line[n]!) : chunk.line[n]! },
        measured: ratio * limit,
        limit,
        unit: 'mm/s',
      });
    };

    return {
      push(chunk, trace) {
        walkRuns(
          chunk,
          LISTENS,
          (event) => {
            if (event.type !== 'speed-factor') return;
            factor = event.factor;
            if (factor >= FACTOR_LEAST && factor <= FACTOR_MOST) return;
            report({
              what: sayText(
                { en: 'The speed factor is {0} %.', fr: 'Le facteur de vitesse est de {0} %.' },
                factor * 100,
              ),
              where: { line: event.line },
              measured: factor * 100,
              limit: (factor > FACTOR_MOST ? FACTOR_MOST : FACTOR_LEAST) * 100,
              unit: '%',
            });
          },
          (from, to) => {
            // Level moves that are slow enough are most of all; the others are few.
            if (digest.fastest * factor <= slowest && from === 0 && to === chunk.length) {
              for (let k = 0; k < digest.notables; k++) {
                const n = digest.notable[k]!;
                if (chunk.z[n] !== trace.z0[n] || trace.path[n] === 0) check(chunk, trace, n);
              }
              return;
            }
            for (let n = from; n < to; n++) {
              // Nearly every move: a level one, no faster than the slower axis of the bed.
              const level = chunk.z[n] === trace.z0[n] && trace.path[n]! > 0;
              if (!level || !(chunk.feed[n]! * factor <= slowest)) check(chunk, trace, n);
            }
          },
        );
      },
    };
  },
};
