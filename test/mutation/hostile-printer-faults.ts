import type { Fault } from './fault.ts';
import { at, choose, cut, put, type Scan, type Seen, say, scan } from './hostile-scan.ts';

const laid = (seen: Scan): readonly Seen[] => seen.laid;
const idle = (seen: Scan): readonly Seen[] => seen.idle;
/** Lines that are followed by a good stretch of the same layer. */
const inLayers = (seen: Scan): readonly Seen[] =>
  seen.layers.slice(Math.floor(seen.layers.length / 3), Math.max(1, seen.layers.length - 4));
/** A word of a line, scaled. */
const scaled = (text: string, letter: string, factor: number): string =>
  text.replace(
    new RegExp(`(\\s${letter})(-?[\\d.]+)`),
    (_, head: string, value: string) => `${head}${Number((Number(value) * factor).toFixed(5))}`,
  );
const has =
  (letter: string) =>
  (line: Seen): boolean =>
    new RegExp(`\\s${letter}-?[\\d.]`).test(line.text.replace(/;.*/, ''));

/** Puts a command in the middle of a wall. */
function inserted(text: string, rules: readonly string[], slack = 0): Fault {
  return at(`"${text}" in mid print`, laid, (lines, line) => put(lines, line.n, text, slack), rules);
}

/** Modes, units, offsets. */
const MODES: readonly Fault[] = [
  inserted('G20', [], 2),
  inserted('G91', [], 60),
  inserted('G92 X0', [], 60),
  inserted('G92 Y10', [], 60),
  inserted('G92 Z0', [], 2000),
  inserted('G92 Z30', [], 2000),
  at(
    'M82 in a job of relative filament',
    (seen) => (seen.relative ? seen.laid : []),
    (lines, line) => put(lines, line.n, 'M82', 60),
  ),
  at(
    'M83 in a job of absolute filament',
    (seen) => (seen.relative ? [] : seen.laid),
    (lines, line) => put(lines, line.n, 'M83', 2),
  ),
  {
    name: 'M83 lost',
    rules: [],
    seed: (lines) => {
      const seen = scan(lines);
      const n = lines.findIndex((line) => /^M83\b/.test(line));
      if (!seen.relative || n < 0) return null;
      const left = lines.filter((line) => !/^M83\b/.test(line));
      return { lines: left, first: n, last: seen.firstLaid + 400 };
    },
  },
  {
    name: 'G92 E0 lost in a job of absolute filament',
    rules: [],
    seed: (lines, pick) => {
      const seen = scan(lines);
      const n = choose(
        lines.flatMap((line, i) =>
          /^G92 E0/.test(line) && i > seen.firstLaid + 200 && i < seen.lastLaid - 200 ? [i] : [],
        ),
        pick,
      );
      return seen.relative || n === undefined ? null : cut(lines, n, 1, 60);
    },
  },
  inserted('G28', [], 0),
  inserted('G28 Z', [], 0),
  inserted('M84', [], 1),
  inserted('M18', [], 1),
  inserted('M302 P1', [], 0),
  inserted('M302 S0', [], 0),
  inserted('M221 S1000', [], 60),
  inserted('M220 S1000', [], 60),
  inserted('M204 P20000 S20000', [], 0),
  inserted('M112', [], 0),
  inserted('G10 L2 P1 X50', [], 60),
  inserted('G4 S3600', [], 0),
  inserted('G4 P7200000', [], 0),
  inserted('T1', [], 0),
];

