import type { JobEvent, Toolpath } from '../model/toolpath.ts';

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
