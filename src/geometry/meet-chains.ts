import { hilbertOrder } from './box-index.ts';
import { apart, type Chain, type ChordIndex, chordsCross, groupsNear, indexChords } from './chord-index.ts';
import { boxOf } from './containment.ts';

/** Two chains and the place where they come nearest to each other. [mm] */
export interface NearPair {
  readonly a: number;
  readonly b: number;
  readonly distance: number;
  readonly x: number;
  readonly y: number;
}

/** Chains that come near each other, and closed ones that cross. */
export interface ChainMeetings {
  readonly near: readonly NearPair[];
  /** Pairs of closed chains whose lines cross at a point inside both lines, in order; a mere touch is none. */
  readonly crossing: readonly (readonly [a: number, b: number])[];
  /** By chain: 1 where it crosses another or touches one, as far as that was looked for. */
  readonly touching: Uint8Array;
}

/**
 * All pairs of different chains nearer than `limit`, each with its least distance, and the pairs of closed chains that
 * cross. Two chords are nearest at an end of one of them, unless they cross (distance 0). Whether two groups of chords
 * cross is asked first: then nothing more need be known of their chains, and a chain of which nothing more need be known
 * is passed over whole. Four strokes of 300,000 chords each, all over each other, are soon told; 86,000 outlines of which
 * each crosses ten others took three quarters as long again with distances and crossings in one go.
 * @param beyond [mm] pairs this near or nearer, which touch or cross, are left out of `near`; by default none is
 */
export function meetChains(chains: readonly Chain[], limit: number, beyond = -1): ChainMeetings {
  // Chains that lie beside each other are looked at one after the other: what they meet is in the processor's memory then.
  const order = hilbertOrder(boxesOf(chains));
  const chords = indexChords(
    Array.from(order, (chain) => chains[chain]!),
    order,
  );
  const { owner, groups } = chords;
  const owners = groups.subarray(0, -1).map((first) => owner[first]!);
  const found = new Meetings(chains, limit, beyond);
  const near: number[] = [];
  for (let g = 0; g + 1 < groups.length; g++) {
    const own = owners[g]!;
    if (found.allSettled(own)) continue;
    groupsNear(chords, g, limit, near);
    for (const other of near) if (owners[other]! > own) meetGroups(chords, found, g, other);
  }
  return found.take();
}

/** Of the chords at hand: square of the distance [mm²] and where it is. */
const NEAR = new Float64Array(3);

/** Looks whether the chords of two groups, of one chain each, cross, or else how near they come. */
function meetGroups(chords: ChordIndex, found: Meetings, g: number, other: number): void {
  const { boxes, ends, owner, groups, groupBoxes } = chords;
  const a = owner[groups[g]!]!;
  const b = owner[groups[other]!]!;
  const reach = found.reach(a, b);
  if (reach < 0 || apart(groupBoxes, 4 * g, groupBoxes, 4 * other, reach)) return;
  const crossing = crossingOf(chords, g, other);
  if (crossing >= 0) {
    chordDistance(ends, groups[g]! + (crossing >> 8), groups[other]! + (crossing & 255), NEAR);
    found.cross(a, b, NEAR);
    return;
  }
  let best2 = found.least2(a, b);
  for (let k = groups[g]!; k < groups[g + 1]! && best2 > found.done2; k++) {
    if (apart(boxes, 4 * k, groupBoxes, 4 * other, reach)) continue;
    for (let m = groups[other]!; m < groups[other + 1]! && best2 > found.done2; m++) {
      const gap2 = boxGap2(boxes, 4 * k, 4 * m);
      if (gap2 > 0 && gap2 >= best2) continue;
      chordDistance(ends, k, m, NEAR);
      if (NEAR[0]! >= best2) continue;
      best2 = NEAR[0]!;
      found.note(a, b, NEAR);
    }
  }
}

/** The places in their groups of the first two chords that cross, as one number: 256 times the first's and the second's; -1 where none do. */
function crossingOf({ boxes, ends, groups, groupBoxes }: ChordIndex, g: number, other: number): number {
  for (let k = groups[g]!; k < groups[g + 1]!; k++) {
    if (apart(boxes, 4 * k, groupBoxes, 4 * other, 0)) continue;
    for (let m = groups[other]!; m < groups[other + 1]!; m++)
      if (!apart(boxes, 4 * k, boxes, 4 * m, 0) && chordsCross(ends, k, m))
        return ((k - groups[g]!) << 8) | (m - groups[other]!);
  }
  return -1;
}

function boxesOf(chains: readonly Chain[]): Float64Array {
  const boxes = new Float64Array(4 * chains.length);
  for (const [k, { points }] of chains.entries()) boxes.set(boxOf(points), 4 * k);
  return boxes;
}

/** What is known so far, by pair. */
class Meetings {
  /** Square of a distance [mm²]: pairs this near are left out, or can come no nearer. */
  readonly done2: number;
  readonly #chains: readonly Chain[];
  readonly #limit: number;
  readonly #beyond: number;
  // By pair: both chains, the square of the least distance, and where that is. Columns: dense drawings have a million.
  readonly #firsts: number[] = [];
  readonly #seconds: number[] = [];
  readonly #least: number[] = [];
  readonly #xs: number[] = [];
  readonly #ys: number[] = [];
  // By chain b: the last chain a that came near it, and the number of that pair; the last of which no more need be known.
  readonly #asked: Int32Array;
  readonly #pair: Int32Array;
  readonly #settled: Int32Array;
  /** The chain a that is looked at, and how many of those after it are settled with it. */
  #own = -1;
  #settledCount = 0;
  readonly #crossings: number[] = [];
  readonly #touching: Uint8Array;

