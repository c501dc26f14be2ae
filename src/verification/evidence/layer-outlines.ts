import { OutlineList, type OutlineOf } from './outline-list.ts';

/** [mm] Outlines whose middles and sizes differ by less are one above the other: slopes and rounding. */
const STAYS = 0.5;
/** [mm] A shift is at least this far (three lines), and at most that far where little of both places is one. */
const SHIFT = { least: 1.2, most: 12 } as const;
/** Share of an outline's box that lies in the box at its old place, from which a shift may be as far as it is. */
const COMMON = 0.2;
/** Share of the shift by which both outlines' sizes may differ, and [mm] at most. */
const ALIKE = { share: 0.25, most: 0.75 } as const;
/** [mm] Outlines go the same way where their shifts differ by less. */
const TOGETHER = 0.4;
/** [mm] Shorter walls in all are no proof. */
const ENOUGH = 20;
/**
 * Share of the walls that lie on none below, which go the same way where something has slipped: at the nodes of a lattice all
 * struts change places at once, and a few of them the same way. On the second layer, of which less is known, where all has slipped.
 */
const HALF = 0.5;
const MOSTLY = 0.8;
/** [mm] A wall that is part of another reaches as far as that one, but for rounding. */
const EDGE = 0.1;
/** Outlines of a layer that are compared in full. */
const MOST = 200;

/** All walls of a layer, or of one part on it, stand beside those under them. */
export interface LayerShift {
  /** [mm] */
  readonly x: number;
  readonly y: number;
  /** First line of the first wall that is shifted. */
  readonly line: number;
  /** Most of them are said to hang, by their length: the inner wall of a sloping hole hangs on any layer. */
  readonly hangs: boolean;
  /** It was the layer before that slipped: only by what stands on it was it clear that no part leans so. */
  readonly late: boolean;
}

interface Move {
  /** The outline here, and the one below that it was. */
  readonly k: number;
  readonly from: number;
  readonly x: number;
  readonly y: number;
}

/**
 * The closed walls of a layer against those of the layer below. A wall of the same size at another place, where nothing is
 * left at the old one, has slipped: a part that grows or shrinks moves its sides apart or together, never both the same way.
 *
 *      ┌─────┐┄┐        ┄ the layer below: it stood still over the layer under it
 *      │     │ ┆        ─ this layer: the same size, shifted
 *      └─────┘┄┘
 */
export class LayerOutlines {
  #below = new OutlineList();
  #here = new OutlineList();
  /** Walls too short to prove anything by themselves: pins, struts. */
  #pinsBelow = new OutlineList();
  #pins = new OutlineList();
  /** Layers compared so far, up to two: the one below has none, one, or more below itself. */
  #known = 0;
  /** The second layer against the lowest, until the third has told whether the part goes on leaning. */
  #waiting: LayerShift | null = null;

  add(box: Float64Array, length: number, line: number, of: OutlineOf): void {
    this.#here.add(box, length, line, of);
  }

  addPin(box: Float64Array, length: number, line: number, of: OutlineOf): void {
    this.#pins.add(box, length, line, of);
  }

