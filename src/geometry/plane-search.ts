/** Steps of the table for each plane. */
const STEPS = 2;

/** Finds planes by height, from a table with even steps: planes lie at nearly even heights. */
export class PlaneSearch {
  readonly #planes: Float64Array;
  readonly #low: number;
  /** Steps in a millimetre. */
  readonly #scale: number;
  /** By step, a plane that no plane above its heights comes before. */
  readonly #first: Uint32Array;

  /** @param planes [mm] ascending */
  constructor(planes: Float64Array) {
    const count = planes.length;
    this.#planes = planes;
    this.#low = planes[0] ?? 0;
    const high = planes[count - 1] ?? 0;
    const scale = (STEPS * count) / (high - this.#low);
    this.#scale = Number.isFinite(scale) ? scale : 0;
    this.#first = new Uint32Array(STEPS * count + 1);
    for (let step = 0, plane = 0; step < this.#first.length; step++) {
      while (plane < count && this.#step(planes[plane]!) < step) plane++;
      this.#first[step] = plane;
    }
  }

  /** Number of the first plane strictly above z: a corner on a plane is above it. */
  firstAbove(z: number): number {
    const planes = this.#planes;
    if (!(z >= this.#low)) return 0;
    let plane = this.#first[this.#step(z)]!;
    while (plane < planes.length && planes[plane]! <= z) plane++;
    return plane;
  }

  #step(z: number): number {
    const last = this.#first.length - 1;
    const step = (z - this.#low) * this.#scale;
    return step < last ? Math.floor(step) : last;
  }
}
