import { expect, test } from 'vitest';
import { box } from '../../../../test/meshes.ts';
import { printCase } from '../../../../test/print-case.ts';
import { gramsNeeded } from './grams-needed.ts';

const given = {
  perimeters: '2',
  lineWidth: '0.45',
  layerHeight: '0.2',
  topLayers: '5',
  bottomLayers: '4',
  infill: '15',
};
const grams = (size: number, more: Readonly<Record<string, string>> = {}): number =>
  gramsNeeded(printCase(box([0, 0, 0, size, size, size]), { settings: { ...given, ...more } }), 1.25);

test('a cube takes its walls, floor and ceiling and the infill between them', () => {
  const skin = 4 * 1600 * 0.9 + 1600 * (5 + 4) * 0.2;
  expect(grams(40)).toBeCloseTo(((skin + 0.15 * (64_000 - skin)) * 1.25) / 1000, 9);
});

test('what is solid throughout takes its volume and no more', () => {
  expect(grams(40, { infill: '100' })).toBeCloseTo(80, 9);
  expect(grams(2)).toBeCloseTo(0.01, 9);
});

test('more walls, more solid layers and more infill never take less', () => {
  for (const more of [{ perimeters: '3' }, { topLayers: '8' }, { bottomLayers: '6' }, { infill: '30' }])
    expect(grams(40, more)).toBeGreaterThan(grams(40));
});
