import { MeshRun } from '../mesh-kernel.ts';

/** [mm] Covered length of a chord, and between which places along it that lies. */
export interface Cover {
  readonly length: number;
  readonly from: number;
  readonly to: number;
}

/** [mm] Length of the chord that begins at a point. */
export function chordLength(c: Float64Array, point: number): number {
  const dx = c[2 * point + 2]! - c[2 * point]!;
  const dy = c[2 * point + 3]! - c[2 * point + 1]!;
  return Math.sqrt(dx * dx + dy * dy);
}

/**
 * Calls `visit` with the chords that lie on earlier ones, or some of which does, in their order (`assembly/doubled-chords`).
 * @param c points of all lines, one after another [mm]; a chord is named by its first point
 * @param ends the number of the point after each line's last
 */
export function eachDoubledChord(
  c: Float64Array,
  ends: Uint32Array,
  tolerance: number,
  visit: (point: number, covered: Cover) => void,
): void {
  if (c.length === 0) return;
  const run = new MeshRun();
  const { exports } = run;
  exports.startDoubled(run.putFloats(c), c.length / 2, run.putInts(ends), tolerance);
  for (let count = exports.moreDoubled(); count > 0; count = exports.moreDoubled()) {
    const chords = run.ints(exports.doubledChords.value, count);
    const places = run.floats(exports.doubledPlaces.value, 3 * count);
    for (let k = 0; k < count; k++)
      visit(chords[k]!, { length: places[3 * k]!, from: places[3 * k + 1]!, to: places[3 * k + 2]! });
  }
}
