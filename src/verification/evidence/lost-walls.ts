import { type OpenedWall, OpenedWalls } from './opened-walls.ts';
import { OutlineList, type OutlineOf, STAYS, type WallPlace } from './outline-list.ts';

/** [mm] The next wall of the same contour: two lines at most on each side. */
const BESIDE = 1.3;
/** [mm] A wall that is part of another reaches as far as that one, but for rounding. */
const EDGE = 0.1;
/** [mm] Shorter walls come and go: pins, letters, what fills a narrow place. */
const LONG = 15;
/** [mm] Of a layer that is another's altogether. */
const ENOUGH = 40;
/** Share of a wall's length in open pieces, from which on it is there in pieces. */
const PIECES = 0.3;
/** Outlines of a layer that are compared. */
const MOST = 400;

/** Walls that one layer lacks, while the layers under and over it have them at the same place. */
export interface LostWalls {
  /** How many, and their length [mm]. */
  readonly count: number;
  readonly length: number;
  /** Lines between which they should stand. */
  readonly line: readonly [first: number, last: number];
  readonly layer: number;
}

/** The layer that has ended. */
export interface EndedLayer {
  readonly layer: number;
  readonly line: readonly [first: number, last: number];
  /** Something in it is laid over all of a place: a floor, a roof, a bridge. */
  readonly covers: boolean;
}

interface Gone extends WallPlace {
  /** [mm] */
  readonly length: number;
  readonly line: readonly [first: number, last: number];
  /** Other walls than the ones below stand at its place. */
  readonly replaced: boolean;
  /** It stood over two layers; else two above must have it. */
  readonly sure: boolean;
}

/**
 * The closed walls that a layer has not, though the layers under and over it have them: two on one side at least, for there
 * are programs that lay a wall more on every other layer. No slicer leaves one out: they grow, shrink and join others, and then
 * there is another wall at their place, on this layer and the next.
 *
 *      ══ ══    layer k + 1: as below
 *      ══       layer k: one is lost
 *      ══ ══    layer k − 1
 *      ══ ══    layer k − 2
 *
 * A hole that one layer covers (a sacrificial bridge) is no loss: all its walls end at once, within a part that goes on.
 */
export class WallLoss {
  #below = new OutlineList();
  #here = new OutlineList();
  /** Walls that do not close, of the layer and of the one below. */
  #open = new OutlineList();
  #openBelow = new OutlineList();
  /** What the layer before lacked; and whether it had nothing in common with the one under it. */
  #gone: Gone[] = [];
  #foreign = false;
  #layer = 0;
  /** Walls that the one before that lacked and the layer below has again, if this one has them too. */
  #waiting: Gone[] = [];
  #waitingLayer = 0;
  readonly #opened = new OpenedWalls();
  /** Walls that the layer before the one that ended last left open. */
  unclosed: readonly OpenedWall[] = [];

  add(box: Float64Array, length: number, line: number, of: OutlineOf): void {
    this.#here.add(box, length, line, of);
  }

  addOpen(box: Float64Array, length: number, line: number, of: OutlineOf): void {
    this.#open.add(box, length, line, of);
  }

  /** A wall of a part that ends elsewhere than it began; heard by `addOpen`, too. */
  addUnclosed(wall: OpenedWall): void {
    this.#opened.add(wall);
  }

