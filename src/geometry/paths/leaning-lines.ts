import { type Chain, type ChordIndex, indexChords } from './chord-index.ts';
import { distance2ToSegment } from './containment.ts';

/** Places of the open chains both ends of which lie on other chains, or nearer to them than `reach` [mm]. */
export function leaningLines(chains: readonly Chain[], reach: number): ReadonlySet<number> {
  const leaning = new Set<number>();
  const open = [...chains.keys()].filter((k) => !chains[k]!.closed && chains[k]!.points.length >= 4);
  if (open.length === 0) return leaning;
  const chords = indexChords(chains);
  for (const k of open) {
    const { points } = chains[k]!;
    const last = points.length - 2;
    const ends = [
      [points[0]!, points[1]!],
      [points[last]!, points[last + 1]!],
    ] as const;
    if (ends.every((end) => liesOnOther(chords, k, end, reach))) leaning.add(k);
  }
  return leaning;
}

function liesOnOther(chords: ChordIndex, own: number, [x, y]: readonly [number, number], reach: number): boolean {
  const { ends, owner, groups, index } = chords;
  let lies = false;
  index.search(x - reach, y - reach, x + reach, y + reach, (g) => {
    if (owner[groups[g]!] === own) return false;
    for (let k = groups[g]!; k < groups[g + 1]! && !lies; k++) {
      const [ax, ay, bx, by] = [ends[4 * k]!, ends[4 * k + 1]!, ends[4 * k + 2]!, ends[4 * k + 3]!];
      lies = distance2ToSegment(x, y, ax, ay, bx, by) <= reach * reach;
    }
    return lies;
  });
  return lies;
}
