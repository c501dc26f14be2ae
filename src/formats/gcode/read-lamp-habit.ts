/** Switchings that must agree before a habit is believed. */
const ENOUGH = 3;

/**
 * Learns whether the program that wrote a laser job switches the beam off after each stroke. Where it does, an M3 or M4
 * that finds the beam still on says that an M5 is missing: the way since the last stroke burns.
 *
 *     M3 S600 … M5   G1 X80 Y20   M3 S600 … M5      on and off, three times and more
 *     M3 S600 …      G1 X99 Y50   M3 S600           the M5 is gone
 *
 * Programs that light once and then work with S and G0 never show the habit.
 */
export class LampHabit {
  #pairs = 0;
  #broken = false;
  #on = false;
  #moved = false;

  /** The tool goes somewhere. */
  move(): void {
    this.#moved = true;
  }

  off(): void {
    if (this.#on) this.#pairs++;
    this.#on = false;
  }

  /** @returns whether an M5 is missing before this M3 or M4 */
  lit(): boolean {
    const again = this.#on && this.#moved;
    this.#on = true;
    this.#moved = false;
    if (!again || this.#broken) return false;
    if (this.#pairs >= ENOUGH) return true;
    this.#broken = true;
    return false;
  }
}
