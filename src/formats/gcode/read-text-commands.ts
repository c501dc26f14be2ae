import type { JobState } from './read-job-state.ts';
import type { LineLexer } from './read-line.ts';
import { runMacro } from './read-macros.ts';
import { ObjectLabels } from './read-object-labels.ts';
import type { PlaceCommands } from './read-place.ts';

/** Two places or more, which is no message: `M1 X115.7 Y108.2 E.066` was a move. */
const PLACES = /^([XYZEF]-?\d*\.?\d+\s+)+[XYZEF]-?\d*\.?\d+$/;

/** Commands whose rest of the line is text: names of objects, messages, files on the machine's card. */
export class TextCommands {
  readonly #state: JobState;
  readonly #lexer: LineLexer;
  readonly #place: PlaceCommands;
  readonly #objects: ObjectLabels;

  constructor(state: JobState, lexer: LineLexer, place: PlaceCommands) {
    this.#state = state;
    this.#lexer = lexer;
    this.#place = place;
    this.#objects = new ObjectLabels(state);
  }

  run(name: string): void {
    const text = this.#lexer.text();
    if (name === 'M486') {
      this.#objects.read(text);
      return;
    }
    if (name === 'M0' && this.#state.dialect.name === 'rrf') {
      // RepRapFirmware: the end. Heaters go off unless H1 says otherwise.
      if (!/H\s*1/i.test(text)) runMacro('PRINT_END', '', this.#state);
      this.#state.rows.event({ type: 'end' });
      return;
    }
    if (name === 'M0' || name === 'M1') {
      if (PLACES.test(text)) this.#state.problems.unknownWord(name, text[0]!, 'error');
      this.#state.rows.event({ type: 'pause', stays: true });
      return;
    }
    if (name === 'M98') this.#machineFile(text);
    this.#state.rows.event({ type: 'other', command: name });
  }

  /** M98 P"start.g": a file on the machine's card (RepRapFirmware), taken for what its name says. */
  #machineFile(text: string): void {
    const file = /P\s*"?([^"\s]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
    if (/start|begin/.test(file)) runMacro('PRINT_START', '', this.#state);
    else if (/stop|end|cancel/.test(file)) runMacro('PRINT_END', '', this.#state);
    else if (/home/.test(file)) this.#place.home();
  }
}
