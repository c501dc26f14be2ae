import { type Fault, linesLike, middle, type Seeded } from './fault.ts';

/** A line that lays filament along the bed. */
const LAYS = /^G1 .*X[\d.]+ Y[\d.]+ .*E\.?\d[\d.]*$/;
const LAYER = /^;(LAYER_CHANGE|LAYER:\d|; --- layer)/;
const MOVE_XY = /^G[01] .*[XY]/;

type Seed = Fault['seed'];

function numberOf(line: string, letter: string): number {
  const found = new RegExp(`${letter}(-?[\\d.]+)`).exec(line);
  return found === null ? Number.NaN : Number(found[1]);
}

function withNumber(line: string, letter: string, by: (value: number) => number | string): string {
  return line.replace(new RegExp(`(${letter})(-?[\\d.]+)`), (_m, l: string, v: string) => `${l}${by(Number(v))}`);
}

function isAbsolute(lines: readonly string[]): boolean {
  const mode = lines.findLast((line, n) => n < lines.length * 0.7 && /^M8[23]/.test(line));
  return mode?.startsWith('M82') === true;
}

function fiveDecimals(value: number): string {
  return value.toFixed(5).replace(/0+$/, '').replace(/\.$/, '');
}

/** Changes a line chosen by `where` in the middle of the job. */
function at(
  where: (lines: readonly string[]) => number[],
  by: (line: string, lines: readonly string[], n: number) => readonly string[] | null,
  slack = 0,
  before = 0,
): Seed {
  return (lines, pick) => {
    const found = middle(where(lines));
    if (found.length === 0) return null;
    const n = found[pick(found.length)]!;
    const changed = by(lines[n]!, lines, n);
    if (changed === null || (changed.length === 1 && changed[0] === lines[n])) return null;
    return { lines: lines.toSpliced(n, 1, ...changed), first: n + 1 - before, last: n + changed.length + slack };
  };
}

const like =
  (pattern: RegExp) =>
  (lines: readonly string[]): number[] =>
    linesLike(lines, pattern);
const laying = like(LAYS);

/** Inserts lines before a laying line in the middle of the job. */
function before(inserted: readonly string[], slack: number): Seed {
  return at(laying, (line) => [...inserted, line], slack);
}

/** The lines of one whole layer in the middle of the job. */
function aLayer(lines: readonly string[], pick: (count: number) => number): readonly [number, number] | null {
  const layers = linesLike(lines, LAYER);
  if (layers.length < 6) return null;
  const k = 2 + pick(layers.length - 4);
  return [layers[k]!, layers[k + 1]!];
}

function onLayer(
  by: (layer: readonly string[], height: number) => readonly string[] | null,
  reach: (from: number, to: number) => readonly [number, number],
): Seed {
  return (lines, pick) => {
    const layer = aLayer(lines, pick);
    if (layer === null) return null;
    const [from, to] = layer;
    const changed = by(lines.slice(from, to), 0.2);
    if (changed === null) return null;
    const [first, last] = reach(from, to);
    return { lines: [...lines.slice(0, from), ...changed, ...lines.slice(to)], first, last } satisfies Seeded;
  };
}

function moveLine(from: RegExp, after: RegExp, slack: number): Seed {
  return (lines) => {
    const n = lines.findIndex((line) => from.test(line));
    if (n < 0) return null;
    const k = lines.findIndex((line, index) => index > n && after.test(line));
    if (k < 0) return null;
    const moved = [...lines.slice(0, n), ...lines.slice(n + 1, k + 1), lines[n]!, ...lines.slice(k + 1)];
    return { lines: moved, first: n + 1, last: k + 1 + slack };
  };
}

