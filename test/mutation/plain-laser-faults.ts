import { change, type Fault, insert, linesLike, middle } from './fault.ts';

/** A line that moves in X. */
const MOVES = /^(g[01]|G[01]|G0[01])?\s*[xX]-?[\d.]+/;
const BURNS = /^G0?1 ?X.*/i;

/** Faults in laser jobs as a hurried hand, a mill's post-processor or a bad card makes them. */
export const PLAIN_LASER_FAULTS: readonly Fault[] = [
  // Lexing
  { name: 'a sector of zeros', rules: ['syntax', 'unreadable-part'], seed: insert(MOVES, '\u0000'.repeat(60)) },
  { name: 'the command letter lost', rules: ['syntax'], seed: change(BURNS, (l) => l.replace(/^G/i, '')) },
  {
    name: 'a word without its letter',
    rules: ['syntax', 'unknown-command', 'mode'],
    seed: change(/^G0?1 ?X[\d.]+/i, (l) => l.replace(/X/i, '')),
  },
  { name: 'a hold in the line', rules: ['syntax'], seed: change(BURNS, (l) => l.replace(/([XY][\d.]+)/i, '$1!')) },
  {
    name: 'the sign behind the number',
    rules: ['syntax'],
    seed: change(/X[\d.]+/i, (l) => l.replace(/X([\d.]+)/i, 'X$1-')),
  },
  { name: 'two speeds', rules: ['syntax'], seed: change(/F\d+/, (l) => `${l} F1300`) },
  { name: 'a variable', rules: ['syntax', 'unknown-command'], seed: insert(MOVES, '#101=25.4') },
  // Commands of other machines
  { name: 'a drilling cycle', rules: ['unknown-command'], seed: insert(MOVES, 'G81 X10 Y10 Z-2 R1 F200') },
  { name: 'a cutter’s radius', rules: ['unknown-command'], seed: insert(MOVES, 'G41 D1') },
  { name: 'a spline', rules: ['unknown-command'], seed: insert(MOVES, 'G5 I0 J3 P0 Q-3 X10 Y10') },
  { name: 'a sub-program', rules: ['unknown-command', 'syntax'], seed: insert(MOVES, 'M98 P1000') },
  { name: 'a printer’s fan off', rules: ['unknown-command'], seed: insert(MOVES, 'M107') },
  // Modes
  {
    name: 'another plane before arcs',
    rules: ['mode', 'arc', 'unknown-command'],
    seed: (lines) => {
      const n = lines.findIndex((line) => /^G0?[23] /.test(line));
      return n < 0 ? null : { lines: lines.toSpliced(n, 0, 'G18'), first: n + 1, last: n + 2 };
    },
  },
  { name: 'speed as inverse time', rules: ['mode', 'feed-limit', 'unknown-command'], seed: insert(BURNS, 'G93', 2) },
  {
    name: 'inches in the middle',
    rules: ['mode', 'outside-machine', 'feed-limit'],
    seed: (lines, pick) => (lines.includes('G20') ? null : insert(MOVES, 'G20', 40)(lines, pick)),
  },
  // Bounds
  {
    name: 'beyond the right end',
    rules: ['outside-machine'],
    seed: change(MOVES, (l) => l.replace(/X-?[\d.]+/i, 'X400.5')),
  },
  {
    name: 'a number without end',
    rules: ['outside-machine', 'syntax', 'line-length'],
    seed: change(MOVES, (l) => l.replace(/X-?[\d.]+/i, 'X100000000000')),
  },
  // Power and the beam
  { name: 'power without a number', rules: ['syntax'], seed: change(/S[1-9]\d*/, (l) => l.replace(/S\d+/, 'S')) },
  {
    name: 'full power of another scale',
    rules: ['power-limit'],
    seed: change(/S[1-9]\d*/, (l) => l.replace(/S\d+/, 'S12000')),
  },
  {
    name: 'lit for good before the end',
    rules: ['laser-left-on'],
    seed: (lines) => {
      const n = linesLike(lines, /^M0?5/).at(-1);
      return n === undefined ? null : { lines: lines.with(n, 'M3 S500'), first: n + 1, last: lines.length };
    },
  },
  {
    name: 'half a minute on one spot',
    rules: ['laser-while-travelling', 'long-stop'],
    seed: (lines, pick) => {
      const at = middle(linesLike(lines, /^G0?1 ?X.*S[1-9]/i)).filter((n) =>
        /^M0?3/.test(lines.slice(0, n).findLast((l) => /^M0?[345]/.test(l)) ?? ''),
      );
      if (at.length === 0) return null;
      const n = at[pick(at.length)]!;
      return { lines: lines.toSpliced(n + 1, 0, 'G4 P30'), first: n + 2, last: n + 2 };
    },
  },
  { name: 'the end in the middle', rules: ['truncated', 'mode', 'laser-left-on'], seed: insert(MOVES, 'M2', 1) },
  {
    name: 'the file twice',
    rules: ['truncated', 'mode', 'laser-left-on'],
    seed: (lines) => {
      const n = linesLike(lines, /^M(2|30)\b/).at(-1);
      return n === undefined ? null : { lines: [...lines, ...lines], first: n + 1, last: lines.length + 40 };
    },
  },
  // Arcs, lines, the end
  {
    name: 'an arc half as far',
    rules: ['arc'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, /^G0?[23] X[\d.]+ Y[\d.]+ I/)).filter(
        (n) => !lines[n - 1]!.includes(/X[\d.]+ Y[\d.]+/.exec(lines[n]!)![0]),
      );
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return {
        lines: lines.with(
          n,
          lines[n]!.replace(/X([\d.]+)/, (_m, x: string) => `X${Number(x) + 3}`),
        ),
        first: n + 1,
        last: n + 1,
      };
    },
  },
  {
    name: 'a letter of sixty numbers',
    rules: ['line-length'],
    seed: change(BURNS, (l) => l.replace(/([XY]\d+)/i, `$1.${'1'.repeat(90)}`)),
  },
  {
    name: 'the tail gone',
    rules: ['laser-left-on', 'truncated'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, BURNS));
      const n = found[pick(found.length)];
      if (n === undefined) return null;
      const before = lines.slice(0, n).findLast((line) => /^M0?[345]/.test(line));
      if (before === undefined || /^M0?5/.test(before)) return null;
      return { lines: lines.slice(0, n + 1), first: n - 3, last: n + 2 };
    },
  },
];
