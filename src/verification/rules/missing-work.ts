import { numberText, sayText } from '../../base/text.ts';
import { Motion, type Toolpath } from '../../model/toolpath.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';

/** [mm] A shorter gap in a line is filled by its neighbours. */
const SHORT = 3;
/** [mm] From here on a wall is missing. */
const LONG = 5;
/** Moves of a stretch: a way from one line to the next has one, or one around a corner. */
const MOVES = { print: 3, laser: 2 } as const;
/** Cosine of the bend (8°) from which on a stretch is no run-up of the line it belongs to. */
const BENT = 0.99;
/** Ways between lines that must be of another kind before a habit is believed, and the share of stretches that is none. */
const ENOUGH = { print: 10, laser: 3 } as const;
const RARE = 0.1;
/** [mm] */
const TRIFLE = 0.5;
/** Stretches that are told. */
const KEPT = 20;
/** A single line at the working pace is told where hardly any way in the job is one: a share of the ways, or so many at least. */
const SINGLE = { share: 0.005, few: 2 } as const;

interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly length: number;
}

/**
 * A stretch that goes on at the working pace, move after move, and neither lays nor burns. Programs go from one line to
 * the next by G0 or at another speed; where the job at hand does so, such a stretch has lost its E, its S or its M4.
 *
 *     G1 X80 E1.2 F1800    laid
 *     G1 Y80               … E is gone: the nozzle draws the wall and leaves nothing
 *     G1 X50
 *     G1 Y50 E1.1          laid
 */
