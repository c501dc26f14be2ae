import { assemblyParts } from '../../test/support/assembly.ts';

interface Place {
  readonly value: number;
}

interface QueueExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly distance: Place;
  readonly acceleration: Place;
  readonly junction2: Place;
  readonly held: Place;
  readonly tail: Place;
  makeRing(places: number): void;
  isFull(): number;
  reserve(): number;
  discard(): void;

  readonly entry2: Place;
  readonly halts: Place;
  makeQueue(places: number): void;
  exit2(): number;
  plan(final2: number, kept: number): void;

  readonly lateEntry2: Place;
  lateExit2(): number;
  filledLate(slot: number): void;
  goOnLate(entry2: number, left: number): void;
  discardLate(): void;
}

const instance = await assemblyParts<QueueExports>('src/motion/assembly', ['block-ring', 'block-queue', 'late-queue']);

/** A ring of the kernel, with views of its columns. */
class Ring {
  readonly ring = instance();
  readonly distance: Float64Array;
  readonly acceleration: Float64Array;
  readonly junction2: Float64Array;

  constructor(places: number) {
    this.ring.makeQueue(places);
    const { distance, acceleration, junction2 } = this.ring;
    this.distance = this.floats(distance, places);
    this.acceleration = this.floats(acceleration, places);
    this.junction2 = this.floats(junction2, places);
  }

  get count(): number {
    return this.ring.held.value;
  }

  get full(): boolean {
    return this.ring.isFull() !== 0;
  }

  get oldest(): number {
    return this.ring.tail.value;
  }

  reserve(): number {
    return this.ring.reserve();
  }

  protected floats({ value }: Place, places: number): Float64Array {
    return new Float64Array(this.ring.memory.buffer, value, places);
  }
}

export class BlockQueue extends Ring {
  readonly entry2: Float64Array;
  readonly halt: Uint8Array;

  constructor(places: number) {
    super(places);
    this.entry2 = this.floats(this.ring.entry2, places);
    this.halt = new Uint8Array(this.ring.memory.buffer, this.ring.halts.value, places);
  }

  get exit2(): number {
    return this.ring.exit2();
  }

  discard(): void {
    this.ring.discard();
  }

  plan(final2: number, kept = 1): void {
    this.ring.plan(final2, kept);
  }
}

export class LateQueue extends Ring {
  get entry2(): number {
    return this.ring.lateEntry2.value;
  }

  get exit2(): number {
    return this.ring.lateExit2();
  }

  discard(): void {
    this.ring.discardLate();
  }

  filled(slot: number): void {
    this.ring.filledLate(slot);
  }

  goOn(entry2: number, left: number): void {
    this.ring.goOnLate(entry2, left);
  }
}
