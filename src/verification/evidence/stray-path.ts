/** Lines that are remembered: the one at hand and four before. */
const KEPT = 5;
/** Lines of a curve differ in length by no more than that. */
const EVEN = 2.5;
/** A line so many times as long as those of the curve, and [mm] at least, leads away from it. */
const AWAY = 6;
const LONG = 2;
/** Where it is back it stands no farther from where it left than two lines of the curve. */
const NEAR = 2.6;
/** Cosine of a turn (160°) that goes back over the line just burnt; and of one (60°) that follows a curve. */
const BACK = -0.94;
const ON = 0.5;
/** The way back is shorter than both ways forward. */
const SHORTER = 0.75;
/** `spike`: one corner far off; `order`: two lines stand in the wrong order. */
export type Stray = 'spike' | 'order';

export interface StrayPath {
  readonly kind: Stray;
  /** First and last line of the file. */
  readonly line: readonly [number, number];
}

/**
 * A stroke that leaves its own way, as files do in which a number is wrong, or two lines are swapped.
 *
 *       ╱╲  spike: one corner far away             order: ── forward, back, forward ──
 *      ╱  ╲                                              ╭──────────╮
 *     ─    ─  and the curve goes on                    ──┴──╮   ╭───┴──
 *                                                            ╰───╯
 */
export class StrayPathFinder {
  // [mm] Ends of the last lines, oldest first; their lengths, and their lines in the file.
  readonly #x = new Float64Array(KEPT + 1);
  readonly #y = new Float64Array(KEPT + 1);
  readonly #length = new Float64Array(KEPT);
  readonly #line = new Uint32Array(KEPT);
  #count = 0;

  /** The laser is dark: the next line begins a stroke. */
  rest(): void {
    this.#count = 0;
  }

  /** Hears every burnt line in order. @param length [mm] */
  hear(x0: number, y0: number, x: number, y: number, length: number, line: number): StrayPath | null {
    if (this.#count === 0) {
      this.#x[KEPT] = x0;
      this.#y[KEPT] = y0;
    }
    this.#keep(x, y, length, line);
    if (this.#count < KEPT) return null;
    return this.#spike() ?? this.#order();
  }

  #keep(x: number, y: number, length: number, line: number): void {
    // By hand: `copyWithin` takes longer than all the rest.
    for (let k = 0; k < KEPT; k++) {
      this.#x[k] = this.#x[k + 1]!;
      this.#y[k] = this.#y[k + 1]!;
    }
    for (let k = 1; k < KEPT; k++) {
      this.#length[k - 1] = this.#length[k]!;
      this.#line[k - 1] = this.#line[k]!;
    }
    this.#x[KEPT] = x;
    this.#y[KEPT] = y;
    this.#length[KEPT - 1] = length;
    this.#line[KEPT - 1] = line;
    this.#count++;
  }

  #spike(): StrayPath | null {
    const length = this.#length;
    const last = length[KEPT - 1]!;
    const home = length[KEPT - 2]!;
    const out = length[KEPT - 3]!;
    // Nearly every line.
    if (!(home > AWAY * last && home > LONG && out > LONG)) return null;
    const least = Math.min(last, length[0]!, length[1]!);
    const most = Math.max(last, length[0]!, length[1]!);
    if (!(out > AWAY * most && home > AWAY * most && most < EVEN * least)) return null;
    const dx = this.#x[KEPT - 1]! - this.#x[KEPT - 3]!;
    const dy = this.#y[KEPT - 1]! - this.#y[KEPT - 3]!;
    if (Math.sqrt(dx * dx + dy * dy) > NEAR * most) return null;
    return { kind: 'spike', line: [this.#line[KEPT - 3]!, this.#line[KEPT - 2]!] };
  }

  /** Cosine of the turn from the line that ends at vertex k to the next one. */
  #turn(k: number): number {
    const ax = this.#x[k]! - this.#x[k - 1]!;
    const ay = this.#y[k]! - this.#y[k - 1]!;
    const bx = this.#x[k + 1]! - this.#x[k]!;
    const by = this.#y[k + 1]! - this.#y[k]!;
    return (ax * bx + ay * by) / Math.sqrt((ax * ax + ay * ay) * (bx * bx + by * by));
  }

  #order(): StrayPath | null {
    const back = this.#length[KEPT - 2]!;
    if (!(back < SHORTER * this.#length[KEPT - 3]! && back < SHORTER * this.#length[KEPT - 1]!)) return null;
    if (!(this.#turn(KEPT - 2) < BACK && this.#turn(KEPT - 1) < BACK && this.#turn(KEPT - 3) > ON)) return null;
    return { kind: 'order', line: [this.#line[KEPT - 3]!, this.#line[KEPT - 1]!] };
  }
}
