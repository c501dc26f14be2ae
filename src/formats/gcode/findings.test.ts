import { describe, expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { GCODE_RULES } from './findings.ts';
import { openGcode } from './read.ts';

/** What the reader stumbles on in a file of this text. */
async function findingsOf(text: string, firmware: string): Promise<readonly Finding[]> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text);
  }
  const findings: Finding[] = [];
  for await (const chunk of openGcode(bytes(), { firmware, scale: { powerMax: 1000 } }))
    findings.push(...chunk.findings);
  return findings;
}

/** A page's own case: what it must tell, and the nearest file of which nothing is told. */
interface Case {
  readonly code: string;
  readonly of: string;
  readonly bad: string;
  readonly good: string;
  /** Line (or first and last line) of the finding. */
  readonly line: number | readonly [number, number];
  readonly column?: number;
  readonly severity?: 'error' | 'warning' | 'info';
  readonly firmware?: string;
}

/** A line with its checksum, as hosts send it. */
const summed = (text: string, error = 0): string =>
  `${text}*${[...text].reduce((sum, letter) => sum ^ letter.charCodeAt(0), 0) ^ error}\n`;

const HEAD = 'G21\nG90\nM83\nG28\n';
const CURA = ';FLAVOR:Marlin\nG21\nG90\nM83\n';
const layer = (number: number): string =>
  `;LAYER:${number}\nG0 Z${(0.2 * (number + 1)).toFixed(1)} F600\nG1 X9 E1 F1200\n`;

/** Squares of a laser, each begun by a rapid move and a named power and speed. */
const square = (n: number, way = 'G0'): string =>
  `${way} X${20 * n} Y10\nG1 X${20 * n + 10} S600 F1800\nY20\nX${20 * n}\nY10\n`;
const SQUARES = `G21\nG90\nM4 S0\n${[1, 2, 3, 4, 5].map((n) => square(n)).join('')}`;
const LASER_END = 'M5\nM2\n';