export const missingWork: JobRule = {
  code: 'JOB029',
  name: 'missing-work',
  severity: 'error',
  stage: 'trial',
  title: { en: 'A line drawn and not made', fr: 'Un trait suivi mais pas fait' },
  what: {
    en: 'Between two worked lines the tool goes on at the same speed, around corners, and lays or burns nothing.',
    fr: 'Entre deux traits, l’outil continue à la même vitesse, en suivant des angles, sans rien déposer ni brûler.',
  },
  why: {
    en: 'A piece of wall is missing, or of a cut: the part is weak there, or does not come loose.',
    fr: 'Il manque un bout de paroi ou de coupe : la pièce est fragile à cet endroit, ou ne se détache pas.',
  },
  fix: {
    en: 'Make the job again; a command was lost (E, S, M3 or M4) or put in (M5, S0) by hand.',
    fr: 'Refaites le travail ; une commande a été perdue (E, S, M3 ou M4) ou ajoutée à la main (M5, S0).',
  },
  example: {
    en: '"M5" stands in the middle of a square: two of its four sides are not cut.',
    fr: '« M5 » figure au milieu d’un carré : deux de ses quatre côtés ne sont pas coupés.',
  },
  watch({ limits, digest, report }) {
    const kind = limits.print !== undefined ? 'print' : 'laser';
    const prints = kind === 'print';
    const found: Stretch[] = [];
    // Stretches of a line or two; how many there are.
    const single: Stretch[] = [];
    let singles = 0;
    // Rapid moves at the pace of the lines: how many, and those of some length.
    const rapids: Stretch[] = [];
    let rapid = 0;
    // Those that work goes on after: the last turn of a spiral fades to nothing.
    let between = 0;
    // The lines at hand climbed: those of a spiral, whose last turn is level and fades to nothing.
    let climbs = false;
    let many = 0;
    let proper = 0;
    // Speed of the last worked line [mm/s]; -1 while the tool is on its way. Direction and length [mm] of the dark way.
    // Typed arrays, since doubles that closures share are boxed at each write.
    const pace = Float64Array.of(-1);
    const worked = Float64Array.of(-1);
    let first = 0;
    let last = 0;
    const length = new Float64Array(1);
    let moves = 0;
    let bent = false;
    const way = new Float64Array(2);

    const close = (): void => {
      // Dots, run-ups and lines that end early (coasting) are a habit too.
      const gone = length[0]!;
      if (gone > TRIFLE) many++;
      if (moves >= MOVES[kind] && bent && gone >= SHORT) {
        if (found.length < KEPT) found.push({ first, last, length: gone });
      } else if (prints && gone > TRIFLE) {
        singles++;
        if (gone >= SHORT && single.length < KEPT) single.push({ first, last, length: gone });
      }
      length[0] = 0;
      moves = 0;
      bent = false;
    };
    /** The tool is on its way to another place. */
    const leave = (): void => {
      if (pace[0]! >= 0) {
        proper++;
        worked[0] = pace[0]!;
      }
      close();
      pace[0] = -1;
    };
    const idle = (chunk: Toolpath, trace: MoveTrace, n: number): void => {
      if (pace[0]! < 0) {
        // The way is over, and a stroke begins that is not made.
        if (prints || chunk.motion[n] === Motion.rapid || chunk.feed[n] !== worked[0]) return;
        pace[0] = worked[0]!;
      }
      const flat = trace.flat[n]!;
      const isWay = chunk.motion[n] === Motion.rapid || chunk.feed[n] !== pace[0] || chunk.z[n] !== trace.z0[n];
      if (isWay || !(flat > 0)) {
        if (prints && flat > TRIFLE && chunk.feed[n] === pace[0] && chunk.z[n] === trace.z0[n]) {
          rapid++;
          const line = chunk.line[n]!;
          if (flat >= SHORT && rapids.length < KEPT) rapids.push({ first: line, last: line, length: flat });
        }
        leave();
        return;
      }
      const dx = (chunk.x[n]! - trace.x0[n]!) / flat;
      const dy = (chunk.y[n]! - trace.y0[n]!) / flat;
      if (moves === 0) first = chunk.line[n]!;
      else bent ||= dx * way[0]! + dy * way[1]! < BENT || chunk.motion[n]! >= Motion.clockwise;
      moves++;
      last = chunk.line[n]!;
      length[0]! += flat;
      way[0] = dx;
      way[1] = dy;
    };
    const step = (chunk: Toolpath, trace: MoveTrace, n: number): void => {
      if (chunk.e[n]! < 0) leave();
      else if (trace.path[n]! > 0) idle(chunk, trace, n);
    };
    const burn = (chunk: Toolpath, trace: MoveTrace): void => {
      for (let n = 0; n < chunk.length; n++) {
        if (!(chunk.power[n]! > 0 && trace.flat[n]! > 0)) step(chunk, trace, n);
        else {
          if (moves > 0) close();
          pace[0] = chunk.feed[n]!;
        }
      }
    };
    /** Of a print the rows between two lines alone: each stretch of them begins with a notable one. */
    const lay = (chunk: Toolpath, trace: MoveTrace): void => {
      const { length, feed, layer, z, e } = chunk;
      const { laying, z0 } = trace;
      const { notable, notables } = digest;
      const paceOf = (n: number): number => (layer[n]! < 0 ? -1 : feed[n]!);
      for (let k = 0; k < notables; k++) {
        const first = notable[k]!;
        if (laying[first] === 1) {
          if (moves > 0) close();
          between = single.length;
          climbs = z[first]! > z0[first]!;
          continue;
        }
        if (first > 0 && laying[first - 1] === 1) pace[0] = climbs && e[first] === 0 ? -1 : paceOf(first - 1);
        const next = k + 1 < notables ? notable[k + 1]! : length;
        for (let n = first; n < next; n++) step(chunk, trace, n);
      }
      if (length > 0 && laying[length - 1] === 1) pace[0] = climbs ? -1 : paceOf(length - 1);
    };
    return {
      push(chunk, trace) {
        if (prints) lay(chunk, trace);
        else burn(chunk, trace);
      },
      end() {
        close();
        if (proper < ENOUGH[kind] || many > Math.max(1, RARE * proper)) return;
        const alone = singles <= Math.max(SINGLE.few, SINGLE.share * proper);
        const few = rapid <= Math.max(SINGLE.few, SINGLE.share * proper) ? rapids : [];
        for (const stretch of [...(alone ? [...found, ...single.slice(0, between)] : found), ...few]) {
          report({
            severity: stretch.length >= LONG ? 'error' : 'warning',
            what: sayText(
              prints
                ? {
                    en: 'Along {0} mm of line no filament is laid.',
                    fr: 'Sur {0} mm de trait, aucun filament n’est déposé.',
                  }
                : { en: 'Along {0} mm of line the laser is off.', fr: 'Sur {0} mm de trait, le laser est éteint.' },
              numberText(stretch.length, 1),
            ),
            where: { line: linesFrom(stretch.first, stretch.last) },
            measured: stretch.length,
            limit: 0,
            unit: 'mm',
          });
        }
      },
    };
  },
};
