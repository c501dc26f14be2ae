import type { Toolpath } from '../model/toolpath.ts';
import type { MoveTrace } from './move-trace.ts';

/** [mm] A shorter way is none. */
const WAY = 1;
const STILL = 0.05;
/** [mm] After a wipe the next line may begin very near; where the way is lost nothing is moved at all. */
const NOTHING = 0.005;
/** A line that begins where it should gets what the one before got; walls are fitted to narrow places. */
const FED = { least: 0.5, most: 2 } as const;
/** [mm] Filament that rounding may pull back within a line. */
const ROUNDING = 0.002;

/** `still`: pulled back and pushed again at one place; `early`: pushed before the way; `back`: pulled back while laying. */
export type Disorder = 'still' | 'early' | 'back';

/**
 * Pull, way, push, lay: every program keeps this order. Where the nozzle stays at its place between pull and push, the way is
 * lost; where it goes on after the push, the two stand in the wrong order; where a line pulls and the next one lays, lines are
 * swapped.
 */
export class FilamentOrder {
  #pulled = false;
  #pulledLine = 0;
  #newLayer = false;
  /** The pull went along the bed: a wipe, which may end where the next line begins. */
  #wiped = false;
  #doubtful = false;
  #pushedLine = 0;
  #backLine = 0;
  /** [mm] Ways since the pull and since the push. */
  readonly #ways = new Float64Array(2);

  /** Filament is changed, or a new tool takes over. */
  reset(): void {
    this.#pulled = false;
    this.#wiped = false;
    this.#doubtful = false;
    this.#pushedLine = 0;
    this.#backLine = 0;
  }

  layer(): void {
    this.#newLayer = true;
  }

  pull(line: number): void {
    if (!this.#pulled) {
      this.#pulled = true;
      this.#pulledLine = line;
      this.#ways[0] = 0;
      this.#newLayer = false;
    }
    this.#pushedLine = 0;
  }

  push(line: number): Disorder | null {
    const still = this.#pulled && this.#ways[0]! < NOTHING && !this.#newLayer;
    this.#doubtful = still && this.#wiped;
    this.#pulled = false;
    this.#wiped = false;
    this.#backLine = 0;
    this.#pushedLine = line;
    this.#ways[1] = 0;
    return still && !this.#doubtful ? 'still' : null;
  }

  /** Line that the disorder told last begins at. */
  get causeLine(): number {
    return this.#pulledLine;
  }

  /** A move that lays nothing. */
  move(chunk: Toolpath, trace: MoveTrace, n: number): Disorder | null {
    const e = chunk.e[n]!;
    const line = chunk.line[n]!;
    if (e < 0) {
      this.pull(line);
      if (trace.flat[n]! > 0) this.#wiped = true;
      if (e < -ROUNDING && trace.flat[n]! > 0) this.#backLine = line;
      return null;
    }
    if (e > 0) return this.push(line);
    this.#ways[0]! += trace.flat[n]!;
    this.#ways[1]! += trace.flat[n]!;
    this.#backLine = 0;
    return null;
  }

  /** A line begins to be laid. @param share its filament a mm, of that of the line before */
  lay(share: number): Disorder | null {
    // Where the wipe ended there begins a line that gets what it should: no way was lost.
    const still = this.#doubtful && !(share > FED.least && share < FED.most);
    const back = this.#backLine > 0 && this.#pulled && this.#ways[0]! < STILL;
    const early = this.#pushedLine > 0 && this.#ways[1]! > WAY;
    if (back) this.#pulledLine = this.#backLine;
    else if (early) this.#pulledLine = this.#pushedLine;
    this.reset();
    return still ? 'still' : back ? 'back' : early ? 'early' : null;
  }
}
