import {
  between,
  changeInPart,
  insertInPart,
  isLaying,
  isTravel,
  lastLaying,
  layerLines,
  numberOf,
  seeded,
  shifted,
  someLayer,
  within,
  withWord,
} from './adversary-place.ts';
import type { Fault } from './fault.ts';

/** Moves all that follows the beginning of a layer, up to the last line laid, or that layer alone. */
function layerShift(name: string, by: readonly [number, number], which: 'rest' | 'one'): Fault {
  return {
    name,
    rules: [],
    seed: (lines, pick) => {
      const layer = someLayer(lines, pick);
      if (layer === null) return null;
      const to = which === 'one' ? layer[1] : lastLaying(lines) + 1;
      return seeded(shifted(lines, [layer[0], to], by), layer[0] + 1, layer[1]);
    },
  };
}

const SHIFTS: readonly Fault[] = [
  layerShift('every layer from one on is 3 mm to the right', [3, 0], 'rest'),
  layerShift('every layer from one on is 3 mm to the front', [0, -3], 'rest'),
  layerShift('every layer from one on is shifted along both axes', [2.5, 2.5], 'rest'),
  layerShift('every layer from one on is shifted by 2 mm', [-2, 0], 'rest'),
  layerShift('every layer from one on is shifted by 8 mm', [0, 8], 'rest'),
  layerShift('one layer alone is 3 mm to the left', [-3, 0], 'one'),
  layerShift('one layer alone is 4 mm to the back', [0, 4], 'one'),
  {
    name: 'from a line within a layer on all is 3 mm to the right',
    rules: [],
    seed: (lines, pick) => {
      const found = within(lines, (n) => isLaying(lines[n]!));
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      const next = layerLines(lines).filter((line) => line > n);
      if (next.length < 4) return null;
      return seeded(shifted(lines, [n, lastLaying(lines) + 1], [3, 0]), n + 1, next[2]!);
    },
  },
];

/** Takes a stretch of lines out, or doubles it. */
function stretch(
  name: string,
  what: 'lost' | 'doubled',
  find: (lines: readonly string[], pick: (count: number) => number) => readonly [number, number] | null,
  slack = 60,
): Fault {
  return {
    name,
    rules: [],
    seed: (lines, pick) => {
      const range = find(lines, pick);
      if (range === null) return null;
      const [from, to] = range;
      if (what === 'lost') return seeded(lines.toSpliced(from, to - from), from + 1, from + 1 + slack);
      return seeded(lines.toSpliced(to, 0, ...lines.slice(from, to)), to + 1, to + (to - from) + slack);
    },
  };
}

/** A block of lines that all lay, of a length [mm] at least. */
function layingBlock(count: number, least: number, beside = 0) {
  return (lines: readonly string[], pick: (n: number) => number): readonly [number, number] | null => {
    const found = within(lines, (n) => {
      let way = 0;
      for (let k = n; k < n + count; k++) {
        if (!isLaying(lines[k] ?? '')) return false;
        way += between(lines[k]!, lines[k - 1]!);
      }
      if (way < least) return false;
      // Lines of some length before and after it, of the same run.
      const steps = [n - 1, n + count, n + count + 1];
      return beside === 0 || steps.every((k) => isLaying(lines[k] ?? '') && between(lines[k]!, lines[k - 1]!) > beside);
    });
    if (found.length === 0) return null;
    const n = found[pick(found.length)]!;
    return [n, n + count];
  };
}

