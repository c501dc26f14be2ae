import { LaidLines, placeNumber } from './laid-lines.ts';

/** [mm] Shorter strokes are dots and hatching. */
const SHORT = 5;
/** [mm] Ends nearer than this close a contour. */
const CLOSED = 0.005;
/** Strokes at the same speed and power that are burnt once, and the repeated ones among them, at most. */
const ENOUGH = 8;
const FEW = 1;
/** Pace of a stroke that has several. */
const MIXED = -1;
/** Share of a stroke that goes over earlier ones from which on it is a pass: of a contour that touches itself, or ends in an over-cut. */
const OVER = 0.5;
/** Speeds and powers that are kept apart: pictures have thousands. */
const MOST = 64;

/** A stroke that is burnt again and again at once, while all like it are burnt once. */
export interface RepeatedStroke {
  /** First line of its second turn, and the last line of its last. */
  readonly line: readonly [number, number];
  readonly times: number;
  /** [mm] */
  readonly length: number;
}

interface Kind {
  once: number;
  readonly again: RepeatedStroke[];
}

/**
 * Strokes of a laser, each a contour that closes or a line between two ways, held against the one before. Passes go over all
 * strokes of an operation; a single one that is burnt twice stands in the file, or in the drawing, twice.
 */
export class RepeatedStrokes {
  readonly #kinds = new Map<number, Kind>();
  /** [mm] Where the stroke at hand began, its length, that of the one before; and how much of it was burnt before. */
  readonly #numbers = new Float64Array(5);
  #sum = 0;
  #first = 0;
  #last = 0;
  /** Of the stroke at hand, and of the one before. */
  readonly #pace = new Float64Array(2);
  // The stroke before, and how many times it was burnt; the first line of its second turn.
  #sumBefore = 0;
  #times = 0;
  #second = 0;
  #lastBefore = 0;
  readonly #burnt = new LaidLines();
  /** Some stroke that is no dot goes over others, and is not the same as the one before. */
  #passes = false;

  /** A burnt move. @param ends x, y of its begin and its end [mm] @param length [mm] @param pace speed and power as one number */
  burn(ends: Float64Array, length: number, pace: number, line: number): void {
    // Pictures: their rows are none.
    if (this.#first > 0 && this.#pace[0] !== pace) {
      this.#pace[0] = MIXED;
      return;
    }
    const numbers = this.#numbers;
    const x = ends[2]!;
    const y = ends[3]!;
    const from = placeNumber(ends[0]!, ends[1]!);
    if (this.#first === 0) {
      this.#first = line;
      this.#pace[0] = pace;
      numbers[0] = ends[0]!;
      numbers[1] = ends[1]!;
      this.#sum = from;
      numbers[2] = numbers[4] = 0;
    }
    numbers[2]! += length;
    this.#last = line;
    const to = placeNumber(x, y);
    if (this.#burnt.isLaid(from, to, 0)) numbers[4]! += length;
    this.#sum = (Math.imul(this.#sum, 31) + to) | 0;
    const closed = Math.abs(x - numbers[0]!) < CLOSED && Math.abs(y - numbers[1]!) < CLOSED;
    if (closed && numbers[2]! >= SHORT) this.rest();
  }

  /** The laser goes elsewhere in the dark, or a contour has closed. */
  rest(): void {
    if (this.#first === 0) return;
    if (this.#pace[0] === MIXED) {
      this.#settle();
      this.#times = 0;
    } else this.#compare();
    this.#first = 0;
  }

  #compare(): void {
    if (this.#times > 0 && this.#sum === this.#sumBefore && this.#pace[0] === this.#pace[1]) {
      if (++this.#times === 2) this.#second = this.#first;
    } else {
      this.#settle();
      this.#passes ||= this.#numbers[2]! >= SHORT && this.#numbers[4]! > OVER * this.#numbers[2]!;
      this.#times = 1;
      this.#sumBefore = this.#sum;
      this.#pace[1] = this.#pace[0]!;
      this.#numbers[3] = this.#numbers[2]!;
    }
    this.#lastBefore = this.#last;
  }

  /** What is known of the stroke before, now that another one follows. */
  #settle(): void {
    const length = this.#numbers[3]!;
    if (this.#times === 0 || length < SHORT) return;
    let kind = this.#kinds.get(this.#pace[1]!);
    if (kind === undefined) {
      if (this.#kinds.size >= MOST) return;
      kind = { once: 0, again: [] };
      this.#kinds.set(this.#pace[1]!, kind);
    }
    if (this.#times === 1) kind.once++;
    else if (kind.again.length <= FEW)
      kind.again.push({ line: [this.#second, this.#lastBefore], times: this.#times, length });
  }

  end(): readonly RepeatedStroke[] {
    this.rest();
    this.#settle();
    this.#times = 0;
    if (this.#passes) return [];
    return [...this.#kinds.values()].flatMap(({ once, again }) => (once >= ENOUGH && again.length <= FEW ? again : []));
  }
}
