import { describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../geometry/areas/clipper-kernel.ts';
import { polygonsArea } from '../../../geometry/areas/polygons.ts';
import { BLACK, drawingOf, setupFixture, shapeOf, squareOf, WHITE } from '../bench.fixture.ts';
import { sortDrawing } from '../operations.ts';
import { engravedAreas, hatchRows } from './engrave-areas.ts';

const GREY = { r: 127, g: 127, b: 127 };

async function areasOf(shapes: Parameters<typeof drawingOf>[0], settings: Readonly<Record<string, string>>) {
  const setup = setupFixture({ settings });
  const drawing = drawingOf(shapes);
  const areas = engravedAreas(
    drawing,
    sortDrawing(drawing, setup.machine, setup.settings),
    setup,
    await loadPolygonKernel(),
  );
  return areas.map(({ shade, area }) => [shade, polygonsArea(area)] as const);
}

describe('areas by their shade', () => {
  const shapes = [
    shapeOf([squareOf(0, 0, 40)], { fill: BLACK }),
    shapeOf([squareOf(20, 0, 40)], { fill: GREY }),
    shapeOf([squareOf(30, 10, 10)], { fill: WHITE }),
    shapeOf([squareOf(30, 10, 5)], { fill: BLACK }),
  ];

  test('all at full power unless it is asked for', async () => {
    expect(await areasOf(shapes, {})).toEqual([[1, 60 * 40 - 100 + 25]]);
  });

  test('the lighter the less power; what lies on top is what counts', async () => {
    const [black, grey, none] = await areasOf(shapes, { areaShades: 'grey', shadeStep: '10 %' });
    expect(black).toEqual([1, 20 * 40 + 25]);
    expect(grey).toEqual([0.5, 40 * 40 - 100]);
    expect(none).toBeUndefined();
    const [, lighter] = await areasOf(shapes, { areaShades: 'grey', shadeStep: '10 %', gamma: '2' });
    expect(lighter![0]).toBeCloseTo(0.3, 9);
  });

  test('through what is clear the darker shows, and clear over clear is as dark as the darker', async () => {
    const clear = (x: number, fillOpacity: number) => ({
      ...shapeOf([squareOf(x, 0, 10)], { fill: BLACK }),
      fillOpacity,
    });
    const settings = { areaShades: 'grey', shadeStep: '10 %' };
    const black = shapeOf([squareOf(0, 0, 10)], { fill: BLACK });
    expect(await areasOf([black, clear(5, 0.3)], settings)).toEqual([
      [1, 100],
      [0.3, 50],
    ]);
    expect(await areasOf([clear(5, 0.3), clear(0, 0.6)], settings)).toEqual([
      [0.6, 100],
      [0.3, 50],
    ]);
    expect(await areasOf([clear(5, 0.6), clear(0, 0.3), black], settings)).toEqual([
      [1, 100],
      [0.6, 50],
    ]);
    expect(await areasOf([clear(5, 0.3)], {})).toEqual([[1, 100]]);
  });

  test('rows carry the shade', async () => {
    const kernel = await loadPolygonKernel();
    const setup = setupFixture({ settings: { areaShades: 'grey' } });
    const drawing = drawingOf([shapeOf([squareOf(0, 0, 10)], { fill: GREY })]);
    const sorted = sortDrawing(drawing, setup.machine, setup.settings);
    const rows = hatchRows(engravedAreas(drawing, sorted, setup, kernel)[0]!, 1, Math.PI / 2);
    expect(rows.power).toHaveLength(10);
    for (const power of rows.power) expect(power).toBeCloseTo(0.5, 1);
  });
});