const BLOCKS: readonly Fault[] = [
  stretch('four lines stand twice', 'doubled', layingBlock(4, 12)),
  stretch('twenty lines stand twice', 'doubled', (lines, pick) => {
    const found = within(lines, (n) => isLaying(lines[n]!));
    if (found.length === 0) return null;
    const n = found[pick(found.length)]!;
    return [n, n + 20];
  }),
  stretch('the second half of a layer stands twice', 'doubled', (lines, pick) => {
    const layer = someLayer(lines, pick);
    return layer === null ? null : [Math.floor((layer[0] + layer[1]) / 2), layer[1]];
  }),
  stretch('a layer stands twice', 'doubled', someLayer),
  stretch('a layer is lost', 'lost', someLayer),
  stretch('the first half of a layer is lost', 'lost', (lines, pick) => {
    const layer = someLayer(lines, pick);
    return layer === null ? null : [layer[0], Math.floor((layer[0] + layer[1]) / 2)];
  }),
  stretch('three layers are lost', 'lost', (lines, pick) => {
    const layer = someLayer(lines, pick);
    if (layer === null) return null;
    const marks = layerLines(lines);
    return [layer[0], marks[marks.indexOf(layer[0]) + 3] ?? layer[1]];
  }),
  stretch('three lines of 8 mm are lost', 'lost', layingBlock(3, 24, 3), 3),
  {
    name: 'two layers stand in the wrong order',
    rules: [],
    seed: (lines, pick) => {
      const layer = someLayer(lines, pick);
      if (layer === null) return null;
      const marks = layerLines(lines);
      const end = marks[marks.indexOf(layer[1]) + 1];
      if (end === undefined) return null;
      const out = [
        ...lines.slice(0, layer[0]),
        ...lines.slice(layer[1], end),
        ...lines.slice(layer[0], layer[1]),
        ...lines.slice(end),
      ];
      return seeded(out, layer[0] + 1, end);
    },
  },
];

/** Swaps a line with the next. */
function swap(
  name: string,
  test: (a: string, b: string, before: string, after: string, n: number, lines: readonly string[]) => boolean,
  slack = 12,
): Fault {
  return {
    name,
    rules: [],
    seed: (lines, pick) => {
      const found = within(lines, (n) =>
        test(lines[n]!, lines[n + 1] ?? '', lines[n - 1]!, lines[n + 2] ?? '', n, lines),
      );
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return seeded(lines.with(n, lines[n + 1]!).with(n + 1, lines[n]!), n + 1, n + 2 + slack);
    },
  };
}

const pulls = (line: string): boolean => /^(G1 .*E-|G10\b)/.test(line);
/** Whether a line pushes filament on the spot: with absolute E it must count higher than the lines before. */
function pushes(lines: readonly string[], n: number): boolean {
  const line = lines[n] ?? '';
  if (/^G11\b/.test(line)) return true;
  if (!/^G1 E\d*\.?\d/.test(line) && !/^G1 F\d+ E\d/.test(line)) return false;
  if (lines.some((each) => /^M83/.test(each))) return true;
  for (let k = n - 1; k > 0 && k > n - 9; k--) {
    const e = numberOf(lines[k]!, 'E');
    if (e !== null) return e < numberOf(line, 'E')!;
  }
  return false;
}

/** Moves a line past the way of some length that stands a few lines before or after it, lifts between them and all. */
function past(name: string, test: (lines: readonly string[], n: number) => boolean, step: 1 | -1): Fault {
  const wayFrom = (lines: readonly string[], n: number): number => {
    for (let k = n + step; Math.abs(k - n) <= 4; k += step) {
      const line = lines[k] ?? '';
      if (isTravel(line)) return /X.*Y/.test(line) && !isTravel(lines[k + step] ?? '') ? k : 0;
      if (!/^G[01] .*Z/.test(line)) return 0;
    }
    return 0;
  };
  return {
    name,
    rules: [],
    seed: (lines, pick) => {
      const found = within(lines, (n) => {
        const way = test(lines, n) ? wayFrom(lines, n) : 0;
        return way > 0 && between(lines[way]!, lastPlace(lines, way)) > 3;
      });
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      const way = wayFrom(lines, n);
      const moved = lines.toSpliced(n, 1).toSpliced(way, 0, lines[n]!);
      return seeded(moved, Math.min(n, way) + 1, Math.max(n, way) + 12);
    },
  };
}

