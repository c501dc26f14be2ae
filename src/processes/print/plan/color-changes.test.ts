import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { colorChanges } from './color-changes.ts';
import { evenLayers } from './layer-heights.ts';

const LAYERS = evenLayers(3, 0.2, 0.2);

function changed(heights: readonly number[]): [layers: number[], told: string[]] {
  const { layers, findings } = colorChanges(heights, LAYERS, LAYERS.tops.length, 'tag.stl');
  return [[...layers], findings.map(({ what }) => what.en)];
}

describe('a change of filament', () => {
  test('comes before the first layer that ends above its height', () => {
    expect(changed([2.4])).toEqual([[12], []]);
    expect(changed([2.39])).toEqual([[11], []]);
    expect(changed([1, 2])).toEqual([[5, 10], []]);
    expect(changed([2, 1, 2])).toEqual([[5, 10], []]);
  });

  test('that cannot be made as it was asked for is told', () => {
    expect(changed([3])).toEqual([[], [expect.stringContaining('not changed at 3 mm')]]);
    expect(changed([24, 1])).toEqual([[5], [expect.stringContaining('the last layer ends at 3 mm')]]);
    expect(changed([1.01, 1.15])).toEqual([[5], [expect.stringContaining('changed once, at 1 mm')]]);
    expect(changed([0.1])).toEqual([[1], [expect.stringContaining('at 0.2 mm, after the first layer')]]);
    expect(changed([0.2])).toEqual([[1], []]);
  });

  test('no height is lost: each is a layer or is told', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 400 }).map((n) => n / 100)), (heights) => {
        const [layers, told] = changed(heights);
        const low = heights.filter((height) => height < 0.2).length;
        return layers.length + told.length >= heights.length && told.length <= heights.length + low;
      }),
    );
  });
});
