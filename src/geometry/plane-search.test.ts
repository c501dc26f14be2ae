import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlaneSearch } from './plane-search.ts';

test('the first plane above a height is the one that looking at all of them finds', () => {
  const height = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(height, { maxLength: 40 }),
      fc.array(height, { minLength: 1, maxLength: 20 }),
      (some, others) => {
        const planes = Float64Array.from(some).sort();
        const search = new PlaneSearch(planes);
        for (const z of [...others, ...planes, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]) {
          const first = planes.findIndex((plane) => plane > z);
          expect(search.firstAbove(z)).toBe(first === -1 ? planes.length : first);
        }
      },
    ),
  );
});

test('a plane at the height itself is not above it, and without planes there is none', () => {
  expect(new PlaneSearch(Float64Array.of(1, 2, 2, 3)).firstAbove(2)).toBe(3);
  expect(new PlaneSearch(Float64Array.of(2)).firstAbove(1)).toBe(0);
  expect(new PlaneSearch(new Float64Array(0)).firstAbove(1)).toBe(0);
});
