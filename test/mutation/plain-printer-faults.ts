import { change, type Fault, insert, linesLike, middle, type Seeded } from './fault.ts';

type Pick = (count: number) => number;

/** A line that lays material along the bed. */
const LAYS = /^G1 .*[XY][\d.]+.* E\.?\d/;
const TRAVELS = /^G[01] (F[\d.]+ )?X[\d.]+ Y[\d.]+( F[\d.]+)?\s*$/;
const LAYER = /^;(LAYER_CHANGE|LAYER:\d|; --- layer)/;
const SWITCHES_E = /^M8[23]/;

const isAbsolute = (lines: readonly string[]): boolean => lines.some((line) => line.startsWith('M82'));
const isKlipper = (lines: readonly string[]): boolean =>
  lines.some((l) => /^(; gcode_flavor = klipper|EXCLUDE|SET_VEL|PRINT_START|START_PRINT|TURN_OFF_HEATERS)/.test(l));

function numberOf(line: string, letter: string): number {
  return Number(new RegExp(`${letter}(-?[\\d.]+)`).exec(line)?.[1] ?? Number.NaN);
}

function withNumber(line: string, letter: string, by: (value: number) => number, decimals: number): string {
  return line.replace(
    new RegExp(`${letter}(-?[\\d.]+)`),
    (_m, v: string) => `${letter}${by(Number(v)).toFixed(decimals)}`,
  );
}

/** The lines of a layer in the middle, [from, to). */
function aLayer(lines: readonly string[], pick: Pick): readonly [number, number] | null {
  const layers = linesLike(lines, LAYER);
  if (layers.length < 10) return null;
  const k = 4 + pick(layers.length - 8);
  return [layers[k]!, layers[k + 1]!];
}

/** Every line of a layer through a function. @param shows where the first finding may stand, from the layer's lines */
function inLayer(
  by: (line: string) => string,
  shows: (from: number, to: number) => readonly [number, number] = (from, to) => [from + 1, to],
  only: (lines: readonly string[]) => boolean = () => true,
): Fault['seed'] {
  return (lines, pick): Seeded | null => {
    if (!only(lines)) return null;
    const layer = aLayer(lines, pick);
    if (layer === null) return null;
    const [from, to] = layer;
    const text = lines.map((line, n) => (n >= from && n < to ? by(line) : line));
    if (!text.some((line, n) => line !== lines[n])) return null;
    const [first, last] = shows(from, to);
    return { lines: text, first, last };
  };
}

/** The first line that matches. */
function first(pattern: RegExp, by: (line: string) => readonly string[], slack = 0): Fault['seed'] {
  return (lines): Seeded | null => {
    const n = lines.findIndex((line) => pattern.test(line));
    return n < 0 ? null : { lines: lines.toSpliced(n, 1, ...by(lines[n]!)), first: n + 1, last: n + 1 + slack };
  };
}

/** From the line to the first that lays after it. */
function untilLaid(lines: readonly string[], from: number): number {
  return lines.findIndex((line, n) => n > from && LAYS.test(line)) + 1;
}