const CASES: readonly Case[] = [
  {
    code: 'GCD003',
    of: 'an object that begins within another',
    bad: `${CURA}G28\nEXCLUDE_OBJECT_START NAME=a\nEXCLUDE_OBJECT_START NAME=b\nEXCLUDE_OBJECT_END NAME=b\n`,
    good: `${CURA}G28\nEXCLUDE_OBJECT_START NAME=a\nEXCLUDE_OBJECT_END NAME=a\nEXCLUDE_OBJECT_START NAME=b\n`,
    line: 7,
    severity: 'warning',
    firmware: 'klipper',
  },
  {
    code: 'GCD001',
    of: 'a numbered line of text with a wrong checksum',
    bad: `${summed('N1 G28')}${summed('N2 M117 hello', 4)}${summed('N3 G21')}`,
    good: `${summed('N1 G28')}${summed('N2 M117 hello')}${summed('N3 G21')}`,
    line: 2,
  },
  {
    code: 'GCD003',
    of: 'a fan beyond its full speed',
    bad: `${HEAD}M106 S2550\n`,
    good: `${HEAD}M106 S255\n`,
    line: 5,
    severity: 'warning',
  },
  {
    code: 'GCD003',
    of: 'E that counts mm³ in mid job',
    bad: `${CURA}G28\n${layer(0)}M200 D1.75\n`,
    good: `${CURA}G28\nM200 D1.75\n${layer(0)}`,
    line: 9,
  },
  {
    code: 'GCD003',
    of: 'an arc that stands upright',
    bad: `${HEAD}G18\nG2 X10 Y10 I5 J5 F1200\n`,
    good: `${HEAD}G18\nG17\nG2 X10 Y10 I5 J5 F1200\n`,
    line: 6,
    firmware: 'marlin2',
  },
  {
    code: 'GCD003',
    of: 'a shift of everything in mid job',
    bad: `${CURA}G28\n${layer(0)}SET_GCODE_OFFSET Z=-3\n`,
    good: `${CURA}G28\n${layer(0)}SET_GCODE_OFFSET Z_ADJUST=-0.02\n`,
    line: 9,
    firmware: 'klipper',
  },
  {
    code: 'GCD001',
    of: 'the letter O in place of a zero',
    bad: `${HEAD}G1 X1O0 Y20 F1200\n`,
    good: `${HEAD}G1 X100 Y20 F1200\n`,
    line: 5, // "O0" is read as a word of its own, so there is no column
  },
  {
    code: 'GCD001',
    of: 'a move that lost its command',
    bad: `${HEAD}1 X1.5 F1200\n`,
    good: `${HEAD}G1 X1.5 F1200\n`,
    line: 5,
  },
  {
    code: 'GCD001',
    of: 'a heater’s number behind a wrong letter',
    bad: `${HEAD}M140 X60\n`,
    good: `${HEAD}M140 S60\n`,
    line: 5,
  },
  {
    code: 'GCD003',
    of: 'a heater without a number',
    bad: `${HEAD}M104 S215\nM109 ; wait\n`,
    good: `${HEAD}M104 S215\nM109 S215 ; wait\n`,
    line: 6,
    severity: 'warning',
  },
  {
    code: 'GCD003',
    of: 'filament laid before any speed',
    bad: `${HEAD}M83\nG1 E.5\n`,
    good: `${HEAD}M83\nG1 E.5 F300\n`,
    line: 6,
  },
  {
    code: 'GCD003',
    of: 'a move before any speed',
    bad: `${HEAD}G1 X5\n`,
    good: `${HEAD}G1 X5 F300\n`,
    line: 5,
    severity: 'warning',
  },
  {
    code: 'GCD001',
    of: 'a comma in a number',
    bad: `${HEAD}G1 F1200 X1,5\n`,
    good: `${HEAD}G1 F1200 X1.5\n`,
    line: 5,
    column: 12,
  },
  {
    code: 'GCD001',
    of: 'a word twice',
    bad: `${HEAD}G1 X1 X2 F1200\n`,
    good: `${HEAD}G1 X1 Y2 F1200\n`,
    line: 5,
  },
  {
    code: 'GCD001',
    of: 'a checksum of another line',
    bad: summed('N1 G28') + summed('N2 G1 X1 F600', 1),
    good: summed('N1 G28') + summed('N2 G1 X1 F600'),
    line: 2,
  },
  {
    code: 'GCD001',
    of: 'a printer’s word in a laser job',
    bad: 'G21\nG90\nG1 X5 E1 F600\n',
    good: 'G21\nG90\nG1 X5 Y1 F600\n',
    line: 3,
    firmware: 'grbl',
  },
  {
    code: 'GCD002',
    of: 'a printer’s fan on a laser',
    bad: 'G21\nG90\nM106 S255\n',
    good: 'G21\nG90\nM8\n',
    line: 3,
    firmware: 'grbl',
  },
  {
    code: 'GCD002',
    of: 'a code that this printer leaves out',
    bad: `${HEAD}M1999\n`,
    good: `${HEAD}M84\n`,
    line: 5,
    severity: 'warning',
  },
  {
    code: 'GCD002',
    of: 'a macro that only one house has',
    bad: 'G28\nHOUSE_MACRO A=1\n',
    good: 'G28\nSET_VELOCITY_LIMIT ACCEL=1500\n',
    line: 2,
    severity: 'warning',
    firmware: 'klipper',
  },
  {
    code: 'GCD004',
    of: 'fewer layers than announced',
    bad: `;LAYER_COUNT:3\n${CURA}${layer(0)}${layer(1)}`,
    good: `;LAYER_COUNT:2\n${CURA}${layer(0)}${layer(1)}`,
    line: 11,
  },
  {
    code: 'GCD004',
    of: 'a last layer lost, of the job’s time too; a tip that holds nothing costs none',
    bad: `;TIME:80\n;LAYER_COUNT:3\n${CURA}${layer(0)}${layer(1)};TIME_ELAPSED:61.5\nM104 S0\n`,
    good: `;TIME:61\n;LAYER_COUNT:4\n${CURA}${layer(0)}${layer(1)};TIME_ELAPSED:61.5\nM104 S0\n`,
    line: 14,
  },
  {
    code: 'GCD004',
    of: 'two layers less than announced, and the last one closed',
    bad: `;LAYER_COUNT:4\n${CURA}${layer(0)}${layer(1)};TIME_ELAPSED:61.5\n`,
    good: `;LAYER_COUNT:3\n${CURA}${layer(0)}${layer(1)};TIME_ELAPSED:61.5\n`,
    line: 12,
  },
  {
    code: 'GCD004',
    of: 'a progress that stops on its way; what counts few layers stops one step before the end',
    bad: `M73 P0 R9\n${HEAD}M73 P2 R9\nG1 X1 F600\nM73 P5\nM73 Q70\n`,
    good: `M73 P0 R9\n${HEAD}M73 P20 R9\nG1 X1 F600\nM73 P40\nM73 P60\n`,
    line: 9,
  },
  {
    code: 'GCD004',
    of: 'a block that is not closed',
    bad: `; EXECUTABLE_BLOCK_START\n${HEAD}G1 X1 F600\n`,
    good: `; EXECUTABLE_BLOCK_START\n${HEAD}G1 X1 F600\n; EXECUTABLE_BLOCK_END\n`,
    line: 6,
  },
  {
    code: 'GCD008',
    of: 'a number left out',
    bad: CURA + layer(0) + layer(1) + layer(3),
    good: CURA + layer(0) + layer(1) + layer(2),
    line: 11,
  },
  {
    code: 'GCD008',
    of: 'no first layer in a file of Cura',
    bad: CURA + layer(1),
    good: CURA + layer(0),
    line: 5,
  },
  {
    code: 'GCD009',
    of: 'G1 in the place of G0 between two strokes',
    bad: SQUARES + square(6, 'G1') + square(7) + LASER_END,
    good: SQUARES + square(6) + square(7) + LASER_END,
    line: [29, 30],
    firmware: 'grbl',
  },
];

