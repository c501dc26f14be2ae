import { numberText, sayText } from '../../base/text.ts';
import { distance2ToSegment } from '../../geometry/paths/containment.ts';
import type { Finding } from '../../model/finding.ts';
import { Motion, type Toolpath } from '../../model/toolpath.ts';
import { dotsBetween } from '../evidence/dot-pairs.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['laser', 'power', 'dwell', 'home'] as const;

/** [mm] Ends nearer than this close a contour. */
const CLOSED = 0.02;
/** [mm] A shorter link between two contours is a lead-in or a tab. */
const LINK = 1;
/** [s] Standing still at constant power burns a hole; piercing takes less. */
const PIERCE = 2;

/** Ways that are kept; contours that make a habit of closing, and the share of them that may be left in the open. */
const KEPT = 20;
const ENOUGH = 3;
const RARE = 0.1;

/** Places of the numbers of a contour [mm]. */
const START_X = 0;
const START_Y = 1;
const ALONG = 2;
const FIRST_X = 3;
const FIRST_Y = 4;
const BEFORE_X = 5;
const BEFORE_Y = 6;

/** A straight way that left a closed contour. */
interface Link {
  readonly line: readonly [number, number];
  readonly length: number;
  /** The laser went off and on again before it: a way belongs there. */
  readonly lit: boolean;
}

