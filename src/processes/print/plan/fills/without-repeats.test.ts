import { expect, test } from 'vitest';
import { withoutRepeats } from './without-repeats.ts';

test('a way that a line has gone is not gone again, whichever way round; what is left of the line stays', () => {
  const first = Float64Array.of(0, 0, 1, 0, 2, 0, 3, 0);
  const second = Float64Array.of(1, 1, 2, 0, 1.0001, 0, 1, -1, 0, -1);
  expect(withoutRepeats([first, second])).toEqual([
    first,
    Float64Array.of(1, 1, 2, 0),
    Float64Array.of(1.0001, 0, 1, -1, 0, -1),
  ]);
  expect(withoutRepeats([first, first])).toEqual([first]);
});
