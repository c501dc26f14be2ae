import { expect, test } from 'vitest';
import { CARRYING_GAP } from '../../../../model/job.ts';
import { gapLayers } from './grid-support.ts';

const LAYERS = 20;

/** [mm] Between a support and the part over it. */
function gapOf(layerHeight: number, asked: number): number {
  return gapLayers(new Float64Array(LAYERS).fill(layerHeight), 3, asked) * layerHeight;
}

test('the gap over a support is no lower than asked, and at most a tenth of a millimetre higher', () => {
  for (const height of [0.05, 0.08, 0.1, 0.12, 0.15, 0.2]) {
    expect(gapOf(height, 0.2)).toBeGreaterThan(0.2 - 1e-9);
    expect(gapOf(height, 0.2)).toBeLessThan(0.3 + 1e-9);
  }
});

test('where a further layer would make it higher than that, the gap is a layer lower', () => {
  expect(gapOf(0.16, 0.2)).toBeCloseTo(0.16, 9);
  expect(gapOf(0.19, 0.2)).toBeCloseTo(0.19, 9);
});

test('no gap of several layers is higher than what still carries', () => {
  for (const height of [0.05, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25])
    for (const asked of [0.2, 0.25, 0.3]) expect(gapOf(height, asked)).toBeLessThan(CARRYING_GAP + 1e-6);
});

test('one layer is the least gap, none where none is asked', () => {
  expect(gapOf(0.3, 0.2)).toBeCloseTo(0.3, 9);
  expect(gapOf(0.4, 0.2)).toBeCloseTo(0.4, 9);
  expect(gapOf(0.2, 0)).toBe(0);
});
