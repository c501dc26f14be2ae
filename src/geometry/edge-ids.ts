import { inRuns } from '../base/in-runs.ts';
import type { EdgeTable } from './half-edges.ts';

/** For each half-edge a number that it shares with the others of its edge; less than the count of half-edges. */
export function edgeIds({ twin, many, manyEnds }: EdgeTable): Uint32Array {
  const ids = new Uint32Array(twin.length);
  inRuns(twin.length, (begin, end) => {
    for (let h = begin; h < end; h++) ids[h] = twin[h]! >= 0 ? Math.min(twin[h]!, h) : h;
  });
  let first = 0;
  for (const end of manyEnds) {
    for (let k = first; k < end; k++) ids[many[k]!] = many[first]!;
    first = end;
  }
  return ids;
}
