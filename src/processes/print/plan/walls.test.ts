import { expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../geometry/clipper-kernel.ts';
import { packContours } from '../../../geometry/islands.ts';
import { polygonsArea } from '../../../geometry/polygons.ts';
import { planWalls } from './walls.ts';

const options = { lineWidth: 0.45, height: 0.2, nozzle: 0.4, count: 2, thinWalls: true, gapFill: true };

test('between the walls of a tooth one line runs from its narrow to its wide end; where rows fit they fill', async () => {
  const kernel = await loadPolygonKernel();
  const tooth = (narrow: number, wide: number): ReturnType<typeof packContours> =>
    packContours([[0, -narrow / 2, 8, -wide / 2, 8, wide / 2, 0, narrow / 2]]);
  const slim = planWalls(kernel, tooth(1.8, 2.4), options);
  expect(slim.gaps.length).toBe(1);
  expect(slim.fill.ends.length).toBe(0);
  const broad = planWalls(kernel, tooth(3.5, 4), options);
  expect(broad.gaps).toEqual([]);
  expect(polygonsArea(broad.fill)).toBeGreaterThan(5);
});
