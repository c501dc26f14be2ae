import {
  between,
  isLaying,
  isRelative,
  isTravel,
  lastLaying,
  numberOf,
  seeded,
  someLayer,
  within,
  withWord,
} from './adversary-place.ts';
import { type Fault, linesLike, middle } from './fault.ts';

const hasWidths = (lines: readonly string[]): boolean => lines.some((line) => /^;WIDTH:/.test(line));
const saysLength = (lines: readonly string[]): boolean =>
  lines.some((line) => /filament used \[mm\] = ([5-9]\d\d|\d{4})/.test(line));

/** The kind of line that holds there, as the file says. */
function typeAt(lines: readonly string[], n: number): string {
  for (let k = n; k >= 0; k--) if (lines[k]!.startsWith(';TYPE:')) return lines[k]!.slice(6);
  return '';
}

/** A line of some length between two that are laid, whose width the file gives. */
function inWidths(by: (line: string, before: string) => string | null, length = 5): Fault['seed'] {
  return (lines, pick) => {
    if (!hasWidths(lines) || !isRelative(lines)) return null;
    const found = within(
      lines,
      (n) =>
        [n - 1, n, n + 1].every((k) => isLaying(lines[k]!)) &&
        between(lines[n - 1]!, lines[n]!) > length &&
        /^(Perimeter|External perimeter|Internal infill|Solid infill)/.test(typeAt(lines, n)) &&
        by(lines[n]!, lines[n - 1]!) !== null,
    );
    const n = found[pick(found.length)];
    return n === undefined ? null : seeded(lines.with(n, by(lines[n]!, lines[n - 1]!)!), n + 1, n + 2);
  };
}

/** Every E of the job, times a factor. */
function allFed(factor: number): Fault['seed'] {
  return (lines) => {
    if (!hasWidths(lines) || !saysLength(lines)) return null;
    const fed = lines.map((line) => (/^G[123] /.test(line) ? withWord(line, 'E', (e) => e * factor) : line));
    return seeded(fed, 1, lines.length);
  };
}

const swapped = (line: string): string | null => {
  const found = / X(\d)(\d)(\d)\./.exec(line);
  return found === null || Math.abs(Number(found[2]) - Number(found[3])) < 2
    ? null
    : line.replace(/ X(\d)(\d)(\d)\./, ' X$1$3$2.');
};

/** Faults of a seventh list: numbers that only the filament, the widths or the file's own sum tell. */
export const EXAMINER_PRINTER_FAULTS: readonly Fault[] = [
  { name: 'one X is 10 mm off', rules: [], seed: inWidths((line) => withWord(line, 'X', (x) => x + 10)) },
  { name: 'one Y is 4 mm off', rules: [], seed: inWidths((line) => withWord(line, 'Y', (y) => y - 4)) },
  { name: 'two digits of an X are swapped', rules: [], seed: inWidths(swapped) },
  {
    name: 'one line has lost its X',
    rules: [],
    seed: inWidths((line, before) =>
      Math.abs(numberOf(line, 'X')! - numberOf(before, 'X')!) > 5 ? line.replace(/ X[\d.]+/, '') : null,
    ),
  },
  {
    name: 'one line is fed half as much again',
    rules: [],
    seed: inWidths((line) => withWord(line, 'E', (e) => e * 1.5)),
  },
  { name: 'one line is fed two thirds', rules: [], seed: inWidths((line) => withWord(line, 'E', (e) => e / 1.5)) },
  { name: 'one line is a comment', rules: [], seed: inWidths((line) => `;${line}`) },
  { name: 'one line has no number for E', rules: [], seed: inWidths((line) => line.replace(/E[\d.]+/, 'Enan')) },
  { name: 'a digit of another script', rules: [], seed: inWidths((line) => line.replace(/ X\d/, ' X\uff11')) },
  {
    name: 'one line stands twice',
    rules: ['lost-lines'],
    seed: (lines, pick) => {
      if (!isRelative(lines)) return null;
      const found = within(lines, (n) => isLaying(lines[n]!) && (numberOf(lines[n]!, 'E') ?? 0) > 0.1);
      const n = found[pick(found.length)];
      return n === undefined ? null : seeded(lines.toSpliced(n, 0, lines[n]!), n + 1, n + 2);
    },
  },
  {
    name: 'a travel ends 12 mm off',
    rules: [],
    seed: (lines, pick) => {
      if (!hasWidths(lines) || !isRelative(lines)) return null;
      const found = within(
        lines,
        (n) =>
          isTravel(lines[n]!) &&
          numberOf(lines[n]!, 'X') !== null &&
          numberOf(lines[n]!, 'Y') !== null &&
          /^(Perimeter|External perimeter)/.test(typeAt(lines, n + 8)) &&
          // The first line after it is long and along X.
          lines.slice(n + 1, n + 9).some((line) => isLaying(line)) &&
          between(lines[n]!, lines.slice(n + 1, n + 9).find((line) => isLaying(line))!) > 6,
      );
      const n = found[pick(found.length)];
      return n === undefined
        ? null
        : seeded(
            lines.with(
              n,
              withWord(lines[n]!, 'X', (x) => x + 12),
            ),
            n + 1,
            n + 10,
          );
    },
  },
  {
    name: 'all lines between a push and a pull are lost',
    rules: ['lost-lines'],
    seed: (lines, pick) => {
      const pushes = within(
        lines,
        (n) => /^G1 E\.?\d/.test(lines[n]!) && lines.slice(n, n + 200).some((line) => /E-/.test(line)),
      );
      const n = pushes[pick(pushes.length)];
      if (n === undefined || !isRelative(lines)) return null;
      const pull = lines.findIndex((line, k) => k > n && /E-/.test(line));
      const left = lines.filter((line, k) => !(k > n && k < pull && (isLaying(line) || isTravel(line))));
      const arcs = lines.slice(n, pull).some((line) => /^G[23]/.test(line));
      return arcs || left.length > lines.length - 3 ? null : seeded(left, n + 1, n + 60);
    },
  },
  {
    name: 'the last quarter is cut out, and the end is kept',
    rules: [],
    seed: (lines) => {
      if (!saysLength(lines)) return null;
      const [first, last] = [lines.findIndex((line) => isLaying(line)), lastLaying(lines)];
      const n = Math.floor(first + 0.7 * (last - first));
      return seeded(lines.toSpliced(n, last + 1 - n), n - 60, n + 60);
    },
  },
  { name: 'every E is halved', rules: [], seed: allFed(0.5) },
  { name: 'every E is doubled', rules: [], seed: allFed(2) },
  {
    name: 'a sector of the card is empty',
    rules: [],
    seed: (lines, pick) => {
      const layer = someLayer(lines, pick);
      if (layer === null) return null;
      const text = lines.join('\n');
      const at = lines.slice(0, layer[0] + 20).join('\n').length;
      const holed = `${text.slice(0, at)}${'\0'.repeat(512)}${text.slice(at + 512)}`;
      return seeded(holed.split('\n'), layer[0] + 19, layer[0] + 24);
    },
  },
  {
    name: 'one numbered line comes out of order',
    rules: [],
    seed: (lines, pick) => {
      const layer = someLayer(lines, pick);
      if (layer === null) return null;
      const summed = (text: string): string =>
        `${text}*${[...text].reduce((sum, letter) => sum ^ letter.charCodeAt(0), 0)}`;
      const numbered = [1, 2, 4, 5].map((n) => summed(`N${n} G4 P0`));
      return seeded(lines.toSpliced(layer[0], 0, ...numbered), layer[0] + 3, layer[0] + 3);
    },
  },
];

