import { Motion, type Toolpath } from '../../model/toolpath.ts';
import { DECIMALS } from './spec.ts';
import type { TextSink } from './write-sink.ts';

const SCALE = 10 ** DECIMALS.length;
/** [mm] Ends nearer than this make a full circle; a shorter arc than the last decimal would become one by rounding. */
const SAME = 1e-6;

const X = 88;
const Y = 89;
const Z = 90;
const I = 73;
const J = 74;

/** Where the written file has the tool, in the last decimal: only what changes is written. */
export class WrittenPlace {
  #x = Number.NaN;
  #y = Number.NaN;
  #z = Number.NaN;
  /** [mm] Where the plan has it. */
  #planX = Number.NaN;
  #planY = Number.NaN;

  /** Takes the height for given, so that it is written only where it changes: lasers, whose Z is the person's. */
  assumeHeight(z: number): void {
    if (Number.isNaN(this.#z)) this.#z = Math.round(z * SCALE);
  }

  /**
   * The motion code to write: an arc whose ends round to one place is a straight line, else it would become a full circle.
   */
  motionOf(path: Toolpath, n: number): number {
    const motion = path.motion[n]!;
    if (motion < Motion.clockwise) return motion;
    const nx = Math.round(path.x[n]! * SCALE);
    const ny = Math.round(path.y[n]! * SCALE);
    if (nx !== this.#x || ny !== this.#y) return motion;
    const full = Math.abs(path.x[n]! - this.#planX) < SAME && Math.abs(path.y[n]! - this.#planY) < SAME;
    return full ? motion : Motion.line;
  }

  /** Writes the axis words of move n. @param always write X and Y also where they stay (arcs). @returns words written */
  write(path: Toolpath, n: number, sink: TextSink, always: boolean): number {
    const nx = Math.round(path.x[n]! * SCALE);
    const ny = Math.round(path.y[n]! * SCALE);
    const nz = Math.round(path.z[n]! * SCALE);
    let count = 0;
    if (always || nx !== this.#x) count += word(sink, X, nx);
    if (always || ny !== this.#y) count += word(sink, Y, ny);
    if (nz !== this.#z) count += word(sink, Z, nz);
    this.#x = nx;
    this.#y = ny;
    this.#z = nz;
    this.#planX = path.x[n]!;
    this.#planY = path.y[n]!;
    return count;
  }

  /**
   * Writes the X word of a move n along X alone.
   * @param ends [mm] X of the moves: the column, since a double that is handed over is boxed
   * @returns false where it rounds to where the tool is, and then nothing is written
   */
  along(ends: Float64Array, n: number, sink: TextSink): boolean {
    const x = ends[n]!;
    const nx = Math.round(x * SCALE);
    if (nx === this.#x) return false;
    sink.number(X, nx, DECIMALS.length);
    this.#x = nx;
    this.#planX = x;
    return true;
  }

  /** The X word of a move that changes nothing, so that it stays a move. */
  hold(sink: TextSink): void {
    word(sink, X, this.#x);
  }

  /** Centre of the arc from where the file has the tool (the plan's start for the first move). Call before `write`. */
  centre(path: Toolpath, n: number): readonly [i: number, j: number] {
    if (Number.isNaN(this.#x)) {
      this.#x = Math.round(path.start[0] * SCALE);
      this.#y = Math.round(path.start[1] * SCALE);
    }
    return [Math.round(path.i[n]! * SCALE) - this.#x, Math.round(path.j[n]! * SCALE) - this.#y];
  }

  writeCentre(sink: TextSink, centre: readonly [number, number]): void {
    word(sink, I, centre[0]);
    word(sink, J, centre[1]);
  }
}

function word(sink: TextSink, letter: number, scaled: number): number {
  if (sink.lineLength > 0) sink.space();
  sink.number(letter, scaled, DECIMALS.length);
  return 1;
}