const HEAT: readonly Fault[] = [
  inserted('M104 S0', [], 2),
  inserted('M104 S2150', [], 0),
  inserted('M104 S21', [], 2),
  inserted('M109 S21', [], 2),
  inserted('M109 S0', [], 2),
  inserted('M104 S160', [], 2),
  inserted('M140 S600', [], 0),
  inserted('M190 S600', [], 0),
  {
    name: 'the first M109 is an M104',
    rules: [],
    seed: (lines) => {
      const n = lines.findIndex((line) => /^M109\b/.test(line));
      if (n < 0) return null;
      return {
        lines: lines.map((line) => line.replace(/^M109\b/, 'M104').replace(/ R(\d)/, ' S$1')),
        first: n + 1,
        last: scan(lines).firstLaid + 40,
      };
    },
  },
  {
    name: 'no heat for the nozzle at all',
    rules: [],
    seed: (lines) => {
      const n = lines.findIndex((line) => /^M10[49]\b/.test(line));
      if (n < 0) return null;
      return {
        lines: lines.filter((line) => !/^M10[49] [SR][1-9]/.test(line)),
        first: 1,
        last: scan(lines).firstLaid + 2,
      };
    },
  },
  {
    name: 'the nozzle stays hot at the end',
    rules: [],
    seed: (lines) => {
      const left = lines.filter((line) => !/^M104 (T0 )?S0\b/.test(line));
      return left.length === lines.length ? null : { lines: left, first: scan(lines).lastLaid, last: left.length };
    },
  },
  {
    name: 'the bed stays hot at the end',
    rules: [],
    seed: (lines) => {
      const left = lines.filter((line) => !/^M140 S0\b/.test(line));
      return left.length === lines.length ? null : { lines: left, first: scan(lines).lastLaid, last: left.length };
    },
  },
  {
    name: 'end sequence lost',
    rules: [],
    seed: (lines) => {
      const { lastLaid } = scan(lines);
      return { lines: lines.slice(0, lastLaid + 1), first: lastLaid - 2, last: lastLaid + 2 };
    },
  },
  {
    name: 'temperature typed with one digit more at the start',
    rules: [],
    seed: (lines) => {
      const n = lines.findIndex((line) => /^M109 [SR]\d{3}/.test(line));
      return n < 0 ? null : say(lines, n, lines[n]!.replace(/([SR]\d{3})/, '$10'));
    },
  },
];

const PLACE: readonly Fault[] = [
  {
    name: 'G28 lost',
    rules: [],
    seed: (lines) => {
      const n = lines.findIndex((line) => /^G28\b/.test(line));
      if (n < 0) return null;
      return { lines: lines.filter((line) => !/^G28\b/.test(line)), first: n, last: n + 12 };
    },
  },
  at('Z below the bed', idle, (lines, line) => put(lines, line.n, 'G1 Z-2 F600')),
  at(
    'Z falls back to the first layer',
    (s) => inLayers(s).filter((l) => l.to[2] > 1),
    (lines, line) => put(lines, line.n, 'G1 Z0.2', 40),
  ),
  at('Z rises by 5 mm for the rest of a layer', inLayers, (lines, line) =>
    put(lines, line.n, `G1 Z${(line.to[2] + 5).toFixed(3)}`, 200),
  ),
  at('Z rises by 1 mm for the rest of a layer', inLayers, (lines, line) =>
    put(lines, line.n, `G1 Z${(line.to[2] + 1).toFixed(3)}`, 200),
  ),
  at('X far out', laid, (lines, line) => say(lines, line.n, line.text.replace(/X(-?\d)/, 'X9$1'))),
  at(
    'X without its point',
    (s) => s.laid.filter(has('X')),
    (lines, line) => say(lines, line.n, line.text.replace(/X(\d+)\.(\d)/, 'X$1$2')),
  ),
  at(
    'Y with a sign',
    (s) => s.laid.filter(has('Y')),
    (lines, line) => say(lines, line.n, line.text.replace(/Y(\d\d)/, 'Y-$1')),
  ),
  at(
    'Z without its point',
    (s) => s.all.filter((l) => l.n > s.firstLaid && l.n < s.lastLaid && has('Z')(l) && /Z\d+\.\d\d/.test(l.text)),
    (lines, line) => say(lines, line.n, line.text.replace(/Z(\d+)\.(\d+)/, 'Z$1$2')),
  ),
  at(
    'a stray end: 60 mm beside the wall',
    (s) => s.laid.filter((l) => has('X')(l) && l.way < 3),
    (lines, line) =>
      say(
        lines,
        line.n,
        line.text.replace(
          /X(-?[\d.]+)/,
          (_, x: string) => `X${(Number(x) > 90 ? Number(x) - 60 : Number(x) + 60).toFixed(3)}`,
        ),
        2,
      ),
  ),
  {
    name: 'the whole job 1 mm too far right',
    rules: [],
    seed: (lines) => {
      const seen = scan(lines);
      const far = Math.max(
        ...seen.all
          .filter((l) => l.fed > 0 && l.way > 0.05 && l.n >= seen.firstLaid)
          .map((l) => Math.max(l.to[0], l.from[0])),
      );
      const by = 256 + 1 - far;
      const first = seen.layers[0]!.n;
      return {
        lines: lines.map((line, n) =>
          n < first - 20 || !/^G[0123]\s/.test(line)
            ? line
            : line.replace(/ X(-?[\d.]+)/, (_, x: string) => ` X${(Number(x) + by).toFixed(3)}`),
        ),
        first: 1,
        last: lines.length,
      };
    },
  },
];

