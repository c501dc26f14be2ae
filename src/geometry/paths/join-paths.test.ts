import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import { type ArcPath, ArcPathBuilder, arcPathArea, arcPathLength } from './arc-path.ts';
import { joinPaths } from './join-paths.ts';

function line(...points: readonly (readonly [number, number])[]): ArcPath {
  const path = new ArcPathBuilder();
  for (const [x, y] of points) path.add(x, y);
  return path.take(false);
}

describe('joinPaths', () => {
  test('four sides drawn one by one, in any order and direction, become a square', () => {
    const sides = [line([0, 0], [10, 0]), line([10, 10], [10, 0]), line([10, 10], [0, 10]), line([0, 0], [0, 10])];
    const joined = joinPaths(sides, 0.05);
    expect(joined).toHaveLength(1);
    expect(joined[0]!.path.closed).toBe(true);
    expect(joined[0]!.path.x.length).toBe(4);
    expect(Math.abs(arcPathArea(joined[0]!.path))).toBeCloseTo(100, 9);
    expect([...joined[0]!.sources].sort()).toEqual([0, 1, 2, 3]);
  });

  test('a gap within the tolerance is bridged by a line, a wider one left open', () => {
    const near = joinPaths([line([0, 0], [10, 0], [10, 10], [0, 10], [0, 0.05])], 0.05);
    expect(near[0]!.path.closed).toBe(true);
    expect(arcPathLength(near[0]!.path)).toBeCloseTo(40, 9);
    const far = joinPaths([line([0, 0], [10, 0], [10, 10], [0, 10], [0, 0.3])], 0.05);
    expect(far[0]!.path.closed).toBe(false);
  });

  test('where three ends meet, the two that go straight on are joined', () => {
    const joined = joinPaths([line([0, 0], [10, 0]), line([10, 0], [10, 10]), line([10, 0], [20, 0])], 0.05);
    const long = joined.find(({ sources }) => sources.length === 2)!;
    expect([...long.sources].sort()).toEqual([0, 2]);
  });

  test('a tick shorter than the tolerance does not close onto itself', () => {
    expect(joinPaths([line([0, 0], [0.03, 0])], 0.05)[0]!.path.closed).toBe(false);
  });

  test('nothing is lost: every path is in one chain, and the lengths add up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer(), (count, seed) => {
        const random = seededRandom(seed);
        const at = (): readonly [number, number] => [Math.floor(random() * 5), Math.floor(random() * 5)];
        const paths = Array.from({ length: count }, () => line(at(), [random() * 5, random() * 5], at()));
        const joined = joinPaths(paths, 0.05);
        const sources = joined.flatMap(({ sources }) => [...sources]).sort((a, b) => a - b);
        expect(sources).toEqual(paths.map((_, k) => k));
        const sum = (list: readonly ArcPath[]): number => list.reduce((total, path) => total + arcPathLength(path), 0);
        expect(sum(joined.map(({ path }) => path))).toBeCloseTo(sum(paths), 6);
      }),
      { numRuns: 100 },
    );
  });
});
