import { numberText, sayText } from '../../base/text.ts';
import { Motion, type Toolpath } from '../../model/toolpath.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['speed-factor'] as const;

/** [s] A machine that is so late has emptied its queue for certain: 16 moves of the slowest one last less. */
const LATE = 0.5;
/** A stretch is told again where it asks for so much more. */
const WORSE = 1.25;
/** Cosine of the sharpest corner (30°) that a machine runs through without slowing down much. */
const STRAIGHT = 0.866;

export const stutter: JobRule = {
  code: 'JOB027',
  name: 'stutter',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Moves too short for their speed', fr: 'Mouvements trop courts pour leur vitesse' },
  what: {
    en: 'For a while the job asks for more moves a second than the machine can read and plan (blockRate, characterRate).',
    fr: 'Pendant un moment, le travail demande plus de mouvements par seconde que la machine ne peut en lire et préparer (blockRate, characterRate).',
  },
  why: {
    en: 'The machine waits for the next move again and again: it shakes, takes longer than it should, and leaves blobs or burnt dots.',
    fr: 'La machine attend sans cesse le mouvement suivant : elle tremble, met plus de temps que prévu et laisse des bavures ou des points brûlés.',
  },
  fix: {
    en: 'Make the job again with a coarser resolution or with arcs, engrave fewer dots a millimetre, or go slower there.',
    fr: 'Refaites le travail avec une résolution moins fine ou avec des arcs, gravez moins de points par millimètre, ou allez moins vite à cet endroit.',
  },
  example: {
    en: 'Steps of 0.02 mm at 100 mm/s are 5000 moves a second; a small controller reads 1000.',
    fr: 'Des pas de 0,02 mm à 100 mm/s font 5000 mouvements par seconde ; une petite carte en lit 1000.',
  },
  /**
   *    late [s]   a move is read in 1/blockRate s (or by its letters) and run in t: the machine falls behind by the difference,
   *      |   /|   and catches up where moves are long again
   *      |  / |\
   *      | /  | \      t is the way at the speed F, no faster than the axes are and than a bend of that radius lets
   *      +──────────▶  it go; at a corner the machine slows down, so the count begins anew
   */
  watch({ limits, digest, report }) {
    const { blockRate, characterRate = Number.POSITIVE_INFINITY, maxFeed, maxAcceleration } = limits;
    if (blockRate === undefined) return null;
    /** [s] To read and plan a move: by the board, or by the serial line where the lines of the chunk are long. */
    let toRead = 1 / blockRate;
    const fastest = Math.max(maxFeed.x ?? 0, maxFeed.y ?? 0) || Number.POSITIVE_INFINITY;
    const push = Math.max(maxAcceleration.x ?? 0, maxAcceleration.y ?? 0) || Number.POSITIVE_INFINITY;
    /** [mm] A move of this way takes longer than its reading. */
    let long = fastest * toRead;
    // Of the open stretch: [s] how late, [s] run so far, moves, and the first line.
    let late = 0;
    let seconds = 0;
    let moves = 0;
    let first = 0;
    let told = 0;
    /** M220. */
    let factor = 1;
    // Of the last move of the chunk before: its way.
    let [lastX, lastY] = [0, 0];

    const begin = (): void => {
      late = 0;
      seconds = 0;
      moves = 0;
    };

    /** [s] Least time of the move, 0 at a corner. */
    const leastTime = (chunk: Toolpath, trace: MoveTrace, n: number): number => {
      const path = trace.path[n]!;
      const dx = chunk.x[n]! - trace.x0[n]!;
      const dy = chunk.y[n]! - trace.y0[n]!;
      const beforeX = n > 0 ? chunk.x[n - 1]! - trace.x0[n - 1]! : lastX;
      const beforeY = n > 0 ? chunk.y[n - 1]! - trace.y0[n - 1]! : lastY;
      const along = dx * beforeX + dy * beforeY;
      const across = dx * beforeY - dy * beforeX;
      if (!(along > STRAIGHT * Math.sqrt(along * along + across * across))) return 0;
      const rapid = limits.laser !== undefined && chunk.motion[n] === Motion.rapid;
      const asked = rapid || !(chunk.feed[n]! > 0) ? fastest : Math.min(chunk.feed[n]! * factor, fastest);
      const bend = Math.abs(Math.atan2(across, along));
      return path / Math.min(asked, Math.sqrt((push * path) / bend));
    };

    const read = (chunk: Toolpath, trace: MoveTrace, n: number): void => {
      const path = trace.path[n]!;
      if (!(path > 0)) {
        if (chunk.e[n] !== 0) begin();
        return;
      }
      // A long move lets the machine catch up, however it comes to it.
      if (path > fastest * (toRead + late)) {
        begin();
        return;
      }
      const time = leastTime(chunk, trace, n);
      late += toRead - time;
      if (time === 0 || !(late > 0)) {
        begin();
        return;
      }
      if (moves === 0) first = chunk.line[n]!;
      moves++;
      seconds += time;
      const rate = moves / seconds;
      if (late <= LATE || rate <= told * WORSE) return;
      told = rate;
      report({
        what: sayText(
          {
            en: 'Here {0} moves a second are asked for; the machine keeps up with {1}.',
            fr: 'Ici, {0} mouvements par seconde sont demandés ; la machine en suit {1}.',
          },
          numberText(rate, 0),
          numberText(1 / toRead, 0),
        ),
        where: { line: linesFrom(first, chunk.line[n]!) },
        measured: rate,
        limit: 1 / toRead,
        unit: '1/s',
      });
    };

    return {
      push(chunk, trace) {
        toRead = Math.max(1 / blockRate, digest.characters / characterRate);
        long = fastest * toRead;
        walkRuns(
          chunk,
          LISTENS,
          (event) => {
            if (event.type === 'speed-factor' && event.factor > 0) factor = event.factor;
          },
          (from, to) => {
            for (let n = from; n < to; n++) {
              // Nearly every move: a long one, and the machine keeps up.
              if (late > 0 || !(trace.path[n]! > long)) read(chunk, trace, n);
            }
          },
        );
        const last = chunk.length - 1;
        if (last < 0) return;
        lastX = chunk.x[last]! - trace.x0[last]!;
        lastY = chunk.y[last]! - trace.y0[last]!;
      },
    };
  },
};
