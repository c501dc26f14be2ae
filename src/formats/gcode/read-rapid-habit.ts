/** Rapid moves that must agree before a habit is believed. */
const ENOUGH = 5;

/**
 * Learns whether the program that wrote a laser job goes on its ways with no power named: neither on the line of the rapid
 * move nor between it and the move before. A power that is named and then not burnt with was meant for a stroke.
 *
 *     S0   G0 X80 Y20   S600   G1 X90 …      five times and more
 *     S0   G0 X80 Y50   S600   G0 X90 …      G1 has become G0: the stroke stays dark
 */
export class RapidHabit {
  #ways = 0;
  #broken = false;
  #named = false;

  /** A power above zero, on a line without a move. */
  name(): void {
    this.#named = true;
  }

  /** @param named the line itself has a power above zero @returns whether a stroke was meant */
  move(rapid: boolean, named: boolean): boolean {
    const lit = named || this.#named;
    this.#named = false;
    if (!rapid || this.#broken) return false;
    if (!lit) {
      this.#ways++;
      return false;
    }
    if (this.#ways >= ENOUGH) return true;
    this.#broken = true;
    return false;
  }
}
