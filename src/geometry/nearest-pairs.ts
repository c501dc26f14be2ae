import { type Chain, chordsCross, eachNearChord, indexChords } from './chord-index.ts';
import { distance2ToSegment } from './containment.ts';

/** Two chains and the place where they come nearest to each other. [mm] */
export interface NearPair {
  readonly a: number;
  readonly b: number;
  readonly distance: number;
  readonly x: number;
  readonly y: number;
}

/**
 * All pairs of different chains nearer than `limit`, each with its least distance. Two chords are nearest at an end of
 * one of them, unless they cross (distance 0); chords that can be no nearer than what a pair has already are passed over,
 * as are two chains that cross: four strokes of 300,000 chords each, all over each other, are soon told.
 * @param beyond [mm] pairs this near or nearer, which touch or cross, are left out; by default none is
 */
export function nearestPairs(chains: readonly Chain[], limit: number, beyond = -1): readonly NearPair[] {
  const chords = indexChords(chains);
  const { boxes, ends, owner } = chords;
  // By pair: both chains, the square of the least distance, and where that is. Columns: dense drawings have a million.
  const [firsts, seconds]: [number[], number[]] = [[], []];
  const [least, xs, ys]: [number[], number[], number[]] = [[], [], []];
  // By chain b: the last chain a that came near it, and the number of that pair.
  const asked = new Int32Array(chains.length).fill(-1);
  const pair = new Int32Array(chains.length);
  const near = new Float64Array(3);
  // Pairs this near are left out, or can come no nearer.
  const done2 = beyond > 0 ? beyond * beyond : 0;
  const apart = (a: number, b: number): boolean => asked[b] !== a || least[pair[b]!]! > done2;
  const most = (chains.length * (chains.length - 1)) / 2;
  let done = 0;
  eachNearChord(chords, limit, apart, (k, other) => {
    const a = owner[k]!;
    const b = owner[other]!;
    const known = asked[b] === a ? pair[b]! : -1;
    const best2 = known < 0 ? limit * limit : least[known]!;
    if (best2 <= done2 || boxGap2(boxes, 4 * k, 4 * other) >= best2) return false;
    chordDistance(ends, k, other, near);
    if (near[0]! >= best2) return false;
    const at = known < 0 ? least.length : known;
    if (known < 0) {
      asked[b] = a;
      pair[b] = at;
      firsts.push(a);
      seconds.push(b);
    }
    least[at] = near[0]!;
    xs[at] = near[1]!;
    ys[at] = near[2]!;
    return near[0]! <= done2 && ++done === most;
  });
  const pairs: NearPair[] = [];
  for (const [k, distance2] of least.entries()) {
    const distance = Math.sqrt(distance2);
    if (distance > beyond) pairs.push({ a: firsts[k]!, b: seconds[k]!, distance, x: xs[k]!, y: ys[k]! });
  }
  return pairs;
}

/** Square of the distance between two boxes [mm²]: two chords are no nearer. */
function boxGap2(boxes: Float64Array, a: number, b: number): number {
  const dx = Math.max(0, boxes[a]! - boxes[b + 2]!, boxes[b]! - boxes[a + 2]!);
  const dy = Math.max(0, boxes[a + 1]! - boxes[b + 3]!, boxes[b + 1]! - boxes[a + 3]!);
  return dx * dx + dy * dy;
}

/** Square of the least distance [mm²] and the point that it is measured from, into `out`. */
function chordDistance(ends: Float64Array, k: number, other: number, out: Float64Array): void {
  out[0] = Number.POSITIVE_INFINITY;
  fromEnds(ends, k, other, out);
  fromEnds(ends, other, k, out);
  if (chordsCross(ends, k, other)) out[0] = 0;
}

/** The ends of one chord against the other. */
function fromEnds(ends: Float64Array, from: number, to: number, out: Float64Array): void {
  for (let c = 0; c < 4; c += 2) {
    const x = ends[4 * from + c]!;
    const y = ends[4 * from + c + 1]!;
    const d2 = distance2ToSegment(x, y, ends[4 * to]!, ends[4 * to + 1]!, ends[4 * to + 2]!, ends[4 * to + 3]!);
    if (d2 < out[0]!) {
      out[0] = d2;
      out[1] = x;
      out[2] = y;
    }
  }
}
