import { expect, test } from 'vitest';
import { OddStrokes } from './odd-stroke.ts';

/** Strokes by speed [mm/min] and power; what is told, with the number of the stroke. */
function told(...strokes: readonly (readonly [feed: number, power: number])[]) {
  const odd = new OddStrokes();
  return strokes.flatMap(([feed, power], k) =>
    odd.hear(Float64Array.of(feed / 60, power), k + 1, k + 1).map(({ of, line }) => [of, line[0]]),
  );
}

const SAME = [1200, 0.8] as const;

test('one stroke among many that is many times slower, or whose number slipped', () => {
  expect(told(SAME, SAME, SAME, [20, 0.8], SAME)).toEqual([['speed', 4]]);
  expect(told(SAME, SAME, SAME, [120, 0.8], SAME)).toEqual([['speed', 4]]);
  expect(told(SAME, SAME, SAME, [200, 0.8], SAME)).toEqual([['speed', 4]]);
  expect(told(SAME, SAME, SAME, [12000, 0.8], SAME)).toEqual([['speed', 4]]);
  expect(told(SAME, SAME, SAME, [1200, 0.08], SAME)).toEqual([['power', 4]]);
  expect(told(SAME, SAME, SAME, [20, 0.8], [20, 0.8], SAME)).toEqual([
    ['speed', 4],
    ['speed', 5],
  ]);
});

test('the first stroke, a hundred times slower than all that follow', () => {
  expect(told([12, 0.8], SAME, SAME, SAME, SAME, SAME, SAME)).toEqual([['speed', 1]]);
  expect(told([120, 0.8], SAME, SAME, SAME, SAME, SAME, SAME)).toEqual([]);
  expect(told([12, 0.3], SAME, SAME, SAME, SAME, SAME, SAME)).toEqual([]);
});

test('another operation is none: at the end, of several strokes, or with another power as well', () => {
  expect(told(SAME, SAME, SAME, [20, 0.8])).toEqual([]);
  expect(told(SAME, SAME, SAME, [20, 0.8], [20, 0.8], [20, 0.8], SAME)).toEqual([]);
  expect(told(SAME, SAME, SAME, [120, 0.3], SAME)).toEqual([]);
  expect(told(SAME, SAME, SAME, [600, 0.8], SAME)).toEqual([]);
  expect(told(SAME, SAME, SAME, [1200, 0.4], SAME)).toEqual([]);
  expect(told(SAME, SAME, [20, 0.8], SAME)).toEqual([]);
});

test('a test of speeds, and a picture, teach nothing', () => {
  expect(told([1200, 0.8], [600, 0.8], [120, 0.8], [1200, 0.8], [600, 0.8], [120, 0.8])).toEqual([]);
  const odd = new OddStrokes();
  const pace = Float64Array.of(20, 0.8);
  for (let k = 0; k < 4; k++) odd.hear(pace, 1, 1);
  odd.mixed();
  expect(odd.hear(Float64Array.of(1, 0.8), 1, 1)).toEqual([]);
  expect(odd.hear(pace, 1, 1)).toEqual([]);
});
