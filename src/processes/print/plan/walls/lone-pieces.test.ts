import { expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../../geometry/areas/clipper-kernel.ts';
import { packContours } from '../../../../geometry/areas/islands.ts';
import { polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import { planFills } from '../fills/fills.ts';
import { LAYER_SETTINGS } from '../layer-settings.fixture.ts';
import { lonePieces } from './lone-pieces.ts';

const square = (x: number, y: number, w: number, h: number): number[] => [x, y, x + w, y, x + w, y + h, x, y + h];

test('a piece over open infill with open infill all around is alone; one that touches a wall is not', async () => {
  const kernel = await loadPolygonKernel();
  const inside = packContours([square(0, 0, 20, 20)]);
  const hanging = packContours([square(8, 8, 2, 0.7), square(0, 12, 5, 0.7), square(14, 3, 0.1, 0.1)]);
  const lone = lonePieces(hanging, kernel.difference(inside, hanging));
  expect(lone.map(polygonsArea)).toEqual([expect.closeTo(1.4, 9)]);
});

// Under the letters of a cube: a loop of solid lines lay in the air, in a cell of the infill.
test('the threads of a narrow piece in the middle of the infill reach the lines below', async () => {
  const kernel = await loadPolygonKernel();
  const fill = packContours([square(0, 0, 40, 40)]);
  const solid = packContours([square(18.5, 18.6, 2.2, 0.7)]);
  const settings = LAYER_SETTINGS;
  const place = {
    layer: 20,
    lineWidth: 0.45,
    height: 0.2,
    z: 4.1,
    above: [],
    below: [],
    over: fill,
    under: fill,
    hollow: null,
    isBare: () => true,
  };
  const regions = { solid, sparse: kernel.difference(fill, solid) };
  const groups = planFills(kernel, { fill, regions, place, lower: fill, adrift: [] }, settings);
  const lengths = groups
    .flat()
    .filter(({ kind }) => kind === MoveKind.bridge)
    .map(({ points }) => reach(points));
  expect(Math.max(...lengths)).toBeGreaterThan(2.5);
});

function reach(points: Float64Array): number {
  return Math.hypot(points[2]! - points[0]!, points[3]! - points[1]!);
}
