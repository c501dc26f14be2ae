/**
 * Parallel burnt lines of an engraving: rows from the first to the last, each with its burning stretches in
 * ascending order. Rows lie along x; an engraving at an angle is turned when it is laid out.
 */
export interface ScanRows {
  /** [mm] Height of each row; rows without a stretch are left out. */
  readonly y: Float64Array;
  /** For each row the number of the stretch after its last one. */
  readonly ends: Uint32Array;
  /** [mm] Both ends of each stretch. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** [0…1] Share of the operation's power. */
  readonly power: Float32Array;
}

/** Collects scan rows in flat arrays that grow by doubling. */
export class ScanRowsBuilder {
  #y = new Float64Array(256);
  #ends = new Uint32Array(256);
  #from: Float64Array<ArrayBuffer>;
  #to: Float64Array<ArrayBuffer>;
  #power: Float32Array<ArrayBuffer>;
  #rows = 0;
  #runs = 0;
  #rowStart = 0;

  /** @param room stretches that may come, where that is known: their arrays need not grow */
  constructor(room = 4096) {
    const places = Math.max(1, room);
    this.#from = new Float64Array(places);
    this.#to = new Float64Array(places);
    this.#power = new Float32Array(places);
  }

  /** A burning stretch of the row that is being filled. [mm, share of power] */
  stretch(from: number, to: number, power: number): void {
    if (this.#runs === this.#from.length) this.#grow();
    this.#from[this.#runs] = from;
    this.#to[this.#runs] = to;
    this.#power[this.#runs++] = power;
  }

  #grow(): void {
    this.#from = doubled(this.#from, new Float64Array(2 * this.#runs));
    this.#to = doubled(this.#to, new Float64Array(2 * this.#runs));
    this.#power = doubled(this.#power, new Float32Array(2 * this.#runs));
  }

  /** Ends the row at this height [mm]; a row without stretches leaves no trace. */
  endRow(y: number): void {
    if (this.#runs === this.#rowStart) return;
    if (this.#rows === this.#y.length) {
      this.#y = doubled(this.#y, new Float64Array(2 * this.#rows));
      this.#ends = doubled(this.#ends, new Uint32Array(2 * this.#rows));
    }
    this.#y[this.#rows] = y;
    this.#ends[this.#rows++] = this.#runs;
    this.#rowStart = this.#runs;
  }

  take(): ScanRows {
    return {
      y: this.#y.subarray(0, this.#rows),
      ends: this.#ends.subarray(0, this.#rows),
      from: this.#from.subarray(0, this.#runs),
      to: this.#to.subarray(0, this.#runs),
      power: this.#power.subarray(0, this.#runs),
    };
  }
}

function doubled<T extends Float64Array | Float32Array | Uint32Array>(old: T, wide: T): T {
  wide.set(old);
  return wide;
}
