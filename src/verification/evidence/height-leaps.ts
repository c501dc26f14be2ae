/** [mm] No program lifts the nozzle so far in the midst of a layer: hops are 5 mm at most. */
const LEAP = 10;
/** Leaps from which on it is how the job is made. */
const HABIT = 4;

/** A lift far up in the midst of a layer, that goes on being laid after it. */
export interface HeightLeap {
  readonly line: number;
  readonly layer: number;
  /** [mm] */
  readonly from: number;
  readonly to: number;
}

/**
 * Lifts by far more than a hop, between two lines of one layer: a number of another axis, a point lost. Between layers, and
 * where the job stops or changes its tool, the nozzle may go up as far as it likes.
 *
 *      z │    ╷
 *        │    │          X89.7 typed as Z89.7
 *        │────┘└────     lines of one layer
 */
export class HeightLeaps {
  #open: HeightLeap | null = null;
  /** Something is laid on the layer at hand. */
  #begun = false;
  readonly #found: HeightLeap[] = [];

  /** A layer begins, or the job stops for something. */
  rest(): void {
    this.#open = null;
    this.#begun = false;
  }

  /** A move that lays nothing. */
  move(leap: HeightLeap): void {
    if (this.#begun && leap.to - leap.from > LEAP) this.#open ??= leap;
  }

  /** A line of a layer is laid. */
  lay(): void {
    this.#begun = true;
    if (this.#open === null) return;
    if (this.#found.length < HABIT) this.#found.push(this.#open);
    this.#open = null;
  }

  /** What the end of the job shows. */
  end(): readonly HeightLeap[] {
    return this.#found.length >= HABIT ? [] : this.#found;
  }
}
