import type { JobState } from './read-job-state.ts';
import { keepInKernel, type ReadRun } from './read-kernel.ts';
import type { LineWords } from './read-place.ts';

/** The laser of a machine that speaks a printer's dialect: M3, M4, M5, power on the moves, or the fan's wire. */
export class BeamCommands {
  declare on: boolean;
  /** M3 I or M4 I holds: the power goes with each move, and G0 is dark and sets it to 0. */
  declare inline: boolean;
  /** [0…1] */
  declare power: number;
  readonly run: ReadRun;
  readonly #state: JobState;
  readonly #words: LineWords;

  constructor(state: JobState, words: LineWords) {
    this.run = state.run;
    this.#state = state;
    this.#words = words;
  }

  /** S on a move. @returns false where no laser is on */
  inlinePower(s: number): boolean {
    if (!this.on && this.#state.dialect.name !== 'marlin2') return false;
    if (s >= 0) this.#set(s / this.#state.powerMax);
    return s >= 0;
  }

  /** @param power [0…1] */
  #set(power: number): void {
    if (power < 0) {
      this.#state.problems.syntax({ en: 'The power S is negative.', fr: 'La puissance S est négative.' });
    }
    this.power = Math.max(power, 0);
    this.#state.burns ||= power > 0;
  }

  /** G91 while the beam burns: places are then taken for steps. */
  hearSteps(): void {
    if (!this.on || this.power === 0) return;
    this.#state.problems.mode({
      en: 'Relative positions (G91) begin within a stroke that burns.',
      fr: 'Les positions relatives (G91) commencent au milieu d’un trait qui brûle.',
    });
  }

  /** The beam hangs on the fan's wire: constant power, at rest too. */
  fan(on: boolean): void {
    const s = this.#words.get('S');
    this.#set(on ? (Number.isNaN(s) ? 1 : s / this.#state.powerMax) : 0);
    this.on = this.power > 0;
    this.#state.rows.event({ type: 'laser', mode: this.on ? 'constant' : 'off', power: this.power });
  }

  laser(number: number): void {
    const s = this.#words.get('S');
    this.inline = number !== 5 && this.#words.has('I');
    if (this.inline) this.power = 0;
    if (!Number.isNaN(s)) this.#set(s / this.#state.powerMax);
    this.on = number !== 5;
    const mode = number === 5 ? 'off' : number === 3 ? 'constant' : 'dynamic';
    this.#state.rows.event({ type: 'laser', mode, power: number === 5 ? 0 : this.power });
  }
}

keepInKernel(BeamCommands.prototype, { power: 'beamPower' }, { on: 'beamOn', inline: 'beamInline' });
