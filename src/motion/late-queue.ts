import { BlockRing } from './block-ring.ts';

/**
 * Look-ahead of a controller with a bounded ring of blocks, asked only when a block is about to run.
 *
 *    leaves ◀── [ oldest │ 2 │ 3 │ … │ newest ] ◀── arrives, ends at rest
 *                 entry²   exit² = the least of  junction²(2), gain²(2) + junction²(3), … , gain²(2) + … + gain²(newest)
 *                          and of what the oldest can reach: entry² + gain²
 *
 * It is the plan of `BlockQueue`, but no block between is ever given a speed: what a controller needs of them is one number,
 * the speed at which its oldest block ends, and that is a sum that stops as soon as it passes what the corners allow.
 * All speeds are squared, so that a ramp is an addition; here time is counted in minutes [mm²/min²]. Cost: one visit a block of the braking way, the ring at worst.
 */
export class LateQueue extends BlockRing {
  /** Entry and exit speed² of the oldest block: in an array, since doubles in fields are boxed. */
  readonly #ends = new Float64Array(2);
  #known = false;

  /** [mm²/min²] Speed² at which the oldest block begins, or goes on. */
  get entry2(): number {
    return this.#ends[ENTRY]!;
  }

  /** [mm²/min²] Speed² at which the oldest block ends. */
  get exit2(): number {
    if (!this.#known) this.#plan();
    return this.#ends[EXIT]!;
  }

  /** The columns of the newest block are filled. */
  filled(slot: number): void {
    this.gain2[slot] = 2 * this.acceleration[slot]! * this.distance[slot]!;
    if (this.held === 1) this.#ends[ENTRY] = Math.min(this.junction2[slot]!, this.gain2[slot]!);
    this.#known = false;
  }

  /** The oldest block has run in part: it goes on from this speed² [mm²/min²], with so much left [mm]. */
  goOn(entry2: number, left: number): void {
    const slot = this.tail;
    this.#ends[ENTRY] = entry2;
    this.distance[slot] = left;
    this.gain2[slot] = 2 * this.acceleration[slot]! * left;
    this.#known = false;
  }

  /** The oldest block leaves; the next one begins as it ended. */
  override discard(): void {
    this.#ends[ENTRY] = this.exit2;
    super.discard();
    this.#known = false;
  }

  #plan(): void {
    const { junction2, gain2 } = this;
    const last = this.places - 1;
    let most = this.#ends[ENTRY]! + gain2[this.tail]!;
    let gained = 0;
    let slot = this.tail;
    for (let left = this.held - 1; left > 0 && gained < most; left--) {
      slot = slot === last ? 0 : slot + 1;
      const held = gained + junction2[slot]!;
      if (held < most) most = held;
      gained += gain2[slot]!;
    }
    // Nothing is known behind the newest block, so it must be able to stop.
    this.#ends[EXIT] = Math.min(gained, most);
    this.#known = true;
  }
}

const ENTRY = 0;
const EXIT = 1;
