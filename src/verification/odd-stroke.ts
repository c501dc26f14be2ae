/** Strokes alike before an odd one. */
const BEFORE = 3;
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

interface Stroke {
  readonly first: number;
  readonly last: number;
  readonly feed: number;
  readonly power: number;
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
  #usual: Stroke | null = null;
  #count = 0;
  readonly #odd: Stroke[] = [];

  /** A stroke at several speeds or powers: a picture. */
  mixed(): void {
    this.#usual = null;
    this.#odd.length = 0;
  }

  /** @param feed [mm/s] @param power [0…1] @returns strokes before this one that are odd */
  hear(stroke: Stroke): readonly OddStroke[] {
    const usual = this.#usual;
    if (usual !== null && usual.feed === stroke.feed && usual.power === stroke.power) {
      this.#count++;
      return this.#odd.splice(0).flatMap((each) => compare(each, usual) ?? []);
    }
    if (usual !== null && this.#count >= BEFORE && this.#odd.length < FEW) {
      this.#odd.push(stroke);
      return [];
    }
    this.#usual = stroke;
    this.#count = 1;
    this.#odd.length = 0;
    return [];
  }
}

function compare(odd: Stroke, usual: Stroke): OddStroke | null {
  const line = [odd.first, odd.last] as const;
  if (odd.power === usual.power) {
    if (!isOddSpeed(odd.feed, usual.feed)) return null;
    return { line, of: 'speed', value: odd.feed, usual: usual.feed };
  }
  if (odd.feed !== usual.feed) return null;
  const weaker = usual.power / odd.power;
  if (!isSlip(weaker) && !isSlip(1 / weaker)) return null;
  return { line, of: 'power', value: odd.power, usual: usual.power };
}
