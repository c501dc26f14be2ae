import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaSpans } from './area-spans.ts';

/** Area inside by spans of many rows. */
function areaOf(contours: readonly Float64Array[], rule: 'nonzero' | 'evenodd'): number {
  let sum = 0;
  areaSpans(contours, rule, { rows: 2000, perUnit: 100 }, (_row, from, to) => {
    sum += (to - from) / 100;
  });
  return sum;
}

const square = (x: number, y: number, side: number, turned = false): Float64Array => {
  const chain = [x, y, x + side, y, x + side, y + side, x, y + side];
  return Float64Array.from(turned ? [chain[6]!, chain[7]!, chain[4]!, chain[5]!, chain[2]!, chain[3]!, x, y] : chain);
};

test('the two rules: overlaps, holes by direction, self-crossing', () => {
  const twice = [square(1, 1, 10), square(3, 3, 4)];
  expect(areaOf(twice, 'nonzero')).toBeCloseTo(100, 6);
  expect(areaOf(twice, 'evenodd')).toBeCloseTo(84, 6);
  expect(areaOf([square(1, 1, 10), square(3, 3, 4, true)], 'nonzero')).toBeCloseTo(84, 6);
});

test('a triangle has half the area of its box, wherever it stands', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 9, noNaN: true }), fc.double({ min: 0, max: 9, noNaN: true }), (x, y) => {
      const triangle = Float64Array.of(x, y, x + 10, y, x, y + 10);
      expect(areaOf([triangle], 'evenodd')).toBeCloseTo(50, 0);
    }),
  );
});

test('nothing outside the rows, nothing for a line', () => {
  expect(areaOf([square(0, -30, 10)], 'evenodd')).toBe(0);
  expect(areaOf([Float64Array.of(1, 1, 5, 5)], 'nonzero')).toBeCloseTo(0, 9);
});
