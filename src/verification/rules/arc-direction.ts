import { numberText, sayText } from '../../base/text.ts';
import { Motion, type Toolpath } from '../../model/toolpath.ts';
import { SmoothArcs, type UnlikeArc } from '../evidence/smooth-arcs.ts';
import type { JobRule } from '../job-rule.ts';
import { arcSweep, type MoveTrace } from '../move-trace.ts';

/** [rad] Only the longer way around a circle can be the wrong one: 190°. */
const LONG_WAY = (190 / 180) * Math.PI;
/** Cosine of two directions that are opposite: 178.9°. Smaller corners are drawn, this one is turned back on itself. */
const OPPOSITE = -0.9998;
/** A line that gets less than this share of the filament of the one before, per mm, was meant to be shorter. */
const THIN = 0.5;
/** [mm] Written decimals. */
const SAME = 2e-3;
/** [rad] The same, along an arc. */
const SAME_SWEEP = 0.02;

/**
 * An arc that goes the long way round where the short one was meant (G2 for G3). Centre and radius fit both, so two other
 * signs are read: filament that was reckoned for a shorter way, or ends that turn straight back.
 *
 *        ╭──╮              meant: line, short arc, line, all smooth
 *   ─────╯  ╰──╮           G3 for G2: the curve leaves where the line came from, goes round, and comes back from where
 *              ╰           the next line goes
 */
