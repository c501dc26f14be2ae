import type { Toolpath } from '../../model/toolpath.ts';
import type { MoveTrace } from '../move-trace.ts';

/** [mm] A shorter way is none. */
const WAY = 1;
const STILL = 0.05;
/** [mm] Before a longer way CuraEngine pulls back ("minimum travel", 1.5). */
const NEAR = 2;
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

/** Ready to lay: a line was laid, or the filament is new. */
interface Ready {
  readonly now: 'ready';
}

interface Pulled {
  readonly now: 'pulled';
  readonly line: number;
  /** [mm] Way since, along the bed. */
  way: number;
  /** It went along the bed: a wipe, which may end where the next line begins. */
  wiped: boolean;
  /** Line of that wipe, until the nozzle goes on; 0: none. */
  wipe: number;
}

interface Pushed {
  readonly now: 'pushed';
  readonly line: number;
  /** [mm] Way since, along the bed. */
  way: number;
  /** There was no way yet: CuraEngine pushes on the way, where one that needs no pull follows one that does. */
  readonly soon: boolean;
  /** Line of a pull that wiped and was pushed where it ended: what the next line gets tells whether a way is lost. 0: none. */
  readonly doubted: number;
  /** There was a short way, and then the layer was over: CuraEngine pushes at its end, where nothing is laid any more. */
  layerOver: boolean;
}

const READY: Ready = { now: 'ready' };

/**
 * Pull, way, push, lay: every program keeps this order.
 *
 *              pull            push            lay
 *     ready ─────────► pulled ─────────► pushed ─────────► ready
 *
 * Where the nozzle stays at its place between pull and push, the way is lost; where it goes on after the push, the two stand
 * in the wrong order; where a line pulls and the next one lays, lines are swapped; where the pull follows the push, the lines
 * between are lost.
 */
export class FilamentOrder {
  #state: Ready | Pulled | Pushed = READY;
  /** Nothing is laid in the layer so far: it may begin where the last one ended, or where its wipe did. */
  #newLayer = false;
  /** Something was laid since the filament was changed: whether it is pulled back is known. */
  #known = false;
  #causeLine = 0;

  /** Filament is changed, or a new tool takes over. */
  reset(): void {
    this.#known = false;
    this.#state = READY;
  }

  layer(): void {
    this.#newLayer = true;
    if (this.#state.now === 'pushed') this.#state.layerOver = this.#state.way > 0 && this.#state.way < NEAR;
  }

  pull(line: number): Disorder | null {
    const before = this.#state;
    if (before.now === 'pulled') return null;
    this.#state = { now: 'pulled', line, way: 0, wiped: false, wipe: 0 };
    return before.now === 'pushed' && !before.layerOver ? this.#tell('empty', before.line) : null;
  }

  /** @param filament [mm] 0: as much as the firmware pulled back */
  push(line: number, filament = 0): Disorder | null {
    const before = this.#state;
    if (before.now !== 'pulled') {
      this.#state = { now: 'pushed', line, way: 0, soon: true, doubted: 0, layerOver: false };
      return this.#known && (filament === 0 || filament > DROP) ? this.#tell('twice', line) : null;
    }
    const still = before.way < NOTHING && !this.#newLayer;
    const doubted = still && before.wiped ? before.line : 0;
    this.#state = { now: 'pushed', line, way: 0, soon: before.way < WAY, doubted, layerOver: false };
    return still && doubted === 0 ? this.#tell('still', before.line) : null;
  }

  #tell(disorder: Disorder, causeLine: number): Disorder {
    this.#causeLine = causeLine;
    return disorder;
  }

  /** Line that the disorder told last begins at. */
  get causeLine(): number {
    return this.#causeLine;
  }

  /** A move that lays nothing. */
  move(chunk: Toolpath, trace: MoveTrace, n: number): Disorder | null {
    const e = chunk.e[n]!;
    const line = chunk.line[n]!;
    if (e > 0) {
      // A line shorter than its digits is one, too.
      if (this.#state.now === 'pushed' && e < DROP) {
        this.#state = READY;
        return null;
      }
      return this.push(line, e);
    }
    if (e < 0) return this.#pullAlong(line, trace.flat[n]!, -e);
    const state = this.#state;
    if (state.now === 'ready') return null;
    // A wall that its slicer thinned to nothing is a line to where the nozzle stands.
    if (state.now === 'pushed' && trace.path[n]! === 0) this.#state = READY;
    state.way += trace.flat[n]!;
    if (state.now === 'pulled') state.wipe = 0;
    return null;
  }

  #pullAlong(line: number, flat: number, filament: number): Disorder | null {
    const told = this.pull(line);
    if (flat > 0 && this.#state.now === 'pulled') {
      this.#state.wiped = true;
      if (filament > ROUNDING) this.#state.wipe = line;
    }
    return told;
  }

  /** A line begins to be laid. @param share its filament a mm, of that of a line before @param other of another one's: it may be like either */
  lay(share: number, other = share): Disorder | null {
    const before = this.#state;
    this.#state = READY;
    this.#newLayer = false;
    this.#known = true;
    if (before.now === 'pulled') return before.wipe > 0 && before.way < STILL ? this.#tell('back', before.wipe) : null;
    if (before.now === 'ready') return null;
    // Where the wipe ended there begins a line that gets what it should: no way was lost.
    if (before.doubted > 0 && !isAlike(share) && !isAlike(other)) return this.#tell('still', before.doubted);
    return before.soon && before.way > WAY ? this.#tell('early', before.line) : null;
  }
}

function isAlike(share: number): boolean {
  return share > FED.least && share < FED.most;
}
