import type { JobState } from './read-job-state.ts';

/** Objects as M486 tells them: a number first, its name on a line of its own or after it. */
export class ObjectLabels {
  readonly #state: JobState;
  readonly #objects = new Map<number, number>();
  #namedObject = -1;

  constructor(state: JobState) {
    this.#state = state;
  }

  /** `M486 S3` object 3 begins, `S-1` none, `A` its name (Prusa writes it bare, RepRapFirmware in quotes). */
  read(text: string): void {
    const state = this.#state;
    state.namedByCommands = true;
    const s = /(?:^|\s)S\s*(-?\d+)/.exec(text);
    if (s !== null) {
      const number = Number(s[1]);
      let index = -1;
      if (number >= 0) {
        const known = this.#objects.get(number);
        index = known ?? state.labelIndex(`object ${number}`);
        this.#objects.set(number, index);
      }
      this.#namedObject = index;
      state.setObject(index);
    }
    const a = /(?:^|\s)A\s*"?([^"]*)"?\s*$/.exec(text);
    if (a !== null && this.#namedObject >= 0) state.renameLabel(this.#namedObject, a[1]!.trim());
  }
}
