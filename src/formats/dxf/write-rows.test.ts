import { expect, test } from 'vitest';
import { DRIVER } from '../../../test/support/laser-jobs.ts';
import { dottedRows } from './write-rows.ts';

/** [share] of an even picture that is burnt. */
function covered(grey: number, power: number, powerMin: number): number {
  const [columns, rows] = [64, 64];
  const picture = {
    columns,
    rows,
    grey: new Uint8Array(columns * rows).fill(grey),
    corner: [0, 6.4] as const,
    across: [0.1, 0] as const,
    down: [0, -0.1] as const,
  };
  const engrave = { color: { r: 0, g: 0, b: 0 }, speed: 100, passes: 1, air: false, power };
  const dashes = dottedRows([picture], { ...DRIVER, powerMin, burns: { engrave } });
  return dashes.reduce((sum, { x0, x1 }) => sum + Math.abs(x1 - x0), 0) / (0.1 * columns * rows);
}

test('a grey covers as much of the paper as it is dark', () => {
  expect(covered(0, 0.2, 0)).toBeCloseTo(1, 9);
  expect(covered(127, 0.2, 0)).toBeCloseTo(0.5, 1);
  expect(covered(204, 0.2, 0)).toBeCloseTo(0.2, 1);
});

test('where shades begin at the least power of the tube, power half way to full covers half', () => {
  // 0.15 of power, between 0.1 and 0.2: a quarter of the way down from full power 0.2 to none.
  expect(covered(Math.round(255 * 0.25), 0.2, 0.1)).toBeCloseTo(0.5, 1);
  expect(covered(128, 0.2, 0.1)).toBeLessThan(0.02);
  expect(covered(0, 0.2, 0.1)).toBeCloseTo(1, 9);
});

test('power that is the least there is covers everything', () => {
  expect(covered(0, 0.1, 0.1)).toBeCloseTo(1, 9);
});
