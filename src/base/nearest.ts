/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`: optimal string alignment distance. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

/** One edit more than to the nearest of the words ("ender3" of "creality-ender3-v2"); infinite where none is much alike. */
function distanceToWord(target: string, words: readonly string[]): number {
  const distance = Math.min(...words.map((word) => editDistance(target, word)));
  return words.length > 1 && distance <= target.length / 5 ? 1 + distance : Number.POSITIVE_INFINITY;
}

/**
 * The known name that a person most likely meant, or undefined when none is near
 * (more than half of the letters differ, and it holds no word like it). Case, `_` and `-` do not count.
 */
export function nearestName(wanted: string, known: Iterable<string>): string | undefined {
  const plain = (s: string): string => s.toLowerCase().replace(/[_\-\s]/g, '');
  const target = plain(wanted);
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  let bestChange = Number.POSITIVE_INFINITY;
  for (const name of known) {
    const candidate = plain(name);
    const whole = candidate.startsWith(target) && target.length > 2 ? 0.5 : editDistance(target, candidate);
    const distance = Math.min(whole, distanceToWord(target, name.toLowerCase().split(/[_\-\s]/)));
    const limit = Math.max(target.length, candidate.length) / 2;
    // Of two that are as near, the one of the same length: letters are swapped more often than left out.
    const change = Math.abs(candidate.length - target.length);
    if (distance <= limit && (distance < bestDistance || (distance === bestDistance && change < bestChange))) {
      best = name;
      bestDistance = distance;
      bestChange = change;
    }
  }
  return best;
}
