import { MoveKind } from '../../model/toolpath.ts';

/** [mm] Shorter lines may be thick or thin: wedges, corners, what rounding leaves. */
const LONG = 3;
/** Share by which lines may differ that are laid alike, and back to what was laid before. */
const ALIKE = 0.03;
const BACK = 0.01;
/** Share by which a line is odd; solid fills are fitted between walls, line by line. */
const ODD = 0.12;
const ODD_FILL = 0.5;
/** Share by which a link between two lines of a fill differs from them: its filament is rounded. */
const LINK = 0.1;
/** The last line of a run has no neighbour after it: it must be far off. */
const FAR = { least: 0.3, most: 1.6 } as const;
/** Odd lines in a row, at most: more are laid so on purpose. */
const FEW = 3;

const FILLS = new Set<number>([MoveKind.solidInfill, MoveKind.topInfill]);

export interface OddLine {
  readonly line: number;
  /** [mm] */
  readonly path: number;
  /** Of the filament of the lines around it. */
  readonly share: number;
}

/**
 * A line fed otherwise than the ones before and after it, which are fed alike: it does not begin where it was meant to, for
 * the line before it is lost, or stands elsewhere.
 *
 *     a ───── b          a → b → c → d; without the line to c the nozzle goes from b to d, and what was
 *             ┆╲         meant for c → d is stretched over the longer way
 *     d ╌╌╌╌╌ c
 *
 * [mm of filament a mm of way] are compared, in arrays, since doubles in fields are boxed.
 */
export class OddSection {
  /** What lines of each kind were last fed alike; 0: not known on this layer. */
  readonly #usual = new Float64Array(32);
  /** The line before, 0 where it proves nothing; and the one that seems odd. */
  readonly #was = new Float64Array(2);
  #kind = -1;
  /** Lines in a row that are alike. */
  #streak = 0;
  #odd: OddLine | null = null;
  #oddKind = -1;
  /** The odd one stands against lines laid before; against two of its own run. */
  #compared = false;
  #proved = false;
  /** The odd one is the first of its run. */
  #began = false;
  #inARow = 0;

  layer(): OddLine | null {
    const last = this.rest();
    this.#usual.fill(0);
    return last;
  }

  /** A travel, or another kind of line: the run is over. @returns its last line, where that was odd */
  rest(): OddLine | null {
    const odd = this.#inARow === 1 ? this.#odd : null;
    this.#kind = -1;
    this.#was[0] = 0;
    this.#streak = 0;
    this.#odd = null;
    this.#inARow = 0;
    if (odd === null || !this.#compared) return null;
    // A line by itself may be thick: a wall too thin for a loop is one line as wide as itself.
    const thick = odd.share > FAR.most && !this.#began;
    const far = (odd.share < FAR.least || thick) && !FILLS.has(this.#oddKind);
    return this.#proved || far ? odd : null;
  }

  /** Whether lines under a millimetre of this kind may be the links between the lines of a solid fill. */
  mayLink(kind: number): boolean {
    return kind === this.#kind && FILLS.has(kind);
  }

  /** Whether this one is: what fills a narrow place grows wider and narrower step by step, and is no link. */
  isLink(fed: number, path: number): boolean {
    const section = fed / path;
    return Math.abs(section / this.#was[0]! - 1) < LINK || Math.abs(section / this.#usual[this.#kind]! - 1) < LINK;
  }

  /** Lines under a millimetre that are no links prove nothing of those beside them. */
  skip(): void {
    this.#was[0] = 0;
    this.#streak = 0;
    this.#odd = null;
  }

  /** Hears every line of a millimetre and more, in order. @returns one before this one that was odd */
  hear(fed: number, path: number, kind: number, line: number): OddLine | null {
    const last = kind === this.#kind ? null : this.rest();
    this.#kind = kind;
    const section = fed / path;
    const ratio = section / this.#was[0]!;
    this.#was[0] = section;
    // Nearly every line.
    if (ratio > 1 - ALIKE && ratio < 1 + ALIKE && this.#odd === null) {
      this.#usual[kind] = section;
      this.#streak++;
      return last;
    }
    return this.#unlike(ratio, section, path, line) ?? last;
  }

  #unlike(ratio: number, section: number, path: number, line: number): OddLine | null {
    const kind = this.#kind;
    const usual = this.#usual[kind]!;
    const alike = ratio > 1 - ALIKE && ratio < 1 + ALIKE;
    const back = Math.abs(section / usual - 1) < BACK;
    if (alike || back) {
      const odd = this.#odd;
      // Two in a row that are fed so are laid so on purpose, unless the odd one began the run.
      const began = this.#began && this.#inARow === 2;
      this.#odd = null;
      this.#inARow = 0;
      this.#usual[kind] = section;
      this.#streak = alike ? 2 : 1;
      if (odd === null || !(back || began)) return null;
      const share = back ? odd.share : this.#was[1]! / section;
      return Math.abs(share - 1) > (FILLS.has(kind) ? ODD_FILL : ODD) ? { ...odd, share } : null;
    }
    this.#stray(section, path, line);
    return null;
  }

  /** The line is like none before it. */
  #stray(section: number, path: number, line: number): void {
    const usual = this.#usual[this.#kind]!;
    const begins = this.#streak === 0 && this.#odd === null;
    const second = this.#began && this.#odd !== null && this.#inARow === 1;
    if (++this.#inARow > FEW || (usual === 0 && !begins && !second)) {
      this.#odd = null;
      this.#inARow = 0;
      this.#usual[this.#kind] = 0;
      this.#streak = 1;
      return;
    }
    if (path >= LONG && this.#odd === null) {
      const share = usual > 0 ? section / usual : section;
      const slack = FILLS.has(this.#kind) ? ODD_FILL : ODD;
      this.#began = begins;
      this.#was[1] = section;
      this.#odd = { line, path, share };
      this.#oddKind = this.#kind;
      this.#compared = usual > 0;
      this.#proved = usual > 0 && this.#streak >= 2 && Math.abs(share - 1) > slack;
    }
    this.#streak = 0;
  }
}
