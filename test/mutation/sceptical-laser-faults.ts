import { type Fault, linesLike, middle } from './fault.ts';

type Seed = Fault['seed'];

/** A move or its words alone, in any style of writing. */
const MOVES = /^(?:[gG]0?[0-3])?\s*[xX]-?[\d.]+/;
const RAPID = /^[gG]0?0\s*[xX]/;

function numberOf(line: string, letter: string): number {
  const found = new RegExp(`${letter}(-?[\\d.]+)`, 'i').exec(line);
  return found === null ? Number.NaN : Number(found[1]);
}

function withNumber(line: string, letter: string, by: (value: number) => number | string): string {
  return line.replace(new RegExp(`(${letter})(-?[\\d.]+)`, 'i'), (_m, l: string, v: string) => `${l}${by(Number(v))}`);
}

function at(pattern: RegExp, by: (line: string) => readonly string[], slack = 0): Seed {
  return (lines, pick) => {
    const found = middle(linesLike(lines, pattern));
    if (found.length === 0) return null;
    const n = found[pick(found.length)]!;
    const changed = by(lines[n]!);
    if (changed.length === 1 && changed[0] === lines[n]) return null;
    return { lines: lines.toSpliced(n, 1, ...changed), first: n + 1, last: n + changed.length + slack };
  };
}

function before(inserted: readonly string[], slack = 0): Seed {
  return at(MOVES, (line) => [...inserted, line], slack);
}

/** While the laser of this job is lit at the line. */
function lit(lines: readonly string[], n: number): boolean {
  const last = lines.slice(0, n).findLast((line) => /^\s*[mM]0?[345]\b/.test(line));
  return last !== undefined && !/[mM]0?5/.test(last);
}

