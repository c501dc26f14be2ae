import { LateQueue } from './late-queue.ts';
import type { MotionTally } from './motion-tally.ts';
import { SliceMemory } from './slice-memory.ts';
import { StepSegments } from './step-segments.ts';

/** Slices that are ready while one runs. */
const SLICES_AHEAD = 5;

/**
 * GRBL's ring of blocks and the step generator that eats it: the oldest block is cut into slices, and a new block waits until
 * a place is free. A block leaves the ring when its last slice is *made*, not run.
 */
export class GrblRing {
  readonly queue: LateQueue;
  // By slot of the queue, filled by the caller as the queue's own columns.
  /** Of the longest axis. */
  readonly steps: Float64Array;
  /** [mm/min] */
  readonly nominal: Float64Array;
  /** 1: the laser is on. */
  readonly burns: Uint8Array;
  /** Blocks of the same line. */
  readonly among: Float64Array;
  readonly #slices: StepSegments;
  readonly #memory = new SliceMemory();
  readonly #tally: MotionTally;
  /** The oldest block is being cut into slices; its plan has changed meanwhile. */
  #cutting = false;
  #changed = false;
  #ready = 0;
  /** [s] Of the slice that was made last: in an array, since doubles that functions return are boxed. */
  readonly #seconds = new Float64Array(1);

  /** @param places blocks that fit @param clock [Hz] of the step timer */
  constructor(places: number, clock: number, tally: MotionTally) {
    this.queue = new LateQueue(places);
    this.steps = new Float64Array(places);
    this.nominal = new Float64Array(places);
    this.burns = new Uint8Array(places);
    this.among = new Float64Array(places);
    this.#slices = new StepSegments(clock);
    this.#tally = tally;
  }

  /** Slot for a new block, once there is room. The caller fills the columns and calls `filled`. */
  reserve(): number {
    while (this.queue.full) {
      this.#cut();
      if (this.queue.full) this.#ready--;
    }
    return this.queue.reserve();
  }

  /** A block half cut goes into the new plan with what is left of it, from the speed that it has. */
  filled(slot: number): void {
    const { queue } = this;
    queue.filled(slot);
    if (!this.#cutting) return;
    const { speed, left } = this.#slices;
    queue.goOn(speed * speed, left);
    this.#changed = true;
  }

  /** Runs until nothing is left. */
  drain(): void {
    while (this.queue.count > 0) {
      this.#ready = 0;
      this.#cut();
    }
    this.#ready = 0;
  }

  /** Cuts slices until enough are ready. */
  #cut(): void {
    const { queue } = this;
    while (this.#ready < SLICES_AHEAD && queue.count > 0) {
      const slot = queue.oldest;
      if (this.#cutting) this.#goOn(slot);
      else this.#begin(slot);
      const seconds = this.#seconds[0]!;
      this.#ready++;
      this.#tally.move(seconds, queue.kind[slot]!, queue.layer[slot]!, queue.object[slot]!);
      if (this.burns[slot] === 1) this.#tally.burn(seconds);
      if (!this.#cutting) queue.discard();
    }
  }

  /** The first slice of a block. */
  #begin(slot: number): void {
    const { queue } = this;
    const memory = this.#memory;
    const { asked } = memory;
    asked[0] = queue.distance[slot]!;
    asked[1] = this.steps[slot]!;
    asked[2] = queue.entry2;
    asked[3] = queue.exit2;
    asked[4] = this.nominal[slot]!;
    asked[5] = queue.acceleration[slot]!;
    const place = memory.find();
    const known = memory.seconds[place]!;
    this.#seconds[0] = known;
    if (known >= 0) return;
    this.#slices.load(queue.distance[slot]!, this.steps[slot]!, this.among[slot]!);
    this.#changed = true;
    this.#goOn(slot);
    if (!this.#cutting) memory.keep(place, this.#seconds[0]!);
  }

  /** The next slice of the block at hand. */
  #goOn(slot: number): void {
    const { queue } = this;
    const slices = this.#slices;
    if (this.#changed) slices.plan(queue.entry2, queue.exit2, this.nominal[slot]!, queue.acceleration[slot]!);
    this.#changed = false;
    this.#seconds[0] = slices.next();
    this.#cutting = !slices.done;
  }
}
