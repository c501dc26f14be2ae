import { describe, expect, test } from 'vitest';
import type { JobLimits } from '../../src/model/job.ts';
import { JOB_RULES } from '../../src/verification/rules/index.ts';
import { laserLimits, printerLimits } from '../support/job-limits.ts';
import { verifyText } from '../support/read-job.ts';

/** A rule's own case: what it must tell, and the nearest job that it must leave alone. */
interface Case {
  readonly code: string;
  readonly bad: string;
  readonly good: string;
  /** Line (or first and last line) of the finding. */
  readonly line: number | readonly [number, number];
  readonly severity?: 'error' | 'warning' | 'info';
  readonly limits?: JobLimits;
}

const START = 'M83\nM190 S60\nM109 S215\nG28\n;LAYER_CHANGE\n;Z:0.2\n;HEIGHT:0.2\nG1 X50 Y50 Z.2 F6000\n';
const WALL = 'G1 X80 E1 F1200\nG1 Y80 E1\nG1 X50 E1\nG1 Y50 E1\n';
const NEXT = ';LAYER_CHANGE\n;Z:0.4\n;HEIGHT:0.2\nG1 Z.4 F600\n';
/** A second layer twice as thick as the first. */
const THICK = `${NEXT.replaceAll('.4', '.6').replace('HEIGHT:0.2', 'HEIGHT:0.4')}${WALL}`;
/** Three rows from one x to the other and back, from the corner of the wall on. */
const rows = ([from, to]: readonly [number, number]): string =>
  [52, 55, 58].map((y) => `G1 X${from} Y${y} E.2 F1200\nG1 X${to} E${Math.abs(to - from) / 30}\n`).join('');
/** Out into the air below the wall, along it and back to its other end. */
const round = (y: number): string => `G1 Y${y} E1 F1200\nG1 X80 E1\nG1 Y50 E1\n`;
/** Steps of 8 mm up a stair, within the wall. */
const STAIR = [60, 68, 76].map((to) => `G1 X${to} Y${to - 8} E.266 F1200\nG1 X${to} Y${to} E.266\n`).join('');
const STEPS = `G1 X52 Y52 F6000\n${STAIR}`;
/** A fill 0.45 mm wide and 0.2 high, whose last line ends at X56 Y58. */
const FILLING = `;TYPE:Solid infill\n;WIDTH:0.45\n;HEIGHT:0.2\nG1 X56 Y52 F6000\n${[52, 54, 56, 58]
  .map((y, n) => `G1 X${n % 2 === 0 ? 72 : 56} Y${y} E.5416 F1200\nG1 X${n % 2 === 0 ? 72 : 56} Y${y + 2} E.0677\n`)
  .slice(0, 3)
  .join('')}G1 X56 Y58 E.5416\n`;
/** Seven rows within the wall, before each of them a pull; before the third another one. */
const pulls = (usual: number, odd: number): string =>
  Array.from({ length: 7 }, (_, n) => {
    const e = n === 2 ? odd : usual;
    return `G1 E-${e} F2100\nG1 X52 Y${54 + 2 * n} F6000\nG1 E${e} F2100\nG1 X72 E.66 F1200\n`;
  }).join('');
const END = 'M104 S0\nM140 S0\nM84\n';
const lined = (text: string): number => text.split('\n').length;

/** A whole print with something after its first wall; the number of the line after the wall. */
const print = (after: string): string => START + WALL + after + END;
const HERE = lined(START + WALL);

/** Sixteen more layers on the second, each with filament of its own. */
const storeys = (e: (layer: number) => string): string =>
  Array.from({ length: 16 }, (_, n) => {
    const z = (0.6 + 0.2 * n).toFixed(1);
    return NEXT.replaceAll('0.4', z).replace('Z.4', `Z${z}`) + WALL.replaceAll('E1', e(n));
  }).join('');

const CUT = 'G21\nG90\nM4 S0\nG0 X10 Y10\nG1 X40 S600 F1800\nY40\nX10\nY10\n';
/** A stroke with its air, and one that lights the laser itself. */
const AIRED = 'M8\nG0 X10 Y10\nG1 X40 S600 F1800\nM9\n';
const LIT = 'G0 X10 Y10\nM4 S600\nG1 X40 F1800\nM5\n';
const OFF = 'M5\nG0 X0 Y0\nM2\n';

/** So many rows to and fro, a fifth of a millimetre from one to the next. */
const toAndFro = (count: number): string =>
  `G1 X52 Y51.8 F6000\nG1 F1200\n${Array.from({ length: count }, (_, n) => `G1 X${n % 2 ? 78 : 52} Y${52 + n / 5} E.86\n`).join('')}`;

/** Twelve short walls, the nozzle going from one to the next at another speed. */
const TRAVELS = Array.from({ length: 12 }, (_, n) => `G1 X50 Y${52 + n} F6000\nG1 X79 E.9 F1200\nG1 X50 E.9\n`).join(
  '',
);
/** A layer of 150 rows, a millimetre of filament each. */
const LAID = `${NEXT}${Array.from({ length: 150 }, (_, n) => `G1 X${n % 2 === 0 ? 80 : 50} Y${(50 + 0.2 * n).toFixed(1)} E1\n`).join('')}`;
/** Rows of 20 mm on the second layer, of the width that the file gives. */
const SAID = `${NEXT};TYPE:Solid infill\n;WIDTH:0.45\n${Array.from(
  { length: 12 },
  (_, n) => `G1 X52 Y${54 + 2 * n} F6000\nG1 X72 Y${54 + 2 * n} E0.6626 F1200\n`,
).join('')}`;
/** Squares that begin with a rapid move each. */
const SQUARES = `G21\nG90\nM4 S0\nG1 F1800\n${[30, 50, 70, 90]
  .map((y) => `G0 X20 Y${y}\nG1 X40 S600\nY${y + 10}\nX20\nY${y}\n`)
  .join('')}`;

const TWELVE =
  SQUARES +
  [110, 130, 150, 170, 190, 210, 230, 250].map((y) => `G0 X20 Y${y}\nG1 X40 S600\nY${y + 10}\nX20\nY${y}\n`).join('');

const FIFTH = 'G0 X20 Y110\nG1 X40 S600\nY120\nX20\nY110\n';

/** A row of 3000 dots, 0.1 mm apart, at 80 mm/s. */
const DOTS = (dot: (n: number) => string): string =>
  `G21\nG90\nM4 S0\nG0 X10 Y10\nG1 F4800\n${Array.from({ length: 3000 }, (_, n) => `${dot(n + 1)}\n`).join('')}${OFF}`;

/** A circle of 24 short lines. */
const ROUND = Array.from({ length: 24 }, (_, n) => {
  const angle = ((n + 1) * Math.PI) / 12;
  return `X${(90 + 10 * Math.cos(angle)).toFixed(2)} Y${(90 + 10 * Math.sin(angle)).toFixed(2)}\n`;
});
const burnt = (lines: readonly string[]): string =>
  `G21\nG90\nM4 S0\nG0 X100 Y90\nG1 S600 F1800\n${lines.join('')}${OFF}`;

