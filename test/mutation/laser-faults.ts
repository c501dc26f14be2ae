import { change, type Fault, insert, linesLike, middle, remove } from './fault.ts';

/** A line that moves in X. */
const MOVES = /^(g[01]|G[01]|G0[01])?\s*[xX]-?[\d.]+/;
const BURNS = /^G1 X.*/i;

/** Faults in laser jobs that harm the machine, the person or the piece. */
export const LASER_FAULTS: readonly Fault[] = [
  { name: 'letter O for a zero', rules: ['syntax'], seed: change(/^G[01].*X\d+0/, (l) => l.replace(/(X\d+)0/, '$1O')) },
  { name: 'comma for a point', rules: ['syntax'], seed: change(/X\d+\.\d/i, (l) => l.replace(/(X\d+)\./i, '$1,')) },
  { name: 'a word twice', rules: ['syntax'], seed: change(/^G1.*X[\d.]+ Y/, (l) => l.replace(' Y', ' X1 Y')) },
  {
    name: 'a letter without a number',
    rules: ['syntax'],
    seed: change(/^G1.*X[\d.]+/, (l) => l.replace(/X[\d.]+/, 'X')),
  },
  { name: 'binary bytes', rules: ['syntax', 'unreadable-part'], seed: insert(MOVES, 'G1 X\u0000\u0001') },
  { name: 'a printer’s command', rules: ['unknown-command'], seed: insert(MOVES, 'M106 S255') },
  { name: 'a printer’s word', rules: ['unknown-command', 'syntax'], seed: change(BURNS, (l) => `${l} E2`) },
  {
    name: 'no speed',
    rules: ['mode'],
    seed: (lines) => {
      const bare = lines.map((line) => line.replace(/\s*[fF][\d.]+/, ''));
      const first = bare.findIndex((line) => /^(g1|g2|g3|g02|g03)/i.test(line) && /x/i.test(line));
      return first < 0 ? null : { lines: bare, first: first + 1, last: first + 1 };
    },
  },
  { name: 'speed of zero', rules: ['mode'], seed: change(/F\d+/, (l) => l.replace(/F[\d.]+/, 'F0')) },
  {
    name: 'speed times 60',
    rules: ['feed-limit'],
    seed: change(/^G[123].*F\d+/, (l) => l.replace(/F([\d.]+)/, (_m, f: string) => `F${Number(f) * 60}`), 3),
  },
  {
    name: 'X beyond the sheet',
    rules: ['outside-machine'],
    seed: change(MOVES, (l) => l.replace(/X-?[\d.]+/i, 'X1000')),
  },
  {
    name: 'Y before the corner',
    rules: ['outside-machine'],
    seed: change(/^G[01].*Y[\d.]+/i, (l) => l.replace(/Y-?[\d.]+/i, 'Y-220')),
  },
  {
    name: 'inches for millimetres',
    rules: ['outside-machine', 'feed-limit'],
    seed(lines) {
      const n = lines.indexOf('G21');
      return n < 0 ? null : { lines: lines.with(n, 'G20'), first: n + 1, last: n + 30 };
    },
  },
  {
    name: 'relative positions left on',
    rules: ['outside-machine', 'arc'],
    seed(lines, pick) {
      if (lines.includes('G91') || lines.length < 60) return null;
      const found = middle(linesLike(lines, MOVES));
      const n = found[pick(found.length)]!;
      return { lines: lines.toSpliced(n, 0, 'G91'), first: n + 1, last: n + 60 };
    },
  },
  { name: 'the place renamed', rules: ['mode'], seed: insert(MOVES, 'G92 X0 Y0') },
  { name: 'power beyond full', rules: ['power-limit'], seed: change(/S[1-9]\d*/, (l) => l.replace(/S\d+/, 'S8000')) },
  { name: 'negative power', rules: ['syntax'], seed: change(/S[1-9]\d*/, (l) => l.replace(/S(\d+)/, 'S-$1')) },
  { name: 'never switched off', rules: ['laser-left-on'], seed: remove(/^M5/, 'end') },
  { name: 'laser mode switched off', rules: ['mode'], seed: insert(MOVES, '$32=0') },
  {
    name: 'burning on the way between closed shapes',
    rules: ['laser-while-travelling'],
    seed(lines, pick) {
      const found = middle(linesLike(lines, /^G0 X/)).filter((n) => {
        const closes = (from: number): boolean => {
          const start = /X[\d.]+ Y[\d.]+/.exec(lines[from]!)?.[0];
          const end = lines.slice(from + 1, from + 12).findIndex((line) => line.startsWith('G0'));
          return start !== undefined && end > 2 && lines[from + end]!.includes(start);
        };
        const before = linesLike(lines.slice(0, n), /^G0 X/).at(-1);
        return before !== undefined && closes(before) && closes(n);
      });
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return { lines: lines.with(n, lines[n]!.replace('G0', 'G1')), first: n + 1, last: n + 1 };
    },
  },
  {
    name: 'burning on the way between open strokes',
    rules: ['laser-while-travelling'],
    seed(lines, pick) {
      // Where each stroke names its power; a file that names it everywhere shows no beginnings.
      const strokes = linesLike(lines, /^g0\s*x/i).filter((n) => /s[1-9]/i.test(lines[n + 1] ?? ''));
      const bare = linesLike(lines, /^(g[123]|g0[123])?\s*x[^sf]*$/i).length;
      if (strokes.length < 12 || (bare < strokes.length && !/R/.test(lines[strokes[0]! + 1]!))) return null;
      const found = middle(strokes);
      const n = found[pick(found.length)]!;
      return { lines: lines.with(n, lines[n]!.replace(/^(g)0/i, '$11')), first: n + 1, last: n + 2 };
    },
  },
  {
    name: 'an arc around a wrong centre',
    rules: ['arc'],
    seed(lines, pick) {
      // A full circle fits any centre: only arcs whose end is another place.
      const found = middle(linesLike(lines, /^G0?[23] X[\d.]+ Y[\d.]+ I/)).filter((n) => {
        const end = /X[\d.]+ Y[\d.]+/.exec(lines[n]!)![0];
        return !lines[n - 1]!.includes(end);
      });
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      const moved = lines[n]!.replace(/I(-?)([\d.]+)/, (_m, sign: string, i: string) => `I${sign}${Number(i) + 7}`);
      return { lines: lines.with(n, moved), first: n + 1, last: n + 1 };
    },
  },
  { name: 'a radius too small', rules: ['arc'], seed: change(/^G0?[23] .*R/, (l) => l.replace(/R-?[\d.]+/, 'R0.2')) },
  {
    name: 'an arc without a centre',
    rules: ['arc'],
    seed: change(/^G0?[23] .*I/, (l) => l.replace(/ I\S+/, '').replace(/ J\S+/, '')),
  },
  {
    name: 'a line too long',
    rules: ['line-length'],
    seed: change(BURNS, (l) => l.replace(/([XY][\d.]+)/i, `$1${'0'.repeat(80)}`)),
  },
  {
    name: 'cut short',
    rules: ['laser-left-on', 'truncated'],
    seed(lines, pick) {
      const found = middle(linesLike(lines, /^(G1 )?X[\d.]+/));
      const n = found[pick(found.length)];
      if (n === undefined) return null;
      const before = lines.slice(0, n).findLast((line) => /^M[345]/.test(line));
      if (before === undefined || before.startsWith('M5')) return null;
      return { lines: [...lines.slice(0, n), lines[n]!.slice(0, 5)], first: n - 3, last: n + 1 };
    },
  },
];