  /** Another part begins at the bed: nothing lies below. */
  forget(): void {
    for (const list of [this.#here, this.#below, this.#pins, this.#pinsBelow]) list.clear();
    this.#known = 0;
    this.#waiting = null;
  }

  /** The layer is over. */
  endLayer(): LayerShift | null {
    const here = this.#here;
    const below = this.#below;
    const pins = this.#pins;
    if (here.count === 0) {
      pins.clear();
      return null;
    }
    here.sort();
    pins.sort();
    let shift: LayerShift | null = null;
    if (this.#known > 0) shift = this.#compare();
    this.#known = Math.min(2, this.#known + 1);
    below.clear();
    this.#below = here;
    this.#here = below;
    this.#pinsBelow.clear();
    this.#pins = this.#pinsBelow;
    this.#pinsBelow = pins;
    return shift;
  }

  #compare(): LayerShift | null {
    const here = this.#here;
    const below = this.#below;
    const taken = new Set<number>();
    const strays: number[] = [];
    for (let k = 0; k < here.count; k++) {
      const same = this.#sameBelow(k);
      if (same >= 0) {
        here.steady[k] = true;
        taken.add(same);
      } else strays.push(k);
    }
    // Nearly every layer.
    if (strays.length === 0 || taken.size === below.count || strays.length > MOST) {
      const waiting = this.#waiting;
      this.#waiting = null;
      return strays.length === 0 ? waiting : null;
    }
    this.#waiting = null;
    const moves: Move[] = [];
    for (const k of strays) {
      const from = this.#movedFrom(k, taken);
      if (from < 0) continue;
      const move = { k, from, x: here.x(k) - below.x(from), y: here.y(k) - below.y(from) };
      if (!this.#leavesPin(move)) moves.push(move);
    }
    const alike = this.#together(moves);
    const slipped = new Set(alike.map(({ k }) => k));
    const sources = new Set(alike.map(({ from }) => from));
    const together = alike.filter(
      (move) => !this.#liesWithin(move, here, slipped) && !this.#liesWithin(move, below, sources),
    );
    let way = 0;
    for (const { k } of together) way += here.length(k);
    const lowest = this.#known === 1;
    if (way < ENOUGH || way < (lowest ? MOSTLY : HALF) * this.#lengthOf(strays)) return null;
    // Of the lowest layer nothing is known: only what leaves none of its walls where it was has slipped.
    if (lowest && taken.size > 0) return null;
    let first = together[0]!;
    let hanging = 0;
    for (const each of together) {
      // The second layer is steady where the third stands on it.
      here.steady[each.k] = this.#known > 1;
      if (here.of[each.k]!.hangs) hanging += here.length(each.k);
      if (here.line[each.k]! < here.line[first.k]!) first = each;
    }
    const shift = { x: first.x, y: first.y, line: here.line[first.k]!, hangs: hanging >= HALF * way };
    if (this.#known > 1) return { ...shift, late: false };
    this.#waiting = { ...shift, late: true };
    return null;
  }

  /** [mm] */
  #lengthOf(rows: readonly number[]): number {
    let all = 0;
    for (const k of rows) all += this.#here.length(k);
    return all;
  }

  /** The outline below that is where this one is, -1 for none. */
  #sameBelow(k: number): number {
    const here = this.#here;
    const below = this.#below;
    let found = -1;
    below.near(here.x(k), STAYS, (j) => {
      if (found >= 0 || Math.abs(below.y(j) - here.y(k)) > STAYS) return;
      if (Math.abs(below.width(j) - here.width(k)) > 2 * STAYS || Math.abs(below.depth(j) - here.depth(k)) > 2 * STAYS)
        return;
      found = j;
    });
    return found;
  }

  /** The outline below that this one was, before it slipped; -1 for none. */
  #movedFrom(k: number, taken: ReadonlySet<number>): number {
    const here = this.#here;
    const below = this.#below;
    let found = -1;
    let best = Number.POSITIVE_INFINITY;
    below.near(here.x(k), Math.max(SHIFT.most, here.width(k)), (j) => {
      const dx = Math.abs(here.x(k) - below.x(j));
      const dy = Math.abs(here.y(k) - below.y(j));
      const way = Math.sqrt(dx * dx + dy * dy);
      if (way < SHIFT.least || taken.has(j) || !(below.steady[j] || this.#known === 1)) return;
      // Farther than its own size it is another part.
      if (dx >= here.width(k) || dy >= here.depth(k) || below.of[j]!.object !== here.of[k]!.object) return;
      if (way > SHIFT.most && (1 - dx / here.width(k)) * (1 - dy / here.depth(k)) < COMMON) return;
      const wider = Math.abs(below.width(j) - here.width(k));
      const deeper = Math.abs(below.depth(j) - here.depth(k));
      const slack = Math.min(ALIKE.most, ALIKE.share * way);
      if (wider > slack || deeper > slack || wider + deeper >= best) return;
      best = wider + deeper;
      found = j;
    });
    return found;
  }

  /**
   * Whether a pin stands at the outline's old place that was neither there before nor came the same way: of a lattice struts part
   * from one post where they meet the next. (The inner wall of the post was there before.)
   */
  #leavesPin({ from, x, y }: Move): boolean {
    const below = this.#below;
    const pins = this.#pins;
    const before = this.#pinsBelow;
    const pinAt = (px: number, py: number, width: number): boolean => {
      let found = false;
      before.near(px, STAYS, (p) => {
        found ||= Math.abs(before.y(p) - py) <= STAYS && Math.abs(before.width(p) - width) <= STAYS;
      });
      return found;
    };
    let left = false;
    pins.near(below.x(from), below.width(from) / 2, (p) => {
      if (Math.abs(pins.y(p) - below.y(from)) > below.depth(from) / 2) return;
      const width = pins.width(p);
      left ||= !pinAt(pins.x(p), pins.y(p), width) && !pinAt(pins.x(p) - x, pins.y(p) - y, width);
    });
    return left;
  }

  /** Those that go the same way as the longest of them. */
  #together(moves: readonly Move[]): readonly Move[] {
    if (moves.length === 0) return [];
    const here = this.#here;
    let lead = moves[0]!;
    for (const each of moves) if (here.length(each.k) > here.length(lead.k)) lead = each;
    return moves.filter(({ x, y }) => Math.abs(x - lead.x) < TOGETHER && Math.abs(y - lead.y) < TOGETHER);
  }

  /**
   * Whether a wall that has not slipped with it encloses the outline's old and new place: a hole may begin beside another's
   * end, and where a hole in the side of a tube parts it in halves, or these close above it, a half may be as large
   * as the tube's inside.
   */
  #liesWithin({ k, x: dx, y: dy }: Move, walls: OutlineList, slipped: ReadonlySet<number>): boolean {
    const here = this.#here;
    const halfWidth = here.width(k) / 2 + Math.abs(dx) / 2;
    const halfDepth = here.depth(k) / 2 + Math.abs(dy) / 2;
    const x = here.x(k) - dx / 2;
    const y = here.y(k) - dy / 2;
    let within = false;
    walls.near(x, Number.POSITIVE_INFINITY, (j) => {
      if (slipped.has(j)) return;
      const wide = Math.abs(walls.x(j) - x) + halfWidth <= walls.width(j) / 2 + EDGE;
      if (wide && Math.abs(walls.y(j) - y) + halfDepth <= walls.depth(j) / 2 + EDGE) within = true;
    });
    return within;
  }
}
