import type { Fault, Seeded } from './fault.ts';
import { choose, cut, put, say } from './hostile-scan.ts';

interface Stroke {
  readonly n: number;
  readonly text: string;
  /** G0 to G3 that holds here, S that holds, whether M3 or M4 holds, and whether the line moves. */
  readonly motion: number;
  readonly power: number;
  readonly on: boolean;
  readonly moves: boolean;
  /** [mm] Between its ends, as written. */
  readonly length: number;
}

/** What each line of a laser's job does; modes stay as in GRBL. */
function strokes(lines: readonly string[]): readonly Stroke[] {
  let motion = 0;
  let power = 0;
  let on = false;
  let [x, y] = [0, 0];
  return lines.map((text, n) => {
    const bare = text.replace(/\(.*?\)|;.*/g, '').toUpperCase();
    for (const [, code] of bare.matchAll(/G0*([0123])(?![\d.])/g)) motion = Number(code);
    if (/M0*[34](?!\d)/.test(bare)) on = true;
    if (/M0*5(?!\d)/.test(bare)) on = false;
    const s = /S([\d.]+)/.exec(bare);
    if (s !== null) power = Number(s[1]);
    const moves = /[XY]-?[\d.]/.test(bare);
    const to = (letter: string, old: number): number =>
      Number(new RegExp(`${letter}(-?[\\d.]+)`).exec(bare)?.[1] ?? old);
    const [nx, ny] = [to('X', x), to('Y', y)];
    const length = Math.sqrt((nx - x) ** 2 + (ny - y) ** 2);
    [x, y] = [nx, ny];
    return { n, text, motion, power, on, moves, length };
  });
}

function inside(list: readonly Stroke[]): readonly Stroke[] {
  return list.slice(Math.floor(list.length * 0.25), Math.max(1, Math.floor(list.length * 0.85)));
}

const burns = (lines: readonly string[]): readonly Stroke[] =>
  inside(strokes(lines).filter((line) => line.moves && line.on && line.motion > 0 && line.power > 0));

function where(
  name: string,
  which: (lines: readonly string[]) => readonly Stroke[],
  seed: (lines: readonly string[], line: Stroke) => Seeded | null,
): Fault {
  return {
    name,
    rules: [],
    seed: (lines, pick) => {
      const line = choose(which(lines), pick);
      return line === undefined ? null : seed(lines, line);
    },
  };
}

const withX = (lines: readonly string[]): readonly Stroke[] => burns(lines).filter((line) => /X/i.test(line.text));
/** Burning lines of jobs that count in millimetres from one corner throughout. */
const absolute = (lines: readonly string[]): readonly Stroke[] =>
  lines.some((line) => /G20|G91/i.test(line)) ? [] : burns(lines).slice(0, -4);
/** Burning lines of jobs that light the laser once, where more such lines with a power come. */
const litOnce = (lines: readonly string[]): readonly Stroke[] =>
  lines.filter((line) => /M0*[34](?!\d)/i.test(line)).length === 1
    ? burns(lines).filter((line) => lines.slice(line.n + 1).some((next) => /^G0*[123].*S[1-9]/i.test(next)))
    : [];
/** Long burning lines without a speed of their own. */
const unpaced = (lines: readonly string[]): readonly Stroke[] =>
  burns(lines).filter((line) => !/F\d/i.test(line.text) && line.length > 2);

const inserted = (text: string, slack = 0): Fault =>
  where(`"${text}" in mid burn`, burns, (lines, line) => put(lines, line.n, text, slack));
const without = (name: string, pattern: RegExp, last = 'end'): Fault => ({
  name,
  rules: [],
  seed: (lines) => {
    const n = lines.findIndex((line) => pattern.test(line));
    const left = lines.map((line) => line.replace(pattern, '')).filter((line, i) => line !== '' || lines[i] === '');
    return n < 0 ? null : { lines: left, first: 1, last: last === 'end' ? left.length : n + 20 };
  },
});

