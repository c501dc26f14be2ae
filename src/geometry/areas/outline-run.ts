import { type MeshRun, smallRun } from '../mesh-kernel.ts';
import { NO_POLYGONS, type Polygons } from './polygons.ts';

/** Hands outlines over to one of the loops over outlines in `assembly/`. */
export function outlineRun({ coordinates, ends }: Polygons): MeshRun {
  const run = smallRun();
  run.exports.useOutlines(run.putFloats(coordinates), coordinates.length / 2, run.putInts(ends), ends.length);
  return run;
}

/** A copy of the outlines that came out. */
export function outlinesOf(run: MeshRun): Polygons {
  const { resultCount, resultEnds, results } = run.exports;
  if (resultCount.value === 0) return NO_POLYGONS;
  const ends = Uint32Array.from(run.ints(resultEnds.value, resultCount.value));
  return { coordinates: run.floats(results.value, 2 * ends.at(-1)!).slice(), ends };
}
