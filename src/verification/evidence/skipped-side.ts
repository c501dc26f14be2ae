/** [mm] Ends nearer than this are one place. */
const SAME = 0.02;
/** [mm] A shorter gap is a tab that holds the piece. */
const TAB = 3;
/** Contours that close in the job, at least; cases, at most, and how many contours there must be to each. */
const CONTOURS = 3;
const FEW = 2;
const RARE = 5;

export interface SkippedSide {
  readonly line: number;
  /** [mm] */
  readonly length: number;
}

/**
 * A contour that would be closed if one of its ways were burnt, in a job whose contours close: a G1 has become G0.
 *
 *     a ──── b        b ⇢ c in the dark, and the stroke from c ends in a, where the one before it began;
 *     │      ┊        or the dark way stops in a, goes on to b, and the stroke from b ends in a;
 *     d ──── c        or the stroke from a ends in d, and the dark way comes to a, and then goes elsewhere
 *
 * A way back along what has just been burnt leaves nothing dark: the second bow of a B drawn by a pen begins so.
 */
export class SkippedSides {
  // [mm] Start and end of the stroke at hand, and start of the one before.
  readonly #stroke = new Float64Array(4);
  readonly #before = new Float64Array(2);
  // [mm] The last burnt move.
  readonly #last = new Float64Array(4);
  #burning = false;
  #openBefore = false;
  // The dark way before the stroke at hand: its moves and its first and last line; [mm] where the last comes from, its length,
  // and that of all; whether it is back where the stroke before it began.
  #moves = 0;
  readonly #way = new Float64Array(4);
  #firstLine = 0;
  #lastLine = 0;
  #back = false;
  // The first of them goes back along the last burnt move.
  #retraced = false;
  #contours = 0;
  #cases = 0;
  readonly #found: SkippedSide[] = [];

  burn(x0: number, y0: number, x: number, y: number): void {
    const stroke = this.#stroke;
    if (!this.#burning) {
      // Another pass over an open stroke begins where the first did.
      this.#back = false;
      this.#burning = true;
      stroke[0] = x0;
      stroke[1] = y0;
    }
    stroke[2] = x;
    stroke[3] = y;
    const last = this.#last;
    last[0] = x0;
    last[1] = y0;
    last[2] = x;
    last[3] = y;
  }

  /** A move in the dark. @param length [mm] */
  pass(x0: number, y0: number, x: number, y: number, at: { readonly line: number; readonly length: number }): void {
    if (this.#burning) this.#close();
    const way = this.#way;
    if (this.#moves++ === 0) {
      way[3] = 0;
      this.#firstLine = at.line;
    }
    if (this.#back) this.#tell(this.#firstLine, way[3]!);
    if (this.#moves === 1) this.#retraced = this.#liesOnLast(x, y);
    way[0] = x0;
    way[1] = y0;
    way[2] = at.length;
    way[3]! += at.length;
    this.#lastLine = at.line;
    this.#back = this.#openBefore && this.#isNear(x, y, this.#before, 0);
  }

  #isNear(x: number, y: number, of: Float64Array, from: number): boolean {
    return Math.abs(x - of[from]!) < SAME && Math.abs(y - of[from + 1]!) < SAME;
  }

  #liesOnLast(x: number, y: number): boolean {
    const last = this.#last;
    const [dx, dy] = [last[2]! - last[0]!, last[3]! - last[1]!];
    const length = Math.sqrt(dx * dx + dy * dy);
    const [px, py] = [x - last[0]!, y - last[1]!];
    const along = (px * dx + py * dy) / length;
    return Math.abs(px * dy - py * dx) < SAME * length && along > -SAME && along < length + SAME;
  }

  #close(): void {
    const stroke = this.#stroke;
    const [x, y] = [stroke[2]!, stroke[3]!];
    const closed = this.#isNear(x, y, stroke, 0);
    if (closed) this.#contours++;
    else if (this.#moves > 1 && this.#isNear(x, y, this.#way, 0)) this.#tell(this.#lastLine, this.#way[2]!);
    else if (this.#moves === 1 && !this.#retraced && this.#openBefore && this.#isNear(x, y, this.#before, 0)) {
      this.#tell(this.#lastLine, this.#way[2]!);
    }
    this.#before[0] = stroke[0]!;
    this.#before[1] = stroke[1]!;
    this.#openBefore = !closed;
    this.#burning = false;
    this.#moves = 0;
  }

  #tell(line: number, length: number): void {
    if (length < TAB) return;
    this.#cases++;
    if (this.#found.length < FEW) this.#found.push({ line, length });
  }

  end(): readonly SkippedSide[] {
    if (this.#burning) this.#close();
    const rare = this.#cases <= FEW && this.#contours >= Math.max(CONTOURS, RARE * (this.#cases - 1));
    return rare ? this.#found : [];
  }
}
