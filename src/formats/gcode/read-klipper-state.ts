import { sayText } from '../../base/text.ts';
import { Motion, MoveKind } from '../../model/toolpath.ts';
import type { MoveColumns } from './read-columns.ts';
import type { MotionState } from './read-motion.ts';
import type { Problems } from './read-problems.ts';

/** [mm] An offset that changes by more in mid job is no fine tuning of the first layer. */
const FINE = 0.3;

type Words = ReadonlyMap<string, string>;

const numberOf = (words: Words, key: string): number => Number(words.get(key) ?? Number.NaN);

/** What is known of the job. */
interface Known {
  readonly motion: MotionState;
  readonly rows: MoveColumns;
  readonly problems: Problems;
}

/** What SAVE_GCODE_STATE keeps. */
interface Kept {
  readonly relative: boolean;
  readonly eRelative: boolean;
  readonly offset: readonly [number, number, number];
  readonly held: readonly [number, number, number];
  readonly place: readonly [number, number, number];
  readonly eAt: number;
  readonly feed: number;
}

/** Klipper's own words for the place: offsets, and states that are kept and brought back. */
export class KlipperState {
  readonly #kept = new Map<string, Kept>();

  run(name: string, words: Words, state: Known): void {
    if (name === 'SET_GCODE_OFFSET') this.#offset(words, state);
    else if (name === 'SAVE_GCODE_STATE') this.#save(words, state);
    else this.#restore(words, state);
    state.rows.event({ type: 'other', command: name });
  }

  /** X=…, or X_ADJUST=… on top of what holds. With MOVE=1 the head goes there at once. */
  #offset(words: Words, state: Known): void {
    const { motion, rows, problems } = state;
    const { held } = motion;
    const shift = { x: 0, y: 0, z: 0 };
    for (const axis of ['x', 'y', 'z'] as const) {
      const key = axis.toUpperCase();
      const set = numberOf(words, key);
      const more = numberOf(words, `${key}_ADJUST`);
      if (!Number.isNaN(set)) shift[axis] = set - held[axis];
      else if (!Number.isNaN(more)) shift[axis] = more;
      held[axis] += shift[axis];
    }
    motion.offsetX += shift.x;
    motion.offsetY += shift.y;
    motion.offsetZ += shift.z;
    const most = Math.max(Math.abs(shift.x), Math.abs(shift.y), Math.abs(shift.z));
    if (most > FINE && rows.layer >= 0) {
      problems.mode(
        sayText(
          {
            en: 'SET_GCODE_OFFSET shifts everything that follows by {0} mm in mid job.',
            fr: 'SET_GCODE_OFFSET décale toute la suite de {0} mm en plein travail.',
          },
          most,
        ),
      );
    }
    if (numberOf(words, 'MOVE') === 1) this.#go(state, [rows.x + shift.x, rows.y + shift.y, rows.z + shift.z]);
  }

  #save(words: Words, { motion, rows }: Known): void {
    const { held } = motion;
    this.#kept.set(words.get('NAME') ?? 'default', {
      relative: motion.relative,
      eRelative: motion.eRelative,
      offset: [motion.offsetX, motion.offsetY, motion.offsetZ],
      held: [held.x, held.y, held.z],
      place: [rows.x, rows.y, rows.z],
      eAt: motion.eAt,
      feed: motion.feed,
    });
  }

  #restore(words: Words, state: Known): void {
    const { motion } = state;
    const kept = this.#kept.get(words.get('NAME') ?? 'default');
    if (kept === undefined) return;
    motion.relative = kept.relative;
    motion.eRelative = kept.eRelative;
    [motion.offsetX, motion.offsetY, motion.offsetZ] = kept.offset;
    [motion.held.x, motion.held.y, motion.held.z] = kept.held;
    motion.eAt = kept.eAt;
    motion.feed = kept.feed;
    if (numberOf(words, 'MOVE') === 1) this.#go(state, kept.place);
  }

  #go({ rows, motion }: Known, [x, y, z]: readonly [number, number, number]): void {
    if (rows.x === x && rows.y === y && rows.z === z) return;
    rows.motion = Motion.line;
    rows.x = x;
    rows.y = y;
    rows.z = z;
    rows.e = 0;
    rows.i = 0;
    rows.j = 0;
    rows.power = 0;
    rows.kind = MoveKind.travel;
    rows.feed = motion.feed;
    rows.add();
  }
}
