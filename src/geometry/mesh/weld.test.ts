import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import { weldPoints } from './weld.ts';

test('joins what a plain comparison of all pairs joins, in any order', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 2, max: 80 }), (seed, count) => {
      const random = seededRandom(seed);
      const positions = Float64Array.from({ length: 3 * count }, () => random());
      const tolerance = 0.15;
      const group = Array.from({ length: count }, (_, v) => v);
      for (let pass = 0; pass < count; pass++)
        for (let u = 0; u < count; u++)
          for (let v = 0; v < count; v++) {
            const d = [0, 1, 2].map((axis) => positions[3 * u + axis]! - positions[3 * v + axis]!);
            if (Math.sqrt(d[0]! ** 2 + d[1]! ** 2 + d[2]! ** 2) < tolerance)
              group[v] = group[u] = Math.min(group[u]!, group[v]!);
          }
      const { representative } = weldPoints(positions, tolerance);
      expect([...(representative ?? group.map((_, v) => v))]).toEqual(group);
    }),
    { numRuns: 40 },
  );
});

test('a million points at one place are no harm', () => {
  const { joined } = weldPoints(new Float64Array(300_000), 1e-3);
  expect(joined).toBe(99_999);
});