/** Lines of contours of four straight sides, written one a line: numbers of their second to last side. */
function sides(lines: readonly string[]): readonly number[] {
  const found: number[] = [];
  for (let n = 2; n < lines.length - 3; n++) {
    const stroke = [n, n + 1].every((k) => /^(G1 ?)?[XY]-?[\d.]+( ?[XY]-?[\d.]+)?$/.test(lines[k]!));
    if (stroke && /^G0/.test(lines[n - 2]!) && /S[1-9]/.test(lines[n - 1]!) && /^[GM]/.test(lines[n + 3]!))
      found.push(n);
  }
  return middle(found);
}

/** The same for laser jobs. */
export const EXAMINER_LASER_FAULTS: readonly Fault[] = [
  {
    name: 'one side of a contour is a rapid move',
    rules: ['broken-habit'],
    seed: (lines, pick) => {
      if (lines.some((line) => /^(G91|G20)/i.test(line))) return null;
      const found = sides(lines);
      const n = found[pick(found.length)];
      if (n === undefined) return null;
      const bare = lines[n]!.replace(/^G1 ?/, '');
      const next = lines[n + 1]!.replace(/^G1 ?/, '');
      return seeded(lines.with(n, `G0 ${bare}`).with(n + 1, `G1 ${next}`), n + 1, n + 2);
    },
  },
  {
    name: 'a stroke begins with a rapid move that names its power',
    rules: [],
    seed: (lines, pick) => {
      const rapids = linesLike(lines, /^G0 ?[XY]/i);
      if (rapids.length < 12 || rapids.some((n) => /S/i.test(lines[n]!))) return null;
      const found = middle(linesLike(lines, /^G1 ?[XY][^;]*S[1-9]/).filter((n) => rapids.includes(n - 1)));
      const n = found[pick(found.length)];
      return n === undefined ? null : seeded(lines.with(n, lines[n]!.replace('G1', 'G0')), n + 1, n + 2);
    },
  },
  {
    name: 'a rounded corner bulges to the other side',
    rules: ['arc'],
    seed: (lines, pick) => {
      const corner = /^G3 (X\S+ Y\S+) I(-?[\d.]+) J(-?[\d.]+)/;
      const found = middle(linesLike(lines, corner));
      const n = found[pick(found.length)];
      // Alone in its stroke an arc has no way that it could be smooth with.
      if (n === undefined || !/^G1/.test(lines[n - 1]!)) return null;
      const [, to, i, j] = corner.exec(lines[n]!)!;
      return seeded(lines.with(n, `G2 ${to} R${Math.hypot(Number(i), Number(j))}`), n + 1, n + 1);
    },
  },
];
