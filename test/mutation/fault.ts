/** A fault seeded into a clean job. */
export interface Fault {
  readonly name: string;
  /** The rule that must speak, one of these; empty: any. */
  readonly rules: readonly string[];
  /** A warning is enough: the work may be spoilt, the machine is not. */
  readonly mild?: true;
  /**
   * The faulty text, and the lines that a finding may name: where the fault is, to where it first shows.
   * Null where the job has no place for such a fault.
   */
  readonly seed: (lines: readonly string[], pick: (count: number) => number) => Seeded | null;
}

export interface Seeded {
  readonly lines: readonly string[];
  readonly first: number;
  readonly last: number;
}

/** Numbers (from 0) of the lines that match. */
export function linesLike(lines: readonly string[], pattern: RegExp): number[] {
  const found: number[] = [];
  for (let n = 0; n < lines.length; n++) if (pattern.test(lines[n]!)) found.push(n);
  return found;
}

/** The line numbers between a third and the rest of a list: the middle of the job. */
export function middle(found: readonly number[]): readonly number[] {
  return found.slice(Math.floor(found.length / 3), Math.max(1, found.length - Math.floor(found.length / 6)));
}

/** Replaces one of the lines that match, in the middle of the job. @param slack lines after it in which the fault may first show */
export function change(pattern: RegExp, by: (line: string) => string, slack = 0): Fault['seed'] {
  return (lines, pick) => {
    const found = middle(linesLike(lines, pattern));
    if (found.length === 0) return null;
    const n = found[pick(found.length)]!;
    const changed = by(lines[n]!);
    if (changed === lines[n]) return null;
    return { lines: lines.with(n, changed), first: n + 1, last: n + 1 + slack };
  };
}

/** Puts a line before one of the lines that match, in the middle of the job. */
export function insert(pattern: RegExp, line: string, slack = 0): Fault['seed'] {
  return (lines, pick) => {
    const found = middle(linesLike(lines, pattern));
    if (found.length === 0) return null;
    const n = found[pick(found.length)]!;
    return { lines: lines.toSpliced(n, 0, line), first: n + 1, last: n + 1 + slack };
  };
}

/** Takes out every line that matches. @param last where the fault shows: `end` of the file, or so many lines after the first */
export function remove(pattern: RegExp, last: number | 'end'): Fault['seed'] {
  return (lines) => {
    const found = linesLike(lines, pattern);
    if (found.length === 0) return null;
    const left = lines.filter((line) => !pattern.test(line));
    const first = last === 'end' ? found.at(-1)! - found.length + 1 : found[0]! + 1;
    return { lines: left, first, last: last === 'end' ? left.length : first + last };
  };
}