  /** Another part begins at the bed: nothing lies below. */
  forget(): void {
    for (const list of [this.#below, this.#here, this.#openBelow, this.#open]) list.clear();
    this.#gone = [];
    this.#waiting = [];
    this.#opened.forget();
  }

  /** The layer is over. @returns what the one before it has lost */
  endLayer(ended: EndedLayer): LostWalls | null {
    const here = this.#here;
    const below = this.#below;
    this.unclosed = [];
    // A layer without any walls: a raft, a support that begins.
    if (here.count === 0 && this.#open.count === 0) return null;
    if (here.count > MOST) {
      this.forget();
      return null;
    }
    here.sort();
    this.unclosed = this.#opened.endLayer(below, here);
    const matched = new Int32Array(below.count).fill(-1);
    for (let k = 0; k < here.count; k++) {
      const same = below.same(placeIn(here, k));
      if (same < 0) continue;
      here.steady[k] = true;
      matched[same] = k;
    }
    const lost = this.#back(matched);
    this.#gone = this.#missing(matched, ended);
    this.#foreign = !matched.some((k) => k >= 0);
    this.#layer = ended.layer;
    // What is gone is looked for once more above.
    below.clear();
    this.#below = here;
    this.#here = below;
    const open = this.#openBelow;
    open.clear();
    this.#openBelow = this.#open;
    this.#open = open;
    return lost;
  }

  /** Which of the walls that were gone are there again. @param matched the wall here, by the wall below, -1 none */
  #back(matched: Int32Array): LostWalls | null {
    const gone = this.#gone;
    const again = this.#waiting.filter((each) => this.#placeOf(each) >= 0);
    this.#waiting = [];
    const here = gone.filter((each) => this.#isBack(each, matched));
    const foreign = this.#foreign && here.length === gone.length;
    const back = here.filter((each) => !each.replaced || (foreign && each.length >= ENOUGH));
    const late = again.length > 0 ? lostOf(again, this.#waitingLayer) : null;
    this.#waiting = back.filter(({ sure }) => !sure);
    this.#waitingLayer = this.#layer;
    const sure = back.filter((each) => each.sure);
    for (const each of sure) this.#here.steady[this.#placeOf(each)] = true;
    return sure.length > 0 ? lostOf(sure, this.#layer) : late;
  }

  /** The wall here that is at its place, -1 for none. */
  #placeOf(gone: Gone): number {
    return this.#here.same(gone);
  }

  /**
   * It is there again. Where that wall goes on from the layer that lacks it, two walls have become one; and where the slope is flat
   * the outer wall of one layer may be where the inner one was, two layers below.
   */
  #isBack(each: Gone, matched: Int32Array): boolean {
    const k = this.#placeOf(each);
    if (k < 0 || this.#here.steady[k]) return false;
    for (let m = 0; m < matched.length; m++) if (matched[m]! < 0 && isBeside(this.#below, m, each)) return false;
    return true;
  }

  /** Walls of the layer below that this one has not. @param matched the wall here, by the wall below, -1 none */
  #missing(matched: Int32Array, ended: EndedLayer): Gone[] {
    const below = this.#below;
    const gone: Gone[] = [];
    for (let j = 0; j < below.count; j++) {
      if (matched[j]! >= 0 || below.length(j) < LONG) continue;
      if (this.#isInPieces(j) || this.#isCut(j) || (ended.covers && this.#isCovered(j, matched))) continue;
      gone.push({
        ...placeIn(below, j),
        length: below.length(j),
        line: this.#between(j, matched, ended.line),
        replaced: this.#isReplaced(j),
        sure: below.steady[j]!,
      });
    }
    return gone;
  }

  /** Whether all walls of its contour end here, within a part that goes on. */
  #isCovered(j: number, matched: Int32Array): boolean {
    const below = this.#below;
    let within = false;
    for (let m = 0; m < below.count; m++) {
      if (matched[m]! < 0) continue;
      if (isBeside(below, m, placeIn(below, j))) return false;
      const x = Math.abs(below.x(m) - below.x(j));
      const y = Math.abs(below.y(m) - below.y(j));
      const wider = below.width(m) - below.width(j);
      const deeper = below.depth(m) - below.depth(j);
      within ||= x <= wider / 2 + EDGE && y <= deeper / 2 + EDGE;
    }
    return within;
  }

  /** Whether a wall that is new on this layer reaches into its place. */
  #isReplaced(j: number): boolean {
    const here = this.#here;
    for (let k = 0; k < here.count; k++) if (!here.steady[k] && overlap(here, k, this.#below, j)) return true;
    return false;
  }

  /** Whether new walls within its place reach to all its sides: windows begin in it, and each piece between them is a contour of its own. */
  #isCut(j: number): boolean {
    const { x, y, width, depth } = placeIn(this.#below, j);
    let [left, right, front, back] = [0, 0, 0, 0];
    for (let k = 0; k < this.#here.count; k++) {
      const each = placeIn(this.#here, k);
      const beside = Math.abs(each.x - x) + each.width / 2 - width / 2;
      const beyond = Math.abs(each.y - y) + each.depth / 2 - depth / 2;
      const isWhole = each.width > width - BESIDE && each.depth > depth - BESIDE;
      if (this.#here.steady[k] || isWhole || beside > BESIDE || beyond > BESIDE) continue;
      left = Math.max(left, x - each.x + each.width / 2);
      right = Math.max(right, each.x - x + each.width / 2);
      front = Math.max(front, y - each.y + each.depth / 2);
      back = Math.max(back, each.y - y + each.depth / 2);
    }
    return Math.min(left, right) > width / 2 - STAYS && Math.min(front, back) > depth / 2 - STAYS;
  }

  /** Whether it stands here, but open: its corners are another line's, as where a lid begins. */
  #isInPieces(j: number): boolean {
    return this.#piecesAt(j, this.#open) - this.#piecesAt(j, this.#openBelow) > PIECES * this.#below.length(j);
  }

  /** [mm] Open walls in the box of a wall below, and along it: one line may take the place of two contours' walls. */
  #piecesAt(j: number, open: OutlineList): number {
    let length = 0;
    for (let k = 0; k < open.count; k++) if (overlap(open, k, this.#below, j, BESIDE / 2)) length += open.length(k);
    return length;
  }

  /**
   * The lines of this layer between which the wall should stand: those of the walls before and after it on the layer below. All
   * of the layer's, where its walls come in another order, or few are left to tell.
   */
  #between(j: number, matched: Int32Array, all: readonly [number, number]): readonly [number, number] {
    const here = this.#here;
    const left = matched.filter((k) => k >= 0);
    if (2 * left.length < matched.length || left.some((k, n) => n > 0 && k < left[n - 1]!)) return all;
    let before = j - 1;
    while (before >= 0 && matched[before]! < 0) before--;
    let after = j + 1;
    while (after < matched.length && matched[after]! < 0) after++;
    const first = before >= 0 ? here.line[matched[before]!]! : all[0];
    const last = after < matched.length ? here.line[matched[after]!]! : all[1];
    return first < last ? [first, last] : all;
  }
}

function lostOf(walls: readonly Gone[], layer: number): LostWalls {
  let length = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const each of walls) {
    length += each.length;
    first = Math.min(first, each.line[0]);
    last = Math.max(last, each.line[1]);
  }
  return { count: walls.length, length, line: [first, last], layer };
}

function placeIn(list: OutlineList, k: number): WallPlace {
  return { x: list.x(k), y: list.y(k), width: list.width(k), depth: list.depth(k) };
}

/** Whether a wall may be one of the same contour. */
function isBeside(list: OutlineList, k: number, { x, y, width, depth }: WallPlace): boolean {
  if (Math.abs(list.x(k) - x) >= STAYS || Math.abs(list.y(k) - y) >= STAYS) return false;
  return Math.abs(list.width(k) - width) < 2 * BESIDE && Math.abs(list.depth(k) - depth) < 2 * BESIDE;
}

/** @param reach [mm] by which they may miss each other */
function overlap(a: OutlineList, k: number, b: OutlineList, j: number, reach = 0): boolean {
  return (
    Math.abs(a.x(k) - b.x(j)) < (a.width(k) + b.width(j)) / 2 + reach &&
    Math.abs(a.y(k) - b.y(j)) < (a.depth(k) + b.depth(j)) / 2 + reach
  );
}
