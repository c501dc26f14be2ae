import { Motion, MoveKind } from '../../model/toolpath.ts';
import { burningKind, type GrblBeam, sayRelative } from './read-grbl-beam.ts';
import type { JobState } from './read-job-state.ts';
import { Fault } from './read-line.ts';
import { PlainRun } from './read-plain-run.ts';

/** Rows of an engraving, many lines at once: what `GrblReader.line` does with each, without asking again what they have in common. */
export class GrblRun {
  readonly #state: JobState;
  readonly #beam: GrblBeam;
  readonly #lines = new PlainRun();

  constructor(state: JobState, beam: GrblBeam) {
    this.#state = state;
    this.#beam = beam;
  }

  /** Only while G1 and M3 or M4 hold, and a speed. @param most lines @returns where the first line begins that was not taken */
  take(bytes: Uint8Array, from: number, most: number): number {
    const { rows, motion } = this.#state;
    if (motion.relative || !rows.flat || this.#beam.laser === 'off') return from;
    const end = this.#lines.read(bytes, from, most);
    if (this.#lines.count > 0) {
      this.#state.count(true, Fault.none, bytes[from]!, this.#lines.count);
      this.#state.characters += end - from;
      this.#add();
    }
    return end;
  }

  #add(): void {
    const { rows, motion, comments, powerMax, problems } = this.#state;
    const { unit, offsetX, offsetY, feed } = motion;
    const { x, y, s, count } = this.#lines;
    const beam = this.#beam;
    const { from } = beam.habit;
    const dark = comments.kind === MoveKind.overrun ? MoveKind.overrun : MoveKind.travel;
    const bright = burningKind(comments.kind);
    const columns = rows.room(count);
    let n = rows.length;
    let burnt = false;
    let px = rows.x;
    let py = rows.y;
    for (let k = 0; k < count; k++, n++) {
      const named = !Number.isNaN(s[k]!);
      const same = !named || s[k] === beam.s;
      if (!same) beam.s = s[k]!;
      const power = beam.s / powerMax;
      rows.line++;
      if (power === 0) beam.habit.rest();
      else {
        burnt = true;
        from[0] = px;
        from[1] = py;
        if (beam.habit.burn(!named ? 'no' : same ? 'same' : 'new')) {
          problems.line = rows.line;
          problems.burntTravel(beam.lineBefore);
        }
      }
      // NaN: the word is absent.
      if (!Number.isNaN(x[k]!)) px = x[k]! * unit + offsetX;
      if (!Number.isNaN(y[k]!)) py = y[k]! * unit + offsetY;
      columns.x[n] = px;
      columns.y[n] = py;
      columns.feed[n] = feed;
      columns.power[n] = power;
      columns.line[n] = rows.line;
      columns.motion[n] = Motion.line;
      columns.kind[n] = power > 0 ? bright : dark;
      beam.lineBefore = rows.line;
    }
    beam.burnt ||= burnt;
    beam.modes.lit(burnt);
    sayRelative(problems, beam.steps.absolute(burnt, columns.power[n - 1]! > 0));
    if (burnt) beam.burns();
    rows.x = px;
    rows.y = py;
    rows.i = rows.j = 0;
    rows.feed = feed;
    rows.motion = Motion.line;
    rows.added(count);
    rows.power = columns.power[n - 1]!;
    rows.kind = columns.kind[n - 1]!;
    beam.ways.move(false, false);
    beam.move(rows.line);
  }
}
