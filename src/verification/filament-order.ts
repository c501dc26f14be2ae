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

/** [mm] Less filament on the spot is rounding. */
const DROP = 0.03;

/**
 * `still`: pulled back and pushed again at one place; `early`: pushed before the way; `back`: pulled back while laying;
 * `empty`: pushed and pulled back, and nothing laid between; `twice`: pushed though nothing was pulled back.
 */
export type Disorder = 'still' | 'early' | 'back' | 'empty' | 'twice';

/**
 * Pull, way, push, lay: every program keeps this order. Where the nozzle stays at its place between pull and push, the way is
 * lost; where it goes on after the push, the two stand in the wrong order; where a line pulls and the next one lays, lines are
 * swapped; where the pull follows the push, the lines between are lost.
 */
export class FilamentOrder {
  #pulled = false;
  #pulledLine = 0;
  /** Nothing is laid in the layer so far: it may begin where the last one ended, or where its wipe did. */
  #newLayer = false;
  /** The pull went along the bed: a wipe, which may end where the next line begins. */
  #wiped = false;
  #doubtful = false;
  #pushedLine = 0;
  /** There was no way yet when it was pushed: CuraEngine pushes on the way, where one that needs no pull follows one that does. */
  #pushedSoon = false;
  #backLine = 0;
  #causeLine = 0;
  /** Something was laid since the filament was changed: whether it is pulled back is known. */
  #known = false;
  /** [mm] Ways since the pull and since the push. */
  readonly #ways = new Float64Array(2);

  /** Filament is changed, or a new tool takes over. */
  reset(): void {
    this.#known = false;
    this.#begin();
  }

  #begin(): void {
    this.#pulled = false;
    this.#wiped = false;
    this.#doubtful = false;
    this.#pushedLine = 0;
    this.#backLine = 0;
  }

  layer(): void {
    this.#newLayer = true;
  }

  pull(line: number): Disorder | null {
    const empty = this.#pushedLine > 0;
    this.#causeLine = this.#pushedLine;
    if (!this.#pulled) {
      this.#pulled = true;
      this.#pulledLine = line;
      this.#ways[0] = 0;
    }
    this.#pushedLine = 0;
    return empty ? 'empty' : null;
  }

  /** @param filament [mm] 0: as much as the firmware pulled back */
  push(line: number, filament = 0): Disorder | null {
    const twice = !this.#pulled && this.#known && (filament === 0 || filament > DROP);
    this.#causeLine = twice ? line : this.#pulledLine;
    const still = this.#pulled && this.#ways[0]! < NOTHING && !this.#newLayer;
    this.#doubtful = still && this.#wiped;
    this.#pushedSoon = !this.#pulled || this.#ways[0]! < WAY;
    this.#pulled = false;
    this.#wiped = false;
    this.#backLine = 0;
    this.#pushedLine = line;
    this.#ways[1] = 0;
    if (twice) return 'twice';
    return still && !this.#doubtful ? 'still' : null;
  }

  /** Line that the disorder told last begins at. */
  get causeLine(): number {
    return this.#causeLine;
  }

  /** A move that lays nothing. */
  move(chunk: Toolpath, trace: MoveTrace, n: number): Disorder | null {
    const e = chunk.e[n]!;
    const line = chunk.line[n]!;
    if (e < 0) {
      const empty = this.pull(line);
      if (trace.flat[n]! > 0) this.#wiped = true;
      if (e < -ROUNDING && trace.flat[n]! > 0) this.#backLine = line;
      return empty;
    }
    if (e > 0) return this.push(line, e);
    // A wall that its slicer thinned to nothing is a line to where the nozzle stands.
    if (trace.path[n]! === 0) this.#pushedLine = 0;
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
    const early = this.#pushedLine > 0 && this.#pushedSoon && this.#ways[1]! > WAY;
    this.#causeLine = back ? this.#backLine : early ? this.#pushedLine : this.#pulledLine;
    this.#begin();
    this.#newLayer = false;
    this.#known = true;
    return still ? 'still' : back ? 'back' : early ? 'early' : null;
  }
}
