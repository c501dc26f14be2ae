import type { Polylines } from '../areas/polygons.ts';

/** Grows lines of points as flat columns; doubling, so that n points cost O(n). */
export class PointSink {
  #coordinates = new Float64Array(64);
  #ends = new Uint32Array(4);
  #count = 0;
  #lines = 0;

  /** Points so far. */
  get points(): number {
    return this.#count / 2;
  }

  add(x: number, y: number): void {
    if (this.#count + 2 > this.#coordinates.length) {
      const wider = new Float64Array(2 * this.#coordinates.length);
      wider.set(this.#coordinates);
      this.#coordinates = wider;
    }
    this.#coordinates[this.#count++] = x;
    this.#coordinates[this.#count++] = y;
  }

  /** Takes the last point back. */
  drop(): void {
    this.#count -= 2;
  }

  /** Ends the line; the next point starts another. */
  end(): void {
    if (this.#lines === this.#ends.length) {
      const wider = new Uint32Array(2 * this.#ends.length);
      wider.set(this.#ends);
      this.#ends = wider;
    }
    this.#ends[this.#lines++] = this.#count / 2;
  }

  /** Forgets everything, and keeps its memory. */
  clear(): void {
    this.#count = 0;
    this.#lines = 0;
  }

  take(): Polylines {
    return { coordinates: this.#coordinates.slice(0, this.#count), ends: this.#ends.slice(0, this.#lines) };
  }
}
