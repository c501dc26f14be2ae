import type { JobState } from './read-job-state.ts';

/** What a job that burns well up to a line does not do after it: name a power while M5 holds, or count from where it is. */
export class BurnModes {
  #burnt = false;
  #burntAbsolute = false;
  #toldDark = false;
  #toldRelative = false;

  /** Moves in absolute positions with the laser on. @param burnt one of them burns */
  absolute(burnt: boolean): void {
    this.#toldDark = false;
    if (!burnt) return;
    this.#burnt = true;
    this.#burntAbsolute = true;
    this.#toldRelative = false;
  }

  /** A move at working pace. @param on M3 or M4 holds @param s [S] that its line names, NaN for none */
  hear(on: boolean, s: number, { rows, motion, problems }: JobState): void {
    if (on) this.#toldDark = false;
    else if (this.#burnt && s > 0 && !this.#toldDark) {
      this.#toldDark = true;
      problems.mode({
        en: 'The line names a power S, and the laser is off since M5: nothing is burnt.',
        fr: 'La ligne donne une puissance S, mais le laser est éteint depuis M5 : rien n’est brûlé.',
      });
    }
    if (!(rows.power > 0)) return;
    this.#burnt = true;
    if (!motion.relative) {
      this.#burntAbsolute = true;
      this.#toldRelative = false;
    } else if (this.#burntAbsolute && !this.#toldRelative) {
      this.#toldRelative = true;
      problems.mode({
        en: 'Strokes are burnt while G91 (relative positions) is on; the job burnt in absolute positions before.',
        fr: 'Des traits sont brûlés alors que G91 (positions relatives) est actif ; avant, le travail brûlait en positions absolues.',
      });
    }
  }
}
