import { BoxIndex } from './box-index.ts';

/** A chain of x, y pairs [mm]. */
export interface Chain {
  readonly points: Float64Array;
  readonly closed: boolean;
}

/** Every chord of some chains, in an index of boxes. */
export interface ChordIndex {
  readonly index: BoxIndex;
  /** x0 y0 x1 y1 of the box of each chord. [mm] */
  readonly boxes: Float64Array;
  /** ax ay bx by of each chord. [mm] */
  readonly ends: Float64Array;
  /** Number of the chain that each belongs to. */
  readonly owner: Uint32Array;
}

export function indexChords(chains: readonly Chain[]): ChordIndex {
  const count = chains.reduce((sum, { points, closed }) => sum + Math.max(0, points.length / 2 - (closed ? 0 : 1)), 0);
  const boxes = new Float64Array(4 * count);
  const ends = new Float64Array(4 * count);
  const owner = new Uint32Array(count);
  let at = 0;
  for (const [chain, { points, closed }] of chains.entries()) {
    const n = points.length / 2;
    for (let k = 0; k < (closed ? n : n - 1); k++, at++) {
      const j = (k + 1) % n;
      for (let c = 0; c < 2; c++) {
        const from = points[2 * k + c]!;
        const to = points[2 * j + c]!;
        boxes[4 * at + c] = Math.min(from, to);
        boxes[4 * at + 2 + c] = Math.max(from, to);
        ends[4 * at + c] = from;
        ends[4 * at + 2 + c] = to;
      }
      owner[at] = chain;
    }
  }
  return { index: new BoxIndex(boxes), boxes, ends, owner };
}

/**
 * By chord: 1 where its box, grown by `margin`, meets the box of another chain. In most drawings the parts lie apart, and
 * then hardly a chord is left to be asked about: 3,000 circles with a gap cost their boxes, not their 180,000 chords.
 */
export function busyChords({ boxes, owner }: ChordIndex, chains: number, margin: number): Uint8Array {
  const around = new Float64Array(4 * chains).fill(Number.NaN);
  for (let k = 0; k < owner.length; k++) {
    const at = 4 * owner[k]!;
    for (let c = 0; c < 2; c++) {
      if (!(around[at + c]! <= boxes[4 * k + c]!)) around[at + c] = boxes[4 * k + c]!;
      if (!(around[at + 2 + c]! >= boxes[4 * k + 2 + c]!)) around[at + 2 + c] = boxes[4 * k + 2 + c]!;
    }
  }
  const filled = Uint32Array.from({ length: chains }, (_, k) => k).filter((k) => !Number.isNaN(around[4 * k]));
  const index = new BoxIndex(pick(around, filled));
  const busy = new Uint8Array(owner.length);
  for (let k = 0; k < owner.length; k++) {
    const at = 4 * k;
    const own = owner[k]!;
    const meets = (item: number): boolean => {
      if (filled[item] !== own) busy[k] = 1;
      return filled[item] !== own;
    };
    index.search(boxes[at]! - margin, boxes[at + 1]! - margin, boxes[at + 2]! + margin, boxes[at + 3]! + margin, meets);
  }
  return busy;
}

function pick(boxes: Float64Array, items: Uint32Array): Float64Array {
  const picked = new Float64Array(4 * items.length);
  for (const [k, item] of items.entries()) picked.set(boxes.subarray(4 * item, 4 * item + 4), 4 * k);
  return picked;
}

/** Whether two chords cross at a point inside both; a mere touch is none. */
export function chordsCross(ends: Float64Array, k: number, other: number): boolean {
  const ax = ends[4 * k]!;
  const ay = ends[4 * k + 1]!;
  const bx = ends[4 * k + 2]!;
  const by = ends[4 * k + 3]!;
  const cx = ends[4 * other]!;
  const cy = ends[4 * other + 1]!;
  const dx = ends[4 * other + 2]!;
  const dy = ends[4 * other + 3]!;
  const sideC = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const sideD = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  if (sideC * sideD >= 0) return false;
  const sideA = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const sideB = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  return sideA * sideB < 0;
}
