import { seeded, withWord } from './adversary-place.ts';
import { type Fault, middle } from './fault.ts';

type Pick = (count: number) => number;

const isMove = (line: string): boolean => /^(G[0-3]0?\s*|N\d+\s*)?[GXY]/i.test(line) && /[XY]-?\.?\d/i.test(line);
const isRapid = (line: string): boolean => /^G0?0\b/i.test(line) && /[XY]/i.test(line);

/** Lines of the burnt part, in the middle, that a test takes. */
function places(lines: readonly string[], test: (n: number) => boolean): readonly number[] {
  const found: number[] = [];
  for (let n = 12; n < lines.length - 6; n++) if (isMove(lines[n]!) && test(n)) found.push(n);
  return middle(found);
}

function put(name: string, added: readonly string[], slack = 40): Fault {
  return {
    name,
    rules: [],
    seed: (lines, pick) => {
      const found = places(lines, (n) => isBurning(lines, n) && isBurning(lines, n - 1));
      const n = found[pick(found.length)];
      return n === undefined ? null : seeded(lines.toSpliced(n, 0, ...added), n + 1, n + added.length + slack);
    },
  };
}

function edit(name: string, test: (line: string) => boolean, by: (line: string) => string, slack = 12): Fault {
  return {
    name,
    rules: [],
    seed: (lines, pick) => {
      const found = places(lines, (n) => test(lines[n]!) && by(lines[n]!) !== lines[n]);
      const n = found[pick(found.length)];
      return n === undefined ? null : seeded(lines.with(n, by(lines[n]!)), n + 1, n + 1 + slack);
    },
  };
}

/** A line that follows another of the same stroke: neither rapid, nor after a rapid one. */
function isBurning(lines: readonly string[], n: number): boolean {
  const line = lines[n] ?? '';
  return isMove(line) && !isRapid(line) && !/^G0\b|M5/i.test(lines[n - 1] ?? '') && !/S0\b/i.test(line);
}

/** What a move says is in absolute mm: digits of others mean something else. */
const plain = (lines: readonly string[]): boolean => !lines.some((line) => /^(G91|G20)/i.test(line));

function onPlain(fault: Fault): Fault {
  return { ...fault, seed: (lines: readonly string[], pick: Pick) => (plain(lines) ? fault.seed(lines, pick) : null) };
}

const PUT: readonly Fault[] = [
  onPlain(put('relative positions begin', ['G91'])),
  onPlain(put('inches begin', ['G20'])),
  put('the zero of X and Y is moved', ['G92 X0 Y0']),
  put('another work position is chosen', ['G55']),
  put('laser mode is switched off', ['$32=0']),
  put('the maximum rate is changed', ['$110=60000']),
  put('the machine homes', ['$H']),
  put('the laser goes off within a stroke', ['M5']),
  put('the program ends in mid job', ['M2']),
  put('the power is ten times too high', ['S10000']),
  put('the laser stands still at full power', ['M3 S1000', 'G4 P20']),
  put('a printer’s fan command', ['M106 S255']),
  put('the head goes down into the sheet', ['G1 Z-30']),
  put('feed counts as inverse time', ['G93']),
  put('an unknown command', ['M777']),
  put('a text without a semicolon', ['cut here']),
  put('the head goes to a stored place with the laser on', ['G28']),
];

