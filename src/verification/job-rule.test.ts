import { expect, test } from 'vitest';
import { linesFrom, linesOf } from './job-rule.ts';

test('a stretch is told from its first line on, however long; a cause only where it is near', () => {
  expect(linesOf([5, 900])).toEqual([5, 900]);
  expect(linesOf([5, 5])).toBe(5);
  expect(linesFrom(5, 900)).toBe(900);
  expect(linesFrom(5, 90)).toEqual([5, 90]);
});
