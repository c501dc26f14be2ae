import type { Text } from '../../base/text.ts';
import type { Severity } from '../../model/finding.ts';
import { Motion, MoveKind } from '../../model/toolpath.ts';
import { BurnModes } from './read-burn-modes.ts';
import { DarkStrokes } from './read-dark-strokes.ts';
import type { JobState } from './read-job-state.ts';
import { LampHabit } from './read-lamp-habit.ts';
import type { Problems } from './read-problems.ts';
import { RapidHabit } from './read-rapid-habit.ts';
import { RelativeBurns } from './read-relative-burns.ts';
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
  readonly steps = new RelativeBurns();
  readonly #dark = new DarkStrokes();
  readonly #lamp = new LampHabit();
  /** Line of the last move. */
  lineBefore = 0;
  /** Line of a % that stands behind something burnt, 0 for none. */
  #percent = 0;
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

  /** @param anew another S is named, on a line without a place @param named the line has an S */
  switch(mode: 'off' | 'constant' | 'dynamic', anew: boolean, named: boolean): void {
    const { rows, powerMax, problems, dialect } = this.#state;
    this.habit.rest();
    if (mode === 'off') {
      this.#lamp.off();
      this.#dark.off();
    } else {
      if (this.#lamp.lit()) problems.burntTravel(this.lineBefore);
      this.#dark.on(named, this.s, rows.line);
    }
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
    if (rows.motion === Motion.rapid) this.#dark.rapid();
    else this.modes.hear(this.laser !== 'off', s, this.#state);
    if (rows.power > 0) rows.kind = burningKind(comments.kind);
    else rows.kind = lit && comments.kind === MoveKind.overrun ? MoveKind.overrun : MoveKind.travel;
  }

  #unburnt(): void {
    this.#state.problems.mode({
      en: 'A power is named, and the move is a rapid one, which burns nothing; the ways before name none.',
      fr: 'Une puissance est donnée, mais le déplacement est rapide et ne brûle rien ; les trajets d’avant n’en donnent pas.',
    });
  }

  /** The move from x0, y0 [mm]. @param names the line has an S or an F @param powered it has an S */
  learn(x0: number, y0: number, names: boolean, powered: boolean): void {
    const { rows, motion, problems } = this.#state;
    const burns = rows.power > 0;
    const [dx, dy] = [rows.x - x0, rows.y - y0];
    if (motion.relative) sayRelative(problems, this.steps.step(dx, dy, burns, rows.line));
    else sayRelative(problems, this.steps.absolute(burns, burns));
    if (burns) this.burns();
    else if (rows.motion !== Motion.rapid) {
      const arc = rows.motion !== Motion.line;
      if (this.laser !== 'off') sayUnlit(problems, this.#dark.unlit(powered));
      else if (arc || dx !== 0 || dy !== 0) sayUnlit(problems, this.#dark.dark(arc, rows.line));
    }
    if (!burns) {
      this.habit.rest();
      return;
    }
    const same = this.s === this.#sBefore && motion.feed === this.#feedBefore;
    const naming = !names ? 'no' : same ? 'same' : 'new';
    this.habit.from[0] = x0;
    this.habit.from[1] = y0;
    if (this.habit.burn(naming)) problems.burntTravel(this.lineBefore);
  }

  /** A move, or some of those of an engraving, burns. */
  burns(): void {
    this.#dark.burn();
    if (this.#percent > 0) this.#sayPercent('error');
  }

  /** A line with % before the job and after it is habit of mills; within it, sending programs stop at GRBL's refusal. */
  refuse(line: number): void {
    this.#percent = line;
    if (!this.burnt) this.#sayPercent('warning');
  }

  #sayPercent(severity: Severity): void {
    const what: Text = {
      en: 'GRBL refuses a line with %; many sending programs then stop.',
      fr: 'GRBL refuse une ligne avec % ; beaucoup de logiciels d’envoi s’arrêtent alors.',
    };
    this.#state.problems.syntax(what, severity, this.#percent);
    this.#percent = 0;
  }

  end(): void {
    const { problems } = this.#state;
    if (this.#percent > 0) this.#sayPercent('warning');
    sayRelative(problems, this.steps.end());
    for (const line of this.#dark.end()) sayUnlit(problems, line);
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

/** @param line 0 for none */
export function sayRelative(problems: Problems, line: number): void {
  if (line === 0) return;
  const what: Text = {
    en: 'Strokes are burnt while G91 (relative positions) is on; the job burnt in absolute positions before.',
    fr: 'Des traits sont brûlés alors que G91 (positions relatives) est actif ; avant, le travail brûlait en positions absolues.',
  };
  problems.mode(what, 'error', line);
}

/** @param line 0 for none */
function sayUnlit(problems: Problems, line: number): void {
  if (line === 0) return;
  const what: Text = {
    en: 'A stroke begins here in the dark, in the middle of a job that burns: M3, or its power, is missing, or an M5 too many.',
    fr: 'Un trait commence ici laser éteint, au milieu d’un travail qui brûle : il manque M3 ou sa puissance, ou un M5 est de trop.',
  };
  problems.mode(what, 'error', line);
}
