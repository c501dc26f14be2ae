import { expect, test } from 'vitest';
import { PLAIN_PEN } from '../../model/part.ts';
import { dashLine } from './dash-line.ts';

const corner = Float64Array.of(0, 0, 10, 0, 10, 10);
const dashed = (dashes: readonly number[], dashOffset = 0, cap: 'butt' | 'round' = 'butt') =>
  dashLine(corner, { ...PLAIN_PEN, dashes, dashOffset, cap }).map((dash) => [...dash]);

test('dashes follow the line around its corners', () => {
  expect(dashed([4, 2])).toEqual([
    [0, 0, 4, 0],
    [6, 0, 10, 0],
    [10, 2, 10, 6],
    [10, 8, 10, 10],
  ]);
  expect(dashed([7, 1, 3, 1])).toEqual([
    [0, 0, 7, 0],
    [8, 0, 10, 0, 10, 1],
    [10, 2, 10, 9],
    // The last gap ends with the line.
  ]);
});

test('an offset begins within a dash or a gap, before the first where it is negative', () => {
  expect(dashed([6, 6], 3)).toEqual([
    [0, 0, 3, 0],
    [9, 0, 10, 0, 10, 5],
  ]);
  expect(dashed([6, 6], -4)[0]).toEqual([4, 0, 10, 0]);
  expect(dashed([6, 6], -4)).toEqual(dashed([6, 6], 8));
});

test('dashes of no length are dots along the line where the ends are round, and nothing where they are straight', () => {
  expect(dashed([0, 5])).toEqual([]);
  const dots = dashed([0, 5], 0, 'round');
  expect(dots).toHaveLength(4);
  for (const [x0, y0, x1, y1] of dots) expect(Math.abs(x1! - x0!) + Math.abs(y1! - y0!)).toBeCloseTo(1e-4, 9);
});

test('no dashes, or more than anyone draws, are the line itself', () => {
  for (const dashes of [[], [0, 0], [1e-9, 1e-9]]) expect(dashLine(corner, { ...PLAIN_PEN, dashes })).toEqual([corner]);
});

test('what is drawn is the share of the line that the dashes are of their period', () => {
  const circle = Float64Array.from({ length: 2002 }, (_, k) =>
    (k % 2 === 0 ? Math.cos : Math.sin)(((k >> 1) * Math.PI) / 500),
  );
  const dashes = dashLine(circle, { ...PLAIN_PEN, dashes: [Math.PI / 40, Math.PI / 60] });
  let drawn = 0;
  for (const dash of dashes)
    for (let k = 2; k < dash.length; k += 2) drawn += Math.hypot(dash[k]! - dash[k - 2]!, dash[k + 1]! - dash[k - 1]!);
  expect(drawn).toBeCloseTo(2 * Math.PI * 0.6, 4);
});