  constructor(chains: readonly Chain[], limit: number, beyond: number) {
    this.#chains = chains;
    this.#limit = limit;
    this.#beyond = beyond;
    this.done2 = beyond > 0 ? beyond * beyond : 0;
    this.#asked = new Int32Array(chains.length).fill(-1);
    this.#pair = new Int32Array(chains.length);
    this.#settled = new Int32Array(chains.length).fill(-1);
    this.#touching = new Uint8Array(chains.length);
  }

  /** [mm²] The least distance so far, squared. */
  least2(a: number, b: number): number {
    return this.#asked[b] === a ? this.#least[this.#pair[b]!]! : this.#limit * this.#limit;
  }

  /** [mm] Chords that lie farther apart say nothing new; less than 0: none does. */
  reach(a: number, b: number): number {
    if (this.#settled[b] === a) return -1;
    const best2 = this.least2(a, b);
    if (best2 > this.done2) return Math.sqrt(best2);
    if (this.#chains[a]!.closed && this.#chains[b]!.closed) return 0;
    this.#settle(a, b);
    return -1;
  }

  /** Two chains cross, at the place told: no more need be known of them. */
  cross(a: number, b: number, near: Float64Array): void {
    if (this.#chains[a]!.closed && this.#chains[b]!.closed) this.#crossings.push(a * this.#chains.length + b);
    near[0] = 0;
    this.#touch(a, b);
    if (this.#asked[b] === a || this.#beyond < 0) this.note(a, b, near);
    this.#settle(a, b);
  }

  #touch(a: number, b: number): void {
    this.#touching[a] = this.#touching[b] = 1;
  }

  #settle(a: number, b: number): void {
    this.#settled[b] = a;
    this.#settledCount = this.#own === a ? this.#settledCount + 1 : 1;
    this.#own = a;
  }

  /** Whether no more need be known of any pair of which this chain is the first. */
  allSettled(a: number): boolean {
    return (this.#own === a ? this.#settledCount : 0) === this.#chains.length - 1 - a;
  }

  /** Takes a lesser distance. */
  note(a: number, b: number, near: Float64Array): void {
    const known = this.#asked[b] === a;
    const at = known ? this.#pair[b]! : this.#least.length;
    if (!known) {
      this.#asked[b] = a;
      this.#pair[b] = at;
      this.#firsts.push(a);
      this.#seconds.push(b);
    }
    this.#least[at] = near[0]!;
    if (near[0]! <= this.done2) this.#touch(a, b);
    this.#xs[at] = near[1]!;
    this.#ys[at] = near[2]!;
  }

  take(): ChainMeetings {
    const kept = Uint32Array.from(this.#firsts, (_, k) => k).filter((k) => Math.sqrt(this.#least[k]!) > this.#beyond);
    // In the order of the chains, whatever the order in which they were looked at.
    kept.sort((p, q) => this.#firsts[p]! - this.#firsts[q]! || p - q);
    const near = Array.from(kept, (k) => {
      const distance = Math.sqrt(this.#least[k]!);
      return { a: this.#firsts[k]!, b: this.#seconds[k]!, distance, x: this.#xs[k]!, y: this.#ys[k]! };
    });
    const { length } = this.#chains;
    const keys = Float64Array.from(this.#crossings).sort();
    const crossing = Array.from(keys, (key) => [Math.floor(key / length), key % length] as const);
    return { near, crossing, touching: this.#touching };
  }
}

/** Square of the distance between two boxes [mm²]: two chords are no nearer. */
function boxGap2(boxes: Float64Array, a: number, b: number): number {
  const right = boxes[b]! - boxes[a + 2]!;
  const left = boxes[a]! - boxes[b + 2]!;
  const above = boxes[b + 1]! - boxes[a + 3]!;
  const below = boxes[a + 1]! - boxes[b + 3]!;
  const dx = right > 0 ? right : Math.max(left, 0);
  const dy = above > 0 ? above : Math.max(below, 0);
  return dx * dx + dy * dy;
}

/** Square of the least distance from end to chord [mm²] and the point that it is measured from, into `out`. */
export function chordDistance(ends: Float64Array, k: number, other: number, out: Float64Array): void {
  out[0] = Number.POSITIVE_INFINITY;
  fromEnds(ends, k, other, out);
  fromEnds(ends, other, k, out);
}

/** The ends of one chord against the other: `distance2ToSegment` of both, reckoning once what they share. */
function fromEnds(ends: Float64Array, from: number, to: number, out: Float64Array): void {
  const ax = ends[4 * to]!;
  const ay = ends[4 * to + 1]!;
  const dx = ends[4 * to + 2]! - ax;
  const dy = ends[4 * to + 3]! - ay;
  const length2 = dx * dx + dy * dy;
  for (let c = 0; c < 4; c += 2) {
    const x = ends[4 * from + c]!;
    const y = ends[4 * from + c + 1]!;
    const along = (x - ax) * dx + (y - ay) * dy;
    const t = length2 === 0 || along <= 0 ? 0 : along >= length2 ? 1 : along / length2;
    const ex = ax + t * dx - x;
    const ey = ay + t * dy - y;
    const d2 = ex * ex + ey * ey;
    if (d2 < out[0]!) {
      out[0] = d2;
      out[1] = x;
      out[2] = y;
    }
  }
}
