import { Motion, type Toolpath } from '../../model/toolpath.ts';
import { arcSweep, type MoveTrace } from '../move-trace.ts';

/** [rad] Ends that meet without a corner; an end that makes one; ends that an arc of another kind would make smooth. */
const SMOOTH = 0.035;
const CORNER = 0.17;
const FITS = 0.012;
/** [rad] Half of the least and the greatest turn of the arc that would fit. */
const LEAST = 0.05;
const MOST = 3.05;
/** [mm] Ends that are one place. */
const SAME = 0.02;
/** Arcs of the job that are smooth at both ends, to each one that is not. */
const ENOUGH = 4;
const FEW = 2;

export interface UnlikeArc {
  readonly line: number;
  /** [rad] How far it turns, and how far the arc turns that would go on smoothly at both ends. */
  readonly sweep: number;
  readonly meant: number;
}

interface OpenArc extends UnlikeArc {
  /** [rad] Directions: of its ends, of its chord, of the move before; NaN: none. */
  readonly starts: number;
  readonly ends: number;
  readonly chord: number;
  before: number;
  after: number;
  /** [mm] */
  readonly centre: readonly [x: number, y: number];
  /** The move beside it goes back along it: another pass. */
  retraced: boolean;
}

function markRetraced(a: OpenArc | null, b: OpenArc | null): void {
  if (a === null || b === null || a === b || a.sweep * b.sweep > 0) return;
  const [dx, dy] = [a.centre[0] - b.centre[0], a.centre[1] - b.centre[1]];
  if (dx * dx + dy * dy < SAME * SAME) a.retraced = b.retraced = true;
}

/** [rad] An angle in −π…π. */
function turned(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}

/**
 * In a job whose arcs go on smoothly from line to line, one that has a corner at both ends, where another arc between the
 * same two places would have none: its direction, its radius or its centre is wrong.
 *
 *     ──────╮            ──────┐  ╭
 *           │                  ╰──╯   G3 for G2: the same chord, the other side
 *           │  G2 R5            │
 */
export class SmoothArcs {
  #smooth = 0;
  #cases = 0;
  readonly #found: UnlikeArc[] = [];
  // [mm] Start of the stroke; [rad] its direction there, and where the last move ended.
  readonly #start = new Float64Array(2);
  #first = Number.NaN;
  #last = Number.NaN;
  readonly #end = new Float64Array(2);
  #opening: OpenArc | null = null;
  #waiting: OpenArc | null = null;

  /** A burnt move. */
  hear(chunk: Toolpath, trace: MoveTrace, n: number): void {
    const [x0, y0, x, y] = [trace.x0[n]!, trace.y0[n]!, chunk.x[n]!, chunk.y[n]!];
    const chord = Math.atan2(y - y0, x - x0);
    let starts = chord;
    let ends = chord;
    let arc: OpenArc | null = null;
    if (chunk.motion[n]! >= Motion.clockwise) {
      const sweep = arcSweep(chunk, n, x0, y0);
      const side = (Math.sign(sweep) * Math.PI) / 2;
      starts = Math.atan2(y0 - chunk.j[n]!, x0 - chunk.i[n]!) + side;
      ends = starts + sweep;
      const before = this.#last;
      const centre = [chunk.i[n]!, chunk.j[n]!] as const;
      const open = { before, after: Number.NaN, centre, retraced: false };
      arc = { line: chunk.line[n]!, sweep, meant: 0, starts, ends, chord, ...open };
      markRetraced(this.#waiting, arc);
    }
    if (Number.isNaN(this.#last)) {
      this.#first = starts;
      this.#start[0] = x0;
      this.#start[1] = y0;
      this.#opening = arc;
    }
    this.#settle(starts);
    this.#waiting = arc;
    this.#last = ends;
    this.#end[0] = x;
    this.#end[1] = y;
  }

  /** The move after the arc that waits begins in this direction. */
  #settle(direction: number): void {
    const arc = this.#waiting;
    this.#waiting = null;
    if (arc === null) return;
    arc.after = direction;
    if (arc !== this.#opening) this.#judge(arc);
  }

  /** The stroke is over. */
  rest(): void {
    if (Number.isNaN(this.#last)) return;
    const [x, y] = this.#end;
    const closed = Math.abs(x! - this.#start[0]!) < SAME && Math.abs(y! - this.#start[1]!) < SAME;
    if (closed) {
      markRetraced(this.#opening, this.#waiting);
      this.#settle(this.#first);
      const { before, after } = this.#opening ?? { before: 0, after: Number.NaN };
      if (this.#opening !== null && Number.isNaN(before) && !Number.isNaN(after)) {
        this.#opening.before = this.#last;
        this.#judge(this.#opening);
      }
    }
    this.#waiting = null;
    this.#opening = null;
    this.#last = Number.NaN;
  }

  #judge(arc: OpenArc): void {
    const { before, after, starts, ends, chord, line, sweep, retraced } = arc;
    if (retraced || Number.isNaN(before) || Number.isNaN(after) || Math.abs(sweep) > 2 * Math.PI - 1e-3) return;
    const atStart = Math.abs(turned(starts - before));
    const atEnd = Math.abs(turned(after - ends));
    if (atStart < SMOOTH && atEnd < SMOOTH) {
      this.#smooth++;
      return;
    }
    if (atStart < CORNER || atEnd < CORNER) return;
    // An arc that leaves as the move before ends turns by twice the angle to its chord.
    const half = turned(chord - before);
    if (Math.abs(half) < LEAST || Math.abs(half) > MOST || Math.abs(turned(before + 2 * half - after)) > FITS) return;
    this.#cases++;
    if (this.#found.length < FEW) this.#found.push({ line, sweep, meant: 2 * half });
  }

  end(): readonly UnlikeArc[] {
    this.rest();
    return this.#cases <= FEW && this.#smooth >= ENOUGH * this.#cases ? this.#found : [];
  }
}
