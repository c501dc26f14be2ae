import { chordsCross, eachNearChord, indexChords } from './chord-index.ts';

/** Whether any two chords of the closed outlines cross, those of one outline included; a mere touch is none. */
export function anyCrossing(outlines: readonly Float64Array[]): boolean {
  const chords = indexChords(outlines.map((points) => ({ points, closed: true })));
  let crossed = false;
  eachNearChord(chords, 0, (k, other) => {
    crossed = chordsCross(chords.ends, k, other);
    return crossed;
  });
  return crossed;
}
