/** [%] Less than this is left out at the end by programs that count layers. */
const LEAST = 5;
/** Steps between two marks, as large as the largest, that may be left at the end. */
const STEPS = 3;

/**
 * How far the file says that the job is, by M73: PrusaSlicer and its children go from 0 to 100 %, what counts layers stops a step
 * before.
 */
export class JobProgress {
  #last = Number.NaN;
  /** [%] Largest step between two marks. */
  #step = 0;

  /** @param percent P of M73; NaN where it has none */
  hear(percent: number): void {
    if (!(percent >= 0)) return;
    this.#step = Math.max(this.#step, percent - this.#last || 0);
    this.#last = percent;
  }

  /** [%] Where the marks stop long before the end; NaN where they do not, or there are none. */
  get stopsAt(): number {
    return this.#step > 0 && 100 - this.#last > Math.max(LEAST, STEPS * this.#step) ? this.#last : Number.NaN;
  }
}