export const arcDirection: JobRule = {
  code: 'JOB024',
  name: 'arc',
  severity: 'error',
  stage: 'trial',
  title: { en: 'An arc that goes the wrong way round', fr: 'Un arc qui tourne dans le mauvais sens' },
  what: {
    en: 'The arc goes the long way around its circle, and its ends or its filament say that the short way was meant.',
    fr: 'L’arc fait le grand tour de son cercle, alors que ses extrémités ou son filament indiquent le petit.',
  },
  why: {
    en: 'The tool draws nearly a full circle through what is already made.',
    fr: 'L’outil trace presque un cercle complet à travers ce qui est déjà fait.',
  },
  fix: {
    en: 'Make the job again; by hand: swap G2 and G3 in this line.',
    fr: 'Refaites le travail ; à la main : échangez G2 et G3 sur cette ligne.',
  },
  example: {
    en: 'A rounded corner of 3 mm is written G2 in place of G3: 270° are drawn for 90°.',
    fr: 'Un angle arrondi de 3 mm est écrit G2 au lieu de G3 : 270° sont tracés au lieu de 90°.',
  },
  watch({ limits, digest, report }) {
    const prints = limits.print !== undefined;
    // Direction in which the last working move ended (0, 0: none), and its filament per mm.
    const last = new Float64Array(3);
    // A long arc of a laser job, told when the next move turns back too (or none follows).
    let waiting: { readonly line: number; readonly sweep: number } | null = null;
    const now = new Float64Array(4);
    const smooth = new SmoothArcs();
    const told = new Set<number>();
    // From the last arc's start to its centre; 0, 0 where the last move was straight.
    const turn = new Float64Array(2);
    let lastSweep = 0;
    // Centre of the last arc.
    const centre = new Float64Array(2);

    /** Directions at both ends of a move into `now`. @returns [rad] its sweep, 0 for a straight one */
    const direct = (chunk: Toolpath, trace: MoveTrace, n: number): number => {
      const x0 = trace.x0[n]!;
      const y0 = trace.y0[n]!;
      if (chunk.motion[n]! < Motion.clockwise) {
        const flat = trace.flat[n]!;
        now[0] = now[2] = (chunk.x[n]! - x0) / flat;
        now[1] = now[3] = (chunk.y[n]! - y0) / flat;
        return 0;
      }
      const sweep = arcSweep(chunk, n, x0, y0);
      const side = Math.sign(sweep);
      const rx = x0 - chunk.i[n]!;
      const ry = y0 - chunk.j[n]!;
      const qx = chunk.x[n]! - chunk.i[n]!;
      const qy = chunk.y[n]! - chunk.j[n]!;
      const r = Math.sqrt(rx * rx + ry * ry);
      const q = Math.sqrt(qx * qx + qy * qy);
      now[0] = (-side * ry) / r;
      now[1] = (side * rx) / r;
      now[2] = (-side * qy) / q;
      now[3] = (side * qx) / q;
      return sweep;
    };
    const tell = (line: number, sweep: number): void => {
      told.add(line);
      const degrees = (Math.abs(sweep) * 180) / Math.PI;
      report({
        what: sayText(
          { en: 'The arc goes {0}° round; {1}° were meant.', fr: 'L’arc fait {0}° ; {1}° étaient voulus.' },
          numberText(degrees, 0),
          numberText(360 - degrees, 0),
        ),
        where: { line },
        measured: degrees,
        limit: 360 - degrees,
        unit: '°',
      });
    };
    const tellUnlike = ({ line, sweep, meant }: UnlikeArc): void => {
      const [drawn, smoothly] = [sweep, meant].map((angle) => (angle * 180) / Math.PI);
      report({
        what: sayText(
          {
            en: 'The arc turns {0}° and makes a corner at both ends; {1}° would go on smoothly, as the other arcs do.',
            fr: 'L’arc tourne de {0}° et fait un angle aux deux bouts ; {1}° suivraient le trait, comme les autres arcs.',
          },
          numberText(drawn!, 0),
          numberText(smoothly!, 0),
        ),
        where: { line },
        measured: drawn!,
        limit: smoothly!,
        unit: '°',
      });
    };
    const rest = (): void => {
      if (!prints) smooth.rest();
      if (waiting !== null) tell(waiting.line, waiting.sweep);
      waiting = null;
      last[0] = last[1] = last[2] = 0;
      lastSweep = 0;
    };
    /** The same arc line twice: it ends where it begins, so a whole circle is drawn around a centre beside the first. */
    const isDoubled = (chunk: Toolpath, trace: MoveTrace, n: number, sweep: number): boolean => {
      const i = chunk.i[n]! - trace.x0[n]!;
      const j = chunk.j[n]! - trace.y0[n]!;
      const isFull = Math.abs(sweep) > 2 * Math.PI - 1e-3;
      const same = isFull && sweep * lastSweep > 0 && Math.abs(i - turn[0]!) < SAME && Math.abs(j - turn[1]!) < SAME;
      // A circle that is gone around twice begins and ends at one place both times.
      const doubled = same && Math.abs(lastSweep) < 2 * Math.PI - 1e-3;
      turn[0] = i;
      turn[1] = j;
      lastSweep = sweep;
      return doubled;
    };
    /** The last arc the other way: another pass over an open stroke goes back along it. */
    const isRetraced = (chunk: Toolpath, n: number, sweep: number): boolean => {
      const same = Math.abs(chunk.i[n]! - centre[0]!) < SAME && Math.abs(chunk.j[n]! - centre[1]!) < SAME;
      centre[0] = chunk.i[n]!;
      centre[1] = chunk.j[n]!;
      return same && Math.abs(sweep + lastSweep) < SAME_SWEEP;
    };
    const work = (chunk: Toolpath, trace: MoveTrace, n: number): void => {
      if (!prints) smooth.hear(chunk, trace, n);
      const sweep = direct(chunk, trace, n);
      const retraced = sweep !== 0 && isRetraced(chunk, n, sweep);
      if (sweep === 0) lastSweep = 0;
      else if (isDoubled(chunk, trace, n, sweep)) {
        tell(chunk.line[n]!, sweep);
        return;
      }
      const thick = prints ? chunk.e[n]! / trace.flat[n]! : 0;
      const back = !retraced && last[0]! * now[0]! + last[1]! * now[1]! < OPPOSITE;
      if (waiting !== null && back) tell(waiting.line, waiting.sweep);
      waiting = null;
      const long = Math.abs(sweep) > LONG_WAY && Math.abs(sweep) < 2 * Math.PI - 1e-3;
      if (long && prints && thick < THIN * last[2]!) tell(chunk.line[n]!, sweep);
      else if (long && !prints && back) waiting = { line: chunk.line[n]!, sweep };
      else last[2] = thick;
      last[0] = now[2]!;
      last[1] = now[3]!;
    };
    // A job without arcs has nothing to ask; most have none.
    let arcs = false;
    return {
      push(chunk, trace) {
        arcs ||= digest.arcs;
        if (!arcs) return;
        for (let n = 0; n < chunk.length; n++) {
          const working = prints ? trace.laying[n] === 1 : chunk.power[n]! > 0 && trace.flat[n]! > 0;
          if (working) work(chunk, trace, n);
          else if (trace.path[n]! > 0) rest();
        }
      },
      end() {
        rest();
        for (const arc of smooth.end()) if (!told.has(arc.line)) tellUnlike(arc);
      },
    };
  },
};
