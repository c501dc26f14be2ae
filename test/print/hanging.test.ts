import { expect, test } from 'vitest';
import type { Mesh } from '../../src/model/part.ts';
import { sweep, withNozzle } from '../support/print-sweep.ts';
import { cuboid, meshFrom, rod } from './kit.ts';

const table = (legs: readonly (readonly [number, number])[], side: number): Mesh =>
  meshFrom(legs.reduce((sum, [x, y]) => sum.add(rod(x, y, 0, 4.1, 2)), cuboid(-side, -side, 4, side, side, 5.4)));

/** Once refused by our own verification (the walls of their plates were laid in the air), though the check had no error. */
test.each([
  ['a plate on a stem', meshFrom(rod(0, 0, 0, 5.1, 3).add(rod(0, 0, 5, 7, 9)))],
  ['a plate whose stem stands beside its middle', meshFrom(rod(2, 1, 0, 5.1, 4).add(cuboid(-9, -7, 5, 8, 9, 6.6)))],
  ['a table whose legs stand in from its border', table([[-6, -6], [6, -6], [6, 6], [-6, 6]], 11)], // biome-ignore format: pairs
  ['a cone that widens by more than two lines a layer', meshFrom(rod(0, 0, 0, 3, 3).add(rod(0, 0, 3, 4, 3, 9)))],
  [
    'a lid a little wider than its tube',
    meshFrom(
      rod(0, 0, 0, 6, 8)
        .subtract(rod(0, 0, -1, 9, 6.8))
        .add(rod(0, 0, 5, 6.6, 9.5)),
    ),
  ],
  [
    'a frame on four legs',
    meshFrom(
      cuboid(-9, -9, 4, 9, 9, 6)
        .subtract(cuboid(-6, -6, 3, 6, 6, 9))
        .add(cuboid(-9, -4.5, 4, 9, -2.5, 5))
        .add(cuboid(-9, 2.5, 4, 9, 4.5, 5))
        .add(rod(-3.5, -3.5, 0, 4.1, 1))
        .add(rod(3.5, -3.5, 0, 4.1, 1))
        .add(rod(3.5, 3.5, 0, 4.1, 1))
        .add(rod(-3.5, 3.5, 0, 4.1, 1)),
    ),
  ],
])('%s prints without supports: line beside line, from what holds outwards', async (_, mesh) => {
  const { jobs, wrong } = await sweep({ machine: 'prusa-mk3s', mesh, settings: {} });
  expect(wrong).toEqual([]);
  expect(jobs).toBe(1);
});

/** Once refused too: the innermost wall of the lid, which hangs inside the walls of the hood, was laid first. */
test.each([3, 4].flatMap((perimeters) => ['false', 'true'].map((outerFirst) => [perimeters, outerFirst] as const)))(
  'a hood of two lines carries a lid of %d walls, outer wall first: %s',
  async (perimeters, outerFirst) => {
    const mesh = meshFrom(cuboid(0, 0, 0, 14, 14, 4).subtract(cuboid(1.7, 1.7, -1, 12.3, 12.3, 3)));
    const settings = { perimeters: String(perimeters), outerFirst, layerHeight: '0.3 mm' };
    const { jobs, wrong } = await sweep({ machine: 'prusa-mk3s', mesh, settings, profiles: withNozzle('0.8 mm') });
    expect(wrong).toEqual([]);
    expect(jobs).toBe(1);
  },
);

/** Once refused: the layer over a support of layers thicker than 0.3 mm was "in the air", a layer above it. */
test.each(
  ['grid', 'tree'].flatMap((support) =>
    [
      ['0.32 mm', '0.4 mm', '0.2 mm'],
      ['0.12 mm', '0.4 mm', '0.3 mm'],
      ['0.5 mm', '0.8 mm', '0.5 mm'],
    ].map(([layerHeight, nozzle, supportGap]) => ({ support, layerHeight, nozzle, supportGap }) as const),
  ),
)('supports carry: %o', async ({ nozzle, ...settings }) => {
  const mesh = meshFrom(rod(0, 0, 0, 6.1, 3).add(cuboid(-8, -8, 6, 8, 8, 8)));
  const { jobs, wrong } = await sweep({
    machine: 'prusa-mk3s',
    mesh,
    settings: settings as Record<string, string>,
    profiles: withNozzle(nozzle!),
  });
  expect(wrong).toEqual([]);
  expect(jobs).toBe(1);
});

test('a gap over supports that carries nothing any more is refused as a setting', async () => {
  const mesh = cuboid(0, 0, 0, 8, 8, 3);
  const made = sweep({
    machine: 'prusa-mk3s',
    mesh: meshFrom(mesh),
    settings: { support: 'grid', supportGap: '0.5 mm' },
  });
  await expect(made).rejects.toThrow('does not find its hold');
});
