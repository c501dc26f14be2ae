import { busyChords, chordsCross, indexChords } from './chord-index.ts';

/** Pairs of closed outlines (x, y pairs, mm) whose lines cross at a point inside both lines; a mere touch is none. */
export function crossingPairs(outlines: readonly Float64Array[]): readonly (readonly [a: number, b: number])[] {
  const chords = indexChords(outlines.map((points) => ({ points, closed: true })));
  const { index, boxes, ends, owner } = chords;
  const busy = busyChords(chords, outlines.length, 0);
  const found = new Set<number>();
  for (let k = 0; k < owner.length; k++) {
    if (busy[k] === 0) continue;
    const a = owner[k]!;
    index.search(boxes[4 * k]!, boxes[4 * k + 1]!, boxes[4 * k + 2]!, boxes[4 * k + 3]!, (other) => {
      const b = owner[other]!;
      if (b > a && chordsCross(ends, k, other)) found.add(a * outlines.length + b);
      return undefined;
    });
  }
  const keys = [...found].sort((p, q) => p - q);
  return keys.map((key) => [Math.floor(key / outlines.length), key % outlines.length] as const);
}

/** Whether any two chords of the closed outlines cross, those of one outline included; a mere touch is none. */
export function anyCrossing(outlines: readonly Float64Array[]): boolean {
  const { index, boxes, ends, owner } = indexChords(outlines.map((points) => ({ points, closed: true })));
  for (let k = 0; k < owner.length; k++) {
    let crossed = false;
    index.search(boxes[4 * k]!, boxes[4 * k + 1]!, boxes[4 * k + 2]!, boxes[4 * k + 3]!, (other) => {
      crossed = other > k && chordsCross(ends, k, other);
      return crossed;
    });
    if (crossed) return true;
  }
  return false;
}
