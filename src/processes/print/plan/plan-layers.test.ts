import { describe, expect, test } from 'vitest';
import { packContours } from '../../../geometry/areas/islands.ts';
import { MoveKind } from '../../../model/toolpath.ts';
import { LAYER_SETTINGS } from './layer-settings.fixture.ts';
import { planLayers } from './plan-layers.ts';

const square = (half: number): number[] => [-half, -half, half, -half, half, half, -half, half];
const SOLID: readonly number[] = [MoveKind.solidInfill, MoveKind.topInfill, MoveKind.bridge];

/** Numbers of the layers in which something solid lies beside open infill. */
async function closedLayers(
  sections: readonly number[][],
  settings: Partial<typeof LAYER_SETTINGS>,
): Promise<number[]> {
  const layers = await planLayers({
    settings: { ...LAYER_SETTINGS, elephantFoot: 0, ...settings },
    first: 0,
    count: sections.length,
    from: 0,
    raw: sections.map((section) => packContours([section])),
    heights: new Float64Array(sections.length).fill(0.2),
    tops: Float64Array.from(sections, (_, k) => 0.2 * (k + 1)),
  });
  const kinds = layers.map(({ islands }) =>
    islands.flatMap(({ fills }) => fills.flatMap((group) => group.map(({ kind }) => kind))),
  );
  return kinds.flatMap((k, layer) => (k.some((kind) => SOLID.includes(kind)) ? [layer] : []));
}

test('planning looks up after every layer, so that an interrupt is heard', async () => {
  let breaths = 0;
  const layer = { heights: new Float64Array(5).fill(0.2), tops: Float64Array.of(0.2, 0.4, 0.6, 0.8, 1) };
  const raw = Array.from({ length: 5 }, () => packContours([square(5)]));
  await planLayers({ settings: LAYER_SETTINGS, first: 0, count: 5, from: 0, raw, ...layer }, async () => {
    breaths++;
  });
  expect(breaths).toBe(5);
});

describe('a step that is hardly wider than the walls', () => {
  const high = Array.from({ length: 24 }, (_, k) => square(k < 12 ? 15 : 14));
  test('all layers of the shell close under it, the lowest too, whatever their number', async () => {
    expect(await closedLayers(high, { topLayers: 3, bottomLayers: 2 })).toEqual([0, 1, 9, 10, 11, 21, 22, 23]);
    expect(await closedLayers(high, { topLayers: 5, bottomLayers: 1 })).toEqual([
      0, 7, 8, 9, 10, 11, 19, 20, 21, 22, 23,
    ]);
  });

  test('without a step nothing is closed but the ends', async () => {
    const straight = high.map(() => square(15));
    expect(await closedLayers(straight, { topLayers: 3, bottomLayers: 2 })).toEqual([0, 1, 21, 22, 23]);
  });
});
