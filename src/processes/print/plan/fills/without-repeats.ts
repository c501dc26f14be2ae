/** [1/mm] */
const GRAIN = 1000;

/** Lines without the ways that another has already gone: borders of patches may run along branches that stand there. */
export function withoutRepeats(lines: readonly Float64Array[]): Float64Array[] {
  const gone = new Set<string>();
  const nodeAt = (line: Float64Array, i: number): string =>
    `${Math.round(GRAIN * line[i]!)} ${Math.round(GRAIN * line[i + 1]!)}`;
  return lines.flatMap((line) => {
    const pieces: Float64Array[] = [];
    let from = 0;
    const close = (to: number): void => {
      if (to > from) pieces.push(line.slice(from, to + 2));
    };
    for (let i = 2; i < line.length; i += 2) {
      const ends = [nodeAt(line, i - 2), nodeAt(line, i)].sort().join(' ');
      if (gone.has(ends)) {
        close(i - 2);
        from = i;
      }
      gone.add(ends);
    }
    close(line.length - 2);
    return pieces;
  });
}
