import { change, type Fault, insert, linesLike, middle, remove } from './fault.ts';

/** A line that lays filament along the bed, with X and Y. */
const LAYS = /^G1 .*X[\d.]+ Y[\d.]+ .*E[\d.]+$/;
/** The same with any axis. */
const LAID = /^G1 .*[XY][\d.]+ .*E[\d.]+$/;
const LAYER = /^;(LAYER_CHANGE|LAYER:\d|; --- layer)/;

/** The first line at which each layer begins, the end of the last one too. */
function layersOf(lines: readonly string[]): number[] {
  return linesLike(lines, LAYER);
}

function wrongSum(text: string): number {
  let sum = 0;
  for (const letter of text) sum ^= letter.charCodeAt(0);
  return (sum + 1) % 256;
}

/** Klipper knows no limits by axis: there these lines do nothing. */
function notOnKlipper(seed: Fault['seed']): Fault['seed'] {
  return (lines, pick) => (lines.some((line) => line.startsWith('EXCLUDE_OBJECT')) ? null : seed(lines, pick));
}

function onKlipper(seed: Fault['seed']): Fault['seed'] {
  return (lines, pick) => (lines.some((line) => line.startsWith('EXCLUDE_OBJECT')) ? seed(lines, pick) : null);
}

/** Faults in print jobs that harm the machine, the person or the part. */
export const PRINTER_FAULTS: readonly Fault[] = [
  {
    name: 'letter O for a zero',
    rules: ['syntax'],
    seed: change(/^G1 X\d+0[\d.]* Y.* E/, (l) => l.replace(/(X\d+)0/, '$1O')),
  },
  { name: 'comma for a point', rules: ['syntax'], seed: change(LAYS, (l) => l.replace(/X(\d+)\./, 'X$1,')) },
  {
    name: 'two points in a number',
    rules: ['syntax'],
    seed: change(LAYS, (l) => l.replace(/X(\d+)\.(\d)/, 'X$1.$2.')),
  },
  { name: 'a word twice', rules: ['syntax'], seed: change(LAYS, (l) => l.replace(/ Y/, ' X1 Y')) },
  { name: 'an exponent', rules: ['syntax'], seed: change(LAYS, (l) => l.replace(/X[\d.]+/, 'X1e-7')) },
  { name: 'a wrong checksum', rules: ['syntax'], seed: change(LAYS, (l) => `N12 ${l}*${wrongSum(`N12 ${l}`)}`) },
  { name: 'a command without its letter', rules: ['syntax'], seed: change(LAYS, (l) => l.replace('G1 ', '')) },
  { name: 'an axis without a number', rules: ['syntax'], seed: change(LAYS, (l) => l.replace(/Y[\d.]+/, 'Y')) },
  { name: 'binary bytes', rules: ['syntax', 'unreadable-part'], seed: insert(LAID, 'G1 X\u0000\u0001\u0007') },
  { name: 'an unknown move', rules: ['unknown-command'], seed: change(LAYS, (l) => l.replace('G1', 'G9')) },
  { name: 'a foreign letter', rules: ['syntax'], seed: change(LAYS, (l) => l.replace('Y', 'U')) },
  { name: 'homing left out', rules: ['not-homed'], seed: remove(/^G28/, 12) },
  { name: 'motors off in the middle', rules: ['not-homed'], seed: insert(LAID, 'M84', 3) },
  { name: 'homing in the middle', rules: ['collision'], seed: insert(LAID, 'G28', 8) },
  { name: 'relative positions left on', rules: ['mode', 'outside-machine'], seed: insert(LAID, 'G91', 6) },
  { name: 'inches', rules: ['mode'], seed: insert(LAID, 'G20') },
  { name: 'the place renamed', rules: ['mode'], seed: insert(LAID, 'G92 X0 Y0') },
  { name: 'X beyond the end', rules: ['outside-machine'], seed: change(LAYS, (l) => l.replace(/X[\d.]+/, 'X299')) },
  { name: 'Y before the start', rules: ['outside-machine'], seed: change(LAYS, (l) => l.replace(/Y[\d.]+/, 'Y-25')) },
  {
    name: 'a lost decimal point',
    rules: ['outside-machine'],
    seed: change(/^G1 .*X\d+\.\d\d/, (l) => l.replace(/X(\d+)\./, 'X$1')),
  },
  {
    name: 'a coordinate of 10^300',
    rules: ['outside-machine'],
    seed: change(LAYS, (l) => l.replace(/X[\d.]+/, `X1${'0'.repeat(300)}`)),
  },
  { name: 'Z under the bed', rules: ['outside-machine'], seed: insert(LAID, 'G1 Z-2 F600') },
  { name: 'Z above the frame', rules: ['outside-machine'], seed: insert(LAID, 'G1 Z260 F600') },
  {
    name: 'the nozzle dives into the print',
    rules: ['collision', 'layer-order'],
    seed(lines, pick) {
      const layers = layersOf(lines);
      const late = layers[layers.length - 1];
      if (late === undefined || layers.length < 4) return null;
      const found = linesLike(lines, LAID).filter((n) => n > late);
      if (found.length < 4) return null;
      const n = found[1 + pick(found.length - 3)]!;
      return { lines: lines.toSpliced(n, 0, 'G1 Z0.05 F600'), first: n + 1, last: n + 3 };
    },
  },
  {
    name: 'printing in the air',
    rules: ['layer-order', 'extrusion-in-air'],
    seed: insert(LAID, 'G1 Z30 F600', 3),
  },
  { name: 'not waiting for the nozzle', rules: ['cold-extrusion'], seed: remove(/^M109/, 60) },
  { name: 'the nozzle never heated', rules: ['cold-extrusion'], seed: remove(/^M10[49] S[1-9]/, 60) },
  { name: 'the nozzle off in the middle', rules: ['cold-extrusion'], seed: insert(LAID, 'M104 S0', 2) },
  { name: 'the nozzle cooled to 90 °C', rules: ['cold-extrusion'], seed: insert(LAID, 'M109 S90', 2) },
  { name: 'the nozzle far too hot', rules: ['temperature-limit'], seed: insert(LAID, 'M104 S2150') },
  { name: 'the bed far too hot', rules: ['temperature-limit'], seed: insert(LAID, 'M140 S240') },
  {
    name: 'the bed off in the middle',
    rules: ['temperature-limit'],
    seed(lines) {
      const layers = layersOf(lines);
      const third = layers[2];
      if (third === undefined || layers.length < 5) return null;
      const n = linesLike(lines, LAID).find((line) => line > third)!;
      return { lines: lines.toSpliced(n, 0, 'M140 S0'), first: n + 1, last: n + 120 };
    },
  },
  { name: 'the nozzle left on', rules: ['heater-left-on'], seed: remove(/^M104 S0/, 'end') },
  { name: 'the bed left on', rules: ['heater-left-on'], seed: remove(/^M140 S0/, 'end') },
  {
    name: 'speed in mm/min times 60',
    rules: ['feed-limit', 'flow-limit'],
    seed: change(
      /^G[01].* F([6-9]\d\d\d|1\d\d\d\d)/,
      (l) => l.replace(/F(\d+)/, (_m, f: string) => `F${Number(f) * 60}`),
      2,
    ),
  },
  { name: 'no speed at all', rules: ['mode'], seed: change(/^G[01].* F\d+/, (l) => l.replace(/F[\d.]+/, 'F0')) },
  { name: 'a speed factor of 1000 %', rules: ['feed-limit'], seed: insert(LAID, 'M220 S1000') },
  { name: 'a flow factor of 300 %', rules: ['over-extrusion'], seed: insert(LAID, 'M221 S300') },
  {
    name: 'a top speed beyond the motors',
    rules: ['acceleration-limit'],
    seed: notOnKlipper(insert(LAID, 'M203 X90000')),
  },
  {
    name: 'an acceleration beyond the motors',
    rules: ['acceleration-limit'],
    seed: notOnKlipper(insert(LAID, 'M201 X9000 Y9000')),
  },
  { name: 'an acceleration of moves beyond reason', rules: ['acceleration-limit'], seed: insert(LAID, 'M204 S20000') },
  { name: 'corners at 80 mm/s', rules: ['acceleration-limit'], seed: notOnKlipper(insert(LAID, 'M205 X80 Y80')) },
  {
    name: 'twenty times the filament',
    rules: ['over-extrusion', 'flow-limit'],
    seed: change(LAYS, (l) => l.replace(/E([\d.]+)$/, (_m, e: string) => `E${Number(e) + 20}`)),
  },
  { name: 'a wart of 30 mm', rules: ['over-extrusion'], seed: insert(LAID, 'M83\nG1 E30 F300', 1) },
  { name: '300 mm in one push', rules: ['over-extrusion'], seed: insert(LAID, 'G1 E3000 F300') },
  {
    name: 'the filament pulled out',
    rules: ['retraction-balance', 'over-extrusion'],
    seed: insert(LAID, 'M83\nG1 E-45 F3000', 1),
  },
  {
    name: 'retracted and not pushed again',
    rules: ['retraction-balance'],
    seed(lines, pick) {
      const found = middle(linesLike(lines, /^G1 E\.?[\d.]+ F|^G1 F\d+ E\.?8/));
      if (found.length === 0 || lines.some((line) => line.startsWith('M82'))) return null;
      const n = found[pick(found.length)]!;
      return { lines: lines.toSpliced(n, 1), first: n - 8, last: n + 8 };
    },
  },
  {
    name: 'Klipper: an acceleration beyond reason',
    rules: ['acceleration-limit'],
    seed: onKlipper(insert(LAID, 'SET_VELOCITY_LIMIT ACCEL=90000')),
  },
  {
    name: 'Klipper: the nozzle off in the middle',
    rules: ['cold-extrusion'],
    seed: onKlipper(insert(LAID, 'SET_HEATER_TEMPERATURE HEATER=extruder TARGET=0', 3)),
  },
  {
    name: 'Klipper: heaters off in the middle',
    rules: ['cold-extrusion'],
    seed: onKlipper(insert(LAID, 'TURN_OFF_HEATERS', 3)),
  },
  {
    name: 'Klipper: an arc by radius',
    rules: ['arc'],
    seed: onKlipper(change(/^G[23] .*I/, (l) => l.replace(/ I\S+/, ' R9').replace(/ J\S+/, ''))),
  },
  { name: 'a tool that is not there', rules: ['tool'], seed: insert(LAID, 'T5') },
  { name: 'an emergency stop', rules: ['machine-setting'], seed: insert(LAID, 'M112') },
  {
    name: 'a layer left out',
    rules: ['layer-order'],
    seed(lines) {
      const layers = layersOf(lines);
      const [from, to] = [layers[2], layers[3]];
      if (from === undefined || to === undefined || layers.length < 5) return null;
      return { lines: lines.toSpliced(from, to - from), first: from + 1, last: from + 40 };
    },
  },
  {
    name: 'two layers the wrong way round',
    rules: ['layer-order'],
    seed(lines) {
      const layers = layersOf(lines);
      const [a, b, c] = [layers[2], layers[3], layers[4]];
      if (a === undefined || b === undefined || c === undefined) return null;
      const swapped = [...lines.slice(0, a), ...lines.slice(b, c), ...lines.slice(a, b), ...lines.slice(c)];
      return { lines: swapped, first: a + 1, last: c + 40 };
    },
  },
  {
    name: 'a layer that is not raised',
    rules: ['layer-order'],
    seed(lines) {
      const layers = layersOf(lines);
      const [from, to] = [layers[2], layers[3]];
      if (from === undefined || to === undefined) return null;
      const flat = lines.map((line, n) =>
        n >= from && n < to && /^G[01]/.test(line) ? line.replace(/ Z[\d.]+/, '') : line,
      );
      return { lines: flat, first: from + 1, last: to };
    },
  },
  {
    name: 'E taken for absolute',
    rules: ['under-extrusion', 'over-extrusion', 'retraction-balance'],
    seed(lines) {
      const found = linesLike(lines, /^M83/);
      if (found.length === 0) return null;
      return { lines: lines.map((line) => line.replace(/^M83/, 'M82')), first: found[0]! + 1, last: lines.length };
    },
  },
  {
    name: 'E taken for relative',
    rules: ['over-extrusion', 'flow-limit'],
    seed(lines) {
      const found = linesLike(lines, /^M82/);
      if (found.length === 0) return null;
      return { lines: lines.map((line) => line.replace(/^M82/, 'M83')), first: found[0]! + 1, last: lines.length };
    },
  },
  {
    name: 'cut short',
    rules: ['truncated', 'heater-left-on'],
    seed(lines, pick) {
      const found = middle(linesLike(lines, LAYS));
      const n = found[pick(found.length)];
      if (n === undefined) return null;
      const left = [...lines.slice(0, n), lines[n]!.slice(0, 9)];
      return { lines: left, first: left.length - 12, last: left.length };
    },
  },
  {
    name: 'an object left out',
    rules: ['missing-object'],
    seed(lines) {
      const left: string[] = [];
      let inside = false;
      let dropped = 0;
      let declared = true;
      for (const line of lines) {
        if (/^;LAYER_CHANGE/.test(line)) declared = false;
        if (!declared && /^M486 S/.test(line)) inside = line === 'M486 S2';
        if (inside && LAYS.test(line)) dropped++;
        else left.push(line);
      }
      return dropped === 0 ? null : { lines: left, first: 1, last: left.length };
    },
  },
  {
    name: 'an arc around a wrong centre',
    rules: ['arc'],
    seed: change(/^G[23] .*I/, (l) =>
      l.replace(/I(-?)([\d.]+)/, (_m, sign: string, i: string) => `I${sign}${Number(i) + 3}`),
    ),
  },
  {
    name: 'an arc without a centre',
    rules: ['arc'],
    seed: change(/^G[23] .*I/, (l) => l.replace(/ I\S+/, '').replace(/ J\S+/, '')),
  },
];
