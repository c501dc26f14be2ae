import { describe, expect, test } from 'vitest';
import { crossingPairs } from './crossing-pairs.ts';
import { nearestPairs } from './nearest-pairs.ts';

const square = (x: number, y: number, side: number): Float64Array =>
  Float64Array.of(x, y, x + side, y, x + side, y + side, x, y + side);

describe('nearestPairs', () => {
  test('finds neighbours and how far they are apart', () => {
    const chains = [square(0, 0, 10), square(10.3, 0, 10), square(40, 0, 10)].map((points) => ({
      points,
      closed: true,
    }));
    const [pair, ...more] = nearestPairs(chains, 0.5);
    expect(more).toEqual([]);
    expect(pair).toMatchObject({ a: 0, b: 1 });
    expect(pair!.distance).toBeCloseTo(0.3, 9);
  });

  test('a hole near its outline counts, crossing lines are 0 apart, an open chain is not closed', () => {
    expect(
      nearestPairs(
        [
          { points: square(0, 0, 10), closed: true },
          { points: square(0.2, 3, 4), closed: true },
        ],
        0.5,
      ),
    ).toHaveLength(1);
    const cross = [
      { points: Float64Array.of(0, 0, 10, 10), closed: false },
      { points: Float64Array.of(0, 10, 10, 0), closed: false },
    ];
    expect(nearestPairs(cross, 0.5)[0]!.distance).toBe(0);
    const open = [
      { points: Float64Array.of(0, 0, 10, 0, 10, 10, 0, 10), closed: false },
      { points: Float64Array.of(-0.2, 4, -0.2, 6), closed: false },
    ];
    expect(nearestPairs(open, 0.5)).toEqual([]);
  });
});

describe('crossingPairs', () => {
  test('tells crossing from touching, nesting and standing apart', () => {
    const pairs = crossingPairs([
      square(0, 0, 10),
      square(5, 5, 10),
      square(10, 0, 4),
      square(2, 2, 1),
      square(50, 0, 9),
    ]);
    expect(pairs).toEqual([[0, 1]]);
  });
});