const ORDER: readonly Fault[] = [
  swap(
    'two lines of 6 mm stand in the wrong order, where E counts on',
    (a, b, before, _after, _n, lines) =>
      isLaying(a) &&
      isLaying(b) &&
      isLaying(before) &&
      between(a, b) > 6 &&
      between(a, before) > 6 &&
      !lines.some((line) => /^M83/.test(line)),
  ),
  past('the filament is pushed before the way to the next wall', pushes, -1),
  past(
    'the filament is pulled back after the way to the next wall',
    (lines, n) => pulls(lines[n]!) && !isTravel(lines[n - 1]!),
    1,
  ),
  stretch(
    'the way of 6 mm to the next wall is lost',
    'lost',
    (lines, pick) => {
      const found = within(
        lines,
        (n) =>
          isTravel(lines[n]!) &&
          !isTravel(lines[n + 1]!) &&
          !isTravel(lines[n - 1]!) &&
          between(lines[n]!, lastPlace(lines, n)) > 6,
      );
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return [n, n + 1];
    },
    12,
  ),
  stretch(
    'the retraction before a travel is doubled',
    'doubled',
    (lines, pick) => {
      const found = within(lines, (n) => /^G1 (F\d+ )?E-/.test(lines[n]!) && lines.some((line) => /^M83/.test(line)));
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return [n, n + 1];
    },
    40,
  ),
  stretch(
    'the push after a travel is lost',
    'lost',
    (lines, pick) => {
      const found = within(lines, (n) => pushes(lines, n));
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return [n, n + 1];
    },
    40,
  ),
];

function lastPlace(lines: readonly string[], n: number): string {
  for (let k = n - 1; k > 0; k--) if (/^G[0123] .*X.*Y/.test(lines[k]!)) return lines[k]!;
  return '';
}

const hasX = (line: string): boolean => isLaying(line) && (numberOf(line, 'X') ?? 0) > 20;

const WORDS: readonly Fault[] = [
  { name: 'the first digit of X is lost', rules: [], seed: changeInPart(hasX, (line) => line.replace(/X\d/, 'X')) },
  {
    name: 'the decimal point of X is lost',
    rules: [],
    seed: changeInPart(hasX, (line) => line.replace(/(X\d+)\.(\d)/, '$1$2')),
  },
  { name: 'X is negative', rules: [], seed: changeInPart(hasX, (line) => line.replace('X', 'X-')) },
  { name: 'Y stands in the place of X', rules: [], seed: changeInPart(hasX, (line) => line.replace('X', 'Y')) },
  { name: 'Z stands in the place of X', rules: [], seed: changeInPart(hasX, (line) => line.replace('X', 'Z')) },
  {
    name: 'F stands in the place of E',
    rules: [],
    seed: (lines, pick) => {
      if (!lines.some((line) => /^M83/.test(line))) return null;
      const found = within(
        lines,
        (n) => isLaying(lines[n]!) && !lines[n]!.includes('F') && isLaying(lines[n + 1] ?? ''),
      );
      const n = found[pick(found.length)];
      if (n === undefined) return null;
      return seeded(lines.with(n, lines[n]!.replace('E', 'F')), n + 1, n + 60);
    },
  },
  {
    name: 'the decimal point of E is lost',
    rules: [],
    seed: changeInPart(isLaying, (line) => line.replace(/E(\d*)\.(\d)/, 'E$1$2')),
  },
  {
    name: 'E pulls where it should push',
    rules: [],
    seed: changeInPart(
      (line) => isLaying(line) && (numberOf(line, 'E') ?? 0) > 0.02,
      (line) => line.replace('E', 'E-'),
    ),
  },
  {
    name: 'a comma stands in a number',
    rules: [],
    seed: changeInPart(hasX, (line) => line.replace(/X(\d+)\./, 'X$1,')),
  },
  {
    name: 'the letter O stands for a zero',
    rules: [],
    seed: changeInPart(
      (line) => /X\d*0/.test(line),
      (line) => line.replace(/(X\d*)0/, '$1O'),
    ),
  },
  {
    name: 'two lines run together',
    rules: [],
    seed: (lines, pick) => {
      const found = within(lines, (n) => isLaying(lines[n]!) && isLaying(lines[n + 1] ?? ''));
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return seeded(lines.toSpliced(n, 2, `${lines[n]!}${lines[n + 1]!}`), n + 1, n + 3);
    },
  },
  {
    name: 'a line is half gone',
    rules: [],
    seed: changeInPart(
      (line) => isLaying(line) && (numberOf(line, 'E') ?? 0) > 0,
      (line) => line.slice(0, line.indexOf('Y') + 1),
    ),
  },
  { name: 'zero bytes stand in a line', rules: [], seed: changeInPart(hasX, (line) => line.replace('X', '\0\0X')) },
  {
    name: 'the speed is given in mm/s',
    rules: [],
    seed: changeInPart(
      (line) => /^G1 .*[XY].*F\d{3,}|^G1 F\d{3,}.*[XY]/.test(line) && !/E-|Z/.test(line),
      (line) => withWord(line, 'F', () => 3),
      200,
    ),
  },
  { name: 'the speed has a digit too many while lines are laid', rules: [], seed: insertInPart(['G1 F60000']) },
  {
    name: 'a layer is 10 mm too high',
    rules: [],
    seed: (lines, pick) => {
      const lifts = (n: number): boolean => /^G[01] .*Z\d/.test(lines[n] ?? '');
      const found = within(lines, (n) => {
        if (!lifts(n)) return false;
        for (let k = n + 1; k < n + 8 && !lifts(k); k++) if (isLaying(lines[k] ?? '')) return true;
        return false;
      });
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return seeded(
        lines.with(
          n,
          withWord(lines[n]!, 'Z', (z) => z + 10),
        ),
        n + 1,
        n + 60,
      );
    },
  },
  {
    name: 'the nozzle goes under the bed',
    rules: [],
    seed: changeInPart(
      (line) => /^G[01] .*Z\d/.test(line),
      (line) => line.replace('Z', 'Z-'),
      200,
    ),
  },
];