/** Faults thought of after the rules were written: none of them was used to build a rule. */
export const SCEPTICAL_PRINTER_FAULTS: readonly Fault[] = [
  { name: 'homing after the first move', rules: ['not-homed'], seed: moveLine(/^G28/, MOVE_XY, 2) },
  {
    name: 'only X and Y homed',
    rules: ['not-homed'],
    seed: (lines) => {
      const n = lines.findIndex((line) => /^G28/.test(line));
      if (n < 0) return null;
      const z = lines.findIndex((line, k) => k > n && /^G[01].*Z/.test(line));
      return { lines: lines.with(n, 'G28 X Y'), first: n + 1, last: z + 1 };
    },
  },
  {
    name: 'filament before the heat is reached',
    rules: ['cold-extrusion'],
    seed: (lines, pick) =>
      linesLike(lines, /^M109/).length === 1 ? moveLine(/^M109/, /^G[01] .*E\.?[1-9]/, 2)(lines, pick) : null,
  },
  {
    name: 'E not set to zero once',
    rules: ['over-extrusion', 'retraction-balance', 'mode'],
    seed: (lines, pick) => {
      if (!isAbsolute(lines)) return null;
      const found = middle(linesLike(lines, /^G92 E0/)).filter((n) =>
        lines.slice(n - 60, n).some((l) => numberOf(l, 'E') > 12),
      );
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return { lines: lines.toSpliced(n, 1), first: n + 1, last: n + 14 };
    },
  },
  {
    name: 'relative E in a job of absolute E',
    rules: ['over-extrusion', 'flow-limit', 'mode'],
    seed: (lines, pick) => (isAbsolute(lines) ? before(['M83'], 1)(lines, pick) : null),
  },
  {
    name: 'absolute E in a job of relative E',
    rules: ['over-extrusion', 'retraction-balance', 'mode'],
    seed: (lines, pick) =>
      isAbsolute(lines) || lines.some((l) => /^;FLAVOR/.test(l)) ? null : before(['M82'], 2)(lines, pick),
  },
  {
    name: 'temperature digits swapped upwards',
    rules: ['temperature-limit'],
    seed: (lines) => {
      const n = lines.findIndex((line) => /^M109 S2\d\d/.test(line));
      return n < 0
        ? null
        : { lines: lines.with(n, lines[n]!.replace(/S2(\d)(\d)/, 'S5$12')), first: n + 1, last: n + 1 };
    },
  },
  {
    name: 'temperature digits swapped downwards',
    rules: ['cold-extrusion'],
    seed: (lines) => {
      const found = linesLike(lines, /^M10[49] S2\d\d/);
      if (found.length === 0) return null;
      const text = lines.map((line) => line.replace(/^(M10[49] S)2(\d)(\d)/, '$10$2$3'));
      const e = lines.findIndex((line, k) => k > found[0]! && /^G1 .*E0?\.?\d/.test(line));
      return { lines: text, first: found[0]! + 1, last: e + 12 };
    },
  },
  {
    name: 'the bed at 600',
    rules: ['temperature-limit'],
    seed: at(like(/^M1[49]0 S[1-9]/), (l) => [`${l.replace(/S(\d+).*/, 'S$10')}`]),
  },
  {
    name: 'a zero too few in the temperature',
    rules: ['cold-extrusion', 'temperature-limit'],
    seed: before(['M109 S21'], 2),
  },
  { name: 'cooled under the least without waiting', rules: ['cold-extrusion'], seed: before(['M104 S150'], 2) },
  {
    name: 'a layer one layer too high',
    rules: ['layer-order', 'extrusion-in-air'],
    seed: (lines, pick) => {
      const layer = aLayer(lines, pick);
      if (layer === null) return null;
      const [from, to] = layer;
      let z = 0;
      const up = lines.slice(from, to).map((line) => {
        if (!/^G[01].*Z/.test(line)) return line;
        z++;
        return withNumber(line, 'Z', (v) => (v + 0.4).toFixed(3));
      });
      return z === 0
        ? null
        : { lines: [...lines.slice(0, from), ...up, ...lines.slice(to)], first: from + 1, last: to + 30 };
    },
  },
  {
    name: 'a layer two layers too low',
    rules: ['layer-order', 'collision', 'outside-machine'],
    seed: (lines, pick) => {
      const layer = aLayer(lines, pick);
      if (layer === null) return null;
      const [from, to] = layer;
      let z = 0;
      const down = lines.slice(from, to).map((line) => {
        if (!/^G[01].*Z/.test(line)) return line;
        z++;
        return withNumber(line, 'Z', (v) => (v - 0.4).toFixed(3));
      });
      return z === 0
        ? null
        : { lines: [...lines.slice(0, from), ...down, ...lines.slice(to)], first: from + 1, last: to + 30 };
    },
  },
  {
    name: 'a layer out, somewhere',
    rules: ['layer-order'],
    seed: onLayer(
      () => [],
      (from) => [from - 2, from + 40],
    ),
  },
  {
    name: 'a layer twice',
    rules: ['layer-order', 'collision', 'over-extrusion'],
    seed: (lines, pick) => {
      if (isAbsolute(lines)) return null;
      const layer = aLayer(lines, pick);
      if (layer === null) return null;
      const [from, to] = layer;
      return {
        lines: [...lines.slice(0, to), ...lines.slice(from, to), ...lines.slice(to)],
        first: from + 1,
        last: 2 * to - from + 5,
      };
    },
  },
  {
    name: 'the lowest layer missing',
    rules: ['layer-order', 'extrusion-in-air', 'truncated'],
    seed: (lines) => {
      const layers = linesLike(lines, LAYER);
      if (layers.length < 4) return null;
      const left = [...lines.slice(0, layers[0]), ...lines.slice(layers[1])];
      return { lines: left, first: layers[0]! - 1, last: layers[0]! + 60 };
    },
  },
  {
    name: 'the point lost in E',
    rules: ['over-extrusion', 'flow-limit'],
    seed: at(laying, (l) => [l.replace(/E(\d*)\./, 'E$1')]),
  },
  { name: 'a comma in E', rules: ['syntax'], seed: at(laying, (l) => [l.replace(/E(\d*)\./, 'E$1,')]) },
  {
    name: 'the point lost in Z',
    rules: ['outside-machine', 'layer-order', 'collision', 'extrusion-in-air'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, /^G[01].*Z\d*\.\d/));
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      // Where the next line that lays comes before another Z.
      const next = lines.findIndex((line, k) => k > n && (LAYS.test(line) || /Z/.test(line)));
      if (next < 0 || /Z/.test(lines[next]!)) return null;
      return { lines: lines.with(n, lines[n]!.replace(/Z(\d*)\./, 'Z$1')), first: n + 1, last: next + 30 };
    },
  },
  {
    name: 'five times the filament on one line',
    rules: ['over-extrusion', 'flow-limit'],
    seed: (lines, pick) => {
      if (isAbsolute(lines)) return null;
      const found = middle(laying(lines)).filter((n) => numberOf(lines[n]!, 'E') > 0.2);
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return {
        lines: lines.with(
          n,
          withNumber(lines[n]!, 'E', (e) => fiveDecimals(e * 5)),
        ),
        first: n + 1,
        last: n + 1,
      };
    },
  },
  {
    name: 'three times the filament for a layer',
    rules: ['over-extrusion', 'flow-limit'],
    seed: (lines, pick) => {
      if (isAbsolute(lines)) return null;
      const layer = aLayer(lines, pick);
      if (layer === null) return null;
      const [from, to] = layer;
      if (!lines.slice(from, to).some((line) => LAYS.test(line))) return null;
      const more = lines.map((line, n) =>
        n >= from && n < to && LAYS.test(line) ? withNumber(line, 'E', (e) => fiveDecimals(e * 3)) : line,
      );
      return { lines: more, first: from + 1, last: to + 1 };
    },
  },
  {
    name: 'pulled back twice',
    rules: ['retraction-balance'],
    seed: (lines, pick) => {
      if (isAbsolute(lines)) return null;
      const found = middle(linesLike(lines, /^G1 (F\d+ )?E-\.?\d[\d.]*( F\d+)?$/))
        .filter((n) => -numberOf(lines[n]!, 'E') > 0.3 || /E-\.[3-9]/.test(lines[n]!))
        .filter((n) => lines.slice(n, n + 40).some((l) => LAYS.test(l)));
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return { lines: lines.toSpliced(n, 0, lines[n]!), first: n + 1, last: n + 40 };
    },
  },
  {
    name: 'pushed forward twice',
    rules: ['retraction-balance', 'over-extrusion'],
    seed: (lines, pick) => {
      if (isAbsolute(lines)) return null;
      const found = middle(linesLike(lines, /^G1 (F\d+ )?E\.?\d[\d.]*( F\d+)?$/));
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return { lines: lines.toSpliced(n, 0, lines[n]!), first: n + 1, last: n + 2 };
    },
  },
  {
    name: 'not pushed forward again',
    rules: ['retraction-balance'],
    seed: (lines, pick) => {
      if (isAbsolute(lines)) return null;
      const found = middle(linesLike(lines, /^G1 (F\d+ )?E\.?\d[\d.]*( F\d+)?$/)).filter(
        (n) => numberOf(lines[n]!, 'E') > 0.3,
      );
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return { lines: lines.toSpliced(n, 1), first: n - 30, last: n + 12 };
    },
  },
  {
    name: 'firmware retraction without recovery',
    rules: ['retraction-balance'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, /^G11/));
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return { lines: lines.toSpliced(n, 1), first: n - 10, last: n + 12 };
    },
  },
  {
    name: 'ten times too fast while laying',
    rules: ['feed-limit', 'flow-limit'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, /^G1 .*F[3-9]\d{3}/)).filter(
        (n) => !/Z/.test(lines[n]!) && (LAYS.test(lines[n + 1] ?? '') || LAYS.test(lines[n]!)),
      );
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return {
        lines: lines.with(
          n,
          withNumber(lines[n]!, 'F', (f) => f * 10),
        ),
        first: n + 1,
        last: n + 12,
      };
    },
  },
  {
    name: 'under the bed by half a millimetre',
    rules: ['outside-machine', 'collision'],
    seed: before(['G1 Z-0.5 F600'], 1),
  },
  {
    name: 'one layer lower without leave',
    rules: ['layer-order', 'collision'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, /^G1 .*[XY][\d.]+ .*E\.?\d/));
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      const z = lines.slice(0, n).findLast((line) => /^G[01].*Z\.?\d/.test(line));
      if (z === undefined || numberOf(z, 'Z') < 1.2) return null;
      return {
        lines: lines.toSpliced(n, 0, `G1 Z${(numberOf(z, 'Z') - 1).toFixed(2)} F600`),
        first: n + 1,
        last: n + 4,
      };
    },
  },
  { name: 'tool 1 of one', rules: ['tool'], seed: before(['T1'], 0) },
  { name: 'the heater of tool 3', rules: ['tool'], seed: before(['M104 T3 S210'], 0) },
  {
    name: 'acceleration of travel beyond reason',
    rules: ['acceleration-limit'],
    seed: (lines, pick) =>
      lines.some((l) => /^(EXCLUDE|SET_VEL)/.test(l)) ? null : before(['M204 T50000'], 0)(lines, pick),
  },
  {
    name: 'acceleration of axes a hundred times',
    rules: ['acceleration-limit'],
    seed: (lines, pick) =>
      lines.some((l) => /^(; gcode_flavor = klipper|EXCLUDE|SET_VEL|PRINT_START|START_PRINT)/.test(l)) ||
      lines.includes('TURN_OFF_HEATERS')
        ? null
        : before(['M201 X100000 Y100000 Z20000'], 0)(lines, pick),
  },
  {
    name: 'centre of an arc on the other side',
    rules: ['arc', 'outside-machine'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, /^G[23] .*I-?\d/)).filter(
        (n) => Math.abs(numberOf(lines[n]!, 'I')) > 0.5 && Math.abs(numberOf(lines[n]!, 'X')) > 0,
      );
      const fit = found.filter((n) => {
        const x0 = numberOf(lines[n - 1]!, 'X');
        return Math.abs(numberOf(lines[n]!, 'X') - x0) > 0.3;
      });
      if (fit.length === 0) return null;
      const n = fit[pick(fit.length)]!;
      return {
        lines: lines.with(
          n,
          withNumber(lines[n]!, 'I', (i) => -i),
        ),
        first: n + 1,
        last: n + 1,
      };
    },
  },
  {
    name: 'an arc the wrong way round',
    rules: ['arc', 'outside-machine', 'under-extrusion'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, /^G[23] X.* E\.?\d/));
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return {
        lines: lines.with(
          n,
          lines[n]!.replace(/^G([23])/, (_m, g: string) => `G${5 - Number(g)}`),
        ),
        first: n + 1,
        last: n + 1,
      };
    },
  },
  {
    name: 'the tail gone at a layer',
    rules: ['truncated', 'heater-left-on'],
    seed: (lines, pick) => {
      const layer = aLayer(lines, pick);
      return layer === null ? null : { lines: lines.slice(0, layer[0]), first: layer[0] - 12, last: layer[0] + 1 };
    },
  },
  {
    name: 'a piece out of the middle of the file',
    rules: [],
    seed: (lines, pick) => {
      const layers = linesLike(lines, LAYER);
      if (layers.length < 8) return null;
      const k = 2 + pick(layers.length - 7);
      const from = Math.floor((layers[k]! + layers[k + 1]!) / 2);
      const to = Math.floor((layers[k + 2]! + layers[k + 3]!) / 2);
      return { lines: lines.toSpliced(from, to - from), first: from, last: from + 500 };
    },
  },
  {
    name: 'two commands run together',
    rules: ['syntax', 'unknown-command'],
    seed: at(laying, (l, lines, n) => [`${l}${lines[n + 1]!.startsWith('G1') ? lines[n + 1] : 'G1 X10'}`]),
  },
  {
    name: 'a line broken in two',
    rules: ['syntax', 'unknown-command'],
    seed: at(laying, (l) => [l.slice(0, l.indexOf('Y')).trimEnd(), l.slice(l.indexOf('Y'))]),
  },
  {
    name: 'small l for one',
    rules: ['syntax', 'unknown-command'],
    seed: at(laying, (l) => [l.replace(/X(\d*)1/, 'X$1l')]),
  },
  { name: 'nan', rules: ['syntax'], seed: at(laying, (l) => [l.replace(/X[\d.]+/, 'Xnan')]) },
  { name: 'inf', rules: ['syntax'], seed: at(laying, (l) => [l.replace(/X[\d.]+/, 'Xinf')]) },
  { name: 'two signs', rules: ['syntax'], seed: at(laying, (l) => [l.replace(/X/, 'X--')]) },
  { name: 'a sign that is no ASCII', rules: ['syntax'], seed: at(laying, (l) => [l.replace(/X/, 'X−')]) },
  { name: 'a hard space', rules: ['syntax'], seed: at(laying, (l) => [l.replace(' Y', '\u00a0Y')]) },
  { name: 'a word without a letter', rules: ['syntax'], seed: at(laying, (l) => [l.replace(' Y', ' ')]) },
  {
    name: 'G1 with a letter I',
    rules: ['syntax', 'unknown-command'],
    seed: at(laying, (l) => [l.replace('G1', 'GI')]),
  },
  {
    name: 'bed measured in the middle',
    rules: ['collision'],
    seed: (lines, pick) =>
      lines.includes('TURN_OFF_HEATERS') || lines.some((l) => /^(PRINT_START|EXCLUDE)/.test(l))
        ? null
        : before(['G28 Z'], 12)(lines, pick),
  },
  {
    name: 'cold extrusion allowed',
    rules: ['cold-extrusion', 'machine-setting'],
    seed: (lines, pick) =>
      lines.some((l) => /^(EXCLUDE|SET_VEL|PRINT_START|START_PRINT)/.test(l)) || lines.includes('TURN_OFF_HEATERS')
        ? null
        : before(['M302 S0'], 0)(lines, pick),
  },
  { name: 'Z offset by renaming', rules: ['mode', 'layer-order', 'collision'], seed: before(['G92 Z0'], 4) },
  {
    name: 'E beyond the spool',
    rules: ['over-extrusion', 'retraction-balance'],
    seed: before(['M83', 'G1 E-400 F3000'], 2),
  },
];
