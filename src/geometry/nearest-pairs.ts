import { busyChords, type Chain, chordsCross, indexChords } from './chord-index.ts';
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
 * All pairs of different chains nearer than `limit`, each with its least distance. Chords in an index of boxes; two
 * chords are nearest at an end of one of them, unless they cross (distance 0).
 */
export function nearestPairs(chains: readonly Chain[], limit: number): readonly NearPair[] {
  const chords = indexChords(chains);
  const { index, boxes, ends, owner } = chords;
  const busy = busyChords(chords, chains.length, limit);
  const found = new Map<number, NearPair>();
  const least = new Map<number, number>();
  const near = new Float64Array(3);
  for (let k = 0; k < owner.length; k++) {
    if (busy[k] === 0) continue;
    const a = owner[k]!;
    const at = 4 * k;
    index.search(
      boxes[at]! - limit,
      boxes[at + 1]! - limit,
      boxes[at + 2]! + limit,
      boxes[at + 3]! + limit,
      (other) => {
        const b = owner[other]!;
        if (b <= a || boxGap2(boxes, at, 4 * other) >= limit * limit) return undefined;
        chordDistance(ends, k, other, near);
        const d2 = near[0]!;
        if (d2 >= limit * limit) return undefined;
        const key = a * chains.length + b;
        if (d2 < (least.get(key) ?? Number.POSITIVE_INFINITY)) {
          least.set(key, d2);
          found.set(key, { a, b, distance: Math.sqrt(d2), x: near[1]!, y: near[2]! });
        }
        return undefined;
      },
    );
  }
  return [...found.values()];
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