export const HOSTILE_LASER_FAULTS: readonly Fault[] = [
  inserted('G92 X0 Y0', 40),
  inserted('G55', 0),
  inserted('G10 L20 P1 X0', 40),
  inserted('G10 L2 P1 X300', 40),
  inserted('G0 Z-50', 0),
  inserted('G1 Z-20 F600', 0),
  inserted('$32=0', 0),
  inserted('$30=255', 0),
  inserted('$H', 0),
  inserted('$RST=*', 0),
  inserted('$130=1000', 0),
  inserted('M106 S255', 0),
  inserted('M104 S200', 0),
  inserted('M6', 0),
  inserted('G28', 1),
  inserted('G38.2 Z-10 F100', 0),
  inserted('G93', 2),
  inserted('M2', 3),
  inserted('M30', 3),
  inserted('S50000', 2),
  inserted('F0', 2),
  inserted('F-100', 0),
  where('"G20" in mid burn', absolute, (lines, line) => put(lines, line.n, 'G20', 3)),
  where('"G91" in mid burn', absolute, (lines, line) => put(lines, line.n, 'G91', 40)),
  where('"M5" in mid burn', litOnce, (lines, line) => put(lines, line.n, 'M5', 400)),
  where('"F10" in mid burn', unpaced, (lines, line) => put(lines, line.n, 'F10', 3)),
  where('"F500000" in mid burn', unpaced, (lines, line) => put(lines, line.n, 'F500000', 3)),
  without('M5 lost, and the end', /M0*5(?!\d)|M0*2(?!\d)|M30/gi),
  without('laser never on', /M0*[34](?!\d)/gi),
  without('power never said', /S\d[\d.]*/gi),
  without('no feed at all', /F\d[\d.]*/gi),
  where(
    'S times 10',
    (l) => burns(l).filter((s) => /S[1-9]/i.test(s.text) && s.power > 120),
    (lines, line) =>
      say(
        lines,
        line.n,
        line.text.replace(/S([\d.]+)/i, (_, s: string) => `S${Number(s) * 10}`),
      ),
  ),
  where('X beyond the bed', withX, (lines, line) => say(lines, line.n, line.text.replace(/X-?[\d.]+/i, 'X401'))),
  where('X below zero', withX, (lines, line) => say(lines, line.n, line.text.replace(/X-?([\d.]+)/i, 'X-5$1'))),
  where(
    'Y without its point',
    (l) => burns(l).filter((s) => /Y\d+\.\d\d/i.test(s.text)),
    (lines, line) => say(lines, line.n, line.text.replace(/(Y\d+)\.(\d)/i, '$1$2')),
  ),
  where(
    'O for 0',
    (l) => burns(l).filter((s) => /[XY]\d*0/i.test(s.text)),
    (lines, line) => say(lines, line.n, line.text.replace(/([XY]\d*)0/i, '$1O')),
  ),
  where(
    'a comma',
    (l) => burns(l).filter((s) => /X\d+\.\d/i.test(s.text)),
    (lines, line) => say(lines, line.n, line.text.replace(/(X\d+)\./i, '$1,')),
  ),
  where('X that is no number', withX, (lines, line) => say(lines, line.n, line.text.replace(/X-?[\d.]+/i, 'Xnan'))),
  where(
    'two lines in one',
    (l) => withX(l).filter((s) => /^[^;(]*X/i.test(l[s.n + 1] ?? '')),
    (lines, line) => ({
      lines: lines.toSpliced(line.n, 2, line.text + lines[line.n + 1]!),
      first: line.n + 1,
      last: line.n + 1,
    }),
  ),
  where('a line too long', burns, (lines, line) => say(lines, line.n, `${line.text} F600.${'0'.repeat(80)}`)),
  where('two axis words', withX, (lines, line) => say(lines, line.n, `${line.text} X5`)),
  where('two motion words', burns, (lines, line) =>
    say(lines, line.n, `G0 ${/G\d/i.test(line.text) ? line.text : `G1 ${line.text}`}`),
  ),
  where(
    'radius too small',
    (l) => burns(l).filter((s) => /R-?[\d.]*[1-9]/i.test(s.text)),
    (lines, line) =>
      say(
        lines,
        line.n,
        line.text.replace(/R(-?[\d.]+)/i, (_, r: string) => `R${Number(r) / 4}`),
      ),
  ),
  {
    name: 'cut at any byte',
    rules: [],
    seed: (lines, pick) => {
      const line = choose(burns(lines), pick);
      if (line === undefined) return null;
      return {
        lines: [...lines.slice(0, line.n), line.text.slice(0, 1 + pick(line.text.length))],
        first: line.n - 2,
        last: line.n + 1,
      };
    },
  },
  {
    name: 'the job twice',
    rules: [],
    seed: (lines) =>
      lines.some((line) => /^M(2|30)\b/i.test(line))
        ? { lines: [...lines, ...lines], first: lines.length - 10, last: lines.length * 2 }
        : null,
  },
  {
    name: 'the start lost',
    rules: [],
    seed: (lines) => {
      const first = strokes(lines).findIndex((line) => line.moves && line.on && line.motion > 0 && line.power > 0);
      return first < 1 || litOnce(lines).length === 0 ? null : { lines: lines.slice(first), first: 1, last: 30 };
    },
  },
  where('NUL bytes', burns, (lines, line) => put(lines, line.n, '\0'.repeat(100))),
  where(
    'M5 lost before a travel with power',
    (l) => inside(strokes(l).filter((s) => /M0*5(?!\d)/i.test(s.text))),
    (lines, line) => cut(lines, line.n, 1, 8),
  ),
];
