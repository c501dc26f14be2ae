import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import type { JobSummary } from '../../model/job.ts';
import { type JobEvent, Motion, MoveKind } from '../../model/toolpath.ts';
import { openGcode } from './read.ts';

interface Row {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly e: number;
  readonly i: number;
  readonly j: number;
  readonly feed: number;
  readonly power: number;
  readonly kind: number;
  readonly motion: number;
  readonly layer: number;
  readonly object: number;
  readonly line: number;
}

interface Reading {
  readonly rows: readonly Row[];
  readonly events: readonly JobEvent[];
  readonly findings: readonly Finding[];
  readonly summary: JobSummary;
}

async function read(
  text: string | Uint8Array,
  firmware = 'prusa',
  scale: Record<string, number> = { powerMax: 1000 },
): Promise<Reading> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield typeof text === 'string' ? new TextEncoder().encode(text) : text;
  }
  const reader = openGcode(bytes(), { firmware, scale });
  const rows: Row[] = [];
  const events: JobEvent[] = [];
  const findings: Finding[] = [];
  for (;;) {
    const step = await reader.next();
    if (step.done === true) return { rows, events, findings, summary: step.value };
    const { toolpath: t } = step.value;
    for (let n = 0; n < t.length; n++) {
      rows.push({
        x: t.x[n]!,
        y: t.y[n]!,
        z: t.z[n]!,
        e: t.e[n]!,
        i: t.i[n]!,
        j: t.j[n]!,
        feed: t.feed[n]!,
        power: t.power[n]!,
        kind: t.kind[n]!,
        motion: t.motion[n]!,
        layer: t.layer[n]!,
        object: t.object[n]!,
        line: t.line[n]!,
      });
    }
    events.push(...t.events);
    findings.push(...step.value.findings);
  }
}

const es = (reading: Reading): readonly number[] => reading.rows.map((row) => Number(row.e.toFixed(6)));
const rules = (reading: Reading): readonly string[] =>
  reading.findings.map((f) => `${f.severity} ${f.rule} ${f.where.line}`);

describe('what absolute and relative mean', () => {
  test('G91 moves X by steps; E goes its own way on the MK3', async () => {
    const { rows } = await read('M82\nG92 E0\nG1 X10 E1\nG91\nG1 X5 E2\nG90\nG1 X1 E3', 'prusa');
    expect(rows.map((row) => row.x)).toEqual([10, 15, 1]);
    expect(rows.map((row) => row.e)).toEqual([1, 1, 1]);
  });

  test('Klipper: G91 makes E relative, G90 gives it back to M82', async () => {
    expect(es(await read('M82\nG1 E1\nG91\nG1 E2\nG90\nG1 E4', 'klipper'))).toEqual([1, 2, 1]);
    expect(es(await read('M83\nG91\nG1 E2\nG90\nG1 E4', 'klipper'))).toEqual([2, 4]);
  });

  test('Marlin 2: G90 makes E absolute, until M83', async () => {
    expect(es(await read('M83\nG90\nG1 E1\nG1 E3\nM83\nG1 E3', 'marlin2'))).toEqual([1, 2, 3]);
  });

  test('RepRapFirmware: G91 leaves E alone', async () => {
    expect(es(await read('M82\nG91\nG1 E1\nG1 E3', 'rrf'))).toEqual([1, 2]);
  });

  test('G92 shifts the numbers, not the machine', async () => {
    const { rows, events } = await read('G28\nG1 X50 F600\nG92 X0 E7\nM82\nG1 X40 E8', 'prusa');
    expect(rows.map((row) => row.x)).toEqual([50, 90]);
    expect(rows[1]!.e).toBe(1);
    expect(events.find((event) => event.type === 'set-position')).toMatchObject({ x: 0, e: 7 });
  });

  test('homing puts the axes to zero and forgets G92', async () => {
    const { rows } = await read('G28\nG1 X50\nG92 X0\nG28 X\nG1 X5 Y3');
    expect(rows.map((row) => row.x)).toEqual([50, 5]);
  });

  test('inches on GRBL, speeds too', async () => {
    const { rows } = await read('G20\nG0 X1\nG1 Y2 F60', 'grbl');
    expect(rows[0]!.x).toBe(25.4);
    expect(rows[1]!.feed).toBeCloseTo(25.4, 12);
  });

  test('a printer without inches says so and stays with mm', async () => {
    const reading = await read('G20\nG1 X1 F600');
    expect(rules(reading)).toEqual(['error mode 1']);
    expect(reading.rows[0]!.x).toBe(1);
  });
});