const FILAMENT: readonly Fault[] = [
  at(
    'retraction 10 times as long',
    (s) => s.back,
    (lines, line, s) => (s.relative ? say(lines, line.n, scaled(line.text, 'E', 40), 3) : null),
  ),
  at(
    'de-retraction lost',
    (s) => s.push,
    (lines, line, s) => (s.relative ? cut(lines, line.n, 1, 3) : null),
  ),
  at(
    'retraction whose sign is lost',
    (s) => s.back,
    (lines, line, s) => (s.relative ? say(lines, line.n, line.text.replace('E-', 'E'), 8) : null),
  ),
  at(
    'E with a sign',
    (s) => (s.relative ? s.laid.filter((l) => l.fed > 0.4) : []),
    (lines, line) => say(lines, line.n, line.text.replace(/E(\d|\.)/, 'E-$1'), 3),
  ),
  at(
    'E times 10',
    (s) => (s.relative ? s.laid.filter((l) => l.fed > 0.05) : []),
    (lines, line) => say(lines, line.n, scaled(line.text, 'E', 10)),
  ),
  at(
    'E without its point',
    (s) => (s.relative ? s.laid.filter((l) => l.fed > 0.05) : []),
    (lines, line) => say(lines, line.n, line.text.replace(/E(\d*)\.0*(\d)/, 'E$1$2')),
  ),
  at(
    'E plus 100 in absolute filament',
    (s) => (s.relative ? [] : s.laid),
    (lines, line) =>
      say(
        lines,
        line.n,
        line.text.replace(/E(-?[\d.]+)/, (_, e: string) => `E${(Number(e) + 100).toFixed(5)}`),
        2,
      ),
  ),
  at(
    'a line doubled',
    (s) => (s.relative ? s.laid.filter((l) => l.fed > 0.5) : []),
    (lines, line) => put(lines, line.n + 1, line.text),
  ),
  at(
    'filament left out for 60 lines',
    (s) => s.laid.slice(0, -100),
    (lines, line) => ({
      lines: lines.map((text, n) => (n >= line.n && n < line.n + 60 ? text.replace(/ E[\d.]+/, '') : text)),
      first: line.n + 1,
      last: line.n + 61,
    }),
  ),
  {
    name: 'filament for 1.75 mm times 2.65',
    rules: [],
    seed: (lines) => {
      const seen = scan(lines);
      if (!seen.relative) return null;
      return {
        lines: lines.map((text, n) => (seen.all[n]!.way > 0 && seen.all[n]!.fed > 0 ? scaled(text, 'E', 2.65) : text)),
        first: 1,
        last: lines.length,
      };
    },
  },
  at('pushed 60 mm on the spot', idle, (lines, line, s) =>
    put(lines, line.n, s.relative ? 'G1 E60 F300' : `G1 E${(60 + lastE(lines, line.n)).toFixed(5)} F300`, 2),
  ),
];

function lastE(lines: readonly string[], n: number): number {
  for (let i = n; i >= 0; i--) {
    const e = /^G[0-392]+ .*E(-?[\d.]+)/.exec(lines[i]!);
    if (e !== null) return Number(e[1]);
  }
  return 0;
}

const SPEED: readonly Fault[] = [
  at(
    'feed times 40',
    (s) => s.laid.filter(has('F')),
    (lines, line) => say(lines, line.n, scaled(line.text, 'F', 40), 60),
  ),
  at(
    'feed of a travel times 100',
    (s) => s.idle.filter(has('F')),
    (lines, line) => say(lines, line.n, scaled(line.text, 'F', 100)),
  ),
  at(
    'feed 0',
    (s) => s.all.filter((l) => has('F')(l) && /^G[01]$/.test(l.code) && l.n > s.firstLaid && l.n < s.lastLaid),
    (lines, line) => say(lines, line.n, line.text.replace(/F[\d.]+/, 'F0')),
  ),
  at(
    'feed below zero',
    (s) => s.all.filter((l) => has('F')(l) && /^G[01]$/.test(l.code) && l.n > s.firstLaid && l.n < s.lastLaid),
    (lines, line) => say(lines, line.n, line.text.replace(/F(\d)/, 'F-$1')),
  ),
  {
    name: 'all feeds in mm/s',
    rules: [],
    seed: (lines) => ({
      lines: lines.map((text) =>
        /^G[0123]\s/.test(text)
          ? text.replace(/F(\d+(\.\d+)?)/, (_, f: string) => `F${(Number(f) / 60).toFixed(1)}`)
          : text,
      ),
      first: 1,
      last: lines.length,
    }),
  },
];

