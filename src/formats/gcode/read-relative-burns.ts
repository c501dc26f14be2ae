/** [mm] A shorter step is none. */
const STEP = 1e-9;

/**
 * Strokes counted from where the tool is (G91), in a job that burns in absolute positions too. Programs write rows of pictures so:
 * G91 stands in the dark, and the steps go to and fro. Where G91 stands by mistake, it stands within a stroke, or places are taken
 * for steps, which then all lead the same way.
 *
 *     G0 X20 Y20  G91  G1 X9 S200  G0 Y0.2  G1 X-9 …  G90      rows
 *     G0 X20 Y20  G91  G1 X29 S200 G0 X20 Y40  G1 X29 …        places
 */
export class RelativeBurns {
  #absolute = false;
  /** The move before burns in absolute positions. */
  #within = false;
  #told = false;
  /** Line of the first burnt step of the passage at hand, 0 for none yet. */
  #line = 0;
  #forth = false;
  #back = false;

  /** Moves in absolute positions. @param burns one of them burns @param within the last one burns */
  absolute(burns: boolean, within: boolean): number {
    const line = this.end();
    this.#told = false;
    this.#absolute ||= burns;
    this.#within = within;
    return line;
  }

  /** A step. @param dx [mm] @param dy [mm] @returns the line to tell, or 0 */
  step(dx: number, dy: number, burns: boolean, line: number): number {
    if (dx > STEP || dy > STEP) this.#forth = true;
    if (dx < -STEP || dy < -STEP) this.#back = true;
    const within = this.#within;
    this.#within = false;
    if (!burns || !this.#absolute || this.#told || this.#line > 0) return 0;
    if (within) {
      this.#told = true;
      return line;
    }
    this.#line = line;
    return 0;
  }

  /** The passage is over. @returns the line of its first burnt step where all steps lead the same way, or 0 */
  end(): number {
    const line = this.#forth && this.#back ? 0 : this.#line;
    this.#line = 0;
    this.#forth = this.#back = false;
    return line;
  }
}
