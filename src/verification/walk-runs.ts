import type { JobEvent, Toolpath } from '../model/toolpath.ts';
import type { ChunkDigest } from './chunk-digest.ts';

/**
 * Splits a chunk at those of its events that a rule listens to: `event` for each, `moves` for the moves between.
 * Cheaper than a call a move, and every rule reads the same way. A sliced file has an event every thirty moves,
 * most of them accelerations, so what nobody asked for does not split.
 */
export function walkRuns(
  chunk: Toolpath,
  types: readonly JobEvent['type'][],
  event: (event: JobEvent) => void,
  moves: (from: number, to: number) => void,
): void {
  let n = 0;
  for (const each of chunk.events) {
    if (!types.includes(each.type)) continue;
    if (each.at > n) {
      moves(n, each.at);
      n = each.at;
    }
    event(each);
  }
  if (chunk.length > n) moves(n, chunk.length);
}

/** The same for a rule that asks nothing of the lines between: its events, and the rows at which anything changes. */
export function walkNotable(
  chunk: Toolpath,
  digest: ChunkDigest,
  hear: { readonly types: readonly JobEvent['type'][]; readonly event: (event: JobEvent) => void },
  row: (n: number) => void,
): void {
  const { notable, notables } = digest;
  const { events } = chunk;
  let k = 0;
  for (const each of events) {
    if (!hear.types.includes(each.type)) continue;
    while (k < notables && notable[k]! < each.at) row(notable[k++]!);
    hear.event(each);
  }
  while (k < notables) row(notable[k++]!);
}