const TEXT: readonly Fault[] = [
  at(
    'O for 0',
    (s) => s.laid.filter((l) => /[XY]\d*0/.test(l.text)),
    (lines, line) => say(lines, line.n, line.text.replace(/([XY]\d*)0/, '$1O')),
  ),
  at(
    'two points in a number',
    (s) => s.laid.filter(has('X')),
    (lines, line) => say(lines, line.n, line.text.replace(/X(\d+)\./, 'X$1..')),
  ),
  at(
    'a comma in a number',
    (s) => s.laid.filter(has('X')),
    (lines, line) => say(lines, line.n, line.text.replace(/X(\d+)\./, 'X$1,')),
  ),
  at(
    'X that is no number',
    (s) => s.laid.filter(has('X')),
    (lines, line) => say(lines, line.n, line.text.replace(/X-?[\d.]+/, 'Xnan')),
  ),
  at(
    'X with an exponent',
    (s) => s.laid.filter(has('X')),
    (lines, line) => say(lines, line.n, line.text.replace(/X(-?[\d.]+)/, 'X$1e2')),
  ),
  at(
    'two lines in one',
    (s) => s.laid.filter((l) => /^G1/.test(s.all[l.n + 1]?.text ?? '')),
    (lines, line) => ({
      lines: lines.toSpliced(line.n, 2, line.text + lines[line.n + 1]!),
      first: line.n + 1,
      last: line.n + 1,
    }),
  ),
  at(
    'a line broken in a number',
    (s) => s.laid.filter((l) => /X\d+\.\d+ /.test(l.text)),
    (lines, line) => {
      const split = line.text.indexOf('.') + 2;
      return {
        lines: lines.toSpliced(line.n, 1, line.text.slice(0, split), line.text.slice(split)),
        first: line.n + 1,
        last: line.n + 2,
      };
    },
  ),
  at('a line without its G1', laid, (lines, line) => say(lines, line.n, line.text.replace(/^G[123] /, ''))),
  at(
    'the letter of Y lost',
    (s) => s.laid.filter(has('Y')),
    (lines, line) => say(lines, line.n, line.text.replace(/ Y/, ' ')),
  ),
  at('NUL bytes', laid, (lines, line) => put(lines, line.n, '\0'.repeat(200))),
  at('bytes of a bad card', laid, (lines, line) => put(lines, line.n, '\u00ff\u00fe\u0013'.repeat(80))),
  {
    name: 'cut at any byte',
    rules: [],
    seed: (lines, pick) => {
      const seen = scan(lines);
      const line = choose(seen.laid, pick);
      if (line === undefined) return null;
      const text = line.text.slice(0, 2 + pick(Math.max(1, line.text.length - 2)));
      return { lines: [...lines.slice(0, line.n), text], first: line.n - 2, last: line.n + 1 };
    },
  },
  {
    name: 'the job twice in one file',
    rules: [],
    seed: (lines) => ({ lines: [...lines, ...lines], first: lines.length - 40, last: lines.length * 2 }),
  },
  {
    name: 'start sequence lost',
    rules: [],
    seed: (lines) => {
      const seen = scan(lines);
      const first = seen.layers[0]?.n ?? 0;
      return { lines: lines.slice(first - 2), first: 1, last: 12 };
    },
  },
  {
    name: 'checksum wrong',
    rules: [],
    seed: (lines, pick) => numbered(lines, pick, (text, n) => [`N${n} ${text}*${sum(`N${n} ${text}`) ^ 5}`]),
  },
  {
    name: 'line numbers jump',
    rules: [],
    seed: (lines, pick) => numbered(lines, pick, (text, n) => [`N${n + 7} ${text}*${sum(`N${n + 7} ${text}`)}`]),
  },
];

function sum(text: string): number {
  let value = 0;
  for (const byte of new TextEncoder().encode(text)) value ^= byte;
  return value;
}

function numbered(
  lines: readonly string[],
  pick: (count: number) => number,
  by: (text: string, n: number) => readonly string[],
): ReturnType<Fault['seed']> {
  const line = choose(scan(lines).laid, pick);
  if (line === undefined) return null;
  let n = 0;
  let where = 0;
  const left = lines.map((raw, i) => {
    const text = raw.replace(/\s*;.*/, '');
    if (text === '') return raw;
    n++;
    if (i === line.n) {
      where = i + 1;
      return by(text, n)[0]!;
    }
    return `N${n} ${text}*${sum(`N${n} ${text}`)}`;
  });
  return { lines: left, first: where, last: where + 1 };
}

