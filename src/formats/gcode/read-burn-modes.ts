import type { JobState } from './read-job-state.ts';

/** What a job that burns well up to a line does not do after it: name a power while M5 holds. */
export class BurnModes {
  #burnt = false;
  #toldDark = false;

  /** Moves with the laser on. @param burnt one of them burns */
  lit(burnt: boolean): void {
    this.#toldDark = false;
    this.#burnt ||= burnt;
  }

  /** A move at working pace. @param on M3 or M4 holds @param s [S] that its line names, NaN for none */
  hear(on: boolean, s: number, { rows, problems }: JobState): void {
    if (on) this.lit(rows.power > 0);
    else if (this.#burnt && s > 0 && !this.#toldDark) {
      this.#toldDark = true;
      problems.mode({
        en: 'The line names a power S, and the laser is off since M5: nothing is burnt.',
        fr: 'La ligne donne une puissance S, mais le laser est éteint depuis M5 : rien n’est brûlé.',
      });
    }
  }
}
