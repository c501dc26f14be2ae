/** A bounded ring of blocks in columns: the oldest leaves, the newest arrives. How fast they run is for those who plan it. */
export class BlockRing {
  /** Columns by slot, filled by the caller after `reserve`; later only the oldest block's may change. [mm] */
  readonly distance: Float64Array;
  /** [mm/s²], or the like in the controller's own unit of time */
  readonly acceleration: Float64Array;
  /** [mm²/s²] Greatest entry speed² of the block. */
  readonly junction2: Float64Array;
  readonly kind: Uint8Array;
  readonly layer: Int32Array;
  readonly object: Int32Array;

  /** [mm²/s²] Speed² that a block can gain or lose. */
  protected readonly gain2: Float64Array;
  protected readonly places: number;
  protected head = 0;
  protected tail = 0;
  protected held = 0;

  /** @param places blocks that fit */
  constructor(places: number) {
    this.places = places;
    this.distance = new Float64Array(places);
    this.acceleration = new Float64Array(places);
    this.junction2 = new Float64Array(places);
    this.kind = new Uint8Array(places);
    this.layer = new Int32Array(places);
    this.object = new Int32Array(places);
    this.gain2 = new Float64Array(places);
  }

  get count(): number {
    return this.held;
  }

  get full(): boolean {
    return this.held === this.places;
  }

  /** Slot of the oldest block. */
  get oldest(): number {
    return this.tail;
  }

  /** Slot for a new block; there must be room. The caller fills the columns. */
  reserve(): number {
    const slot = this.head;
    this.head = this.next(slot);
    this.held++;
    return slot;
  }

  /** The oldest block leaves. */
  discard(): void {
    this.tail = this.next(this.tail);
    this.held--;
  }

  protected next(slot: number): number {
    return slot + 1 === this.places ? 0 : slot + 1;
  }

  protected previous(slot: number): number {
    return slot === 0 ? this.places - 1 : slot - 1;
  }
}
