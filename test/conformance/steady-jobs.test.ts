import { expect, test } from 'vitest';
import { printerLimits } from '../support/job-limits.ts';
import { verifyText } from '../support/read-job.ts';

const START = 'M83\nM190 S60\nM109 S215\nG28\n;LAYER_CHANGE\n;Z:0.2\n;HEIGHT:0.2\nG1 X50 Y50 Z.2 F6000\n';
const END = 'M104 S0\nM140 S0\nM84\n';
const SIDES = ['X80 Y50', 'X80 Y80', 'X50 Y80', 'X50 Y50'];
const around = (e: string): string => SIDES.map((place) => `G1 ${place} ${e} F1200\n`).join('');
const layer = (z: number): string =>
  `;LAYER_CHANGE\n;Z:${z.toFixed(1)}\n;HEIGHT:0.2\nG1 Z${z.toFixed(1)} F600\nG1 X50 Y50 F6000\n`;
const lined = (text: string): number => text.split('\n').length;

/** Code, severity and first line of what is told of some rule. */
async function told(code: string, body: string): Promise<unknown[]> {
  const { findings } = await verifyText(START + body + END, printerLimits('prusa'));
  return findings
    .filter((each) => each.code === code)
    .map(({ severity, where: { line } }) => [severity, Array.isArray(line) ? line[0] : line]);
}

/** Six layers of a wall and a fill within it, each with what follows the fill, if anything. */
function filled(again: (layer: number) => string): string {
  const ring = 'G1 X79 Y51 E.9 F1200\nG1 X79 Y79 E.9\nG1 X51 Y79 E.9\nG1 X51 Y51 E.9\n';
  return Array.from({ length: 6 }, (_, n) => {
    const wall = `;TYPE:External perimeter\n${around('E1')}`;
    const fill = `;TYPE:Internal infill\nG1 X51 Y51 F6000\n${ring}${again(n).replace('RING', ring)}`;
    return (n === 0 ? '' : layer(0.2 * (n + 1))) + wall + fill;
  }).join('');
}

test('a fill that goes round again on its own lines on layer after layer is a habit, on one layer a slip', async () => {
  expect(
    await told(
      'JOB032',
      filled(() => ''),
    ),
  ).toEqual([]);
  const all = await told(
    'JOB032',
    filled(() => 'RING'),
  );
  expect(all).toEqual([['warning', lined(START + around('E1')) + 7]]);
  expect(
    await told(
      'JOB032',
      filled((n) => (n === 3 ? 'RING' : '')),
    ),
  ).toEqual([['error', expect.any(Number)]]);
});

test('lines that come again after a way between are a slip on every layer', async () => {
  const twice = await told(
    'JOB032',
    filled(() => 'G1 X60 Y60 F6000\nG1 X51 Y51\nRING'),
  );
  expect(twice).toHaveLength(6);
  expect(twice).toContainEqual(['error', lined(START + around('E1')) + 9]);
});

/** Fills 0.45 mm wide on three layers, the last one as high and fed as given. */
const fills = (height: number, e: string): string => {
  const of = (high: number, each: string): string =>
    `;TYPE:Internal infill\n;WIDTH:0.45\n;HEIGHT:${high}\n${around(each)}`;
  return around('E1') + layer(0.4) + of(0.2, 'E1.016') + layer(0.6) + of(height, e);
};

test('a fill of two layers’ height is fed for it, and one that says so is sound', async () => {
  expect(await told('JOB037', fills(0.4, 'E1.817'))).toEqual([]);
  const at = lined(START + fills(0.2, 'E1.817')) - 4;
  expect(await told('JOB037', fills(0.2, 'E1.817'))).toEqual([['error', at]]);
  expect(await told('JOB037', fills(0.4, 'E3.634'))).toEqual([['error', at]]);
});

/** A turn that climbs 0.2 mm from z on; or, where nothing climbs, a level one on top. */
function turn(z: number, climbs: boolean): string {
  if (!climbs) return `G1 Z${(z + 0.2).toFixed(1)} F600\n${around('E1')}`;
  return SIDES.map((place, n) => `G1 ${place} Z${(z + 0.05 * (n + 1)).toFixed(2)} E1 F1200\n`).join('');
}

test('level outlines on a layer that a spiral climbs through belong to its beginning and to its end', async () => {
  const job = (climbs: boolean): string =>
    `${around('E1')}${layer(0.4).replace('G1 Z0.4 F600\n', '')}${turn(0.2, climbs)}${layer(0.4)}${around('E1')}` +
    `${turn(0.4, climbs)}G1 X55 Y55 F6000\nG1 X75 Y55 E.66 F1200\n`;
  expect(await told('JOB020', job(true))).toEqual([]);
  expect(await told('JOB020', job(false))).not.toEqual([]);
});

test('the height of a spiral’s level outlines is none of any height', async () => {
  const high = `${around('E1')}${layer(0.4).replace('G1 Z0.4 F600\n', '')}${turn(0.2, true)}${layer(0.4)}${around('E1')}`;
  const lines = `${high}G1 Z0.9 F600\nG1 X55 Y55 F6000\nG1 X75 Y55 E.66 F1200\n`;
  expect(await told('JOB020', lines)).toEqual([['error', expect.any(Number)]]);
});
