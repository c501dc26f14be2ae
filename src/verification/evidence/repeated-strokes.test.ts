import { expect, test } from 'vitest';
import { RepeatedStrokes } from './repeated-strokes.ts';

type Place = readonly [number, number];

const square = (n: number): readonly Place[] => [
  [20 * n, 0],
  [20 * n + 10, 0],
  [20 * n + 10, 10],
  [20 * n, 10],
  [20 * n, 0],
];
const line = (n: number): readonly Place[] => [
  [20 * n, 50],
  [20 * n, 70],
];
/** Two loops that meet where they begin. */
const eight = (n: number): readonly Place[] => [...square(n), [20 * n - 8, -8], [20 * n - 8, 0], [20 * n, 0]];

/** Burns strokes one after the other. @returns how many times a stroke is told of, and the numbers of its first and last move */
function told(strokes: readonly (readonly Place[])[], power: (stroke: number) => number = () => 1) {
  const repeated = new RepeatedStrokes();
  let move = 0;
  for (const [k, stroke] of strokes.entries()) {
    for (let n = 1; n < stroke.length; n++) {
      const [from, to] = [stroke[n - 1]!, stroke[n]!];
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      repeated.burn(Float64Array.of(...from, ...to), length, 30 + power(k), ++move);
    }
    repeated.rest();
  }
  return repeated.end().map((each) => [each.times, ...each.line]);
}

const twelve = Array.from({ length: 12 }, (_, n) => square(n));
const lines = Array.from({ length: 12 }, (_, n) => line(n));

test('one contour, or one line, that comes again at once', () => {
  expect(told(twelve)).toEqual([]);
  expect(told(twelve.toSpliced(5, 0, square(5)))).toEqual([[2, 25, 28]]);
  expect(told(twelve.toSpliced(5, 0, ...Array.from({ length: 4 }, () => square(5))))).toEqual([[5, 25, 40]]);
  expect(told([...twelve, square(11)])).toEqual([[2, 49, 52]]);
  expect(told(lines.toSpliced(5, 0, line(5)))).toEqual([[2, 7, 7]]);
});

test.each([
  ['passes over all of them', twelve.flatMap((each) => [each, each, each])],
  ['passes over two', twelve.flatMap((each, n) => (n === 2 || n === 7 ? [each, each] : [each]))],
  ['few others', [square(0), square(1), square(1), square(2)]],
  [
    'contours that meet themselves, each in two passes, and one that does not',
    [...[0, 2, 4, 6, 8, 10].flatMap((n) => [eight(n), eight(n)]), square(12), square(12)],
  ],
])('%s are as they are meant', (_name, strokes) => {
  expect(told(strokes)).toEqual([]);
});

test('at a power of its own it is an operation of its own', () => {
  const strokes = twelve.toSpliced(5, 0, square(5));
  expect(told(strokes, (k) => (k === 5 || k === 6 ? 0.5 : 1))).toEqual([]);
});
