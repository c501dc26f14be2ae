import { expect, test } from 'vitest';
import { polygonsArea } from '../../../geometry/areas/polygons.ts';
import { engraveIslands } from './engrave-islands.ts';

const square = (x: number, y: number, side: number): number[] => [x, y, x + side, y, x + side, y + side, x, y + side];

test('letters of a word stay together, words far apart do not, and nothing is lost', () => {
  const contours = [square(100, 100, 5), square(0, 0, 5), square(7, 0, 5), square(1, 1, 2).reverse(), square(14, 3, 5)];
  const coordinates = Float64Array.from(contours.flat());
  const area = { coordinates, ends: Uint32Array.from(contours, (_, k) => 4 * (k + 1)) };
  const islands = engraveIslands(area, 3);
  expect(islands.map(({ ends }) => ends.length)).toEqual([4, 1]);
  expect(islands.reduce((sum, island) => sum + polygonsArea(island), 0)).toBeCloseTo(polygonsArea(area), 9);
  expect(engraveIslands({ coordinates: new Float64Array(0), ends: new Uint32Array(0) }, 3)).toEqual([]);
});

test('150,000 contours on each other are one island', () => {
  const count = 150_000;
  const coordinates = new Float64Array(8 * count);
  for (let k = 0; k < count; k++) coordinates.set(square((k % 300) / 100, 0, 50), 8 * k);
  const area = { coordinates, ends: Uint32Array.from({ length: count }, (_, k) => 4 * (k + 1)) };
  const islands = engraveIslands(area, 3);
  expect(islands).toHaveLength(1);
  expect(islands[0]!.coordinates.every((value, k) => value === coordinates[k])).toBe(true);
});
