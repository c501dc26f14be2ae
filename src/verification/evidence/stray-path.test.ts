import { describe, expect, test } from 'vitest';
import { type Stray, StrayPathFinder } from './stray-path.ts';

type Point = readonly [x: number, y: number];

/** [mm] Corners of a circle of 20 mm. */
const CIRCLE: readonly Point[] = Array.from({ length: 60 }, (_, k) => {
  const angle = (2 * Math.PI * k) / 60;
  return [100 + 20 * Math.cos(angle), 100 + 20 * Math.sin(angle)];
});

/** One stroke through these points; what is told, with the numbers of the lines. */
function told(points: readonly Point[]): readonly (readonly [Stray, number, number])[] {
  const finder = new StrayPathFinder();
  return points.slice(1).flatMap(([x, y], k) => {
    const [x0, y0] = points[k]!;
    const found = finder.hear(x0, y0, x, y, Math.hypot(x - x0, y - y0), k + 1);
    return found === null ? [] : [[found.kind, ...found.line] as const];
  });
}

/** The circle with other points in place of some. */
const circleWith = (k: number, ...points: readonly Point[]): readonly Point[] => [
  ...CIRCLE.slice(0, k),
  ...points,
  ...CIRCLE.slice(k + points.length),
];

describe('a stroke that leaves its way', () => {
  test('one corner whose decimal point slipped', () => {
    const [x, y] = CIRCLE[20]!;
    expect(told(circleWith(20, [x, y / 10]))).toEqual([['spike', 20, 21]]);
    expect(told(circleWith(20, [y, x * 2]))).toEqual([['spike', 20, 21]]);
  });

  test('two lines in the wrong order', () => {
    expect(told(circleWith(20, CIRCLE[21]!, CIRCLE[20]!))).toEqual([['order', 20, 22]]);
  });

  test.each([
    ['a circle', CIRCLE],
    ['a corner that is no farther than a few lines', circleWith(20, [CIRCLE[20]![0], CIRCLE[20]![1] + 5])],
    [
      'the tail of a speech bubble, wide at its foot',
      [...CIRCLE.slice(0, 20), [60, 160], ...CIRCLE.slice(26)] as Point[],
    ],
    ['a zigzag', Array.from({ length: 40 }, (_, k): Point => [(k % 2) * 30, k * 0.1])],
    ['a zigzag that tapers', Array.from({ length: 40 }, (_, k): Point => [(k % 2) * (30 - k / 2), k * 0.1])],
    [
      'there and back again',
      [
        [0, 0],
        [4, 0],
        [8, 0],
        [12, 0],
        [8, 0],
        [4, 0],
        [0, 0],
        [4, 0],
      ] as Point[],
    ],
    [
      'a stem, and the arch that leaves it half way down',
      [
        [0, 0],
        [0, 9],
        [0, 10],
        [0, 6],
        [1, 8],
        [3, 9],
        [4, 8],
        [4, 0],
      ] as Point[],
    ],
  ])('%s is none', (_name, points) => {
    expect(told(points)).toEqual([]);
  });

  test('what is dark between two strokes parts them', () => {
    const finder = new StrayPathFinder();
    const [x, y] = CIRCLE[20]!;
    const points = circleWith(20, [x, y / 10]);
    for (let k = 1; k < points.length; k++) {
      if (k === 21) finder.rest();
      const [x0, y0] = points[k - 1]!;
      const [x1, y1] = points[k]!;
      expect(finder.hear(x0, y0, x1, y1, Math.hypot(x1 - x0, y1 - y0), k)).toBeNull();
    }
  });
});