const plain = printerLimits('prusa');
const withPla: JobLimits = {
  ...plain,
  print: { ...plain.print!, material: { nozzleMin: 190, nozzleMax: 235, bedMin: 0, bedMax: 70 } },
};
/** A wall of 10 × 10 mm, so many layers of 0.2 mm or another height, with its lower left corner at x. */
function tower(x: number, layers: number, height = 0.2): string {
  return Array.from({ length: layers }, (_, n) => {
    const z = Number((height * (n + 1)).toFixed(2));
    const wall = `G1 X${x + 10} E.33 F1200\nG1 Y60 E.33\nG1 X${x} E.33\nG1 Y50 E.33\n`;
    return `;LAYER_CHANGE\n;Z:${z}\n;HEIGHT:${height}\nG0 X${x} Y50 F6000\nG1 Z${z} F600\n${wall}`;
  }).join('');
}
/** The layers of such a wall from one number to another. */
const taller = (from: number, to: number): string => tower(50, to).slice(tower(50, from).length);
/** A wall on so many layers, and what is said before the first of them. */
const pillar = (layers: number, said = ''): string =>
  START +
  said +
  WALL +
  Array.from({ length: layers - 1 }, (_, n) => {
    const z = (0.4 + 0.2 * n).toFixed(1);
    return NEXT.replaceAll('0.4', z).replace('Z.4', `Z${z}`) + WALL;
  }).join('');
const TOWERS = 'M83\nM190 S60\nM109 S215\nG28\n';
/** Layers of two towers side by side, whose walls are said to be some; one layer may lack the second. */
function sideBySide(layers: number, lacks = -1): string {
  const wall = (x: number): string =>
    `G1 X${x} Y50 F6000\n;TYPE:External perimeter\nG1 X${x + 10} E.33 F1200\nG1 Y60 E.33\nG1 X${x} E.33\nG1 Y50 E.33\n`;
  return Array.from({ length: layers }, (_, n) => {
    const z = (0.2 * (n + 1)).toFixed(1);
    return `;LAYER_CHANGE\n;Z:${z}\n;HEIGHT:0.2\nG1 Z${z} F600\n${wall(50)}${n === lacks ? '' : wall(80)}`;
  }).join('');
}
/** Two towers, one after the other, their corners so far apart. [mm] */
const twoTowers = (apart: number, layers: number): string =>
  `${TOWERS}${tower(50, layers)}G1 Z20 F600\n${tower(50 + apart, layers)}${END}`;
/** From the second tower's first layer to its first line. */
const secondTower = (layers: number): readonly [number, number] => {
  const first = lined(`${TOWERS}${tower(50, layers)}G1 Z20 F600\n`);
  return [first + 3, first + 5];
};
const withHead = (height: number): JobLimits => {
  const limits = printerLimits('prusa');
  return { ...limits, print: { ...limits.print!, clearance: { radius: 45, height } } };
};

/** A clip on the bed between the wall and the far corner. */
const withClip: JobLimits = {
  ...plain,
  print: {
    ...plain.print!,
    excluded: [
      [
        [100, 40],
        [110, 60],
      ],
    ],
  },
};

/** The same clip, and it stands half a millimetre high. */
const withLowClip: JobLimits = { ...withClip, print: { ...withClip.print!, excludedHeight: 0.5 } };
/** A second wall, on a layer so high. [mm] */
const higher = (z: number): string => `;LAYER_CHANGE\n;Z:${z}\n;HEIGHT:0.2\nG1 Z${z} F600\n${WALL}`;

/** A board that reads 1000 moves a second. */
const withBoard: JobLimits = { ...plain, blockRate: 1000 };
/** 2000 steps of 0.01 mm, at so many moves a second; or on a row of their own each. */
const steps = (rate: number, way = (n: number) => `X${(50 + n * 0.01).toFixed(2)}`): string =>
  `G1 F${rate * 0.01 * 60}\n${Array.from({ length: 2000 }, (_, n) => `G1 ${way(n + 1)} E.0003\n`).join('')}`;
/** Back and forth: at every corner the machine stops anyhow. */
const zigzag = (n: number): string => `X${(50 + (n % 2) * 0.01).toFixed(2)}`;