export const laserWhileTravelling: JobRule = {
  code: 'JOB018',
  name: 'laser-while-travelling',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Burning on the way between shapes', fr: 'Le laser brûle entre deux formes' },
  what: {
    en: 'The laser is on during a rapid move, or on the straight way from one closed contour to the next.',
    fr: 'Le laser est allumé pendant un déplacement rapide, ou sur le trajet droit d’un contour fermé au suivant.',
  },
  why: {
    en: 'A cut runs across the piece where none is drawn.',
    fr: 'Une coupe traverse la pièce là où rien n’est dessiné.',
  },
  fix: {
    en: 'Make the job again; travels must be G0, with laser mode ($32=1) on the controller, or S0.',
    fr: 'Refaites le travail ; les déplacements doivent être en G0, avec le mode laser ($32=1) du contrôleur, ou en S0.',
  },
  example: {
    en: 'After a square is closed, "G1 X80 Y20" goes to the next square with S600 still set.',
    fr: 'Une fois un carré fermé, « G1 X80 Y20 » va au carré suivant avec S600 toujours actif.',
  },
  watch({ limits, report }) {
    if (limits.laser === undefined) return null;
    let mode: 'off' | 'constant' | 'dynamic' = 'off';
    let standing = 0;
    let toldRapid = false;
    // The laser went off since the last move.
    let dark = false;
    // The contour being burnt: where it began, its length, whether it has come back there, and the ends of its first move and
    // of the one before its last: another pass begins with one of them. Doubles that closures share are boxed at each write, so
    // they stand in a typed array.
    let burning = false;
    let closed = false;
    const contour = new Float64Array(7);
    // A straight way that left a closed contour; told when the next contour closes as well.
    let link: Link | null = null;
    // Contours that closed, and ways that left one and ended in the open: told at the end, where hardly any did.
    let contours = 0;
    const loose: Link[] = [];

    const begin = (x: number, y: number): void => {
      contour[START_X] = x;
      contour[START_Y] = y;
      contour[ALONG] = 0;
      closed = false;
    };
    const near = (ax: number, ay: number, bx: number, by: number): boolean =>
      (ax - bx) * (ax - bx) + (ay - by) * (ay - by) <= CLOSED * CLOSED;
    /** The move goes back over the contour that was just closed: a second pass, or an over-cut, which may end on its first side. */
    const isPass = (x: number, y: number): boolean =>
      near(x, y, contour[BEFORE_X]!, contour[BEFORE_Y]!) ||
      distance2ToSegment(x, y, contour[START_X]!, contour[START_Y]!, contour[FIRST_X]!, contour[FIRST_Y]!) <=
        CLOSED * CLOSED;

    const burn = (chunk: Toolpath, trace: MoveTrace, n: number): void => {
      const length = trace.path[n]!;
      if (length === 0) return;
      const lit = dark;
      dark = false;
      const x0 = trace.x0[n]!;
      const y0 = trace.y0[n]!;
      if (!burning) {
        burning = true;
        link = null;
        begin(x0, y0);
      } else if (closed && isPass(chunk.x[n]!, chunk.y[n]!)) begin(x0, y0);
      else if (closed && chunk.motion[n]! < Motion.clockwise && length > LINK) {
        link = { line: [trace.lineBefore[n]! + 1, chunk.line[n]!], length, lit };
        begin(chunk.x[n]!, chunk.y[n]!);
        return;
      } else if (closed) {
        // An over-cut: the contour goes on along itself.
        link = null;
      }
      if (contour[ALONG] === 0) {
        contour[FIRST_X] = chunk.x[n]!;
        contour[FIRST_Y] = chunk.y[n]!;
      }
      contour[BEFORE_X] = x0;
      contour[BEFORE_Y] = y0;
      contour[ALONG]! += length;
      if (contour[ALONG]! < LINK || !near(chunk.x[n]!, chunk.y[n]!, contour[START_X]!, contour[START_Y]!)) return;
      closed = true;
      contours++;
      if (link === null) return;
      tell(link);
      link = null;
    };
    const tell = ({ line, length }: Link, severity: 'error' | 'warning' = 'error'): void => {
      report({
        severity,
        what: sayText(
          {
            en: 'The laser burns {0} mm straight from one closed contour to the next.',
            fr: 'Le laser brûle {0} mm tout droit d’un contour fermé au suivant.',
          },
          numberText(length, 1),
        ),
        where: { line: linesFrom(line[0], line[1]) },
        measured: length,
        limit: 0,
        unit: 'mm',
      });
    };
    const rest = (): void => {
      // A lost way would lead to what is burnt next; one that the laser goes off after is a run-out.
      const runsOut = link !== null && !link.lit && contour[ALONG] === 0;
      if (link !== null && !runsOut && loose.length < KEPT) loose.push(link);
      link = null;
      burning = false;
    };

    return {
      push(chunk, trace) {
        walkRuns(
          chunk,
          LISTENS,
          (event) => {
            if (event.type === 'laser') {
              // Off and on again without a way between is no way: the contour goes on.
              mode = event.mode;
              standing = event.power;
              dark ||= mode === 'off' || standing === 0;
            } else if (event.type === 'power') {
              standing = event.power;
              dark ||= standing === 0;
            } else if (event.type === 'home') {
              if (mode === 'off') return;
              report({
                what: {
                  en: 'The machine homes while the laser is on: it crosses the sheet, and its zero is another after.',
                  fr: 'La machine prend son origine laser allumé : elle traverse la plaque, et son zéro change.',
                },
                where: { line: event.line },
              });
            } else if (event.type === 'dwell' && mode === 'constant' && standing > 0 && event.seconds > PIERCE) {
              report({
                what: sayText(
                  {
                    en: 'The laser stands still for {0} s at constant power.',
                    fr: 'Le laser reste immobile {0} s à puissance constante.',
                  },
                  event.seconds,
                ),
                where: { line: event.line },
                measured: event.seconds,
                limit: PIERCE,
                unit: 's',
              });
            }
          },
          (from, to) => {
            if (to > from) standing = chunk.power[to - 1]!;
            for (let n = from; n < to; n++) {
              if (!(chunk.power[n]! > 0)) {
                rest();
                toldRapid = false;
              } else if (chunk.motion[n] === Motion.rapid) {
                burning = false;
                if (!toldRapid && trace.path[n]! > 0) {
                  report({
                    what: {
                      en: 'The laser is on during a rapid move.',
                      fr: 'Le laser est allumé pendant un déplacement rapide.',
                    },
                    where: { line: chunk.line[n]! },
                  });
                }
                toldRapid = true;
              } else {
                burn(chunk, trace, n);
                // On to the gap behind the last of them: dots close no contour.
                n += 2 * dotsBetween(chunk, trace, n, to);
              }
            }
          },
        );
      },
      end() {
        rest();
        if (contours < ENOUGH) return;
        const rare = loose.length <= RARE * contours;
        // One of few: lit anew where a contour ended, so it may be a line that is drawn from its corner.
        for (const each of loose) if (rare || (loose.length === 1 && each.lit)) tell(each, rare ? 'error' : 'warning');
      },
    };
  },
};

/** Whether it tells of a straight way that burns: in a job of our own a run-out, or an over-cut on its way back. */
export function tellsWay({ code, unit }: Finding): boolean {
  return code === laserWhileTravelling.code && unit === 'mm';
}
