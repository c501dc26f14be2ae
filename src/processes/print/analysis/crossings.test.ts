import { expect, test } from 'vitest';
import { box, together } from '../../../../test/meshes.ts';
import { printCase } from '../../../../test/print-case.ts';
import { mendPart } from '../mend-part.ts';
import { doubledOf } from './crossings.ts';

/** Three blocks on one another's corner: each two share 10 × 10 × 10, all three the same place. */
const THREE = together(box([0, 0, 0, 20, 10, 10]), box([10, 0, 0, 20, 30, 10]), box([10, 0, 0, 20, 10, 40]));

test('where three bodies lie in each other, each two are told and the place is counted off twice', () => {
  const places = doubledOf(printCase(THREE));
  expect(places.map(({ a, b }) => [a, b])).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
  for (const { volume } of places) expect(volume).toBeCloseTo(1000, 3);
  expect(places.reduce((sum, { surplus }) => sum + surplus, 0)).toBeCloseTo(2000, 3);
});

test('two of them count off what both hold, once', () => {
  const [place, ...others] = doubledOf(printCase(together(box([0, 0, 0, 20, 10, 10]), box([15, 0, 0, 35, 10, 10]))));
  expect(others).toEqual([]);
  expect(place!.volume).toBeCloseTo(500, 3);
  expect(place!.surplus).toBe(place!.volume);
});

test('three such bodies are made one solid', async () => {
  const { deeds } = await mendPart(printCase(THREE), { orient: false });
  expect(deeds.map(({ en }) => en)).toContain('3 bodies made one solid by union.');
});
