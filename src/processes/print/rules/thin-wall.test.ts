import { describe, expect, test } from 'vitest';
import { blocks, ring, together } from '../../../../test/meshes.ts';
import { printCase } from '../../../../test/print-case.ts';
import { narrowGap } from './narrow-gap.ts';
import { thinWall } from './thin-wall.ts';

describe('thin-wall', () => {
  test.each([5, 12, 30])('a round wall of %i mm is one wall', (radius) => {
    const found = thinWall.check(printCase(ring(radius, radius - 0.3, 0, 12, 96)));
    expect(found).toHaveLength(1);
    expect(found[0]!.measured).toBeCloseTo(0.3, 1);
    const [low, high] = found[0]!.where.bounds!;
    for (const axis of [0, 1] as const) {
      expect(low[axis]).toBeCloseTo(-radius, 0);
      expect(high[axis]).toBeCloseTo(radius, 0);
    }
  });

  test('two round walls are two, one inside the other', () => {
    const found = thinWall.check(printCase(together(ring(20, 19.7, 0, 12, 96), ring(12, 11.7, 0, 12, 96))));
    expect(found).toHaveLength(2);
  });

  test('a wall beside a wall are two', () => {
    const plate = blocks([
      [0, 0, 0, 30, 30, 2],
      [5, 5, 2, 5.3, 25, 12],
      [15, 5, 2, 15.3, 25, 12],
    ]);
    expect(thinWall.check(printCase(plate))).toHaveLength(2);
  });

  test('a round gap is one gap', () => {
    const [found] = narrowGap.check(printCase(together(ring(20, 15.1, 0, 10, 96), ring(15, 8, 0, 10, 96))));
    expect(found!.what.en).toMatch(/^A gap of 0\.1 mm/);
  });
});