const STATE: readonly Fault[] = (
  [
    ['the nozzle is switched off in mid print', 'M104 S0'],
    ['the nozzle waits at 60 °C in mid print', 'M109 S60'],
    ['the nozzle is sent to 350 °C', 'M104 S350'],
    ['the bed is sent to 180 °C', 'M140 S180'],
    ['the bed is switched off in mid print', 'M140 S0'],
    ['E counts from the start in mid print', 'M82', 'M83'],
    ['relative moves begin in mid print', 'G91'],
    ['inches begin in mid print', 'G20'],
    ['X and Y are called zero in mid print', 'G92 X0 Y0'],
    ['Z is called zero in mid print', 'G92 Z0'],
    ['the motors are switched off in mid print', 'M84'],
    ['one motor is switched off in mid print', 'M18 X'],
    ['all axes are homed in mid print', 'G28'],
    ['the bed is measured in mid print', 'G29'],
    ['the emergency stop stands in mid print', 'M112'],
    ['the machine is woken from a stop in mid print', 'M999'],
    ['all moves are stopped in mid print', 'M410'],
    ['the print is ended in mid print', 'M524'],
    ['the reading jumps to another place of the file', 'M26 S1000'],
    ['the card is written to in mid print', 'M28 X.GCO'],
    ['another file is started in mid print', 'M32 P !/X.GCO#'],
    ['settings are stored in mid print', 'M500'],
    ['factory settings come back in mid print', 'M502'],
    ['the steps of an axis change', 'M92 X160'],
    ['the home offset changes', 'M206 Z-1'],
    ['cold filament may be pushed from here on', 'M302 P1'],
    ['soft end stops are off', 'M211 S0'],
    ['the end stops are off', 'M121'],
    ['the heater’s control changes', 'M301 P1 I1 D1'],
    ['the probe’s offset changes', 'M851 Z-5'],
    ['the levelling is switched off in mid print', 'M420 S0'],
    ['a second tool is called', 'T1'],
    ['the speed factor is 1000 %', 'M220 S1000'],
    ['the flow factor is 300 %', 'M221 S300'],
    ['the flow factor is 0 %', 'M221 S0'],
    ['the acceleration is far too high', 'M201 X90000 Y90000'],
    ['the speed limit is lifted', 'M203 X2000 Y2000'],
    ['printing accelerates at nothing', 'M204 P0'],
    ['E counts mm³ from here on', 'M200 D1.75'],
    ['the power is switched off', 'M81'],
    ['the head rises by babysteps', 'M290 Z2'],
  ] as const
).map(([name, ...added]) => ({
  name,
  rules: [],
  seed: (lines, pick) => {
    const relative = lines.some((line) => /^M83/.test(line));
    // Klipper knows few of these numbers, and passes over the others.
    const klipper = lines.some((line) => line.startsWith('EXCLUDE_OBJECT'));
    if (klipper && /^(M(999|524|26|28|32|50|92|20[0136]|301|302|851|121|211|410|420|290|112)|G29|G20)/.test(added[0]))
      return null;
    const word = added.length === 2 ? (relative ? added[0] : added[1]!) : added[0]!;
    return insertInPart([word])(lines, pick);
  },
}));