const CASES: readonly Case[] = [
  {
    // Late by half a second after 600 moves too many: 600/1000 s − 600/6000 s.
    code: 'JOB027',
    bad: print(steps(6000)),
    good: print(steps(900)),
    line: HERE + 602,
    severity: 'warning',
    limits: withBoard,
  },
  {
    code: 'JOB027',
    bad: print(`M220 S200\n${steps(3000)}`),
    good: print(`M220 S50\n${steps(1800)}`),
    line: HERE + 603,
    severity: 'warning',
    limits: withBoard,
  },
  {
    code: 'JOB027',
    bad: print(steps(6000)),
    good: print(steps(6000, zigzag)),
    line: HERE + 602,
    severity: 'warning',
    limits: withBoard,
  },
  {
    code: 'JOB002',
    bad: print(`${[0.2, 0.4].map(higher).join('')}G0 X130\n`),
    good: print(`${[0.2, 0.4, 0.6].map(higher).join('')}G0 X130\n`),
    line: HERE + lined(higher(0.2) + higher(0.4)) - 1,
    limits: withLowClip,
  },
  { code: 'JOB001', bad: print('').replace('G28', 'G28 X Y'), good: print(''), line: 8 },
  { code: 'JOB001', bad: print(`M84\n${NEXT}${WALL}`), good: print(`M84 E\n${NEXT}${WALL}`), line: [HERE, HERE + 4] },
  { code: 'JOB002', bad: print('G0 X255.1\n'), good: print('G0 X255\n'), line: HERE },
  {
    code: 'JOB002',
    bad: print('G2 X80 Y50 I100 J0 E1\n').replaceAll('I100 J0', 'I15 J160'),
    good: print('G2 X80 Y50 I15 J10 E1\n'),
    line: HERE,
  },
  {
    code: 'JOB002',
    bad: print('G1 X105 E1.5\nG1 X80 E1\n'),
    good: print('G1 X99 E1.5\nG1 X80 E1\n'),
    line: HERE,
    limits: withClip,
  },
  {
    code: 'JOB002',
    bad: print('G0 X130\n'),
    good: print('G1 Z8 F600\nG0 X130 F6000\n'),
    line: HERE,
    limits: withClip,
  },
  {
    // Around the clip; and before the first layer, to purge.
    code: 'JOB002',
    bad: print('G0 X120 Y70\nG0 X98 Y42\n'),
    good: print('G0 X98 Y62\nG0 X120\n').replace(';LAYER_CHANGE', 'G1 X105 Y50 Z.3 F6000\n;LAYER_CHANGE'),
    line: HERE + 1,
    limits: withClip,
  },
  { code: 'JOB003', bad: print('').replace('M109', 'M104'), good: print(''), line: [3, 9] },
  {
    code: 'JOB003',
    bad: print(`M104 S150\n${NEXT}${WALL}`),
    good: print(`M104 S205\n${NEXT}${WALL}`),
    line: [HERE, HERE + 5],
  },
  { code: 'JOB004', bad: print('M104 S301\n'), good: print('M104 S300\n'), line: HERE },
  { code: 'JOB004', bad: print('M140 S121\n'), good: print('M140 S120\n'), line: HERE },
  {
    // Probing at less is sound; laying is not.
    code: 'JOB004',
    bad: print('').replace('M109 S215', 'M109 S180'),
    good: print('').replace('M109 S215', 'M109 S180\nM104 S215'),
    line: 3,
    severity: 'warning',
    limits: withPla,
  },
  { code: 'JOB005', bad: print('').replace('M104 S0\n', ''), good: print(''), line: [HERE - 1, HERE + 1] },
  { code: 'JOB006', bad: print('G0 X100 F40000\n'), good: print('G0 X100 F12000\n'), line: HERE },
  { code: 'JOB006', bad: print('M220 S250\n'), good: print('M220 S110\n'), line: HERE },
  { code: 'JOB006', bad: print('G0 X100 F15000\n'), good: print('G0 X100 F12000\n'), line: HERE, severity: 'warning' },
  // Slicers lift at the speed of a travel; the firmware holds Z to its own. A factor of ten on F is another matter.
  { code: 'JOB006', bad: print('G1 Z5 F7800\n'), good: print('G1 Z5 F720\n'), line: HERE, severity: 'info' },
  { code: 'JOB006', bad: print('G1 Z5 F78000\n'), good: print('G1 Z5 F720\n'), line: HERE },
  { code: 'JOB007', bad: print('M201 X1500\n'), good: print('M201 X1000 Y1000\n'), line: HERE },
  { code: 'JOB007', bad: print('M204 S4500\n'), good: print('M204 S1250\n'), line: HERE },
  {
    code: 'JOB007',
    bad: print('M204 S3000\n'),
    good: print('M204 S1250\n'),
    line: HERE,
    severity: 'warning',
  },
  { code: 'JOB007', bad: print('M205 X60\n'), good: print('M205 X10 Y10\n'), line: HERE },
  { code: 'JOB008', bad: print('G1 X80 E2 F6600\n'), good: print('G1 X80 E2 F5400\n'), line: HERE },
  { code: 'JOB009', bad: print('G1 X60 E3\n'), good: print('G1 X60 E.8\n'), line: HERE },
  { code: 'JOB009', bad: print('G1 E51 F300\n'), good: print('G1 E1.5 F300\n'), line: HERE },
  { code: 'JOB009', bad: print('M221 S170\n'), good: print('M221 S95\n'), line: HERE },
  { code: 'JOB010', bad: print(`${NEXT}G1 X90 E.05 F1200\n`), good: print(`${NEXT}G1 X90 E1 F1200\n`), line: HERE + 4 },
  {
    code: 'JOB011',
    bad: print('G1 E-.8 F2100\nG1 X60 E.3\n'),
    good: print('G1 E-.8 F2100\nG1 E.8\nG1 X60 E.3\n'),
    line: [HERE, HERE + 1],
  },
  { code: 'JOB011', bad: print('G1 E-21 F2100\n'), good: print('G1 E-7 F2100\n'), line: HERE },
  { code: 'JOB011', bad: print(pulls(0.8, 15)), good: print(pulls(0.8, 9)), line: HERE + 8 },
  { code: 'JOB011', bad: print(pulls(4, 15)), good: print(pulls(7, 15)), line: HERE + 8 },
  { code: 'JOB012', bad: print('T1\n'), good: print('T0\n'), line: HERE },
  // The file names its nozzle at its end, and layers are held against that one.
  {
    code: 'JOB012',
    bad: `${print('')}; nozzle_diameter = 0.8\n`,
    good: `${print('')}; nozzle_diameter = 0.4\n`,
    line: lined(print('')),
    severity: 'warning',
  },
  {
    code: 'JOB020',
    bad: print(THICK),
    good: `${print(THICK)}; nozzle_diameter = 0.6,0.8\n`,
    line: [HERE + 3, HERE + 4],
  },
  // Skirts follow the gap between a raft and its part.
  {
    code: 'JOB020',
    bad: print(`;TYPE:Support material\nG1 X80 E1\n${THICK.replace('G1 X80', ';TYPE:Support material\nG1 X80')}`),
    good: `${START};TYPE:Support material\n${WALL}${THICK.replace('G1 X80', ';TYPE:Skirt\nG1 X80')}${END}`,
    line: [HERE + 5, HERE + 8],
  },
  { code: 'JOB013', bad: START + WALL.slice(0, 30), good: print(''), line: [10, 11] },
  {
    code: 'JOB013',
    bad: `${CUT}${OFF}${CUT}${OFF}`,
    good: `${CUT}M5\n${CUT}${OFF}`,
    line: [11, 16],
    limits: laserLimits(),
  },
  // Smoothie needs no M3: that nothing is switched off at the end tells all the same.
  {
    code: 'JOB013',
    bad: CUT.replace('M4 S0\n', ''),
    good: `${CUT.replace('M4 S0\n', '')}M5\n`,
    line: 7,
    limits: { ...laserLimits(), firmware: 'smoothie' },
  },
  { code: 'JOB014', bad: '; nothing\n', good: print(''), line: 1 },
  {
    code: 'JOB015',
    bad: `M486 S0\nM486 S1\nM486 S0\n${print('')}`,
    good: `M486 S0\n${print('')}`,
    line: lined(print('')) + 2,
  },
  {
    code: 'JOB016',
    bad: CUT.replace('S600', 'S1001') + OFF,
    good: CUT.replace('S600', 'S1000') + OFF,
    line: 5,
    limits: laserLimits(),
  },
  { code: 'JOB017', bad: `${CUT}G0 X0 Y0\nM2\n`, good: CUT + OFF, line: [9, 10], limits: laserLimits() },
  { code: 'JOB017', bad: CUT, good: `${CUT}M5\n`, line: 8, limits: laserLimits() },
  {
    code: 'JOB018',
    bad: `${CUT}G1 X60\nX90\nY30\nX60 Y10\n${OFF}`,
    good: `${CUT}G0 X60\nG1 X90\nY30\nX60 Y10\n${OFF}`,
    line: 9,
    limits: laserLimits(),
  },
  {
    // Off and on again in one place is no way to the next square.
    code: 'JOB018',
    bad: `${CUT}M5\nM4 S600\nG1 X60\nX90\nY30\nX60 Y10\n${OFF}`,
    good: `${CUT}M5\nG0 X60\nM4 S600\nG1 X90\nY30\nX60 Y10\n${OFF}`,
    line: [9, 11],
    limits: laserLimits(),
  },
  // E in mm, read as mm³: the walls shrink to 0.42 of their width.
  {
    code: 'JOB010',
    bad: print(storeys(() => 'E1')).replace('M83', 'M200 D1.75\nM83'),
    good: print(storeys(() => 'E1')).replace('M83', 'M200 D0\nM83'),
    line: 1,
  },
  // A temperature that leaps within a layer, and one that is waited for there.
  {
    code: 'JOB004',
    bad: print(`M104 S255\n${WALL}`),
    good: print(`M104 S225\n${WALL}`),
    line: HERE,
    severity: 'warning',
  },
  {
    code: 'JOB004',
    bad: print(`M140 S95\n${WALL}`),
    good: print(`${NEXT}M140 S95\n${WALL}`),
    line: HERE,
    severity: 'warning',
  },
  {
    code: 'JOB019',
    bad: print(`M109 S220\n${WALL}`),
    good: print(`M109 S215\n${WALL}`),
    line: HERE,
    severity: 'warning',
  },
  // On the line that was just laid, within a layer; not lifted off it, and not where the machine parks by itself.
  { code: 'JOB019', bad: print('M0\n'), good: print(`${NEXT}`), line: HERE, severity: 'warning' },
  { code: 'JOB019', bad: print('G4 S30\n'), good: print('G1 Z5 F600\nG4 S30\n'), line: HERE, severity: 'warning' },
  { code: 'JOB019', bad: print('M600\n'), good: print(''), line: HERE, severity: 'info' },
  { code: 'JOB019', bad: print(`${NEXT}M0\n`), good: print(NEXT), line: HERE + 4, severity: 'info' },
  { code: 'JOB019', bad: print('G4 S61\n'), good: print('G4 P61\n'), line: HERE, severity: 'warning' },
  {
    code: 'JOB020',
    bad: print(`${NEXT.replace('Z:0.4', 'Z:0.6').replace('Z.4', 'Z.6')}${WALL}`),
    good: print(NEXT + WALL),
    line: [HERE + 3, HERE + 4],
  },
  // Layers as thick as a nozzle of 0.4 mm can lay, and a little thicker.
  {
    code: 'JOB020',
    bad: `${TOWERS}${tower(50, 20, 0.36)}${END}`,
    good: `${TOWERS}${tower(50, 20, 0.35)}${END}`,
    line: [lined(TOWERS + tower(50, 1)) + 3, lined(TOWERS + tower(50, 1)) + 5],
  },
  { code: 'JOB020', bad: print(NEXT.replace('G1 Z.4 F600\n', '') + WALL), good: print(NEXT + WALL), line: HERE + 3 },
  // A number of another axis in the midst of a layer; between two layers the nozzle may go up.
  {
    code: 'JOB020',
    bad: print(`${NEXT}${WALL}G1 Z70 F6000\nG1 Z.4\n${WALL}`),
    good: print(`${NEXT}${WALL}G1 Z5 F6000\nG1 Z.4\n${WALL}G1 Z70\n${NEXT.replaceAll('.4', '.6')}${WALL}`),
    line: HERE + 8,
  },
  {
    code: 'JOB021',
    bad: print(`${NEXT}${WALL}G1 Z9 F600\nG0 X120 Y120\nG1 X130 E.4\n`),
    good: print(`${NEXT}${WALL}G0 X120 Y120\nG1 X130 E.4\n`),
    line: HERE + 10,
  },
  {
    code: 'JOB021',
    bad: print(`${NEXT}${WALL}${NEXT.replaceAll('.4', '.6')}${WALL}G1 Y160 E3 F1200\nG0 X90\n`),
    good: print(`${NEXT}${WALL}${NEXT.replaceAll('.4', '.6')}${WALL}G1 Y75 E.8 F1200\nG0 X90\n`),
    line: HERE + 16,
  },
  {
    // Rows that turn beyond what carries them, as those of a dense support do: the good ones cross it, the bad ones miss it.
    code: 'JOB021',
    bad: print(`${NEXT}${WALL}${NEXT.replaceAll('.4', '.6')}${WALL}${rows([46, 20])}G0 X90\n`),
    good: print(`${NEXT}${WALL}${NEXT.replaceAll('.4', '.6')}${WALL}${rows([46, 84])}G0 X90\n`),
    line: [HERE + 16, HERE + 21],
  },
  {
    // A way of 90 mm around two corners in the air, that comes back to the wall it left; the good one is shorter.
    code: 'JOB021',
    bad: print(`${NEXT}${WALL}${NEXT.replaceAll('.4', '.6')}${WALL}${round(20)}G0 X90\n`),
    good: print(`${NEXT}${WALL}${NEXT.replaceAll('.4', '.6')}${WALL}${round(35)}G0 X90\n`),
    line: [HERE + 16, HERE + 18],
  },
  {
    // The same on a run that begins and ends in the air, with a third of it on the wall.
    code: 'JOB021',
    bad: print(
      `${NEXT}${WALL}${NEXT.replaceAll('.4', '.6')}${WALL}G0 X0 Y50\nG1 Y20 E1 F1200\nG1 X50 E1.6\nG1 Y50 E1\nG1 Y80 E1\nG1 X40 E.3\nG0 X90\n`,
    ),
    good: print(
      `${NEXT}${WALL}${NEXT.replaceAll('.4', '.6')}${WALL}G0 X30 Y50\nG1 Y40 E.3 F1200\nG1 X50 E.6\nG1 Y50 E.3\nG1 Y80 E1\nG1 X40 E.3\nG0 X90\n`,
    ),
    line: [HERE + 17, HERE + 21],
  },
  {
    // A support whose layers are three times as thick as the part's, over what ends two layers below; and one of usual lines there.
    code: 'JOB021',
    bad: print(
      `${NEXT}${WALL}${NEXT.replaceAll('.4', '.8').replace('HEIGHT:0.2', 'HEIGHT:0.05')}G0 X50 Y20\nG1 X60 E.4 F1200\nG0 X90\n`,
    ),
    good: print(
      `${NEXT}${WALL}${NEXT.replaceAll('.4', '.8').replace('HEIGHT:0.2', 'HEIGHT:0.05')}G0 X50 Y20\nG1 X60 E1 F1200\nG0 X90\n`,
    ),
    line: HERE + 13,
  },
  {
    code: 'JOB022',
    bad: print(`${NEXT}${WALL}${NEXT.replaceAll('.4', '.6')}${WALL}G1 Z.1 F600\nG0 X80\n`),
    good: print(`${NEXT}${WALL}${NEXT.replaceAll('.4', '.6')}${WALL}G1 Z.8 F600\nG0 X80\n`),
    line: HERE + 16,
  },
  // A lift with the wrong sign: less than a layer deep, in a job without slanted seams. A line that primes the nozzle may lie higher.
  {
    code: 'JOB022',
    bad: print(`${NEXT}${WALL}${NEXT.replaceAll('.4', '.6')}${WALL}G1 Z.4 F600\nG0 X80\nG1 Z.6\n`),
    good: print(`${NEXT}${WALL}${NEXT.replaceAll('.4', '.6')}${WALL}G1 Z.5 F600\nG0 X80\nG1 Z.6\n`).replace(
      ';LAYER_CHANGE',
      'G1 X40 Y40 Z.4 F6000\nG1 X90 E4 F900\nG1 Z.2\nG1 X40\n;LAYER_CHANGE',
    ),
    line: HERE + 16,
  },
  { code: 'JOB022', bad: print(`G28 Z\n${NEXT}${WALL}`), good: print(`G28 X\n${NEXT}${WALL}`), line: [HERE, HERE + 5] },
  {
    code: 'JOB022',
    bad: print(`${NEXT}${WALL}G28\n`),
    good: print(`${NEXT}${WALL}G28 X Y\n`),
    line: HERE + 8,
    severity: 'warning',
  },
  { code: 'JOB003', bad: print('M302 P1\n'), good: print('M302 S180\n'), line: HERE },
  {
    code: 'JOB004',
    bad: print('').replace('M190', 'M140'),
    good: print(''),
    line: [2, 9],
    severity: 'warning',
  },
  // A bed that is set to nothing before the first layer is left cold on purpose; one that nobody speaks of is not.
  {
    code: 'JOB004',
    bad: print('').replace(/M190.*\n/, ''),
    good: print('').replace(/M190.*\n/, 'M140 S0\n'),
    line: [2, 8],
    severity: 'warning',
  },
  {
    code: 'JOB004',
    bad: `${print('').replace(/M190.*\n/, '')}; first_layer_bed_temperature = 60,60\n`,
    good: `${print('').replace(/M190.*\n/, '')}; first_layer_bed_temperature = 0,0\n`,
    line: [2, 8],
  },
  { code: 'JOB004', bad: print('').replace('M190 S60', 'M190 S6'), good: print(''), line: [2, 9] },
  // On the first layer: some profiles switch the bed off after it.
  { code: 'JOB004', bad: print(`M140 S0\n${WALL}`), good: print(`${NEXT}M140 S0\n${WALL}`), line: [HERE, HERE + 2] },
  { code: 'JOB007', bad: print('M205 X-8\n'), good: print('M205 X8\n'), line: HERE },
  { code: 'GCD002', bad: print('T\n'), good: print('T?\n'), line: HERE, severity: 'warning' },
  {
    code: 'JOB009',
    bad: print('G1 X70 E1.9\n'),
    good: print('G1 X70 E.8\n'),
    line: HERE,
  },
  { code: 'JOB011', bad: print('G1 E.8 F2100\n'), good: print('G1 E.2 F2100\n'), line: HERE },
  { code: 'JOB011', bad: print('G10\nG1 X60 E.3\n'), good: print('G10\nG11\nG1 X60 E.3\n'), line: [HERE, HERE + 1] },
  {
    code: 'JOB017',
    bad: CUT.replace('M4 S0', 'M3 S600').replace('X10\nY10\n', 'X10\nM0\nY10\n') + OFF,
    good: CUT.replace('M4 S0', 'M3 S600') + OFF,
    line: 8,
    limits: laserLimits(),
  },
  {
    code: 'JOB018',
    bad: CUT.replace('M4 S0', 'M3 S0').replace('Y40\n', 'Y40\nG4 P5\n') + OFF,
    good: CUT.replace('M4 S0', 'M3 S0').replace('Y40\n', 'Y40\nG4 P1\n') + OFF,
    line: 7,
    limits: laserLimits(),
  },
  {
    code: 'JOB024',
    bad: print('G1 X60 E.33\nG2 X70 Y60 I0 J10 E.5\n'),
    good: print('G1 X60 E.33\nG3 X70 Y60 I0 J10 E.5\n'),
    line: HERE + 1,
  },
  {
    code: 'JOB024',
    bad: `${CUT.slice(0, CUT.indexOf('Y40'))}G2 X46 Y16 I0 J6\nG1 Y40\n${OFF}`,
    good: `${CUT.slice(0, CUT.indexOf('Y40'))}G3 X46 Y16 I0 J6\nG1 Y40\n${OFF}`,
    line: 6,
    limits: laserLimits(),
  },
  // A second pass goes back along the first: nothing turns the wrong way.
  {
    code: 'JOB024',
    bad: `${CUT.slice(0, CUT.indexOf('Y40'))}G2 X46 Y16 I0 J6\nG1 Y40\n${OFF}`,
    good: `${CUT.slice(0, CUT.indexOf('Y40'))}G3 X34 Y16 I0 J6\nG2 X40 Y10 I6 J0\nG3 X34 Y16 I0 J6\n${OFF}`,
    line: 6,
    limits: laserLimits(),
  },
  { code: 'JOB025', bad: twoTowers(35, 15), good: twoTowers(80, 15), line: secondTower(15), limits: withHead(60) },
  { code: 'JOB025', bad: twoTowers(80, 15), good: twoTowers(80, 5), line: secondTower(15), limits: withHead(2) },
  {
    code: 'JOB026',
    bad: `${print('')}; filament used [mm] = 60\n`,
    good: `${print('')}; filament used [mm] = 5\n`,
    line: lined(print('')),
    severity: 'warning',
  },
  // A quarter of the job is missing behind its last line; and from its first line on there is twice as much.
  {
    code: 'JOB026',
    bad: `${print(LAID)}; filament used [mm] = 260\n`,
    good: `${print(LAID)}; filament used [mm] = 160\n`,
    line: HERE + 153,
  },
  {
    code: 'JOB026',
    bad: `${print(LAID)}; filament used [mm] = 51\n`,
    good: `${print(LAID)}; filament used [mm] = 150\n`,
    line: 9,
  },
  { code: 'JOB023', bad: print('M92 E400\n'), good: print('M900 K0.04\n'), line: HERE, severity: 'warning' },
  // The same command spoils the part at hand where printing goes on; power off is sound at the end alone.
  { code: 'JOB023', bad: print(`M92 E400\n${NEXT}${WALL}`), good: print(`M900 K0.04\n${NEXT}${WALL}`), line: HERE },
  { code: 'JOB023', bad: print(`M81\n${NEXT}${WALL}`), good: print('M81\n'), line: HERE },
  {
    code: 'JOB023',
    bad: print(`FORCE_MOVE STEPPER=stepper_z DISTANCE=-5 VELOCITY=5\n${NEXT}${WALL}`),
    good: print(`SET_PRESSURE_ADVANCE ADVANCE=0.04\n${NEXT}${WALL}`),
    line: HERE,
    limits: printerLimits('klipper'),
  },
  // A small lift is sound where homing comes next.
  {
    code: 'JOB001',
    bad: print('').replace('G28\n', 'G1 Z3 F600\n'),
    good: print(''),
    line: 4,
  },
  {
    code: 'JOB001',
    bad: print('').replace('G28\n', 'G1 Z3 F600\nG28\n'),
    good: print('').replace('G28\n', 'G28\nG1 Z3 F600\n'),
    line: 4,
    severity: 'warning',
  },
  // A digit lost: M140 S6 for S60.
  {
    code: 'JOB004',
    bad: print(`${NEXT}${WALL}${NEXT.replaceAll('.4', '.6')}M140 S6\n${WALL}`),
    good: print(`${NEXT}${WALL}${NEXT.replaceAll('.4', '.6')}M140 S50\n${WALL}`),
    line: [HERE + 12, HERE + 14],
  },
  // The feeder's own limits move no axis.
  { code: 'JOB007', bad: print('M203 E300\n'), good: print('M203 E120\n'), line: HERE },
  { code: 'JOB007', bad: print('M203 E150\n'), good: print('M203 E120\n'), line: HERE, severity: 'warning' },
  { code: 'JOB007', bad: print('M201 E60000\n'), good: print('M201 E5000\n'), line: HERE },
  // One line gets a thirtieth of the filament of those beside it: lines are missing before it.
  {
    code: 'JOB010',
    bad: print('G1 X80 E.03\nG1 Y80 E1\n'),
    good: print('G1 X80 E1\nG1 Y80 E1\n'),
    line: HERE,
  },
  // Filament of 2.85 mm: every line is a third as wide as meant.
  {
    code: 'JOB010',
    bad: START + WALL.replaceAll('E1', 'E.37').repeat(9) + END,
    good: START + WALL.repeat(9) + END,
    line: [9, 42],
  },
  // The same arc twice is a whole circle.
  {
    code: 'JOB024',
    bad: print('G2 X60 Y60 I10 J0 E.6\nG2 X60 Y60 I10 J0 E.6\n'),
    good: print('G2 X60 Y60 I10 J0 E.6\nG2 X70 Y50 I0 J-10 E.6\n'),
    line: HERE + 1,
  },
  // The sheet lies where the head would go; a focus of some mm is a machine's own affair.
  { code: 'JOB002', bad: `${CUT}G0 Z-50\n${OFF}`, good: CUT + OFF, line: 9, limits: laserLimits() },
  // Lines that are drawn and never burnt.
  { code: 'JOB014', bad: (CUT + OFF).replace('M4 S0\n', ''), good: CUT + OFF, line: 4, limits: laserLimits() },
  // Homing with the laser armed.
  { code: 'JOB018', bad: `${CUT}$H\n${OFF}`, good: `$H\n${CUT}${OFF}`, line: 9, limits: laserLimits() },
  // An hour on one spot is an error where printing goes on.
  { code: 'JOB019', bad: print(`G4 S3600\n${NEXT}${WALL}`), good: print('G4 S5\n'), line: HERE },
  { code: 'JOB019', bad: print('G4 S3600\n'), good: print('G4 S5\n'), line: HERE, severity: 'warning' },
  // The first layer is said to be 0.2 mm thick and is laid at 0.05.
  {
    code: 'JOB020',
    bad: print('').replace('Y50 Z.2', 'Y50 Z.05'),
    good: print('').replace('Y50 Z.2', 'Y50 Z.12'),
    line: [8, 9],
  },
  // What is set at the start of sound jobs has no place in mid print.
  { code: 'JOB023', bad: print(`M907 E200\n${NEXT}${WALL}`), good: `M907 E538\n${print(NEXT + WALL)}`, line: HERE },
  { code: 'JOB023', bad: print(`M410\n${NEXT}${WALL}`), good: print(NEXT + WALL), line: HERE },
  { code: 'JOB023', bad: print(`M42 P4 S255\n${WALL}`), good: print(WALL), line: HERE, severity: 'warning' },
  // The same number is a limit of the axes on one firmware, a retraction on the other.
  ...(['M208 X900', 'M564 S0 H0', 'M143 H1 S500', 'M584 X3'] as const).map((bad) => ({
    code: 'JOB023',
    bad: print(`${bad}\n${NEXT}${WALL}`),
    good: `${bad}\n${print(NEXT + WALL)}`,
    line: HERE,
    limits: printerLimits('rrf'),
  })),
  // S from 0 to 1 on a board that counts to 1000.
  {
    code: 'JOB016',
    bad: CUT.replace('S600', 'S0.6') + OFF,
    good: CUT.replace('S600', 'S6') + OFF,
    line: 5,
    limits: laserLimits(),
  },
  // The fan goes off for good; between two layers slicers set it by their time.
  {
    code: 'JOB030',
    bad: `${TOWERS}M106 S255\n${tower(50, 12)}G1 X55 E.2\nM107\nG1 X50 E.2\n${taller(12, 45)}${END}`,
    good: `${TOWERS}M106 S255\n${tower(50, 12)}M107\n${taller(12, 45)}${END}`,
    line: lined(`${TOWERS}M106 S255\n${tower(50, 12)}G1 X55 E.2\n`),
    severity: 'warning',
  },
  // Walls 120 mm long, of PLA: above the first four layers 46 more are five and a half metres.
  {
    code: 'JOB030',
    bad: pillar(50) + END,
    good: pillar(50, 'M106 S255\n') + END,
    line: lined(pillar(4)) + 3,
    severity: 'warning',
  },
  // Set where lines are laid, a factor is no filament's own.
  {
    code: 'JOB009',
    bad: print(`${NEXT}M221 S60\nG1 X80 E1\n`),
    good: print(`${NEXT}M221 S90\nG1 X80 E1\n`),
    line: HERE + 4,
  },
  {
    code: 'JOB009',
    bad: print(`${NEXT}M221 S70\nG1 X80 E1\n`),
    good: print(`${NEXT}M221 S95\nG1 X80 E1\n`),
    line: HERE + 4,
    severity: 'warning',
  },
  // 0.1 mm dots at 80 mm/s are 800 lines a second; a serial line of 115,200 baud
  // carries some 660 of so long ones: half a second late after 1800.
  {
    code: 'JOB027',
    bad: DOTS((n) => `G1 X${(10 + n / 10).toFixed(3)} S${100 + (n % 7)}0`),
    good: DOTS((n) => `X${(10 + n / 10).toFixed(1)}S${1 + (n % 7)}`),
    line: 1817,
    severity: 'warning',
    limits: { ...laserLimits(), characterRate: 11_520 },
  },
  // 30 mm/s, written as F30.
  {
    code: 'JOB028',
    bad: print(`${NEXT}G1 X80 E1 F30\n`),
    good: print(`${NEXT}G1 X80 E1 F900\n`),
    line: HERE + 4,
  },
  {
    code: 'JOB028',
    bad: CUT.replace('F1800', 'F20') + OFF,
    good: CUT.replace('F1800', 'F60') + OFF,
    line: 5,
    limits: laserLimits(),
  },
  // Three sides of a wall without their filament, in a job that travels at another speed.
  {
    code: 'JOB029',
    bad: print(`${TRAVELS}G1 X80\nG1 Y80\nG1 X50\nG1 Y50 E1\n`),
    good: print(TRAVELS + WALL),
    line: [HERE + 36, HERE + 38],
  },
  {
    code: 'JOB029',
    bad: SQUARES.replace('Y60\nX20\n', 'M5\nY60\nX20\nM4\n') + OFF,
    good: SQUARES + OFF,
    line: [13, 14],
    limits: laserLimits(),
  },
  // Six layers of a tower stand still, the ones above are 3 mm beside them: half a millimetre may be a slope.
  {
    code: 'JOB031',
    bad: `${TOWERS}${tower(50, 6)}${tower(53, 10).slice(tower(53, 6).length)}${END}`,
    good: `${TOWERS}${tower(50, 6)}${tower(50.5, 10).slice(tower(50.5, 6).length)}${END}`,
    line: [lined(TOWERS + tower(50, 6)) + 3, lined(TOWERS + tower(50, 6)) + 5],
  },
  // On one layer of six the second of two towers has no wall; and the second tower ends before the first.
  {
    code: 'JOB031',
    bad: `${TOWERS}${sideBySide(6, 3)}${END}`,
    good: `${TOWERS}${sideBySide(6, 5)}${END}`,
    line: [lined(TOWERS + sideBySide(3)) + 6, lined(TOWERS + sideBySide(4, 3)) - 1],
  },
  // Two sides of a wall once more, and a smaller wall within it.
  {
    code: 'JOB032',
    bad: print('G1 X80 E1\nG1 Y80 E1\n'),
    good: print('G1 X51 Y51 F6000\nG1 X79 E.9 F1200\nG1 Y79 E.9\n'),
    line: [HERE, HERE + 1],
  },
  // A corner is lost: the filament of a side of 8 mm lies on a diagonal.
  {
    code: 'JOB033',
    bad: print(STEPS.replace('G1 X68 Y68 E.266\n', '')),
    good: print(STEPS),
    line: HERE + 4,
  },
  // What is left in the middle of a fill is one thick line, where the file says so.
  {
    code: 'JOB033',
    bad: print(`${FILLING}G1 X56 Y62 E.219\nG1 X80 Y62 F6000\n`),
    good: print(`${FILLING};WIDTH:0.7\nG1 X56 Y62 E.219\nG1 X80 Y62 F6000\n`),
    line: lined(START + WALL + FILLING),
  },
  // Pulled, lifted, lowered and pushed at one place; and pushed before the way.
  {
    code: 'JOB033',
    bad: print(`G1 E-.8 F2100\nG1 Z.6 F600\nG1 Z.2\nG1 E.8 F2100\n${STAIR}`),
    good: print(`G1 E-.8 F2100\nG1 Z.6 F600\nG1 X52 Y52 F6000\nG1 Z.2\nG1 E.8 F2100\n${STAIR}`),
    line: [HERE, HERE + 3],
  },
  {
    code: 'JOB033',
    bad: print(`G1 X51 Y50 E-.3 F2100\nG1 E-.5\nG1 E.8\nG1 X52 Y52 F6000\n${STAIR}`),
    // CuraEngine pushes on the way, where one that needs no pull follows one that does.
    good: print(`G1 X51 Y50 E-.3 F2100\nG1 E-.5\nG1 X55 Y58 F6000\nG1 E.8 F2100\nG1 X52 Y52 F6000\n${STAIR}`),
    line: [HERE + 2, HERE + 4],
  },
  // The measured bed is forgotten before the print; forgotten first and then measured, it is not.
  {
    code: 'JOB034',
    bad: START.replace('G28\n', 'G28\nG29\nM420 S0\n') + WALL + END,
    good: START.replace('G28\n', 'G28\nM420 S0\nG29\n') + WALL + END,
    line: [6, 11],
    limits: printerLimits('marlin2'),
  },
  {
    code: 'JOB034',
    bad: START.replace('G28\n', 'G28\nG29\nG28 Z\n') + WALL + END,
    good: START.replace('G28\n', 'G28\nG29\nG28 X\n') + WALL + END,
    line: [6, 11],
    severity: 'warning',
    limits: printerLimits('marlin2'),
  },
  // The rapid move to a square is lost: what follows does not close, where all others do.
  {
    code: 'JOB018',
    bad: TWELVE.replace('G0 X20 Y70\nG1 X40 S600', 'G1 X40 Y70 S600') + OFF,
    good: TWELVE + OFF,
    line: 15,
    limits: laserLimits(),
  },
  // A run-out into the waste, of the one square that has room for it, is none.
  {
    code: 'JOB018',
    bad: TWELVE.replace('X20\nY110\nG0 X20 Y130', 'X20\nY110\nX20 Y130') + OFF,
    good: TWELVE.replace('X20\nY110\nG0 X20 Y130', 'X20\nY110\nX12 Y102\nG0 X20 Y130') + OFF,
    line: 30,
    limits: laserLimits(),
  },
  // The air goes off in mid stroke, stays on, or does not come where it always came.
  {
    code: 'JOB035',
    bad: CUT.replace('Y40\n', 'M9\nY40\n').replace('M4 S0', 'M4 S0\nM8') + OFF,
    good: `${CUT.replace('M4 S0', 'M4 S0\nM8')}M9\n${OFF}`,
    line: [7, 8],
    limits: laserLimits(),
  },
  {
    code: 'JOB035',
    bad: `${CUT.replace('M4 S0', 'M4 S0\nM8')}M5\nG0 X0 Y0\n`,
    good: `${CUT.replace('M4 S0', 'M4 S0\nM8')}${OFF}`,
    line: 11,
    limits: laserLimits(),
  },
  {
    code: 'JOB035',
    bad: `G21\nG90\nM4 S0\n${AIRED}${AIRED}${AIRED.replace('M8\n', '')}${OFF}`,
    good: `G21\nG90\nM4 S0\n${AIRED}${AIRED}${AIRED}${OFF}`,
    line: [11, 14],
    limits: laserLimits(),
  },
  // One of ten strokes is lit by M3; half of them is two operations.
  {
    code: 'JOB036',
    bad: `G21\nG90\n${LIT.repeat(6)}${LIT.replace('M4', 'M3')}${LIT.repeat(5)}${OFF}`,
    good: `G21\nG90\n${LIT.repeat(6)}${LIT.replace('M4', 'M3').repeat(6)}${OFF}`,
    line: 28,
    limits: laserLimits(),
  },
  // Every line of one layer gets twice its filament.
  {
    code: 'JOB037',
    bad: print(`${NEXT}${WALL}${NEXT.replaceAll('.4', '.6')}${WALL.replaceAll('E1', 'E2')}`),
    good: print(`${NEXT}${WALL}${NEXT.replaceAll('.4', '.6')}${WALL.replaceAll('E1', 'E1.4')}`),
    line: HERE + 12,
  },
  // From the third layer on to the top; lines of many thicknesses are how a job is made.
  {
    code: 'JOB037',
    bad: print(`${NEXT}${WALL}${storeys(() => 'E2')}`),
    good: print(`${NEXT}${WALL}${storeys((n) => (n % 3 === 0 ? 'E1' : n % 2 ? 'E2' : 'E3'))}`),
    line: HERE + 12,
  },
  // 33 mm a minute, where mm a second were meant; the slowest cut of a weak diode.
  {
    code: 'JOB028',
    bad: `${CUT.replace('F1800', 'F33')}${OFF}`,
    good: `${CUT.replace('F1800', 'F60')}${OFF}`,
    line: 5,
    severity: 'warning',
    limits: laserLimits(),
  },
  // One square of twelve is burnt at 0.5 mm/s; another operation goes on at its own speed.
  {
    code: 'JOB038',
    bad:
      TWELVE.replace('Y110\nG1 X40 S600', 'Y110\nG1 X40 S600 F30').replace(
        'Y130\nG1 X40 S600',
        'Y130\nG1 X40 S600 F1800',
      ) + OFF,
    good: TWELVE.replace('Y190\nG1 X40 S600', 'Y190\nG1 X40 S600 F300') + OFF,
    line: [26, 29],
    limits: laserLimits(),
  },
  // Two lines of a circle in the wrong order, and a corner far off.
  {
    code: 'JOB039',
    bad: burnt(ROUND.with(10, ROUND[11]!).with(11, ROUND[10]!)),
    good: burnt(ROUND),
    line: [16, 18],
    limits: laserLimits(),
  },
  {
    code: 'JOB039',
    bad: burnt(ROUND.with(10, 'X81 Y240\n')),
    good: burnt(ROUND.with(10, 'X80 Y94\n')),
    line: [16, 17],
    severity: 'warning',
    limits: laserLimits(),
  },
  // One of twelve squares is cut five times; all twelve are.
  {
    code: 'JOB041',
    bad: TWELVE.replace(FIFTH, FIFTH.repeat(5)) + OFF,
    good: TWELVE.replaceAll(/G0 X20.*\n(?:(?!G0).*\n){4}/g, (square) => square.repeat(5)) + OFF,
    line: [31, 49],
    limits: laserLimits(),
  },
  // One side of a square in the dark where four close; a stroke at the speed of the dark ways.
  {
    code: 'JOB041',
    bad: SQUARES.replace('Y70\nG1 X40 S600\nY80\n', 'Y70\nG1 X40 S600\nG0 Y80\nG1\n') + OFF,
    good: SQUARES.replace('Y70\nG1 X40 S600\nY80\n', 'Y70\nG1 X40 S600\nG1 Y80\nG1\n') + OFF,
    line: 17,
    limits: laserLimits(),
  },
  // Of rows whose widths are given, one that ends elsewhere; and all of them twice as thick as said.
  {
    code: 'JOB040',
    bad: print(SAID.replace('X72 Y74', 'X76 Y74')),
    good: print(SAID),
    line: HERE + 27,
  },
  {
    code: 'JOB040',
    bad: print(SAID.replaceAll('E0.6626', 'E1.3252')),
    good: print(SAID.replaceAll('E0.6626', 'E0.8')),
    line: HERE + 7,
  },
  // One line without E among lines that have theirs; the nozzle goes to each by a way of its own.
  {
    code: 'JOB029',
    bad: print(TRAVELS.replace('Y58 F6000\nG1 X79 E.9 F1200\nG1 X50 E.9', 'Y58 F6000\nG1 X79 E.9 F1200\nG1 X50')),
    good: print(TRAVELS),
    line: HERE + 20,
  },
  // The same by a rapid move at the pace of the lines: no way goes so slowly.
  {
    code: 'JOB029',
    bad: print(TRAVELS.replace('Y58 F6000\nG1 X79 E.9 F1200\nG1 X50 E.9', 'Y58 F6000\nG1 X79 E.9 F1200\nG0 X50')),
    good: print(
      TRAVELS.replace('Y58 F6000\nG1 X79 E.9 F1200\nG1 X50 E.9', 'Y58 F6000\nG1 X79 E.9 F1200\nG0 X50 F6000'),
    ),
    line: HERE + 20,
  },
  // One of a hundred rows is laid by G0.
  {
    code: 'JOB041',
    bad: print(toAndFro(120).replace('G1 X52 Y58 ', 'G0 X52 Y58 ')),
    good: print(toAndFro(120)),
    line: HERE + 32,
  },
  // A way between two lines at 3 mm/s.
  {
    code: 'JOB028',
    bad: print('G1 X60 Y60 F180\nG1 X70 E.3 F1200\n'),
    good: print('G1 X60 Y60 F600\nG1 X70 E.3 F1200\n'),
    line: HERE,
    severity: 'warning',
  },
  // What is asked of GRBL between two strokes, and before the first.
  {
    code: 'JOB023',
    bad: CUT.replace('Y40\n', 'Y40\n$X\n') + OFF,
    good: `$X\n${CUT}${OFF}`,
    line: 7,
    limits: laserLimits(),
  },
  // Stops of the machine in mid print.
  {
    code: 'JOB023',
    bad: print('M999\nG1 X60 E.3\n'),
    good: `${START}${WALL}${END}M999\n`,
    line: HERE,
  },
  // RepRapFirmware has files of its own for start and end; this job has a start and an end of its own, and forgot a part.
  {
    code: 'JOB001',
    bad: print('').replace('G28\n', 'G1 Z5 F600\n'),
    good: print(''),
    line: 4,
    limits: printerLimits('rrf'),
  },
  {
    code: 'JOB005',
    bad: print('').replace('M140 S0\n', ''),
    good: print(''),
    line: [HERE - 1, HERE + 1],
    limits: printerLimits('rrf'),
  },
];

