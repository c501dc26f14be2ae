import type { Fault, Seeded } from './fault.ts';

/** One line of a printer's job, as a hostile reader sees it. */
export interface Seen {
  /** Number of the line, from 0. */
  readonly n: number;
  readonly text: string;
  /** [mm] Where it begins and ends; z before and after; filament that it feeds, and its way. */
  readonly from: readonly [number, number, number];
  readonly to: readonly [number, number, number];
  readonly fed: number;
  readonly way: number;
  readonly code: string;
}

export interface Scan {
  readonly relative: boolean;
  readonly all: readonly Seen[];
  /** Lines that lay material, in the middle of the job. */
  readonly laid: readonly Seen[];
  /** Moves that feed nothing, in the middle of the job. */
  readonly idle: readonly Seen[];
  /** Filament alone, backwards and forwards, in the middle of the job. */
  readonly back: readonly Seen[];
  readonly push: readonly Seen[];
  /** First line of material on each height, from the lowest up. */
  readonly layers: readonly Seen[];
  readonly firstLaid: number;
  readonly lastLaid: number;
}

const word = (text: string, letter: string): number | undefined => {
  const found = new RegExp(`\\s${letter}(-?[\\d.]+)`, 'i').exec(text);
  return found === null ? undefined : Number(found[1]);
};

const memory = new WeakMap<readonly string[], Scan>();

/** What each line of a printer's job does. Knows G0 to G3, G90 to G92, M82, M83: enough for clean jobs. */
export function scan(lines: readonly string[]): Scan {
  const known = memory.get(lines);
  if (known !== undefined) return known;
  let at: [number, number, number] = [0, 0, 0];
  let e = 0;
  let relative = false;
  let away = false;
  const all: Seen[] = [];
  for (const [n, text] of lines.entries()) {
    const bare = text.replace(/;.*/, '');
    const code = /^\s*([GMT]\d+)/i.exec(bare)?.[1]?.toUpperCase() ?? '';
    const from = at;
    let fed = 0;
    if (code === 'M83') relative = true;
    else if (code === 'M82') relative = false;
    else if (code === 'G90') away = false;
    else if (code === 'G91') away = true;
    else if (code === 'G92') e = word(bare, 'E') ?? e;
    else if (/^G[0123]$/.test(code)) {
      const [x, y, z, given] = [word(bare, 'X'), word(bare, 'Y'), word(bare, 'Z'), word(bare, 'E')];
      at = away ? [at[0] + (x ?? 0), at[1] + (y ?? 0), at[2] + (z ?? 0)] : [x ?? at[0], y ?? at[1], z ?? at[2]];
      if (given !== undefined) {
        fed = relative ? given : given - e;
        e = relative ? e : given;
      }
    }
    all.push({ n, text, from, to: at, fed, way: Math.sqrt((at[0] - from[0]) ** 2 + (at[1] - from[1]) ** 2), code });
  }
  const laidAll = all.filter((line) => line.fed > 0 && line.way > 0.05 && /^G[123]$/.test(line.code));
  const layers: Seen[] = [];
  for (const line of laidAll) if (line.to[2] > (layers.at(-1)?.to[2] ?? 0.05) + 0.04) layers.push(line);
  const from = laidAll[Math.floor(laidAll.length * 0.35)]?.n ?? 0;
  const to = laidAll[Math.floor(laidAll.length * 0.8)]?.n ?? 0;
  const inside = all.filter((line) => line.n >= from && line.n <= to);
  const result: Scan = {
    relative: laidAll.length > 0 && relativeAt(lines, laidAll[0]!.n),
    all,
    laid: inside.filter((line) => line.fed > 0 && line.way > 0.05),
    idle: inside.filter((line) => line.fed === 0 && line.way > 0.5 && /^G[01]$/.test(line.code)),
    back: inside.filter((line) => line.fed < -0.1 && line.way === 0 && /^G[01]$/.test(line.code)),
    push: inside.filter((line) => line.fed > 0.1 && line.way === 0 && /^G[01]$/.test(line.code)),
    layers,
    firstLaid: laidAll[0]?.n ?? 0,
    lastLaid: laidAll.at(-1)?.n ?? 0,
  };
  memory.set(lines, result);
  return result;
}

function relativeAt(lines: readonly string[], n: number): boolean {
  let relative = false;
  for (let i = 0; i <= n; i++) {
    if (/^M83\b/.test(lines[i]!)) relative = true;
    else if (/^M82\b/.test(lines[i]!)) relative = false;
  }
  return relative;
}

export const choose = <T>(list: readonly T[], pick: (count: number) => number): T | undefined =>
  list.length === 0 ? undefined : list[pick(list.length)];

/** A line put before line n (from 0). */
export function put(lines: readonly string[], n: number, text: string | readonly string[], slack = 0): Seeded {
  const added = typeof text === 'string' ? [text] : text;
  return { lines: lines.toSpliced(n, 0, ...added), first: n + 1, last: n + added.length + slack };
}

/** Lines from n (from 0) on taken out. */
export function cut(lines: readonly string[], n: number, count: number, slack = 1): Seeded {
  return { lines: lines.toSpliced(n, count), first: n, last: n + 1 + slack };
}

/** Line n (from 0) said otherwise; null where that changes nothing. */
export function say(lines: readonly string[], n: number, text: string, slack = 0): Seeded | null {
  return text === lines[n] ? null : { lines: lines.with(n, text), first: n + 1, last: n + 1 + slack };
}

/** A fault at one of the lines that a list of the scan holds. */
export function at(
  name: string,
  which: (seen: Scan) => readonly Seen[],
  seed: (lines: readonly string[], line: Seen, seen: Scan) => Seeded | null,
  rules: readonly string[] = [],
): Fault {
  return {
    name,
    rules,
    seed: (lines, pick) => {
      const seen = scan(lines);
      const line = choose(which(seen), pick);
      return line === undefined ? null : seed(lines, line, seen);
    },
  };
}