/** Changes or removes a line of the head or the end. */
function ends(name: string, pattern: RegExp, by: string | null, where: 'head' | 'end'): Fault {
  return {
    name,
    rules: [],
    seed: (lines) => {
      const last = lastLaying(lines);
      const first = layerLines(lines)[0] ?? 0;
      const found: number[] = [];
      for (let n = where === 'head' ? 0 : last; n < (where === 'head' ? first + 5 : lines.length); n++)
        if (pattern.test(lines[n]!)) found.push(n);
      if (found.length === 0) return null;
      const out = lines.flatMap((line, n) =>
        found.includes(n) ? (by === null ? [] : [line.replace(pattern, by)]) : [line],
      );
      return where === 'head' ? seeded(out, 1, first + 400) : seeded(out, last, out.length);
    },
  };
}

const ENDS: readonly Fault[] = [
  ends('homing is lost', /^(G28|PRINT_START|START_PRINT).*$/, null, 'head'),
  ends('nobody waits for the nozzle', /^M109/, 'M104', 'head'),
  ends('the nozzle is 10 times too cold', /^M109 S(\d\d)\d/, 'M109 S$1', 'head'),
  ends('the nozzle is 10 times too hot', /^M109 S(\d+)/, 'M109 S$10', 'head'),
  ends('the nozzle stays hot at the end', /^M104 S0.*$/, null, 'end'),
  ends('the bed stays hot at the end', /^M140 S0.*$/, null, 'end'),
  ends('the mode of E is the other one', /^M83/, 'M82', 'head'),
  ends('the mode of E is the other one, the other way', /^M82/, 'M83', 'head'),
  {
    name: 'the file ends after two thirds',
    rules: [],
    seed: (lines) => {
      const n = Math.floor((lines.length * 2) / 3);
      return seeded(lines.slice(0, n), n - 400, n + 1);
    },
  },
  {
    name: 'the file ends within a number',
    rules: [],
    seed: (lines) => {
      const n = within(lines, (k) => isLaying(lines[k]!)).at(-1);
      if (n === undefined) return null;
      return seeded([...lines.slice(0, n), lines[n]!.slice(0, 8)], n - 400, n + 1);
    },
  },
  {
    name: 'the first layer is 0.15 mm too low',
    rules: [],
    seed: (lines) => {
      const first = layerLines(lines)[0]!;
      const n = lines.findIndex((line, k) => k >= first && /^G[01] .*Z\d/.test(line));
      const z = numberOf(lines[n] ?? '', 'Z');
      if (z === null || z > 0.45) return null;
      return seeded(
        lines.map((line) =>
          numberOf(line, 'Z') === z && /^G[01] /.test(line) ? withWord(line, 'Z', (v) => v - 0.18) : line,
        ),
        first - 2,
        n + 80,
      );
    },
  },
];

/** What a hostile tester would put into a print job of any slicer. */
export const ADVERSARY_PRINTER_FAULTS: readonly Fault[] = [...SHIFTS, ...BLOCKS, ...ORDER, ...WORDS, ...STATE, ...ENDS];
