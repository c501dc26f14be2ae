import { expect, test } from 'vitest';
import { MoveKind } from '../../model/toolpath.ts';
import { LostFills } from './lost-fills.ts';

/** [mm] Walls and fills of a layer; the first line of its fills is a hundred times its number. */
interface Layer {
  readonly walls?: number;
  readonly solid?: number;
  readonly sparse?: number;
  readonly bridge?: number;
}

function told(layers: readonly Layer[]) {
  const fills = new LostFills();
  for (const [n, { walls = 160, solid = 0, sparse = 400, bridge = 0 }] of layers.entries()) {
    fills.add(MoveKind.outerWall, walls, 100 * n, 100 * n + 9);
    if (solid > 0) fills.add(MoveKind.solidInfill, solid, 100 * n + 10, 100 * n + 50);
    if (sparse > 0) fills.add(MoveKind.sparseInfill, sparse, 100 * n + 51, 100 * n + 99);
    if (bridge > 0) fills.add(MoveKind.bridge, bridge, 100 * n + 99, 100 * n + 99);
    fills.endLayer(n);
  }
  return fills.end();
}
const layers = (count: number, layer: Layer = {}): Layer[] =>
  Array.from({ length: count }, (_, n) => ({ sparse: n % 2 === 0 ? 400 : 380, ...layer }));

test('a layer among alike ones that has less fill has lost lines', () => {
  expect(told([...layers(6), { sparse: 360 }, ...layers(6).slice(1)])).toEqual([
    { layer: 6, line: [651, 699], length: 40 },
  ]);
});

test.each([
  ['every other layer lies across', layers(12)],
  ['a hair less is rounding', [...layers(6), { sparse: 395 }, ...layers(6).slice(1)]],
  ['a roof within: another kind of fill is there', [...layers(6), { sparse: 0, solid: 350 }, ...layers(6).slice(1)]],
  ['a bridge over the fill', [...layers(6), { sparse: 0, bridge: 300 }, ...layers(6).slice(1)]],
  ['the part is another there', [...layers(6), { sparse: 360, walls: 150 }, ...layers(6).slice(1)]],
  ['the part goes on with less', [...layers(6), ...layers(6, { sparse: 360 })]],
  [
    'every third layer has less',
    layers(18).map((each, n) => (n % 3 === 0 ? { sparse: 200 } : { ...each, sparse: 400 })),
  ],
] as const)('none: %s', (_name, job) => {
  expect(told(job)).toEqual([]);
});
