/** Strokes that must agree before a habit is believed. */
const ENOUGH = 5;
/** [mm] */
const SAME = 0.01;

/**
 * Learns how the program that wrote a laser job begins its strokes. Most write a dark rapid move, then the first burning
 * move with its S and F, then bare moves: so an S or F that is named again *unchanged* within a stroke says that a stroke
 * begins here, and that the move before it, which burns, should have been a rapid one.
 *
 *     G0 X10 Y10            dark
 *     G1 X40 S600 F1800     a stroke begins: named
 *     G1 Y40                bare
 *     G1 X80 Y20            bare … was G0 once
 *     G1 X90 S600 F1800     named again, nothing new: a stroke begins
 *
 * Files that name S or F on every move teach nothing and are left alone.
 */
export class StrokeHabit {
  /** Strokes that began with a named power or speed, and the others. */
  #named = 0;
  #broken = false;
  #afterRapid = true;
  readonly #start = new Float64Array(2);
  /** [mm] Where the burning move begins, x and y: to fill before `burn`; doubles that are handed over are boxed. */
  readonly from = new Float64Array(2);

  /** A dark move, or the laser switched: the next burning move begins a stroke. */
  rest(): void {
    this.#afterRapid = true;
  }

  /**
   * A burning move that begins at `from`.
   * @param naming `no`: neither S nor F on the line; `same`: they hold already; `new`: they change something
   * @returns whether the move before it should have been a rapid one
   */
  burn(naming: 'no' | 'same' | 'new'): boolean {
    const names = naming !== 'no';
    // Back where the stroke began: another pass over a closed shape needs no rapid move.
    const { from } = this;
    const start = this.#start;
    const again = Math.abs(from[0]! - start[0]!) < SAME && Math.abs(from[1]! - start[1]!) < SAME;
    if (this.#afterRapid || again) {
      start[0] = from[0]!;
      start[1] = from[1]!;
      if (!this.#afterRapid) return false;
      this.#afterRapid = false;
      if (names) this.#named++;
      else this.#broken = true;
      return false;
    }
    if (naming !== 'same' || this.#broken) return false;
    if (this.#named >= ENOUGH) return true;
    this.#broken = true;
    return false;
  }
}