describe('arcs', () => {
  test('by centre, by radius small and large, and full circles', async () => {
    const { rows, findings } = await read(
      'G21 G90 G0 X10 Y0\nG3 X0 Y10 I-10 J0 F600\nG2 X10 Y0 R10\nG2 X0 Y10 R-10\nG2 X0 Y10 I5',
      'grbl',
    );
    expect(rows[1]).toMatchObject({ motion: Motion.counterClockwise, i: 0, j: 0 });
    expect(rows[2]!.i).toBeCloseTo(0, 9);
    expect(rows[2]!.j).toBeCloseTo(0, 9);
    expect(rows[3]!.i).toBeCloseTo(0, 9);
    expect(rows[3]!.j).toBeCloseTo(0, 9);
    expect(rows[4]).toMatchObject({ x: 0, y: 10, i: 5, j: 10 });
    expect(findings).toEqual([]);
  });

  test.each([
    ['no centre', 'G2 X5 Y5 F600'],
    ['end off the circle', 'G2 X5 Y5 I3 J0 F600'],
    ['radius that does not reach', 'G2 X50 Y0 R3 F600'],
    ['radius to where it stands', 'G2 X0 Y0 R3 F600'],
  ])('%s', async (_name, line) => {
    const reading = await read(`G21 G90 G0 X0 Y0\n${line}`, 'grbl');
    expect(rules(reading)).toEqual(['error arc 2']);
    expect(reading.rows.at(-1)!.motion).toBe(Motion.line);
  });
});

describe('what comments tell', () => {
  test('PrusaSlicer and OrcaSlicer: kinds, layers with their height', async () => {
    const { rows, events } = await read(
      '; generated by PrusaSlicer 2.9.2\nM83\nG1 X60 E9 F1000\n;LAYER_CHANGE\n;Z:0.2\n;HEIGHT:0.2\nG1 Z.2\n;TYPE:Outer wall\nG1 X5 E1\n;TYPE:Internal infill\nG1 X9 E1\nG1 E-.8\nG1 X0 E-.1\nG1 E.9',
    );
    expect(rows.map((row) => row.kind)).toEqual([
      MoveKind.purge,
      MoveKind.travel,
      MoveKind.outerWall,
      MoveKind.sparseInfill,
      MoveKind.retract,
      MoveKind.retract,
      MoveKind.unretract,
    ]);
    expect(rows.map((row) => row.layer)).toEqual([-1, 0, 0, 0, 0, 0, 0]);
    expect(events.find((event) => event.type === 'layer')).toMatchObject({ layer: 0, z: 0.2, height: 0.2 });
  });

  test('Cura: layers take their height from the first line; meshes are objects', async () => {
    const { rows, events, summary } = await read(
      ';FLAVOR:Marlin\n;LAYER_COUNT:2\n;LAYER:0\n;MESH:a.stl\nG0 Z0.3\n;TYPE:WALL-INNER\nG1 X1 E1\n;MESH:NONMESH\nG0 X0\n;LAYER:1\n;MESH:a.stl\nG0 Z0.5\nG1 X1 E2',
    );
    const layers = events.filter((event) => event.type === 'layer');
    expect(layers.map((event) => event.z)).toEqual([0.3, 0.5]);
    expect(layers[1]!.height).toBeCloseTo(0.2, 9);
    expect(rows.map((row) => row.object)).toEqual([0, 0, -1, 0, 0]);
    expect(summary.labels).toEqual(['a.stl']);
  });

  test('a file without comments has the layers that its heights make', async () => {
    const { rows } = await read('M83\nG1 Z.2 F600\nG1 X9 E1\nG1 Z.4\nG1 X0 E1\nG1 X9 E1');
    expect(rows.map((row) => row.layer)).toEqual([-1, 0, 0, 1, 1]);
  });

  test('M486 names objects, quoted or bare; numbers may be any', async () => {
    const { rows, summary } = await read(
      'M486 S7\nM486 Acat one\nM486 S-1\nM83\nM486 S7\nG1 X1 E1 F600\nM486 S-1\nG1 X2',
      'prusa',
    );
    expect(summary.labels).toEqual(['cat one']);
    expect(rows.map((row) => row.object)).toEqual([0, -1]);
  });

  test('a missing layer number and a missing end are told', async () => {
    expect(rules(await read(';LAYER:0\nG1 X1 F600\n;LAYER:2\nG1 X2\n'))).toContain('error layer-order 3');
    expect(rules(await read(';FLAVOR:Marlin\n;LAYER:1\nG1 X1 F600\n'))).toContain('error layer-order 2');
    expect(rules(await read(';LAYER_COUNT:9\n;LAYER:0\nG1 X1 F600\n'))).toContain('error truncated 3');
    expect(rules(await read('; EXECUTABLE_BLOCK_START\nG1 X1 F600\n'))).toContain('error truncated 2');
  });
});

