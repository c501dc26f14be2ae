/** Moves at working pace in the dark, at most, that are a way: along X, then along Y. */
const WAY = 2;
/** Strokes of the job to each stroke that seems lost, at least; and strokes lost, at most: what comes more often is how the file is made. */
const AMONG = 5;
const FEW = 2;
/** Lightings that name their power, before one that names none is a mistake. */
const NAMED = 3;

/**
 * Strokes that stay dark since M5 holds in the middle of a job, or since the M3 that should light the beam has lost its power.
 * Some programs go their ways by G1 after M5: then one or two straight moves lead to the next M3.
 *
 *     M5  G1 X80 Y20  M3                       a way
 *     M5  G1 X80 Y20  G1 X99  G1 Y50           a stroke: the M3 before it is lost, or the M5 is too much
 *     M5  G0 X80 Y20  G1 X99  M5               the same, where ways are G0
 *     M5 S0  …  M3  G1 X99                     the S of M3 is lost, and S0 holds
 */
export class DarkStrokes {
  #burnt = false;
  #strokes = 0;
  #run = 0;
  #rapid = false;
  /** Line of the first dark move at working pace since M5; whether the beam was on before it. */
  #line = 0;
  #told = false;
  readonly #seldom: number[] = [];
  #cases = 0;
  #named = 0;
  /** Line of the M3 or M4 with no power. */
  #unpowered = 0;

  /** M5. */
  off(): void {
    this.#close();
    this.#unpowered = 0;
  }

  /** M3 or M4. @param named its line has an S @param s [S] that holds */
  on(named: boolean, s: number, line: number): void {
    this.#close();
    if (named && s > 0) this.#named++;
    this.#unpowered = !named && s === 0 && this.#named >= NAMED ? line : 0;
  }

  /** A rapid move. */
  rapid(): void {
    if (this.#run === 0) this.#rapid = true;
  }

  /** A burnt move. */
  burn(): void {
    this.#burnt = true;
    this.#unpowered = 0;
  }

  /** A dark move at working pace while M3 or M4 holds. @param named its line has an S @returns the line to tell, or 0 */
  unlit(named: boolean): number {
    const line = named ? 0 : this.#unpowered;
    this.#unpowered = 0;
    return line;
  }

  /** A dark move at working pace along X or Y while M5 holds. @returns the line to tell, or 0 */
  dark(arc: boolean, line: number): number {
    if (!this.#burnt) return 0;
    if (this.#run++ === 0) this.#line = line;
    if (this.#told || (!arc && this.#run <= WAY)) return 0;
    this.#told = true;
    return this.#line;
  }

  #close(): void {
    if (this.#run > 0 && this.#rapid && !this.#told) {
      this.#cases++;
      if (this.#seldom.length < FEW) this.#seldom.push(this.#line);
    } else if (this.#run === 0) this.#strokes++;
    this.#run = 0;
    this.#rapid = false;
    this.#told = false;
  }

  /** The end of the file. @returns lines of single strokes that stay dark */
  end(): readonly number[] {
    this.#close();
    return this.#cases <= FEW && this.#strokes >= AMONG * this.#cases ? this.#seldom : [];
  }
}