const EDITS: readonly Fault[] = [
  onPlain(
    edit(
      'the decimal point of X is lost',
      (line) => /X\d{2,}\.\d/.test(line),
      (line) => line.replace(/(X\d+)\.(\d)/, '$1$2'),
    ),
  ),
  onPlain(
    edit(
      'X is negative',
      (line) => /X\d{2}/.test(line),
      (line) => line.replace('X', 'X-'),
    ),
  ),
  onPlain(
    edit(
      'X is 400 mm too far',
      (line) => /X\d/.test(line),
      (line) =>
        withWord(` ${line}`, 'X', (x) => x + 400)
          .trim()
          .replace(/^G(\d)X/, 'G$1 X'),
    ),
  ),
  edit(
    'a comma stands in a number',
    (line) => /X\d+\./.test(line),
    (line) => line.replace(/(X\d+)\./, '$1,'),
  ),
  edit(
    'the letter O stands for a zero',
    (line) => /X\d*0/.test(line),
    (line) => line.replace(/(X\d*)0/, '$1O'),
  ),
  edit(
    'zero bytes stand in a line',
    (line) => /X/.test(line),
    (line) => line.replace('X', '\0X'),
  ),
  edit(
    'a word stands twice',
    (line) => /X\S+/.test(line),
    (line) => `${line} X12.5`,
  ),
  edit(
    'a line is too long',
    () => true,
    (line) => `${line} F1000.${'0'.repeat(90)}`,
  ),
  edit(
    'S is above full power',
    (line) => /S[1-9]\d*/.test(line),
    (line) => line.replace(/S(\d+)/, 'S9$1'),
  ),
  edit(
    'S is negative',
    (line) => /S[1-9]/.test(line),
    (line) => line.replace('S', 'S-'),
  ),
  edit(
    'F is zero',
    (line) => /F[1-9]/.test(line),
    (line) => line.replace(/F[\d.]+/, 'F0'),
  ),
  edit(
    'an arc has no centre',
    (line) => /^G[23].*I/.test(line),
    (line) => line.replace(/[IJ]-?[\d.]+/g, ''),
  ),
];

const END: readonly Fault[] = [
  {
    name: 'the laser is not switched off at the end',
    rules: [],
    seed: (lines) => {
      const last = lines.findLastIndex((line) => /^M0?5\b/i.test(line));
      const others = lines.filter((line) => /^M0?5\b/i.test(line)).length > 1;
      return last < 0 || others ? null : seeded(lines.toSpliced(last, 1), last - 1, lines.length);
    },
  },
  {
    name: 'the file ends after two thirds',
    rules: [],
    seed: (lines) => {
      if (!lines.some((line) => /^M(2|30)\b/.test(line))) return null;
      const n = Math.floor((lines.length * 2) / 3);
      return seeded(lines.slice(0, n), n - 20, n + 1);
    },
  },
  {
    name: 'the air is not switched off at the end',
    rules: [],
    seed: (lines) => {
      const last = lines.findLastIndex((line) => /^M9\b/.test(line));
      if (last < 0 || !lines.some((line) => /^M8\b/.test(line))) return null;
      const left = lines.toSpliced(last, 1).filter((line) => !/^M(2|30)\b/.test(line));
      return seeded(left, last - 1, left.length);
    },
  },
  {
    name: 'one of many strokes is lit by M3',
    rules: [],
    seed: (lines, pick) => {
      const found = middle(lines.flatMap((line, n) => (/^M4\b/.test(line) ? [n] : [])));
      if (found.length < 10) return null;
      const n = found[pick(found.length)]!;
      return seeded(lines.with(n, lines[n]!.replace('M4', 'M3')), n + 1, n + 1);
    },
  },
  {
    name: 'the air goes off within a stroke',
    rules: [],
    seed: (lines, pick) => {
      if (!lines.some((line) => /^M8\b/.test(line))) return null;
      return put('', ['M9'], 2).seed(lines, pick);
    },
  },
  {
    name: 'a rapid move burns',
    rules: [],
    seed: (lines, pick) => {
      const closed = places(lines, (n) => isRapid(lines[n]!) && isMove(lines[n - 1]!) && isMove(lines[n + 1]!));
      const n = closed[pick(closed.length)];
      return n === undefined ? null : seeded(lines.with(n, lines[n]!.replace(/^G0+/i, 'G1 ')), n + 1, n + 12);
    },
  },
];

/** What a hostile tester would put into a GRBL job of any program. */
export const ADVERSARY_LASER_FAULTS: readonly Fault[] = [...PUT, ...EDITS, ...END];
