import { lineNumber, placeNumber } from './laid-lines.ts';

/** Lines of a block at least, without the one that leads back to its beginning. */
const LEAST = 3;
/** Blocks that are told. */
const MOST = 20;
/** Burnt lines that are remembered; a later one takes the place of another that falls on it. */
const SLOTS = 1 << 14;

/** A piece of the file that stands in it twice: the burnt way back to its beginning, and its lines again. */
export interface RepeatedBlock {
  readonly line: readonly [first: number, last: number];
  /** Burnt lines of the second turn. */
  readonly lines: number;
}

/**
 * Lines of the file that come again at once, from within a stroke to within a stroke. Passes and over-cuts come back along a
 * contour; here the laser crosses from where the block ends to where its second line begins, burns all of its lines again, and
 * goes on behind it.
 *
 *     P──Q──┄──E        Q … E is burnt, E──Q across, Q … E again, and on from E
 *        └─────┘
 */
export class RepeatedBlocks {
  /** By slot: which burnt line it was, from 1 on, and between which places it lies. */
  readonly #numbers = new Int32Array(SLOTS);
  readonly #marks = new Int32Array(SLOTS);
  /** By slot: 1 where its stroke had begun before. */
  readonly #within = new Uint8Array(SLOTS);
  readonly #found: RepeatedBlock[] = [];
  #number = 0;
  /** The line before was burnt, in the same stroke; and none like it before. */
  #goesOn = false;
  #isNew = false;
  /** The repeated lines at hand: how many, and how many lines earlier the same were burnt; 0: none. */
  #lines = 0;
  #shift = 0;
  #first = 0;
  #last = 0;

  /** A burnt move. @param ends x, y of its begin and its end [mm] */
  burn(ends: Float64Array, line: number): void {
    const mark = lineNumber(placeNumber(ends[0]!, ends[1]!), placeNumber(ends[2]!, ends[3]!));
    const slot = Math.imul(mark, 0x9e3779b1) >>> 18;
    const before = this.#marks[slot] === mark ? this.#numbers[slot]! : 0;
    const shift = ++this.#number - before;
    if (before > 0) this.#again(shift, this.#within[slot] === 1, line);
    else this.#close();
    this.#last = line;
    this.#isNew = before === 0;
    this.#marks[slot] = mark;
    this.#numbers[slot] = this.#number;
    this.#within[slot] = this.#goesOn ? 1 : 0;
    this.#goesOn = true;
  }

  #again(shift: number, within: boolean, line: number): void {
    if (this.#lines > 0 && shift === this.#shift) {
      this.#lines++;
      return;
    }
    const crossed = this.#goesOn && this.#isNew && within;
    this.#lines = crossed ? 1 : 0;
    this.#shift = shift;
    this.#first = crossed ? this.#last : line;
  }

  /** A line that was not burnt before. */
  #close(): void {
    const whole = this.#lines === this.#shift - 1;
    if (this.#goesOn && this.#lines >= LEAST && whole && this.#found.length < MOST)
      this.#found.push({ line: [this.#first, this.#last], lines: this.#lines });
    this.#lines = 0;
  }

  /** Dots of a picture, each a stroke of its own: no block begins or ends with one, and within one they come again with it. */
  dots(count: number): void {
    this.#number += count;
    if (this.#lines > 0) this.#lines += count;
  }

  /** The laser goes elsewhere in the dark. */
  rest(): void {
    this.#goesOn = false;
  }

  end(): readonly RepeatedBlock[] {
    return this.#found;
  }
}
