import { describe, expect, test } from 'vitest';
import { MoveKind } from '../../model/toolpath.ts';
import { LostOuterWalls, type LostOutside } from './lost-outer-walls.ts';

const { outerWall, innerWall, bridge, support } = MoveKind;

/** Layers by kind and way [mm], a hundred lines of the file each. */
function lossesOf(...layers: readonly (readonly (readonly [kind: number, way: number])[])[]): readonly LostOutside[] {
  const walls = new LostOuterWalls();
  for (const [layer, lines] of layers.entries()) {
    for (const [n, [kind, way]] of lines.entries())
      walls.add(kind, way, 100 * layer + 10 * n + 1, 100 * layer + 10 * n + 9);
    walls.endLayer(layer);
  }
  return walls.end();
}

describe('a layer without outer walls', () => {
  const whole = [
    [innerWall, 85],
    [outerWall, 90],
  ] as const;
  const bare = [[innerWall, 85]] as const;

  test('between two that have theirs', () => {
    expect(lossesOf(whole, bare, whole)).toEqual([{ layer: 1, line: [101, 109], length: 90 }]);
    expect(lossesOf(whole, [[support, 50]], bare, [[support, 50]], whole)).toMatchObject([{ layer: 2 }]);
  });

  test('none is lost where it hangs all around, where little lies within, or on the last layer', () => {
    expect(lossesOf(whole, [...bare, [bridge, 90]], whole)).toEqual([]);
    expect(lossesOf(whole, [...bare, [bridge, 12]], whole)).toHaveLength(1);
    expect(lossesOf(whole, [[innerWall, 9]], whole)).toEqual([]);
    expect(lossesOf(whole, whole, bare)).toEqual([]);
  });

  test('every other layer is how the job is made', () => {
    expect(lossesOf(whole, bare, whole, bare, whole)).toHaveLength(2);
    expect(lossesOf(whole, bare, whole, bare, whole, bare, whole)).toEqual([]);
  });
});