const LAYERS: readonly Fault[] = [
  {
    name: 'a layer twice',
    rules: [],
    seed: (lines, pick) => {
      const list = inLayers(scan(lines));
      if (list.length < 3) return null;
      const i = pick(list.length - 1);
      const block = lines.slice(list[i]!.n, list[i + 1]!.n);
      return {
        lines: lines.toSpliced(list[i + 1]!.n, 0, ...block),
        first: list[i]!.n,
        last: list[i + 1]!.n + block.length + 5,
      };
    },
  },
];

const ARCS: readonly Fault[] = [
  at('centre twice as far', arcs, (lines, line) => say(lines, line.n, scaled(scaled(line.text, 'I', 2), 'J', 2))),
  at(
    'sign of I lost',
    (s) =>
      arcs(s).filter((l) => Math.abs(/I(-?[\d.]+)/.exec(l.text) ? Number(/I(-?[\d.]+)/.exec(l.text)![1]) : 0) > 0.3),
    (lines, line) =>
      say(
        lines,
        line.n,
        line.text.replace(/I(-?)/, (_, sign: string) => (sign === '' ? 'I-' : 'I')),
      ),
  ),
  at('arc the other way', arcs, (lines, line) =>
    say(
      lines,
      line.n,
      line.text.replace(/^G([23])/, (_, g: string) => (g === '2' ? 'G3' : 'G2')),
    ),
  ),
  at('arc without its centre', arcs, (lines, line) => say(lines, line.n, line.text.replace(/ [IJ]-?[\d.]+/g, ''))),
  at('arc with a radius too small', arcs, (lines, line) =>
    say(lines, line.n, line.text.replace(/ I-?[\d.]+/, ` R${(line.way / 4).toFixed(3)}`).replace(/ J-?[\d.]+/, '')),
  ),
];
function arcs(seen: Scan): readonly Seen[] {
  return seen.laid.filter((l) => /^G[23]$/.test(l.code) && l.way > 0.3);
}

const KLIPPER: readonly Fault[] = [
  inserted('SET_VELOCITY_LIMIT ACCEL=100000', []),
  inserted('SET_VELOCITY_LIMIT VELOCITY=3000', []),
  inserted('SET_GCODE_OFFSET Z=-3', [], 60),
  inserted('SET_GCODE_OFFSET X=200 MOVE=1', [], 60),
  inserted('SET_KINEMATIC_POSITION Z=0', [], 60),
  inserted('TURN_OFF_HEATERS', [], 2),
  inserted('SET_HEATER_TEMPERATURE HEATER=extruder TARGET=500', []),
  inserted('SET_HEATER_TEMPERATURE HEATER=extruder TARGET=0', [], 2),
  inserted('SET_HEATER_TEMPERATURE HEATER=heater_bed TARGET=0', [], 3000),
  inserted('CANCEL_PRINT', []),
  inserted('FIRMWARE_RESTART', []),
  inserted('FORCE_MOVE STEPPER=stepper_z DISTANCE=-20 VELOCITY=5', []),
  inserted('SET_PRESSURE_ADVANCE ADVANCE=50', []),
  inserted('SET_STEPPER_ENABLE STEPPER=stepper_x ENABLE=0', [], 2),
  inserted('BED_MESH_CALIBRATE', []),
];

export const HOSTILE_PRINTER_FAULTS: readonly Fault[] = [
  ...MODES,
  ...HEAT,
  ...PLACE,
  ...FILAMENT,
  ...SPEED,
  ...TEXT,
  ...LAYERS,
  ...ARCS,
];
export const HOSTILE_KLIPPER_FAULTS: readonly Fault[] = KLIPPER;
/** What Klipper does not know, and RepRapFirmware reads otherwise. */
export const HOSTILE_MARLIN_FAULTS: readonly Fault[] = [
  inserted('M200 D1.75', [], 200),
  inserted('G29', [], 0),
  inserted('M203 X5000', [], 0),
  inserted('M201 X20000 Y20000', [], 0),
  inserted('M92 X200', [], 0),
  inserted('M206 Z-5', [], 0),
  inserted('M211 S0', [], 0),
  inserted('M502', [], 0),
  inserted('M81', [], 0),
];