describe('printers’ commands', () => {
  test('heat, fans, waits, limits, factors', async () => {
    const { events } = await read(
      'M104 S215\nM109 R200\nM190 S60\nM106 S127.5\nM106 P2 S255\nM107\nG4 P500\nG4 S2\nM400\nM204 P800 T1000\nM220 S50\nM221 S95\nM84 X Y\nT1\nM25\nM600',
    );
    expect(events.map(({ at: _at, line: _line, ...action }) => action)).toEqual([
      { type: 'heat', heater: 'nozzle', tool: 0, target: 215, wait: false },
      { type: 'heat', heater: 'nozzle', tool: 0, target: 200, wait: true },
      { type: 'heat', heater: 'bed', tool: 0, target: 60, wait: true },
      { type: 'fan', fraction: 0.5 },
      { type: 'other', command: 'M106' },
      { type: 'fan', fraction: 0 },
      { type: 'dwell', seconds: 0.5, unit: 'ms' },
      { type: 'dwell', seconds: 2, unit: 's' },
      { type: 'wait' },
      { type: 'limits', command: 'M204', words: { P: 800, T: 1000 } },
      { type: 'speed-factor', factor: 0.5 },
      { type: 'flow-factor', factor: 0.95 },
      { type: 'motors-off', axes: ['x', 'y'] },
      { type: 'tool', tool: 1 },
      { type: 'pause' },
      { type: 'pause', change: 'filament' },
    ]);
  });

  test('M220 and M221 alone: the whole again in Klipper, a question elsewhere', async () => {
    const whole = [
      { type: 'speed-factor', factor: 1 },
      { type: 'flow-factor', factor: 1 },
    ];
    expect((await read('M220\nM221', 'klipper')).events).toMatchObject(whole);
    expect((await read('M220\nM221', 'prusa')).events).toEqual([]);
    expect((await read('M220 R\nM221 R', 'prusa')).events).toMatchObject(whole);
  });

  test('RepRapFirmware counts some limits by the minute', async () => {
    const { events } = await read('M203 X6000\nM566 X900\nM201 X500', 'rrf');
    expect(events).toMatchObject([{ words: { X: 100 } }, { words: { X: 15 } }, { words: { X: 500 } }]);
  });

  test('Klipper’s named commands and macros', async () => {
    const { events, findings, summary } = await read(
      'EXCLUDE_OBJECT_DEFINE NAME=part\nPRINT_START EXTRUDER=210 BED=60\nset_velocity_limit ACCEL=1500\nEXCLUDE_OBJECT_START NAME=part\nHOUSE_MACRO A=1\nPRINT_END',
      'klipper',
    );
    expect(events.map((event) => event.type)).toEqual([
      'other',
      'home',
      'heat',
      'heat',
      'limits',
      'object',
      'other',
      'heat',
      'heat',
      'end',
    ]);
    expect(events[3]).toMatchObject({ heater: 'nozzle', target: 210, wait: true });
    expect(findings.map((f) => f.what.en)).toEqual(['The machine does not know "HOUSE_MACRO".']);
    expect(summary.labels).toEqual(['part']);
  });

  test.each([
    'SET_GCODE_OFFSET Z=O.1',
    'SET_GCODE_OFFSET Z= MOVE=1',
    'SET_VELOCITY_LIMIT ACCEL=3O00',
    'SET_HEATER_TEMPERATURE HEATER=extruder TARGET=2l5',
    'SET_HEATER_TEMPERATURE HEATER=extruder TARGET=',
    'PRINT_START BED=6O EXTRUDER=210',
  ])('%s holds no number where one is needed', async (line) => {
    expect(rules(await read(line, 'klipper'))).toContain('error syntax 1');
  });

  test.each([
    'SET_GCODE_OFFSET Z=+.1 X_ADJUST=-0.05 MOVE=1',
    'SET_VELOCITY_LIMIT ACCEL=3000. VELOCITY=2e2',
    'SET_HEATER_TEMPERATURE HEATER="extruder" TARGET=215',
    'PRINT_START EXTRUDER=extruder1 BED_TEMP=60',
  ])('%s is sound', async (line) => {
    expect((await read(line, 'klipper')).findings).toEqual([]);
  });

  test('a move whose words are cut away, and power on a move of a job with filament', async () => {
    expect(rules(await read('G1 X5 F600\nG1 \nG0 ; cut\nG1 F900\n', 'marlin2'))).toEqual([
      'error syntax 2',
      'error syntax 3',
    ]);
    expect(rules(await read('M83\nG1 X5 E1 F600\nG1 X9.S6 E1\n', 'marlin2'))).toEqual(['error syntax 3']);
    expect(rules(await read('G1 X5 S100 F600\n', 'marlin2'))).toEqual([]);
  });

  test('a firmware retraction beyond any tube', async () => {
    expect(rules(await read('M207 S60 F3000', 'marlin2'))).toEqual(['error mode 1']);
    expect(rules(await read('SET_RETRACTION RETRACT_LENGTH=-2', 'klipper'))).toEqual(['error mode 1']);
    expect(rules(await read('M207 S6.5 F3000', 'marlin2'))).toEqual([]);
  });

  test('a pressure advance beyond any tube', async () => {
    expect(rules(await read('M572 D0 S9', 'rrf'))).toEqual(['error mode 1']);
    expect(rules(await read('M900 K5', 'marlin2'))).toEqual(['error mode 1']);
    expect(rules(await read('M572 D0 S0.08', 'rrf'))).toEqual([]);
    expect(rules(await read('M900 K30', 'prusa'))).toEqual([]);
  });

  test('versions, messages and names are no words', async () => {
    const { findings } = await read('M115 U3.14.1\nM117 50% done: X1 Y2\nM862.3 P "MK3S"\nM486 Aä b\nT?\n');
    expect(findings).toEqual([]);
  });

  test('a spiral lift says how many turns it makes, whatever the firmware', async () => {
    for (const dialect of ['prusa', 'marlin2', 'klipper', 'rrf'] as const) {
      const { findings, rows } = await read('G1 X50 Y50 Z.2 F9000\nG17\nG3 Z.6 I1.217 J0 P1  F9000\n', dialect);
      expect(findings.filter((f) => f.severity === 'error')).toEqual([]);
      expect(rows.at(-1)).toMatchObject({ x: 50, y: 50, z: 0.6 });
    }
    expect(rules(await read('G1 X50 Y50 Z.2 F9000\nG3 P12.5 Y60 I1 J0\n', 'klipper'))).toContain('error syntax 2');
  });

  test('what another maker’s command says is nobody’s syntax', async () => {
    expect(rules(await read('M1002 gcode_claim_action : 2\nM620 S0A'))).toEqual([
      'warning unknown-command 1',
      'warning unknown-command 2',
    ]);
  });

  test('a move whose number is changed to that of a command that stays is told', async () => {
    for (const line of ['M1 X115.7 Y108.2 E0.066', 'M0 X115.7 E.1', 'G4 X115 Y108 E.1', 'G11 X115 Y108'])
      expect(rules(await read(line))).toContain('error syntax 1');
    expect(rules(await read('G1 X50 Y50 F9000\nG1 X60 Y60 I5 J5\nG1 X50 J2'))).toEqual([
      'error syntax 2',
      'error syntax 3',
    ]);
    for (const line of ['M0 Turn the part', 'M1 S10', 'M0 P500', 'G4 P0', 'G4 S2'])
      expect(rules(await read(line)).filter((rule) => rule.startsWith('error'))).toEqual([]);
  });

  test('numbered lines with checksums come in order', async () => {
    const sum = (text: string): string => `${text}*${[...text].reduce((s, c) => s ^ c.charCodeAt(0), 0)}`;
    const good = [sum('N1 G28'), sum('N2 G1 X1 F600'), sum('N3 G1 X2')].join('\n');
    expect((await read(good)).findings).toEqual([]);
    const bad = [sum('N1 G28'), sum('N3 G1 X2 F600')].join('\n');
    expect(rules(await read(bad))).toEqual(['error syntax 2']);
  });
});