/** Faults as a hurried hand, a wrong post-processor or a bad card makes them: three of each family of the rules. */
export const PLAIN_PRINTER_FAULTS: readonly Fault[] = [
  // Lexing
  { name: 'two points in a number', rules: ['syntax'], seed: change(LAYS, (l) => l.replace(/X(\d+\.\d)/, 'X$1.')) },
  { name: 'blanks inside a number', rules: ['syntax'], seed: change(LAYS, (l) => l.replace(/X(\d)(\d)/, 'X$1 $2')) },
  {
    name: 'a semicolon lost before the comment',
    rules: ['syntax', 'unknown-command'],
    seed: change(LAYS, (l) => `${l} move to the wall`),
  },
  { name: 'a pound sign for a point', rules: ['syntax'], seed: change(LAYS, (l) => l.replace(/X(\d+)\./, 'X$1#')) },
  { name: 'the sign behind the number', rules: ['syntax'], seed: change(LAYS, (l) => l.replace(/X([\d.]+)/, 'X$1-')) },
  { name: 'a whole sector of zeros', rules: ['syntax', 'unreadable-part'], seed: insert(LAYS, '\u0000'.repeat(512)) },
  { name: 'the command letter lost', rules: ['syntax'], seed: change(LAYS, (l) => l.replace(/^G/, '')) },
  {
    name: 'the command number lost',
    rules: ['syntax', 'unknown-command'],
    seed: change(LAYS, (l) => l.replace(/^G1 /, 'G ')),
  },
  { name: 'a wrong sum', rules: ['syntax'], seed: change(LAYS, (l) => `N4711 ${l.replace(/;.*/, '').trim()}*13`) },
  { name: 'degrees in hexadecimals', rules: ['syntax'], seed: first(/^M109 S\d+/, () => ['M109 S0xD7'], 0) },
  // Commands and their words
  {
    name: 'a move that the machine does not know',
    rules: ['unknown-command'],
    seed: change(LAYS, (l) => l.replace(/^G1/, 'G11000')),
  },
  { name: 'the heat without its letter', rules: ['syntax'], seed: first(/^M109 S\d+/, (l) => [l.replace('S', '')]) },
  {
    name: 'the heat under another letter',
    rules: ['syntax', 'unknown-command', 'cold-extrusion'],
    seed: first(/^M109 S\d+/, (l) => [l.replace('S', 'X')]),
  },
  { name: 'the heat without a number', rules: ['syntax'], seed: first(/^M109 S\d+/, () => ['M109 S']) },
  { name: 'below zero degrees', rules: ['temperature-limit', 'cold-extrusion'], seed: insert(LAYS, 'M104 S-20', 1) },
  { name: 'a speed factor of zero', rules: ['feed-limit'], seed: insert(LAYS, 'M220 S0') },
  {
    name: 'a negative acceleration',
    rules: ['acceleration-limit'],
    seed: (l, p) => (isKlipper(l) ? null : insert(LAYS, 'M204 S-800')(l, p)),
  },
  {
    name: 'a top speed of nothing',
    rules: ['acceleration-limit', 'feed-limit'],
    seed: (l, p) => (isKlipper(l) ? null : insert(LAYS, 'M203 X0 Y0')(l, p)),
  },
  { name: 'flow of ten times', rules: ['over-extrusion', 'flow-limit'], seed: insert(LAYS, 'M221 S1000') },
  { name: 'flow of a tenth', rules: ['over-extrusion', 'under-extrusion'], seed: insert(LAYS, 'M221 S10') },
  // Units and modes
  { name: 'inches in the middle', rules: ['mode', 'outside-machine', 'feed-limit'], seed: insert(LAYS, 'G20', 0) },
  {
    name: 'no return from relative places',
    rules: ['mode', 'outside-machine'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, TRAVELS));
      if (found.length === 0) return null;
      const n = found[pick(found.length)]!;
      return { lines: lines.toSpliced(n, 0, 'G91', 'G1 Z0.4 F600'), first: n + 1, last: untilLaid(lines, n) + 4 };
    },
  },
  {
    name: 'E never said to be relative',
    rules: ['mode', 'over-extrusion', 'under-extrusion', 'retraction-balance'],
    seed: (lines) => {
      if (isAbsolute(lines) || !lines.some((l) => l.startsWith('M83'))) return null;
      const text = lines.filter((line) => !line.startsWith('M83'));
      const laid = untilLaid(text, 0);
      return { lines: text, first: 1, last: laid + 200 };
    },
  },
  {
    name: 'absolute and relative E swapped from the start',
    rules: ['over-extrusion', 'under-extrusion', 'retraction-balance', 'mode', 'flow-limit'],
    seed: (lines) => {
      const at = linesLike(lines, SWITCHES_E);
      if (at.length === 0) return null;
      const text = lines.map((l) => (l.startsWith('M82') ? l.replace('M82', 'M83') : l.replace(/^M83/, 'M82')));
      return { lines: text, first: at[0]! + 1, last: untilLaid(lines, at[0]!) + 200 };
    },
  },
  // Homing
  {
    name: 'homing misspelt',
    rules: ['not-homed', 'unknown-command'],
    seed: (lines) => {
      const found = linesLike(lines, /^G28/);
      if (found.length === 0) return null;
      const text = lines.map((l) => l.replace(/^G28/, 'G82'));
      const n = lines.findIndex((l, k) => k > found[0]! && /^G[01] .*[XYZ]/.test(l));
      return { lines: text, first: found[0]! + 1, last: n + 1 };
    },
  },
  { name: 'motors off in the middle', rules: ['not-homed'], seed: insert(LAYS, 'M84', 1) },
  {
    name: 'bed measured before homing',
    rules: ['not-homed'],
    seed: (l, p) => (isKlipper(l) ? null : first(/^G28/, (x) => ['G29', x])(l, p)),
  },
  // Bounds
  {
    name: 'before the left end',
    rules: ['outside-machine'],
    seed: change(LAYS, (l) => withNumber(l, 'X', () => -6, 3)),
  },
  { name: 'a sign before Y', rules: ['outside-machine'], seed: change(LAYS, (l) => l.replace(/Y([\d.]+)/, 'Y-$1')) },
  {
    name: 'a travel beside the machine',
    rules: ['outside-machine'],
    seed: change(TRAVELS, (l) => withNumber(l, 'Y', () => 214, 3)),
  },
  {
    name: 'higher than the machine',
    rules: ['outside-machine'],
    seed: change(/^G[01].* Z[\d.]+/, (l) => withNumber(l, 'Z', () => 211, 2)),
  },
  {
    name: 'the whole job moved aside',
    rules: ['outside-machine'],
    seed: (lines) => {
      const moved = lines.map((l) => (/^G[01] .*X/.test(l) ? withNumber(l, 'X', (x) => x + 180, 3) : l));
      const n = moved.findIndex((l) => /^G[01] .*X/.test(l) && numberOf(l, 'X') > 255);
      return n < 0 ? null : { lines: moved, first: n + 1, last: n + 1 };
    },
  },
  // Heat
  {
    name: 'waiting taken out',
    rules: ['cold-extrusion'],
    seed: (lines) => {
      if (linesLike(lines, /^M109/).length !== 1) return null;
      const n = lines.findIndex((l) => l.startsWith('M109'));
      const text = lines.with(n, lines[n]!.replace('M109', 'M104'));
      const e = lines.findIndex((l, k) => k > n && /^G1 .*E\.?\d/.test(l));
      return { lines: text, first: n + 1, last: e + 1 };
    },
  },
  { name: 'nozzle off in the middle', rules: ['cold-extrusion'], seed: insert(LAYS, 'M104 S0', 1) },
  { name: 'nozzle of a kiln', rules: ['temperature-limit'], seed: insert(LAYS, 'M109 S451') },
  { name: 'bed of a kiln', rules: ['temperature-limit'], seed: insert(LAYS, 'M140 S180') },
  {
    name: 'bed off in the middle',
    rules: ['temperature-limit'],
    seed: (lines, pick) => {
      const seeded = insert(LAYS, 'M140 S0', 0)(lines, pick);
      return seeded === null || linesLike(lines, LAYER).length < 10 || !lines.some((l) => /^M1[49]0 S[1-9]/.test(l))
        ? null
        : { ...seeded, last: seeded.first + 200 };
    },
  },
  { name: 'cooled down for the last half', rules: ['cold-extrusion'], seed: insert(LAYS, 'M109 R120', 1) },
  // The end
  {
    name: 'nozzle left hot',
    rules: ['heater-left-on'],
    seed: (lines) => {
      const at = linesLike(lines, /^M104 (T0 )?S0/);
      if (at.length === 0) return null;
      const text = lines.filter((l) => !/^M104 (T0 )?S0/.test(l));
      return { lines: text, first: at.at(-1)! - at.length, last: text.length };
    },
  },
  {
    name: 'bed left hot',
    rules: ['heater-left-on'],
    seed: (lines) => {
      const at = linesLike(lines, /^M140 S0/);
      if (at.length === 0) return null;
      const text = lines.filter((l) => !/^M140 S0/.test(l));
      return { lines: text, first: at.at(-1)! - at.length, last: text.length };
    },
  },
  {
    name: 'nozzle switched on again at the end',
    rules: ['heater-left-on'],
    seed: (lines) => {
      if (isKlipper(lines)) return null;
      return { lines: [...lines, 'M104 S200', ''], first: lines.length, last: lines.length + 2 };
    },
  },
  // Speed, acceleration, flow
  {
    name: 'a speed of metres',
    rules: ['feed-limit', 'flow-limit'],
    seed: change(/^G1 .*F\d{4}/, (l) => withNumber(l, 'F', () => 90000, 0), 8),
  },
  {
    name: 'a negative speed',
    rules: ['mode', 'feed-limit'],
    seed: change(/^G1 .*F\d{3}/, (l) => l.replace(/F/, 'F-')),
  },
  {
    name: 'speed of nothing',
    rules: ['mode', 'feed-limit'],
    seed: change(/^G1 .*F\d{3}/, (l) => l.replace(/F\d+/, 'F0.0')),
  },
  {
    name: 'no speed before the first move',
    rules: ['mode'],
    seed: (lines) => {
      const text = lines.map((l) => (/^G[01]/.test(l) ? l.replace(/ F[\d.]+/, '') : l));
      const n = text.findIndex((l) => /^G[01] .*[XYZE]/.test(l));
      return text.join() === lines.join() ? null : { lines: text, first: n + 1, last: n + 60 };
    },
  },
  {
    name: 'acceleration of a dragster',
    rules: ['acceleration-limit'],
    seed: (l, p) => (isKlipper(l) ? null : insert(LAYS, 'M201 X50000')(l, p)),
  },
  // Filament
  {
    name: 'a retraction forwards',
    rules: ['retraction-balance', 'over-extrusion'],
    seed: (lines, pick) => {
      if (isAbsolute(lines)) return null;
      return change(
        /^G1 (F\d+ )?E-\.?\d+(\.\d+)?( F\d+)?\s*$/,
        (l) => (Math.abs(numberOf(l, 'E')) > 0.3 ? l.replace('E-', 'E') : l),
        40,
      )(lines, pick);
    },
  },
  {
    name: 'a retraction of ten times',
    rules: ['retraction-balance', 'over-extrusion'],
    seed: (lines, pick) => {
      if (isAbsolute(lines)) return null;
      return change(
        /^G1 (F\d+ )?E-\.?\d+(\.\d+)?( F\d+)?\s*$/,
        (l) => (Math.abs(numberOf(l, 'E')) > 0.3 ? withNumber(l, 'E', (e) => e * 10, 3) : l),
        40,
      )(lines, pick);
    },
  },
  {
    name: 'filament out while a line is laid',
    rules: ['retraction-balance', 'over-extrusion'],
    seed: (lines, pick) =>
      isAbsolute(lines)
        ? null
        : change(LAYS, (l) => (numberOf(l, 'E') > 0.4 ? l.replace(/E/, 'E-') : l), 12)(lines, pick),
  },
  {
    name: 'filament by the metre',
    rules: ['over-extrusion', 'retraction-balance'],
    seed: (lines, pick) =>
      isAbsolute(lines) ? null : change(LAYS, (l) => l.replace(/E(\d*\.?\d+)/, 'E9$1'), 0)(lines, pick),
  },
  // Extrusion against geometry, layers, air
  {
    name: 'a layer of air',
    rules: ['layer-order', 'extrusion-in-air', 'under-extrusion'],
    seed: inLayer(
      (l) => (/^G[123] .*[XY].* E\.?\d/.test(l) ? l.replace(/ E[\d.]+/, '') : l),
      (from, to) => [from + 1, to + 60],
      (l) => !isAbsolute(l),
    ),
  },
  {
    name: 'a layer of hairs',
    rules: ['under-extrusion'],
    seed: inLayer(
      (l) => (LAYS.test(l) ? withNumber(l, 'E', (e) => e / 20, 5) : l),
      (from, to) => [from + 1, to],
      (l) => !isAbsolute(l),
    ),
  },
  {
    name: 'a layer of ropes',
    rules: ['over-extrusion', 'flow-limit'],
    seed: inLayer(
      (l) => (LAYS.test(l) ? withNumber(l, 'E', (e) => e * 6, 5) : l),
      (from, to) => [from + 1, to],
      (l) => !isAbsolute(l),
    ),
  },
  {
    name: 'a layer beside the part',
    rules: ['extrusion-in-air', 'layer-order'],
    seed: inLayer(
      (l) => (/^G[0-3].*X/.test(l) ? withNumber(l, 'X', (x) => x + 70, 3) : l),
      (from, to) => [from + 1, to + 3],
    ),
  },
  {
    name: 'a part lifted half-way',
    rules: ['layer-order', 'extrusion-in-air'],
    seed: (lines, pick) => {
      const layer = aLayer(lines, pick);
      if (layer === null) return null;
      const text = lines.map((l, n) =>
        n >= layer[0] && /^G[01].*Z[\d.]/.test(l) ? withNumber(l, 'Z', (z) => z + 0.6, 3) : l,
      );
      return { lines: text, first: layer[0] + 1, last: layer[1] + 12 };
    },
  },
  {
    name: 'the first layer in the bed',
    rules: ['outside-machine', 'layer-order', 'collision'],
    seed: (lines) => {
      const layer = linesLike(lines, LAYER)[0];
      if (layer === undefined) return null;
      const n = lines.findIndex((l, k) => k >= layer && /^G[01].*Z[\d.]+/.test(l));
      const laid = untilLaid(lines, n);
      const z = linesLike(lines.slice(n, laid), /^G[01].*Z[\d.]+/).at(-1)! + n;
      return {
        lines: lines.with(
          z,
          withNumber(lines[z]!, 'Z', () => -0.2, 2),
        ),
        first: z + 1,
        last: laid,
      };
    },
  },
  {
    name: 'the first layer in the air',
    rules: ['layer-order', 'extrusion-in-air'],
    seed: (lines) => {
      const layer = linesLike(lines, LAYER)[0];
      if (layer === undefined) return null;
      const n = lines.findIndex((l, k) => k >= layer && /^G[01].*Z[\d.]+/.test(l));
      const laid = untilLaid(lines, n);
      const z = linesLike(lines.slice(n, laid), /^G[01].*Z[\d.]+/).at(-1)! + n;
      return {
        lines: lines.with(
          z,
          withNumber(lines[z]!, 'Z', () => 2, 2),
        ),
        first: z + 1,
        last: laid + 40,
      };
    },
  },
  {
    name: 'two layers in each other’s place',
    rules: ['layer-order', 'collision', 'over-extrusion'],
    seed: (lines, pick) => {
      if (isAbsolute(lines)) return null;
      const layers = linesLike(lines, LAYER);
      if (layers.length < 12) return null;
      const k = 4 + pick(layers.length - 9);
      const [a, b, c] = [layers[k]!, layers[k + 1]!, layers[k + 2]!];
      return {
        lines: [...lines.slice(0, a), ...lines.slice(b, c), ...lines.slice(a, b), ...lines.slice(c)],
        first: a + 1,
        last: c,
      };
    },
  },
  // Collisions
  {
    name: 'a lift downwards',
    rules: ['collision', 'layer-order', 'outside-machine'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, LAYS)).filter(
        (n) => !LAYS.test(lines[n + 1] ?? '') && lines.slice(n + 1, n + 5).some((l) => TRAVELS.test(l)),
      );
      if (found.length === 0) return null;
      const n = found[pick(found.length)]! + 1;
      const z = numberOf(lines.slice(0, n).findLast((l) => /^G[01].*Z[\d.]/.test(l)) ?? '', 'Z');
      if (!(z > 1.5)) return null;
      return {
        lines: lines.toSpliced(n, 0, `G1 Z${(z - 1.4).toFixed(2)} F720`),
        first: n + 1,
        last: untilLaid(lines, n) + 1,
      };
    },
  },
  {
    name: 'down onto the part at the end',
    rules: ['collision'],
    seed: (lines) => {
      const n = linesLike(lines, LAYS).at(-1)!;
      if (linesLike(lines, LAYER).length < 6) return null;
      return { lines: lines.toSpliced(n + 1, 0, 'G1 Z0.3 F600'), first: n + 1, last: n + 3 };
    },
  },
  {
    name: 'homing in the middle',
    rules: ['collision'],
    seed: (lines, pick) => {
      const seeded = insert(LAYS, 'G28', 0)(lines, pick);
      return seeded === null ? null : { ...seeded, last: seeded.first + 20 };
    },
  },
  {
    name: 'the whole file twice',
    rules: ['collision', 'layer-order'],
    seed: (lines) => {
      if (isKlipper(lines)) return null;
      const layer = linesLike(lines, LAYER)[1] ?? 0;
      return { lines: [...lines, ...lines], first: lines.length, last: lines.length + layer };
    },
  },
  // Arcs
  {
    name: 'an arc without a centre',
    rules: ['arc'],
    seed: change(/^G[23] .*I/, (l) => l.replace(/ I\S+/, '').replace(/ J\S+/, '')),
  },
  {
    name: 'an arc too far',
    rules: ['arc'],
    seed: (lines, pick) => change(/^G[23] .*X[\d.]+.*I/, (l) => withNumber(l, 'X', (x) => x + 4, 3))(lines, pick),
  },
  {
    name: 'an arc around a far point',
    rules: ['arc', 'outside-machine'],
    seed: change(/^G[23] .*J-?[\d.]+/, (l) => withNumber(l, 'J', (j) => j + 40, 3)),
  },
  // Tools
  { name: 'a second nozzle', rules: ['tool'], seed: insert(LAYS, 'T1') },
  { name: 'heat for a third nozzle', rules: ['tool'], seed: insert(LAYS, 'M109 T2 S210') },
  { name: 'half a tool', rules: ['tool', 'syntax', 'unknown-command'], seed: insert(LAYS, 'T0.5') },
  // Lines and the end of the file
  {
    name: 'a line for a wider buffer',
    rules: ['line-length'],
    seed: (l, p) => (isKlipper(l) ? null : change(LAYS, (x) => x.replace(/X([\d.]+)/, `X$1${'0'.repeat(270)}`))(l, p)),
  },
  {
    name: 'the card pulled out in a number',
    rules: ['truncated', 'heater-left-on'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, LAYS));
      const n = found[pick(found.length)];
      if (n === undefined) return null;
      const cut = lines[n]!;
      return { lines: [...lines.slice(0, n), cut.slice(0, Math.floor(cut.length / 2))], first: n - 12, last: n + 1 };
    },
  },
  {
    name: 'the tail of zeros',
    rules: ['syntax', 'unreadable-part', 'truncated'],
    seed: (lines, pick) => {
      const found = middle(linesLike(lines, LAYS));
      const n = found[pick(found.length)];
      if (n === undefined) return null;
      return { lines: [...lines.slice(0, n), '\u0000'.repeat(3000)], first: n + 1, last: n + 1 };
    },
  },
];
