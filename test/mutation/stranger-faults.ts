import {
  between,
  changeInPart,
  insertInPart,
  isLaying,
  isRelative,
  numberOf,
  seeded,
  someLayer,
  within,
  withWord,
} from './adversary-place.ts';
import { type Fault, linesLike, middle } from './fault.ts';

const withoutE = (line: string): string => line.replace(/\s+E-?[\d.]+/, '');

/** A line of some length among lines laid, at the pace of the one before it: E is lost. */
const dryLine: Fault['seed'] = (lines, pick) => {
  const found = within(
    lines,
    (n) =>
      [n - 1, n, n + 1].every((k) => isLaying(lines[k] ?? '')) &&
      numberOf(lines[n]!, 'F') === null &&
      between(lines[n - 1]!, lines[n]!) > 5.5,
  );
  const n = found[pick(found.length)];
  return n === undefined ? null : seeded(lines.with(n, withoutE(lines[n]!)), n + 1, n + 1);
};

/** Every E of one layer, times a factor; E counts from one line to the next. */
function layerFed(factor: number): Fault['seed'] {
  return (lines, pick) => {
    const layer = isRelative(lines) ? someLayer(lines, pick) : null;
    if (layer === null) return null;
    const fed = lines.map((line, n) =>
      n >= layer[0] && n < layer[1] && isLaying(line) ? withWord(line, 'E', (e) => e * factor) : line,
    );
    return seeded(fed, layer[0] + 1, layer[1]);
  };
}

/** Faults of a sixth list: what a reader who had seen none of the others thought of, and was missed at first. */
export const STRANGER_PRINTER_FAULTS: readonly Fault[] = [
  { name: 'one line has lost its E', rules: ['missing-work'], seed: dryLine },
  { name: 'one layer gets twice its filament', rules: ['odd-flow'], seed: layerFed(2) },
  { name: 'one layer gets half its filament', rules: ['odd-flow'], seed: layerFed(0.5) },
  { name: 'the unit of temperatures changes', rules: ['machine-setting'], seed: insertInPart(['M149 F'], 0) },
  { name: 'the nozzle gets an offset', rules: ['machine-setting'], seed: insertInPart(['M218 T0 X20'], 0) },
  { name: 'a height of the mesh is set', rules: ['machine-setting'], seed: insertInPart(['M421 I0 J0 Z-2'], 0) },
  { name: 'a twentieth of the speed', rules: ['feed-limit'], seed: insertInPart(['M220 S5'], 0) },
  { name: 'an acceleration of next to nothing', rules: ['acceleration-limit'], seed: insertInPart(['M204 S1'], 0) },
  {
    name: 'one speed of the infill in mm/s',
    rules: [],
    seed: changeInPart(
      (line) => isLaying(line) && (numberOf(line, 'F') ?? 0) >= 3000 && (numberOf(line, 'F') ?? 0) <= 6000,
      (line) => withWord(line, 'F', (f) => f / 60),
      8,
    ),
  },
  {
    name: 'one travel in mm/s',
    rules: ['too-slow'],
    mild: true,
    seed: (lines, pick) => {
      const found = within(
        lines,
        (n) =>
          /^G[01] /.test(lines[n]!) && (numberOf(lines[n]!, 'F') ?? 0) > 7000 && between(lines[n - 1]!, lines[n]!) > 6,
      );
      const n = found[pick(found.length)];
      return n === undefined
        ? null
        : seeded(
            lines.with(
              n,
              withWord(lines[n]!, 'F', (f) => f / 60),
            ),
            n + 1,
            n + 1,
          );
    },
  },
];