describe('GRBL', () => {
  test('many commands a line, motion that stays, power by S', async () => {
    const { rows, events } = await read('g21g90m4s0\nG0X10Y10\nG1X20S500F1200\nY20\nX10S0\nM5\nM2\n', 'grbl');
    expect(rows.map((row) => [row.motion, row.power, row.kind])).toEqual([
      [0, 0, MoveKind.travel],
      [1, 0.5, MoveKind.cut],
      [1, 0.5, MoveKind.cut],
      [1, 0, MoveKind.travel],
    ]);
    expect(events.map((event) => event.type)).toEqual(['laser', 'laser', 'end']);
  });

  test('what stops the machine is told: S alone, a mode alone, dwells in seconds', async () => {
    const { events } = await read('M3 S100\nG1 F600\nS200\nS200\nG4 P0.5\nG0\n', 'grbl');
    expect(events.map(({ at: _at, line: _line, ...action }) => action)).toEqual([
      { type: 'laser', mode: 'constant', power: 0.1 },
      { type: 'other', command: 'G1' },
      { type: 'power', power: 0.2 },
      { type: 'dwell', seconds: 0.5, unit: 's' },
      { type: 'other', command: 'G0' },
    ]);
  });

  test.each([
    ['M106 S255', 'error unknown-command 1'],
    ['G21 G90 G1 X5', 'error mode 1'],
    ['G90 G0 X5', 'warning mode 1'],
    ['G21 G0 X5', 'warning mode 1'],
    ['G20 G91 G1 X5 F20', undefined],
    ['G21 G90 G1 X5 E1 F600', 'error syntax 1'],
    ['S-5', 'error syntax 1'],
    ['G21 G90 G0 X1 I2', 'error syntax 1'],
    ['G4', 'error syntax 1'],
    ['$32=0', 'error mode 1'],
    ['$J=G91 X90 F6000', 'error mode 1'],
    ['$N0=M3 S1000', 'error mode 1'],
    ['$G', undefined],
    ['%', 'warning syntax 1'],
    [`G21 G90 G0 X1.${'0'.repeat(90)}`, 'error line-length 1'],
  ])('%s', async (line, told) =>
    expect(rules(await read(`${line}\n`, 'grbl'))).toEqual(told === undefined ? [] : [told]),
  );

  test('a layer of LightBurn that runs otherwise than its comment says', async () => {
    const job = (said: string, f: number): string =>
      `G21\nG90\nM4\n; Cut @ ${said}, 85% power\nG0 X5\nG1 X9 S850 F${f}\n`;
    for (const [said, f] of [
      ['600 mm/min', 60],
      ['6000 mm/min', 600],
      ['10 mm/sec', 6000],
    ] as const)
      expect(rules(await read(job(said, f), 'grbl'))).toEqual(['error mode 6']);
    // The person may set it a little otherwise; and what follows the first speed is not announced.
    for (const text of [job('600 mm/min', 900), job('30 mm/sec', 1800), `${job('600 mm/min', 600)}G1 X20 F3000\n`])
      expect((await read(text, 'grbl')).findings).toEqual([]);
  });

  test('LightBurn’s head and foot are clean', async () => {
    const text =
      '; LightBurn 1.7.04\n; GRBL device profile, absolute coords\nG00 G17 G40 G21 G54\nG90\nM4\n; Cut @ 600 mm/min, 80% power\nM8\nG0 X44.635Y36.862\nG1 X44.631Y37.046S800F600\nG1 X50\nM9\nG1 S0\nM5\nG90\nG0 X0 Y0\nM2\n';
    const { findings, rows } = await read(text, 'grbl');
    expect(findings).toEqual([]);
    expect(rows[1]!.kind).toBe(MoveKind.cut);
  });
});

