import { expect, test } from 'vitest';
import { loadPolygonKernel } from './clipper-kernel.ts';
import { type Polygons, polygonsArea } from './polygons.ts';
import { linesWithinReach, withinReach } from './within-reach.ts';

const polygons = (...contours: readonly (readonly number[])[]): Polygons => {
  const ends = contours.map((_, n) => contours.slice(0, n + 1).reduce((sum, each) => sum + each.length / 2, 0));
  return { coordinates: Float64Array.from(contours.flat()), ends: Uint32Array.from(ends) };
};

test('what lies within reach is left as it is', () => {
  const near = polygons([0, 0, 9e5, 0, 0, 10]);
  expect(withinReach(near)).toBe(near);
});

test('far corners are cut off along the same edges; contours out of reach are gone', async () => {
  const kernel = await loadPolygonKernel();
  const window = polygons([-100, -100, 100, -100, 100, 100, -100, 100]);
  // Above the line y = x/2, from kilometres away to kilometres away; and a hole in it.
  const wedge = polygons(
    [-8e6, -4e6, 8e6, 4e6, -8e6, 8e6],
    [-50, 20, -50, 40, -30, 40, -30, 20],
    [5e6, 5e6, 6e6, 5e6, 5e6, 6e6],
  );
  const cut = withinReach(wedge);
  expect(cut.ends.length).toBe(2);
  expect(Math.max(...cut.coordinates.map(Math.abs))).toBeLessThan(1e6);
  expect(polygonsArea(kernel.intersection(cut, window, 'evenodd'))).toBeCloseTo(200 * 100 - 400, 2);
});

test('far stretches of open lines are cut off, and what lies within stays where it is', () => {
  const lines = polygons([-3e6, 10, 3e6, 10], [0, 0, 5, 5, 5, 2e6, 9, 2e6, 9, 0], [2e6, 0, 3e6, 5]);
  const { coordinates, ends } = linesWithinReach(lines);
  expect([...ends]).toEqual([2, 5, 7]);
  const expected = [-9e5, 10, 9e5, 10, 0, 0, 5, 5, 5, 9e5, 9, 9e5, 9, 0];
  for (const [k, value] of expected.entries()) expect(coordinates[k]).toBeCloseTo(value, 6);
  const near = polygons([0, 0, 9e5, 0]);
  expect(linesWithinReach(near)).toBe(near);
});