export const SCEPTICAL_LASER_FAULTS: readonly Fault[] = [
  {
    name: 'M5 left out before a travel',
    rules: ['laser-while-travelling', 'laser-left-on'],
    seed: (lines, pick) => {
      // Where travels are G1 in the dark of M5.
      const found = middle(linesLike(lines, /^M0?5$/)).filter((n) =>
        lines.slice(n + 1, n + 4).some((l) => /^G1\s.*X/.test(l)),
      );
      if (found.length < 4) return null;
      const n = found[pick(found.length)]!;
      return { lines: lines.toSpliced(n, 1), first: n, last: n + 5 };
    },
  },
  {
    name: 'lit again after the end',
    rules: ['laser-left-on'],
    seed: (lines) => {
      const n = lines.findLastIndex((line) => /^M5/.test(line));
      return n < 0 ? null : { lines: lines.toSpliced(n + 1, 0, 'M3 S1000'), first: n + 1, last: lines.length + 1 };
    },
  },
  {
    name: 'ten times the power',
    rules: ['power-limit'],
    seed: at(/[sS][2-9]\d\d/, (l) => [withNumber(l, 'S', (s) => s * 10)]),
  },
  {
    name: 'the point lost in X',
    rules: ['outside-machine'],
    seed: at(/[xX]\d{2,}\.\d{2}/, (l) => [l.replace(/([xX]\d+)\./, '$1')]),
  },
  {
    name: 'X under zero',
    rules: ['outside-machine'],
    seed: (lines, pick) =>
      lines.includes('G91') ? null : at(MOVES, (l) => [withNumber(l, 'X', () => -5)])(lines, pick),
  },
  {
    name: 'letter l for one',
    rules: ['syntax', 'unknown-command'],
    seed: at(/[xX]\d*1/, (l) => [l.replace(/([xX]\d*)1/, '$1l')]),
  },
  {
    name: 'nan',
    rules: ['syntax', 'unknown-command', 'mode'],
    seed: at(MOVES, (l) => [l.replace(/[xX]-?[\d.]+/, 'Xnan')]),
  },
  { name: 'two points', rules: ['syntax'], seed: at(/[xX]\d+\.\d/, (l) => [l.replace(/([xX]\d+)\.(\d)/, '$1.$2.')]) },
  { name: 'a hard space', rules: ['syntax'], seed: at(MOVES, (l) => [l.replace(/([xX])/, '\u00a0$1')]) },
  {
    name: 'two motions in a line',
    rules: ['syntax', 'mode'],
    seed: at(RAPID, (l) => [l.replace(/^[gG]0?0/, 'G0 G1')]),
  },
  { name: 'absolute and relative in a line', rules: ['syntax', 'mode'], seed: before(['G90 G91']) },
  { name: 'on and off in a line', rules: ['syntax', 'mode', 'laser-left-on'], seed: before(['M3 M5']) },
  { name: 'a printer’s heater', rules: ['unknown-command'], seed: before(['M104 S200']) },
  { name: 'a printer’s levelling', rules: ['unknown-command'], seed: before(['G29']) },
  { name: 'a tool changer', rules: ['unknown-command'], seed: before(['T1 M6']) },
  { name: 'the scale of power changed', rules: ['mode'], seed: before(['$30=255']) },
  { name: 'soft limits switched off', rules: ['mode'], seed: before(['$20=0']) },
  {
    name: 'another origin in the middle',
    rules: ['mode'],
    seed: (lines, pick) => {
      const fit = linesLike(lines, MOVES).filter((n) => lit(lines, n));
      if (fit.length < 20) return null;
      const n = middle(fit)[pick(middle(fit).length)]!;
      return { lines: lines.toSpliced(n, 0, 'G55'), first: n + 1, last: n + 1 };
    },
  },
  {
    name: 'the origin moved in the middle',
    rules: ['mode'],
    seed: (lines, pick) => {
      const fit = linesLike(lines, MOVES).filter((n) => lit(lines, n));
      if (fit.length < 20) return null;
      const n = middle(fit)[pick(middle(fit).length)]!;
      return { lines: lines.toSpliced(n, 0, 'G10 L20 P1 X0 Y0'), first: n + 1, last: n + 1 };
    },
  },
  {
    name: 'speed a hundred times',
    rules: ['feed-limit'],
    seed: (lines, pick) => {
      const found = linesLike(lines, /[fF][1-9]\d{2,}/).filter((n) => !RAPID.test(lines[n]!));
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return {
        lines: lines.with(
          n,
          withNumber(lines[n]!, 'F', (f) => f * 100),
        ),
        first: n + 1,
        last: n + 8,
      };
    },
  },
  {
    name: 'speed under zero',
    rules: ['mode', 'syntax'],
    seed: (lines, pick) => {
      const found = linesLike(lines, /[fF][1-9]\d{2,}/);
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return {
        lines: lines.with(
          n,
          withNumber(lines[n]!, 'F', (f) => -f),
        ),
        first: n + 1,
        last: n + 1,
      };
    },
  },
  {
    name: 'standing still with the beam on',
    rules: ['laser-left-on', 'laser-while-travelling'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, MOVES)).filter(
        (n) =>
          !RAPID.test(lines[n]!) &&
          lines
            .slice(0, n)
            .findLast((l) => /^\s*[mM]0?[345]\b/.test(l))
            ?.match(/[mM]0?3/) != null,
      );
      const burning = found.filter(
        (n) =>
          numberOf(lines[n]!, 'S') > 0 &&
          !/^[gG]0?0/.test(lines.slice(0, n + 1).findLast((l) => /^[gG]0?[0-3]/.test(l)) ?? 'G0'),
      );
      if (burning.length === 0) return null;
      const n = burning[pick(burning.length)]!;
      return { lines: lines.toSpliced(n + 1, 0, 'G4 P10'), first: n + 1, last: n + 2 };
    },
  },
  {
    name: 'a pause with the beam on',
    rules: ['laser-left-on'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, MOVES)).filter(
        (n) =>
          /[mM]0?3/.test(lines.slice(0, n).findLast((l) => /^\s*[mM]0?[345]\b/.test(l)) ?? '') &&
          numberOf(lines[n]!, 'S') > 0,
      );
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return { lines: lines.toSpliced(n + 1, 0, 'M0'), first: n + 1, last: n + 2 };
    },
  },
  {
    name: 'centre of an arc on the other side',
    rules: ['arc'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, /^G0?[23] X[\d.]+ Y[\d.]+ I/)).filter((n) => {
        const place = /X[\d.]+ Y[\d.]+/.exec(lines[n]!)![0];
        return !lines[n - 1]!.includes(place) && Math.abs(numberOf(lines[n]!, 'I')) > 0.5;
      });
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return {
        lines: lines.with(
          n,
          withNumber(lines[n]!, 'I', (i) => -i * 1.7),
        ),
        first: n + 1,
        last: n + 1,
      };
    },
  },
  {
    name: 'a rounded corner the wrong way round',
    rules: ['arc', 'outside-machine'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, /^G3 X[\d.]+ Y[\d.]+ I/)).filter(
        (n) => /^G1/.test(lines[n - 1]!) && /^G1/.test(lines[n + 1] ?? ''),
      );
      if (found.length === 0 || !lines.includes('M4 S0')) return null;
      const n = found[pick(found.length)]!;
      return { lines: lines.with(n, lines[n]!.replace('G3', 'G2')), first: n + 1, last: n + 1 };
    },
  },
  {
    name: 'an arc without end',
    rules: ['arc', 'syntax'],
    seed: at(/^G0?[23] X/, (l) => [l.replace(/ X[\d.]+ Y[\d.]+/, '')]),
  },
  {
    name: 'radius and centre',
    rules: ['syntax', 'arc'],
    seed: at(/^G0?[23] X.* R/, (l) => [l.replace(/ R[\d.]+/, ' R')]),
  },
  { name: 'a bracket left open', rules: ['syntax'], seed: at(/^(?:[gG]0?[0-3])?\s*[xX][^;]*$/, (l) => [`${l} (cut`]) },
  {
    name: 'cut off in the middle',
    rules: ['truncated', 'laser-left-on'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, MOVES)).filter((n) => lit(lines, n));
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return { lines: lines.slice(0, n + 1), first: n - 3, last: n + 2 };
    },
  },
  {
    name: 'inches at the top',
    rules: ['outside-machine', 'feed-limit', 'mode'],
    seed: (lines) => {
      const n = lines.findIndex((line) => /G21/.test(line));
      if (n < 0) return null;
      return { lines: lines.with(n, lines[n]!.replace('G21', 'G20')), first: n + 1, last: n + 40 };
    },
  },
  {
    name: 'relative positions in the middle',
    rules: ['outside-machine', 'mode'],
    seed: (lines, pick) => (lines.includes('G91') ? null : before(['G91'], 60)(lines, pick)),
  },
  {
    name: 'a rapid move that burns',
    rules: ['laser-while-travelling'],
    seed: (lines, pick) => {
      const strokes = linesLike(lines, RAPID).filter(
        (n) => /^[gG]0?1/.test(lines[n + 1] ?? '') && numberOf(lines[n + 1]!, 'S') > 0,
      );
      const named = linesLike(lines, /^(?!.*[gG]0?0).*[sS][1-9]/).length;
      if (strokes.length < 12 || named > 1.5 * strokes.length) return null;
      const found = middle(strokes);
      const n = found[pick(found.length)]!;
      return { lines: lines.with(n, lines[n]!.replace(/^([gG])0?0/, '$11')), first: n, last: n + 3 };
    },
  },
];
