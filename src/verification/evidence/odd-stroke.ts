/** Strokes alike before an odd one. */
const BEFORE = 3;
/** Strokes alike behind the first one that show it odd, and how many times faster they are: a marking line may go 20 times as fast as a cut. */
const BEHIND = 6;
const CRAWL = 50;
/** Odd ones in a row; more are another operation. */
const FEW = 2;
/** A speed that is so many times lower is no operation's: digits lost, mm/s for mm/min. */
const SLOW = 5;
/** A decimal point, or a unit, in the wrong place makes exactly so much. */
const SLIPS: readonly number[] = [10, 60, 100, 1000];
const EXACT = 0.005;

export interface OddStroke {
  /** First and last line of the file. */
  readonly line: readonly [number, number];
  readonly of: 'speed' | 'power';
  readonly value: number;
  readonly usual: number;
}

interface Pace {
  /** [mm/s] */
  readonly feed: number;
  /** [0…1] */
  readonly power: number;
}

interface Stroke extends Pace {
  readonly line: readonly [first: number, last: number];
}

const isSlip = (ratio: number): boolean => SLIPS.some((slip) => Math.abs(ratio / slip - 1) < EXACT);

/** Whether a speed is no other operation's: many times lower, or higher by a slip. [mm/s] */
export function isOddSpeed(odd: number, usual: number): boolean {
  return usual / odd >= SLOW || isSlip(odd / usual);
}

/**
 * One stroke in the middle of many that go at one speed and power, at another speed or another power: operations come
 * one after the other, and a lone stroke of another between two of the first is a slip of the pen, where its number is
 * one.
 *
 *     F1200 F1200 F1200 F20 F1200      F20: 1200 mm/min written in mm/s
 */
export class OddStrokes {
  /** [mm/s, 0…1] Speed and power of the strokes that are alike: in an array, since doubles in fields are boxed. */
  readonly #usual = new Float64Array(2);
  /** Of them; 0 where none is known. */
  #count = 0;
  readonly #odd: Stroke[] = [];
  /** The first stroke of the job, until it is judged. */
  #lead: Stroke | null = null;
  #isFirst = true;

  /** A stroke at several speeds or powers: a picture. */
  mixed(): void {
    this.#count = 0;
    this.#odd.length = 0;
    this.#lead = null;
    this.#isFirst = false;
  }

  /**
   * A stroke, and its lines: two million of them are the dots of a picture, and make no objects.
   * @param pace [mm/s, 0…1] its speed and power
   * @returns strokes before this one that are odd
   */
  hear(pace: Float64Array, first: number, last: number): readonly OddStroke[] {
    const usual = this.#usual;
    if (this.#count > 0 && usual[0] === pace[0] && usual[1] === pace[1]) {
      this.#count++;
      if (this.#lead !== null && this.#count >= BEHIND) return this.#takeLead(this.#lead);
      return this.#odd.length === 0 ? NONE : this.#take();
    }
    if (this.#count >= BEFORE && this.#odd.length < FEW) {
      this.#odd.push({ line: [first, last], feed: pace[0]!, power: pace[1]! });
      return NONE;
    }
    if (this.#isFirst) this.#lead = { line: [first, last], feed: pace[0]!, power: pace[1]! };
    else if (this.#lead?.feed !== usual[0] || this.#count > 1) this.#lead = null;
    this.#isFirst = false;
    usual[0] = pace[0]!;
    usual[1] = pace[1]!;
    this.#count = 1;
    this.#odd.length = 0;
    return NONE;
  }

  #takeLead({ line, feed, power }: Stroke): readonly OddStroke[] {
    this.#lead = null;
    const usual = this.#usual[0]!;
    if (power !== this.#usual[1] || usual / feed < CRAWL) return NONE;
    return [{ line, of: 'speed', value: feed, usual }];
  }

  #take(): readonly OddStroke[] {
    const [feed, power] = this.#usual;
    return this.#odd.splice(0).flatMap((each) => compare(each, { feed: feed!, power: power! }) ?? []);
  }
}

const NONE: readonly OddStroke[] = [];

function compare({ line, ...odd }: Stroke, usual: Pace): OddStroke | null {
  if (odd.power === usual.power) {
    if (!isOddSpeed(odd.feed, usual.feed)) return null;
    return { line, of: 'speed', value: odd.feed, usual: usual.feed };
  }
  if (odd.feed !== usual.feed) return null;
  const weaker = usual.power / odd.power;
  if (!isSlip(weaker) && !isSlip(1 / weaker)) return null;
  return { line, of: 'power', value: odd.power, usual: usual.power };
}