/** Changes the number of a word that is named at the beginning of one stroke among many. */
function atStroke(letter: 'F' | 'S', by: (value: number) => number): Fault['seed'] {
  return (lines, pick) => {
    const word = new RegExp(`(?<=[\\d ]${letter})[\\d.]+`);
    const numbers = linesLike(lines, word).filter((n) => /S[1-9]|^G1 F/.test(lines[n]!));
    const values = numbers.map((n) => Number(word.exec(lines[n]!)![0]));
    // A picture has another power at each line.
    const powers = new Set(numbers.map((n) => /S[\d.]+/.exec(lines[n]!)?.[0] ?? ''));
    if (powers.size > 4) return null;
    // Between strokes that name the same.
    const found = numbers.filter((_, k) => [k - 3, k - 2, k - 1, k + 1].every((j) => values[j] === values[k]));
    const n = middle(found)[pick(middle(found).length)];
    if (n === undefined) return null;
    const changed = lines[n]!.replace(word, (value) => String(by(Number(value))));
    return seeded(lines.with(n, changed), n, n + 3);
  };
}

const PLACE = /X(-?[\d.]+)\s*Y(-?[\d.]+)/;
const placeOf = (line: string): readonly [number, number] | null => {
  const found = /^G0/.test(line) ? null : PLACE.exec(line);
  return found === null ? null : [Number(found[1]), Number(found[2])];
};

/** Lines in the middle of a curve of short, even ones. */
function inCurve(lines: readonly string[]): readonly number[] {
  const found: number[] = [];
  for (let n = 6; n < lines.length - 6; n++) {
    const points = Array.from({ length: 9 }, (_, k) => placeOf(lines[n - 5 + k]!));
    if (points.some((point) => point === null)) continue;
    const steps = points.slice(1).map((point, k) => Math.hypot(point![0] - points[k]![0], point![1] - points[k]![1]));
    if (Math.max(...steps) < 1.3 * Math.min(...steps) && Math.max(...steps) < 4) found.push(n);
  }
  return middle(found);
}

function inSomeCurve(by: (lines: readonly string[], n: number) => readonly string[], last: number): Fault['seed'] {
  return (lines, pick) => {
    if (lines.some((line) => /^(G91|G20)/i.test(line))) return null;
    const found = inCurve(lines);
    const n = found[pick(found.length)];
    return n === undefined ? null : seeded(by(lines, n), n + 1, n + last);
  };
}

/** The same for laser jobs. */
export const STRANGER_LASER_FAULTS: readonly Fault[] = [
  { name: 'one stroke with its speed in mm/s', rules: ['odd-dose'], seed: atStroke('F', (f) => f / 60) },
  { name: 'one stroke with a digit of its speed lost', rules: ['odd-dose'], seed: atStroke('F', (f) => f / 10) },
  {
    name: 'one stroke at ten times the speed',
    rules: ['odd-dose', 'feed-limit'],
    mild: true,
    seed: atStroke('F', (f) => f * 10),
  },
  { name: 'one stroke with a tenth of the power', rules: ['odd-dose'], mild: true, seed: atStroke('S', (s) => s / 10) },
  {
    name: 'two lines of a curve in the wrong order',
    rules: ['stray-path'],
    seed: inSomeCurve((lines, n) => lines.with(n, lines[n + 1]!).with(n + 1, lines[n]!), 3),
  },
  {
    name: 'a decimal point slipped in a curve',
    rules: ['stray-path'],
    mild: true,
    seed: inSomeCurve(
      (lines, n) =>
        lines.with(
          n,
          lines[n]!.replace(/Y([\d.]+)/, (_, y) => `Y${Number(y) / 10}`),
        ),
      2,
    ),
  },
  {
    name: 'the controller is unlocked in the middle',
    rules: ['machine-setting'],
    seed: inSomeCurve((lines, n) => lines.toSpliced(n, 0, '$X'), 1),
  },
  {
    name: 'one stroke is not lit',
    rules: ['missing-work'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, /^M0?[34] S[1-9]\d*$/)).filter((n) =>
        [3, 4, 5, 6].every((k) => placeOf(lines[n + k] ?? '') !== null),
      );
      const n = found[pick(found.length)];
      return n === undefined ? null : seeded(lines.toSpliced(n, 1), n + 1, n + 12);
    },
  },
];
