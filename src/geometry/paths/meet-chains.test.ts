import { describe, expect, test } from 'vitest';
import type { Chain } from './chord-index.ts';
import { meetChains } from './meet-chains.ts';

const square = (x: number, y: number, side: number): Float64Array =>
  Float64Array.of(x, y, x + side, y, x + side, y + side, x, y + side);

const nearestPairs = (chains: readonly Chain[], limit: number) => meetChains(chains, limit).near;

describe('chains that come near', () => {
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

describe('chains that cross', () => {
  test('tells crossing from touching, nesting and standing apart', () => {
    const squares = [square(0, 0, 10), square(5, 5, 10), square(10, 0, 4), square(2, 2, 1), square(50, 0, 9)];
    for (const beyond of [-1, 0.02]) {
      const { crossing } = meetChains(
        squares.map((points) => ({ points, closed: true })),
        0.5,
        beyond,
      );
      expect(crossing).toEqual([[0, 1]]);
    }
    const open = squares.map((points) => ({ points, closed: false }));
    expect(meetChains(open, 0.5).crossing).toEqual([]);
  });

  test('two that touch first and cross farther on are told, and are no close ones', () => {
    const comb = Float64Array.of(10, 1, 12, -1, 12, 11, 10, 9, 11, 8, 9, 7, 11, 6);
    const chains = [square(0, 0, 10), comb].map((points) => ({ points, closed: true }));
    expect(meetChains(chains, 0.5, 0.02)).toEqual({ near: [], crossing: [[0, 1]], touching: Uint8Array.of(1, 1) });
  });
});