const prusa = printerLimits('prusa');

describe('every rule tells its case and leaves the nearest good one alone', () => {
  test.each(CASES.map((each, n) => ({ ...each, n })))(
    '$code, case $n',
    async ({ code, bad, good, line, severity, limits }) => {
      const told = (await verifyText(bad, limits ?? prusa)).findings.filter((f) => f.code === code);
      expect(told.map((f) => f.severity)).toContain(severity ?? 'error');
      const first = told.find((f) => f.severity === (severity ?? 'error'))!;
      expect(first.where.line).toEqual(line);
      const calm = (await verifyText(good, limits ?? prusa)).findings.filter((f) => f.code === code);
      expect(calm.map((f) => `${f.where.line} ${f.what.en}`)).toEqual([]);
    },
  );

  test('no rule is without a case', () => {
    const covered = new Set(CASES.map((each) => each.code));
    expect(JOB_RULES.map((rule) => rule.code).filter((code) => !covered.has(code))).toEqual([]);
  });
});

describe('the pages', () => {
  test('codes are unique, names are kebab-case, both languages say something', () => {
    expect(new Set(JOB_RULES.map((rule) => rule.code)).size).toBe(JOB_RULES.length);
    for (const rule of JOB_RULES) {
      expect(rule.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      for (const part of [rule.title, rule.what, rule.why, rule.fix, rule.example]) {
        expect(part.en.length).toBeGreaterThan(8);
        expect(part.fr.length).toBeGreaterThan(8);
        expect(part.fr).not.toBe(part.en);
      }
    }
  });
});

describe('facts', () => {
  test('bounds of arcs reach their bulge; travel and laid way are kept apart', async () => {
    const { facts } = await verifyText(`${START}G3 X50 Y70 I0 J10 E1\n${END}`, prusa);
    expect(facts.bounds?.[1][0]).toBeCloseTo(60, 9);
    expect(facts.bounds?.[0]).toEqual([50, 50, 0.2]);
    expect(facts.filament).toBe(1);
    expect(facts.layers).toBe(1);
  });

  test('a laser’s cut and travel lengths', async () => {
    const { facts } = await verifyText(CUT + OFF, laserLimits());
    expect(facts.cutLength).toBeCloseTo(120, 9);
    expect(facts.travelLength).toBeCloseTo(2 * Math.sqrt(200), 9);
    expect(facts.moves).toBe(6);
  });
});