describe('any bytes', () => {
  test('LF, CR LF and CR count the same lines', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { rows, summary } = await read(['G28', '', 'G1 X1 F600', ';c', 'G1 X2', ''].join(end));
      expect(rows.map((row) => row.line)).toEqual([3, 5]);
      expect(summary).toMatchObject({ lines: 5, complete: true });
    }
  });

  test('a last line that is cut is read and told in the summary', async () => {
    const { rows, summary } = await read('G1 X1 F600\nG1 X2');
    expect(rows).toHaveLength(2);
    expect(summary.complete).toBe(false);
  });

  test('a line of ten megabytes costs its length', async () => {
    const { findings, rows } = await read(`G1 X1 F600\nG1 X2 ${'Y'.repeat(10_000_000)}\nG1 X3\n`);
    expect(findings.some((f) => f.rule === 'line-length' && f.where.line === 2)).toBe(true);
    expect(rows.at(-1)).toMatchObject({ x: 3, line: 3 });
  });

  test('a long comment is no fault', async () => {
    expect((await read(`; ${'x'.repeat(200_000)}\nG28\n`)).findings).toEqual([]);
  });

  test.each([
    ['bgcode', Uint8Array.of(0x47, 0x43, 0x44, 0x45, 1, 0, 0, 0, 9)],
    ['zip, 3mf', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 10)],
  ])('%s is named', async (name, bytes) => {
    const { findings } = await read(bytes);
    expect(
      findings.some((f) => f.rule === 'unreadable-part' && (f.what.en.includes(name) || f.what.en.includes('binary'))),
    ).toBe(true);
  });

  test('a line of zeros, as a bad card leaves them, is told at its line', async () => {
    const { findings } = await read(`G1 F1200\n${'\0'.repeat(512)}\nG1 X1\n`);
    expect(findings.map(({ code, where }) => `${code} ${String(where.line)}`)).toEqual(['GCD001 2', 'GCD007 2']);
  });

  test('rubbish is told twenty times and then counted', async () => {
    const { findings } = await read(`G1 F1200\n${'G1 X1,1\n'.repeat(5000)}`);
    expect(findings).toHaveLength(21);
    expect(findings.at(-1)!.what.en).toContain('4980 more');
  });
});

const reference = new URL('../../../../shared/reference/estimate/', import.meta.url);
describe.skipIf(!existsSync(reference))('files of other programs', () => {
  test('net filament of every reference file', async () => {
    const truth = JSON.parse(readFileSync(new URL('truth.json', reference), 'utf8'));
    for (const { file, filament, lines } of truth.files) {
      if (lines > 12_100) continue;
      const { rows, summary } = await read(gunzipSync(readFileSync(new URL(file, reference))));
      expect(summary.lines).toBe(lines);
      const net = rows.reduce((sum, row) => sum + row.e, 0);
      // The truth is rounded to a micrometre.
      expect(Math.abs(net - filament.net)).toBeLessThan(0.000501 + 1e-6 * filament.net);
    }
  });
});
