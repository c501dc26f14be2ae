import { type Fault, middle, type Seeded } from './fault.ts';

/** Where faults of the fifth list are put: places that a job has whatever program made it. */
type Pick = (count: number) => number;

const LAYER = /^;\s*(LAYER_CHANGE|CHANGE_LAYER|LAYER:-?\d+)|^;; --- layer/;
const MOVE = /^G[0123] /;
const LAYING = /^G1 .*[XY]-?[\d.]+.*E-?[\d.]*\d/;

const isLayer = (line: string): boolean => LAYER.test(line);
export const isLaying = (line: string): boolean => LAYING.test(line) && !/E-/.test(line);
export const isTravel = (line: string): boolean => /^G[01] .*[XY]/.test(line) && !/E/.test(line.split(';')[0]!);
/** E counts from one line to the next. */
export const isRelative = (lines: readonly string[]): boolean => lines.some((line) => /^M83\b/.test(line));
const isMove = (line: string): boolean => MOVE.test(line);

export function numberOf(line: string, letter: string): number | null {
  const found = new RegExp(`${letter}(-?\\d*\\.?\\d+)`).exec(line.split(';')[0]!);
  return found === null ? null : Number(found[1]);
}

/** The line with one of its words changed by a function of the number. */
export function withWord(line: string, letter: string, by: (value: number) => number | string): string {
  return line.replace(new RegExp(`(^[^;]*?\\s${letter})(-?\\d*\\.?\\d+)`), (_all, before: string, value: string) => {
    const next = by(Number(value));
    return `${before}${typeof next === 'string' ? next : Number(next.toFixed(5))}`;
  });
}

/** Numbers of the lines that begin layers. */
export function layerLines(lines: readonly string[]): number[] {
  const found: number[] = [];
  for (let n = 0; n < lines.length; n++) if (isLayer(lines[n]!)) found.push(n);
  return found;
}

/** Last line that lays anything. */
export function lastLaying(lines: readonly string[]): number {
  for (let n = lines.length - 1; n >= 0; n--) if (isLaying(lines[n]!)) return n;
  return 0;
}

/** One layer in the middle of the job: its lines from, to (not included). Null where there are too few. */
export function someLayer(lines: readonly string[], pick: Pick): readonly [number, number] | null {
  const marks = layerLines(lines);
  if (marks.length < 5) return null;
  const inside = middle(marks.slice(0, -2));
  const k = marks.indexOf(inside[pick(inside.length)]!);
  return [marks[k]!, marks[k + 1]!];
}

/** Numbers of the lines within the printed part, in the middle of the job, that a test takes. */
export function within(lines: readonly string[], test: (n: number) => boolean): readonly number[] {
  const marks = layerLines(lines);
  const from = marks[Math.min(2, marks.length - 1)] ?? 0;
  const last = lastLaying(lines);
  const found: number[] = [];
  for (let n = from; n < last; n++) if (test(n)) found.push(n);
  return middle(found);
}

/** Puts lines before a line in the middle of the printed part. */
export function insertInPart(added: readonly string[], slack = 400): Fault['seed'] {
  return (lines, pick) => {
    const found = within(lines, (n) => isLaying(lines[n]!) && isLaying(lines[n - 1]!));
    if (found.length === 0) return null;
    const n = found[pick(found.length)]!;
    return { lines: lines.toSpliced(n, 0, ...added), first: n + 1, last: n + added.length + slack };
  };
}

/** Changes one line of the printed part. */
export function changeInPart(test: (line: string) => boolean, by: (line: string) => string, slack = 60): Fault['seed'] {
  return (lines, pick) => {
    const found = within(lines, (n) => test(lines[n]!) && by(lines[n]!) !== lines[n]);
    if (found.length === 0) return null;
    const n = found[pick(found.length)]!;
    return { lines: lines.with(n, by(lines[n]!)), first: n + 1, last: n + 1 + slack };
  };
}

/** [mm] How far apart the ends of two lines are; NaN where one has no X and Y. */
export function between(a: string, b: string): number {
  const x = numberOf(a, 'X')! - numberOf(b, 'X')!;
  const y = numberOf(a, 'Y')! - numberOf(b, 'Y')!;
  return numberOf(a, 'X') === null ||
    numberOf(b, 'X') === null ||
    numberOf(a, 'Y') === null ||
    numberOf(b, 'Y') === null
    ? Number.NaN
    : Math.sqrt(x * x + y * y);
}

/** Moves every X and Y of the lines from, to (not included). */
export function shifted(
  lines: readonly string[],
  [from, to]: readonly [number, number],
  by: readonly [number, number],
): string[] {
  return lines.map((line, n) =>
    n >= from && n < to && isMove(line)
      ? withWord(
          withWord(line, 'X', (x) => x + by[0]),
          'Y',
          (y) => y + by[1],
        )
      : line,
  );
}

export function seeded(lines: readonly string[], first: number, last: number): Seeded {
  return { lines, first, last };
}
