import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import { joinThinPlaces } from './join-thin-places.ts';
import type { ThinPlace } from './thin-places.ts';

const PITCH = 0.5;

/** A short row of middles on the grid of rays or beside it. */
function rowOf(random: () => number, area: number): ThinPlace {
  const begin = [0, 1, 2].map(() => 4 * random() - 2);
  const axis = Math.floor(3 * random());
  const count = 1 + Math.floor(6 * random());
  const middles = new Float64Array(3 * count);
  for (let k = 0; k < count; k++)
    for (let a = 0; a < 3; a++) middles[3 * k + a] = begin[a]! + (a === axis ? k * PITCH : 0.1 * random());
  const end = (pick: (...values: number[]) => number): [number, number, number] => {
    const at = (a: number): number => pick(...middles.filter((_, k) => k % 3 === a));
    return [at(0), at(1), at(2)];
  };
  const low = end(Math.min).map((x) => x - PITCH / 2) as [number, number, number];
  const high = end(Math.max).map((x) => x + PITCH / 2) as [number, number, number];
  return { least: 0.3, median: 0.3, evenness: 1, area, low, high, triangle: 0, middles: () => middles, pitch: PITCH };
}

test('places are joined that trying all middles would join', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 24 }), (seed, count) => {
      const random = seededRandom(seed);
      const places = Array.from({ length: count }, (_, k) => rowOf(random, 2 ** k));
      const meet = (a: Float64Array, b: Float64Array): boolean => {
        for (let i = 0; i < a.length; i += 3)
          for (let j = 0; j < b.length; j += 3)
            if ([0, 1, 2].every((axis) => Math.abs(a[i + axis]! - b[j + axis]!) <= 0.55 * PITCH)) return true;
        return false;
      };
      const groupOf = places.map((_, k) => k);
      for (const [k, a] of places.entries())
        for (const [j, b] of places.entries())
          if (groupOf[j] !== groupOf[k] && meet(a.middles(), b.middles())) {
            const [from, to] = [Math.max(groupOf[j]!, groupOf[k]!), Math.min(groupOf[j]!, groupOf[k]!)];
            for (const [n, group] of groupOf.entries()) if (group === from) groupOf[n] = to;
          }
      // Areas are powers of two: their sum says which places are in a group.
      const sums = new Map<number, number>();
      for (const [k, { area }] of places.entries()) sums.set(groupOf[k]!, (sums.get(groupOf[k]!) ?? 0) + area);
      expect(joinThinPlaces(places).map(({ area }) => area)).toEqual([...sums.values()]);
    }),
    { numRuns: 200 },
  );
});
