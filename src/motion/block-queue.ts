import { BlockRing } from './block-ring.ts';

/**
 * Look-ahead of a controller with a bounded ring of blocks.
 *
 *    leaves ◀── [ oldest │ 2 │ 3 │ … │ newest ] ◀── arrives
 *                 kept     ◀── backward ──            entry² ≤ junction², entry² ≤ next entry² + 2·a·L
 *                 kept     ──  forward  ──▶           entry² ≤ entry² before + 2·a·L of the one before
 *
 * The newest block must always be able to end at its final speed (a stop, or the speed from which the machine may
 * stop dead), for nothing is known behind it: that is why short segments run slower than F on such a machine.
 * The oldest is running, or about to: its own entry is past.
 *
 * All speeds are squared [mm²/s²], so that a ramp is an addition and no root is drawn before a block leaves. Entries only
 * grow as blocks arrive; the backward pass ends where one does not, since nothing before it can change either. The forward
 * pass ends at the first block that is fast enough as it is, where only braking holds back those behind it.
 * Cost: ~4 visits a block in a sliced print, twice the ring at worst.
 */
export class BlockQueue extends BlockRing {
  /** 1: the block starts from a halt at its junction speed; nothing changes that or what stands before it. */
  readonly halt: Uint8Array;
  /** [mm²/s²] Planned entry speed². */
  readonly entry2: Float64Array;
  #final2 = 0;

  /** @param places blocks that fit */
  constructor(places: number) {
    super(places);
    this.halt = new Uint8Array(places);
    this.entry2 = new Float64Array(places);
  }

  /** [mm²/s²] Speed² at which the oldest block ends. */
  get exit2(): number {
    return this.held > 1 ? this.entry2[this.next(this.tail)]! : this.#final2;
  }

  /**
   * Plans again after the newest block was filled.
   * @param final2 [mm²/s²] speed² at which the newest block may end
   * @param kept how many of the oldest blocks keep their entry
   */
  plan(final2: number, kept = 1): void {
    const { entry2, junction2, halt, acceleration, distance, gain2 } = this;
    const last = this.places - 1;
    this.#final2 = final2;
    const newest = this.previous(this.head);
    // The newest block is new, and the oldest may have been run in part: the others are as they were.
    gain2[newest] = 2 * acceleration[newest]! * distance[newest]!;
    gain2[this.tail] = 2 * acceleration[this.tail]! * distance[this.tail]!;
    entry2[newest] = Math.min(junction2[newest]!, final2 + gain2[newest]!);
    let later = newest;
    // The newest block whose corner holds it back more than its braking does: behind it speeds may rise.
    let corner = -1;
    for (let steps = this.held - kept - 1; steps > 0; steps--) {
      const slot = later === 0 ? last : later - 1;
      const braked2 = entry2[later]! + gain2[slot]!;
      const slow = junction2[slot]! < braked2;
      const best2 = slow ? junction2[slot]! : braked2;
      if (halt[slot] === 1 || best2 === entry2[slot]) break;
      if (slow && corner < 0) corner = slot;
      entry2[slot] = best2;
      later = slot;
    }
    if (later === this.tail) return;
    for (let slot = later, before = this.previous(later); slot !== this.head; ) {
      const reach2 = entry2[before]! + gain2[before]!;
      if (reach2 < entry2[slot]!) entry2[slot] = reach2;
      // From here on every block can brake to the next one's entry, so it can reach it as well.
      else if (corner < 0) return;
      if (slot === corner) corner = -1;
      before = slot;
      slot = slot === last ? 0 : slot + 1;
    }
  }
}
