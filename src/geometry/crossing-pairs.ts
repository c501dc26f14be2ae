import { chordsCross, eachNearChord, indexChords } from './chord-index.ts';

/** Pairs of closed outlines (x, y pairs, mm) whose lines cross at a point inside both lines; a mere touch is none. */
export function crossingPairs(outlines: readonly Float64Array[]): readonly (readonly [a: number, b: number])[] {
  const chords = indexChords(outlines.map((points) => ({ points, closed: true })));
  const { ends, owner } = chords;
  // The outline that was last found to cross this one; those before ask first, chord by chord.
  const crossed = new Int32Array(outlines.length).fill(-1);
  const found: number[] = [];
  const uncrossed = (a: number, b: number): boolean => crossed[b] !== a;
  eachNearChord(chords, 0, uncrossed, (k, other) => {
    const a = owner[k]!;
    const b = owner[other]!;
    if (crossed[b] !== a && chordsCross(ends, k, other)) {
      crossed[b] = a;
      found.push(a * outlines.length + b);
    }
    return false;
  });
  const keys = Float64Array.from(found).sort();
  return Array.from(keys, (key) => [Math.floor(key / outlines.length), key % outlines.length] as const);
}

/** Whether any two chords of the closed outlines cross, those of one outline included; a mere touch is none. */
export function anyCrossing(outlines: readonly Float64Array[]): boolean {
  const chords = indexChords(outlines.map((points) => ({ points, closed: true })));
  let crossed = false;
  eachNearChord(chords, 0, 'all', (k, other) => {
    crossed = chordsCross(chords.ends, k, other);
    return crossed;
  });
  return crossed;
}
