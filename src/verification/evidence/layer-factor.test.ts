import { expect, test } from 'vitest';
import { MoveKind } from '../../model/toolpath.ts';
import { LayerFactor } from './layer-factor.ts';

const { outerWall, sparseInfill } = MoveKind;

/** Factors of walls and fills on each layer, each over 10 mm³; the layers that are told, with their share. */
function told(...layers: readonly (readonly [wall: number, fill: number])[]): readonly (readonly [number, number])[] {
  const factor = new LayerFactor();
  const found = layers.map(([wall, fill], layer) => {
    const odd = factor.next(layer);
    if (wall > 0) factor.add(outerWall, 10, 10 * wall, 10, 20);
    if (fill > 0) factor.add(sparseInfill, 10, 10 * fill, 20, 30);
    return odd;
  });
  return [...found, factor.next(-1)].flatMap((odd) => (odd === null ? [] : [[odd.layer, odd.share]]));
}

test('a layer whose every kind of line is fed by another factor', () => {
  expect(told([1, 1], [1, 0.9], [1.3, 1.17], [1, 0.9])).toEqual([[2, expect.closeTo(1.3)]]);
  expect(told([1, 1], [1, 1], [1, 1], [0.8, 0.8], [1, 1])).toEqual([[3, expect.closeTo(0.8)]]);
  expect(told([1, 1], [1, 1], [1, 1], [1.3, 1.3])).toEqual([[3, expect.closeTo(1.3)]]);
  expect(told([1, 1], [1, 0], [1.5, 0], [1, 0])).toEqual([[2, expect.closeTo(1.5)]]);
});

test('from the middle of a layer on', () => {
  const half: readonly [number, number] = [0.5, 0.5];
  expect(told([1, 1], [1, 1], [1, 0.75], half, half, [1, 1]).map(([layer]) => layer)).toEqual([3, 4]);
  expect(told([1, 1], [1, 1], [0.9, 0.5], half, half, [1, 1]).map(([layer]) => layer)).toEqual([3, 4]);
});

test.each<[string, readonly (readonly [number, number])[]]>([
  [
    'a first layer with a factor of its own',
    [
      [1.2, 1.2],
      [1, 1],
      [1, 1],
    ],
  ],
  [
    'one kind that is fed otherwise from here on',
    [
      [1, 1],
      [1, 1],
      [1, 1.3],
      [1, 1.3],
    ],
  ],
  [
    'walls alone, a little more',
    [
      [1, 0],
      [1, 0],
      [1.2, 0],
      [1.2, 0],
    ],
  ],
  [
    'the last turn of a spiral, which fades',
    [
      [1, 0],
      [1, 0],
      [1, 0],
      [0.5, 0],
    ],
  ],
  [
    'a factor that grows slowly',
    [
      [1, 1],
      [1, 1],
      [1.1, 1.1],
      [1.2, 1.2],
      [1.3, 1.3],
    ],
  ],
])('%s: none', (_name, layers) => {
  expect(told(...layers)).toEqual([]);
});

test('another filament may have another factor', () => {
  const factor = new LayerFactor();
  for (const layer of [0, 1, 2, 3]) {
    expect(factor.next(layer)).toBeNull();
    if (layer === 3) factor.reset();
    factor.add(outerWall, 10, layer === 3 ? 14 : 10, 1, 2);
  }
  expect(factor.next(-1)).toBeNull();
});

test('a layer is sound where its widths say what it gets, and not where hardly anything is laid', () => {
  const factor = new LayerFactor();
  const sound = [10, 10, 2, 10, 14, 10].map((volume, layer) => {
    factor.next(layer);
    factor.add(outerWall, Math.min(volume, 10), volume, 1, 2);
    return factor.isSound;
  });
  factor.next(-1);
  expect([...sound.slice(1), factor.isSound]).toEqual([false, false, false, true, false, true]);
});
