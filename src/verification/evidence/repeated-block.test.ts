import { expect, test } from 'vitest';
import { RepeatedBlocks } from './repeated-block.ts';

type Place = readonly [number, number];

/** Burns strokes one after the other; lines are counted from 1, ways too. */
function told(...strokes: readonly (readonly Place[])[]) {
  const blocks = new RepeatedBlocks();
  let line = 0;
  for (const stroke of strokes) {
    blocks.rest();
    line++;
    for (let n = 1; n < stroke.length; n++) blocks.burn(Float64Array.of(...stroke[n - 1]!, ...stroke[n]!), ++line);
  }
  return blocks.end();
}

const row: readonly Place[] = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => [10 * n, n % 3]);
const ring: readonly Place[] = [
  [0, 0],
  [20, 0],
  [25, 10],
  [20, 20],
  [0, 20],
];

test('lines that come again, and the job goes on behind them', () => {
  expect(told([...row.slice(0, 6), ...row.slice(2)])).toEqual([{ line: [7, 10], lines: 3 }]);
  const [a, b] = [row, row.map(([x, y]): Place => [x, y + 50])];
  // From within the first stroke to within the second.
  expect(told(a, [...b.slice(0, 4), ...a.slice(4)], b)).toEqual([{ line: [13, 20], lines: 6 }]);
});

test.each<[string, readonly (readonly Place[])[]]>([
  ['a contour burnt in passes', [[...ring, ring[0]!, ...ring.slice(1), ring[0]!]]],
  ['an over-cut', [[...ring, ring[0]!, ring[1]!, ring[2]!]]],
  ['an over-cut after a lead-in', [[[-5, -5], ...ring, ring[0]!, ring[1]!, ring[2]!, [40, 40]]]],
  ['a second turn after a lead-in', [[[-5, -5], ...ring, ring[0]!, ...ring.slice(1), ring[0]!, [40, 40]]]],
  ['strokes burnt again in order', [row, ring, row, ring]],
  ['there and back', [[...row, ...row.slice(0, -1).reverse(), ...row.slice(1)]]],
])('%s: none', (_name, strokes) => {
  expect(told(...strokes)).toEqual([]);
});
