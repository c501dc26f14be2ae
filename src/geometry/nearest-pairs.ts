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
 * one of them, unless they cross (distance 0); chords that can be no nearer than what a pair has already are passed over.
 */
export function nearestPairs(chains: readonly Chain[], limit: number): readonly NearPair[] {
  const chords = indexChords(chains);
  const { boxes, ends, owner } = chords;
  const least: number[] = [];
  const places: { a: number; b: number; x: number; y: number }[] = [];
  // By chain b: the last chain a that came near it, and the number of that pair.
  const asked = new Int32Array(chains.length).fill(-1);
  const pair = new Int32Array(chains.length);
  const near = new Float64Array(3);
  eachNearChord(chords, limit, 'chains', (k, other) => {
    const a = owner[k]!;
    const b = owner[other]!;
    const known = asked[b] === a;
    const best2 = known ? least[pair[b]!]! : limit * limit;
    if (best2 === 0 || boxGap2(boxes, 4 * k, 4 * other) >= best2) return false;
    chordDistance(ends, k, other, near);
    if (near[0]! >= best2) return false;
    const place = { a, b, x: near[1]!, y: near[2]! };
    if (!known) {
      asked[b] = a;
      pair[b] = least.length;
    }
    least[pair[b]!] = near[0]!;
    places[pair[b]!] = place;
    return false;
  });
  return places.map((place, k) => ({ ...place, distance: Math.sqrt(least[k]!) }));
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
