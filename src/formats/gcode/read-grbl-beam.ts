import { Motion, MoveKind } from '../../model/toolpath.ts';
import { BurnModes } from './read-burn-modes.ts';
import type { JobState } from './read-job-state.ts';
import { LampHabit } from './read-lamp-habit.ts';
import { RapidHabit } from './read-rapid-habit.ts';
import { StrokeHabit } from './read-stroke-habit.ts';

/** The laser of a GRBL machine: M3, M4 or M5, S, and the habits of the program that wrote the job. */
export class GrblBeam {
  laser: 'off' | 'constant' | 'dynamic';
  s = 0;
  /** Something has moved, and something has been burnt. */
  moved = false;
  burnt = false;
  readonly habit = new StrokeHabit();
  readonly modes = new BurnModes();
  readonly ways = new RapidHabit();
  readonly #lamp = new LampHabit();
  /** Line of the last move. */
  lineBefore = 0;
  /** S and F before the line at hand. */
  #sBefore = 0;
  #feedBefore = 0;
  readonly #state: JobState;

  constructor(state: JobState) {
    this.#state = state;
    this.laser = state.dialect.alwaysArmed ? 'dynamic' : 'off';
  }

  remember(): void {
    this.#sBefore = this.s;
    this.#feedBefore = this.#state.motion.feed;
  }

  /** @param anew another S is named, on a line without a place */
  switch(mode: 'off' | 'constant' | 'dynamic', anew: boolean): void {
    const { rows, powerMax, problems, dialect } = this.#state;
    this.habit.rest();
    if (mode === 'off') this.#lamp.off();
    else if (this.#lamp.lit()) problems.burntTravel(this.lineBefore);
    const power = mode === 'off' ? 0 : this.s / powerMax;
    // The same mode again is the S alone.
    const isAlone = anew && mode === this.laser && mode !== 'off';
    rows.event(isAlone ? { type: 'power', power } : { type: 'laser', mode, power });
    this.laser = dialect.alwaysArmed ? 'dynamic' : mode;
  }

  /** G0 is dark in laser mode; G1, G2, G3 burn while M3 or M4 holds. @param s [S] that the line names, NaN for none */
  burn(s: number): void {
    const { rows, comments, powerMax } = this.#state;
    const lit = this.laser !== 'off' && rows.motion !== Motion.rapid;
    if (this.ways.move(rows.motion === Motion.rapid, s > 0) && this.laser !== 'off') this.#unburnt();
    rows.power = lit ? this.s / powerMax : 0;
    this.burnt ||= rows.power > 0;
    if (rows.motion !== Motion.rapid) this.modes.hear(this.laser !== 'off', s, this.#state);
    if (rows.power > 0) rows.kind = burningKind(comments.kind);
    else rows.kind = lit && comments.kind === MoveKind.overrun ? MoveKind.overrun : MoveKind.travel;
  }

  #unburnt(): void {
    this.#state.problems.mode({
      en: 'A power is named, and the move is a rapid one, which burns nothing; the ways before name none.',
      fr: 'Une puissance est donnée, mais le déplacement est rapide et ne brûle rien ; les trajets d’avant n’en donnent pas.',
    });
  }

  /** @param names the line has an S or an F */
  learn(x0: number, y0: number, names: boolean): void {
    const { rows, motion, problems } = this.#state;
    if (rows.power === 0) {
      this.habit.rest();
      return;
    }
    const same = this.s === this.#sBefore && motion.feed === this.#feedBefore;
    const naming = !names ? 'no' : same ? 'same' : 'new';
    this.habit.from[0] = x0;
    this.habit.from[1] = y0;
    if (this.habit.burn(naming)) problems.burntTravel(this.lineBefore);
  }

  /** A move was read. */
  move(line: number): void {
    this.moved = true;
    this.#lamp.move();
    this.lineBefore = line;
  }
}

/** What a burning move is for, by the comment that holds. */
export function burningKind(told: number): number {
  return told >= MoveKind.cut && told < MoveKind.overrun ? told : MoveKind.cut;
}
