/** Blocks that are kept; the place of each follows from its numbers, and the last one stays there. */
const PLACES = 4096;
/** Way, steps, speed² at its begin and its end, greatest speed, acceleration; a power of two. */
const NUMBERS = 8;
/** From here on a single does not tell a number of steps from the next. */
const MOST_STEPS = 2 ** 24;
const UNKNOWN = Number.NaN;

/**
 * Seconds of blocks that one slice took from begin to end, by all that the slices are made from: two million dots of a photo are
 * two thousand different blocks. Exact: the numbers are the singles that `StepSegments` reckons with, and all are compared.
 */
export class SliceMemory {
  /** The block that is asked for: fill it, then `find`. */
  readonly asked = new Float32Array(NUMBERS);
  /** [s] By place; NaN where nothing is kept. */
  readonly seconds = new Float64Array(PLACES).fill(UNKNOWN);
  readonly #bits = new Int32Array(this.asked.buffer);
  readonly #kept = new Int32Array(PLACES * NUMBERS);

  /** @returns the place of the block that is asked for: its `seconds` hold that block, or NaN */
  find(): number {
    const bits = this.#bits;
    const kept = this.#kept;
    const mixed = mix(mix(mix(bits[0]!, bits[1]!), bits[2]!), bits[3]!);
    const place = mixed & (PLACES - 1);
    const first = place * NUMBERS;
    if (
      bits[0] === kept[first] &&
      bits[1] === kept[first + 1] &&
      bits[2] === kept[first + 2] &&
      bits[3] === kept[first + 3] &&
      bits[4] === kept[first + 4] &&
      bits[5] === kept[first + 5]
    )
      return place;
    this.seconds[place] = UNKNOWN;
    for (let n = 0; n < NUMBERS; n++) kept[first + n] = bits[n]!;
    return place;
  }

  /** The block asked for last took one slice. [s] */
  keep(place: number, seconds: number): void {
    if (this.asked[1]! < MOST_STEPS) this.seconds[place] = seconds;
  }
}

/** One number out of two, such that near ones lie far apart (multiplier: 2³² by the golden section). */
function mix(one: number, other: number): number {
  const product = Math.imul(one ^ other, 0x9e3779b1);
  return product ^ (product >>> 15);
}