const SPOKEN_ELSEWHERE = ['GCD003', 'GCD005', 'GCD006', 'GCD007']; // in read.test.ts

describe('what the reader stumbles on', () => {
  test.each(CASES)('$code: $of', async ({ code, bad, good, line, column, severity = 'error', firmware = 'prusa' }) => {
    const told = await findingsOf(bad, firmware);
    expect(told.map((f) => `${f.severity} ${f.code}`)).toEqual([`${severity} ${code}`]);
    expect(told[0]!.where.line).toEqual(line);
    if (column !== undefined) expect(told[0]!.where.column).toBe(column);
    expect((await findingsOf(good, firmware)).map((f) => `${f.code} ${f.where.line} ${f.what.en}`)).toEqual([]);
  });

  test('GCD009 wants a habit: five strokes alike before it, and none that names its power on every move', async () => {
    const few = SQUARES.replace(square(5), '') + square(6, 'G1') + LASER_END;
    expect(await findingsOf(few, 'grbl')).toEqual([]);
    const named = (SQUARES + square(6, 'G1')).replace(/^([XY]\d+)$/gm, '$1 S600');
    expect(await findingsOf(named + LASER_END, 'grbl')).toEqual([]);
  });

  test('GCD004 and GCD008 are told of the same file, each for its own reason', async () => {
    const told = await findingsOf(`;LAYER_COUNT:4\n${CURA}${layer(0)}${layer(1)}${layer(3)}`, 'prusa');
    expect(told.map((f) => f.code).sort()).toEqual(['GCD004', 'GCD008']);
    expect(told.find((f) => f.code === 'GCD008')).toMatchObject({ measured: 3, limit: 2 });
  });

  test('no page is without a case', () => {
    const covered = new Set([...CASES.map((each) => each.code), ...SPOKEN_ELSEWHERE]);
    expect(GCODE_RULES.map((rule) => rule.code).filter((code) => !covered.has(code))).toEqual([]);
  });
});
