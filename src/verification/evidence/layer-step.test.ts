import { describe, expect, test } from 'vitest';
import { MoveKind } from '../../model/toolpath.ts';
import { LayerStep } from './layer-step.ts';

type Lines = readonly [kind: number, way: number, flow: number];

/** [mm of filament a mm] Of a line as wide as the nozzle, 0.2 mm high. */
const SECTION = (0.4 * 0.2) / ((Math.PI * 1.75 ** 2) / 4);

/** What is told of layers of 0.2 mm, ten lines of the file each. */
function told(
  layers: readonly (readonly Lines[])[],
): readonly (readonly [layer: number, line: number, share: number])[] {
  const step = new LayerStep(0.4, 1.75);
  const found: (readonly [number, number, number])[] = [];
  const end = (layer: number): void => {
    const odd = step.next(layer, 0.2);
    if (odd !== null) found.push([odd.layer, odd.line[0], odd.share]);
  };
  for (const [layer, lines] of layers.entries()) {
    end(layer);
    for (const [n, [kind, way, flow]] of lines.entries())
      step.add(kind, way, flow * SECTION * way, 10 * layer + n + 1, 10 * layer + n + 2);
  }
  end(-1);
  return found;
}

const { outerWall, sparseInfill } = MoveKind;
const walls = (flow: number, way = 20): readonly Lines[] => [[outerWall, way, flow]];
const both = (flow: number, fill = flow): readonly Lines[] => [...walls(flow), [sparseInfill, 10, fill]];

describe('the filament of small layers', () => {
  test('walls and fills that step by one share are told, and on until they are back', () => {
    const lines = [both(1), both(1), both(1), both(1.3), both(1.3), both(1)];
    expect(told(lines)).toEqual([
      [3, 31, expect.closeTo(1.3)],
      [4, 41, expect.closeTo(1.3)],
    ]);
  });

  test('a lone layer of walls, between two that are alike', () => {
    expect(told([walls(1), walls(1), walls(1), walls(2), walls(1)])).toEqual([[3, 31, expect.closeTo(2)]]);
    expect(told([walls(1), walls(1), walls(1), walls(0.5), walls(1)])).toEqual([[3, 31, expect.closeTo(0.5)]]);
  });

  test('not: kinds that differ, walls that stay so or grow as thin parts make them, layers of another size, the lowest', () => {
    expect(told([both(1), both(1), both(1), both(1.3, 1.5), both(1)])).toEqual([]);
    expect(told([walls(1), walls(1), walls(1), walls(2), walls(2), walls(2)])).toEqual([]);
    expect(told([walls(0.8), walls(0.8), walls(0.8), walls(1.4), walls(0.8)])).toEqual([]);
    expect(told([walls(1), walls(1), walls(1), walls(2, 8), walls(1)])).toEqual([]);
    expect(told([both(1.5), both(1), both(1), both(1)])).toEqual([]);
  });
});
