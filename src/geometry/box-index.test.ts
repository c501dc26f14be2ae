import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BoxIndex } from './box-index.ts';

const side = fc.double({ min: -50, max: 50, noNaN: true });
const box = fc.tuple(
  side,
  side,
  fc.double({ min: 0, max: 20, noNaN: true }),
  fc.double({ min: 0, max: 20, noNaN: true }),
);

describe('BoxIndex', () => {
  test('finds what a search through all boxes finds', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 400 }), box, (items, asked) => {
        const boxes = Float64Array.from(items.flatMap(([x, y, w, h]) => [x, y, x + w, y + h]));
        const [x, y, w, h] = asked;
        const found: number[] = [];
        new BoxIndex(boxes).search(x, y, x + w, y + h, (item) => {
          found.push(item);
          return undefined;
        });
        const expected = items.flatMap(([a, b, c, d], k) =>
          a <= x + w && b <= y + h && a + c >= x && b + d >= y ? [k] : [],
        );
        expect(found.sort((p, q) => p - q)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  test('takes each item once, the first time that it is met', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 400 }), fc.array(box, { maxLength: 12 }), (items, asked) => {
        const boxes = Float64Array.from(items.flatMap(([x, y, w, h]) => [x, y, x + w, y + h]));
        const index = new BoxIndex(boxes);
        const gone = new Set<number>();
        for (const [x, y, w, h] of asked) {
          const met: number[] = [];
          index.search(x, y, x + w, y + h, (item) => {
            if (!gone.has(item)) met.push(item);
            return undefined;
          });
          const taken: number[] = [];
          index.take(x, y, x + w, y + h, (item) => taken.push(item));
          expect(taken.sort((p, q) => p - q)).toEqual(met.sort((p, q) => p - q));
          for (const item of taken) gone.add(item);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('stops when told, and can be asked again from within', () => {
    const boxes = Float64Array.from({ length: 400 }, (_, k) => k >> 2);
    const index = new BoxIndex(boxes);
    let seen = 0;
    index.search(-1, -1, 1000, 1000, () => ++seen === 5);
    expect(seen).toBe(5);
    let inner = 0;
    let outer = 0;
    index.search(0, 0, 9, 9, () => {
      outer++;
      index.search(3, 3, 3, 3, () => {
        inner++;
        return undefined;
      });
      return undefined;
    });
    expect([outer, inner]).toEqual([10, 10]);
  });
});
