import type { JobState } from './read-job-state.ts';
import type { LineLexer } from './read-line.ts';

/** The words of the line at hand: the number of one (NaN where it is absent or bare), and whether it is there. */
export interface LineWords {
  readonly get: (letter: string) => number;
  readonly has: (letter: string) => boolean;
}

/** Homing, new numbers for the place, and motors off. */
export class PlaceCommands {
  readonly #state: JobState;
  readonly #lexer: LineLexer;
  readonly #words: LineWords;

  constructor(state: JobState, lexer: LineLexer, words: LineWords) {
    this.#state = state;
    this.#lexer = lexer;
    this.#words = words;
  }

  /** The bed is measured. @param aside G29 S2: RepRapFirmware measures nothing and lays aside what was, as by M561 */
  level(aside: boolean): void {
    const forgets = aside && this.#state.dialect.name === 'rrf';
    this.#state.rows.event(forgets ? { type: 'other', command: 'M561' } : { type: 'level' });
  }

  home(): void {
    const { motion } = this.#state;
    const some = this.#words.has('X') || this.#words.has('Y') || this.#words.has('Z');
    const axes = (['x', 'y', 'z'] as const).filter((axis) => !some || this.#words.has(axis.toUpperCase()));
    motion.home(axes.includes('x'), axes.includes('y'), axes.includes('z'));
    this.#state.rows.event({ type: 'home', axes });
  }

  setPosition(): void {
    const { motion, rows, problems } = this.#state;
    const none = this.#lexer.count === 0;
    const [x, y, z, e] = ['X', 'Y', 'Z', 'E'].map((word) => (none ? 0 : this.#words.get(word))) as [
      number,
      number,
      number,
      number,
    ];
    const before = [motion.offsetX, motion.offsetY, motion.offsetZ];
    motion.rename(x, y, z);
    if (!Number.isNaN(e)) motion.eAt = e * motion.unit * motion.perE;
    const shift = Math.max(
      Math.abs(motion.offsetX - before[0]!),
      Math.abs(motion.offsetY - before[1]!),
      Math.abs(motion.offsetZ - before[2]!),
    );
    if (shift > 0) {
      problems.mode(
        {
          en: 'G92 gives the place other numbers; what follows is checked in the machine’s own.',
          fr: 'G92 renumérote la position ; la suite est vérifiée dans les coordonnées de la machine.',
        },
        rows.layer >= 0 || this.#state.burns ? 'error' : 'info',
      );
    }
    this.#state.rows.event({
      type: 'set-position',
      ...(Number.isNaN(x) ? {} : { x: x * motion.unit }),
      ...(Number.isNaN(y) ? {} : { y: y * motion.unit }),
      ...(Number.isNaN(z) ? {} : { z: z * motion.unit }),
      ...(Number.isNaN(e) ? {} : { e: e * motion.unit }),
    });
  }

  /** M200 D: E counts mm³ from here on. In the midst of a job nearly every line comes out wrong. */
  countVolume(): void {
    const { motion, rows, problems } = this.#state;
    const before = motion.perE;
    const diameter = this.#words.get('S') === 0 ? 0 : this.#words.get('D');
    if (!Number.isNaN(diameter)) motion.countVolume(diameter);
    if (motion.perE !== before && rows.layer >= 0) {
      problems.mode({
        en: 'M200 changes in mid job whether E counts mm or mm³.',
        fr: 'M200 change en plein travail la façon de compter E : en mm ou en mm³.',
      });
    }
    rows.event({ type: 'other', command: motion.perE === 1 ? 'M200 D0' : 'M200' });
  }

  motorsOff(): void {
    const axes = (['x', 'y', 'z', 'e'] as const).filter((axis) => this.#words.has(axis.toUpperCase()));
    if (axes.length === 0 && this.#words.has('S')) {
      this.#state.rows.event({ type: 'other', command: 'M84' });
      return;
    }
    this.#state.rows.event(axes.length === 0 ? { type: 'motors-off' } : { type: 'motors-off', axes });
  }
}
