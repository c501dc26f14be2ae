import { expect, test } from 'vitest';
import { clipChains } from './clip-chains.ts';

const BOX = [0, 0, 10, 10] as const;
const clipped = (...chain: number[]): readonly (readonly number[])[] =>
  clipChains([Float64Array.from(chain)], BOX).map((part) => [...part]);

test('what is inside stays; what crosses is cut at the edge; what is outside goes', () => {
  expect(clipped(1, 1, 9, 1, 9, 9)).toEqual([[1, 1, 9, 1, 9, 9]]);
  expect(clipped(5, 5, 15, 5)).toEqual([[5, 5, 10, 5]]);
  expect(clipped(-5, 5, 15, 5)).toEqual([[0, 5, 10, 5]]);
  expect(clipped(12, 0, 12, 10)).toEqual([]);
  expect(clipped(8, 12, 12, 8.5)).toEqual([]);
});

test('a chain that leaves and comes back is two', () => {
  expect(clipped(5, 5, 15, 5, 15, 8, 5, 8)).toEqual([
    [5, 5, 10, 5],
    [10, 8, 5, 8],
  ]);
  expect(clipped(-5, 2, 2, 2, 2, 8)).toEqual([[0, 2, 2, 2, 2, 8]]);
});
