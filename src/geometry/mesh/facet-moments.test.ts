import { expect, test } from 'vitest';
import { box, subdivided } from '../../../test/meshes.ts';
import { facetMoments } from './facet-moments.ts';

test('the length of a rectangle is exact, far from the origin and however it is cut', () => {
  const whole = box([1000, 2000, 3000, 1003, 2040, 3001]);
  const cut = subdivided(subdivided(whole));
  for (const { positions, triangles } of [whole, cut]) {
    const normalZ = (t: number): number => {
      const [a, b, c] = [0, 1, 2].map((k) => positions[3 * triangles[3 * t + k]! + 2]!);
      return a === b && b === c ? a! : Number.NaN;
    };
    const first = Array.from({ length: triangles.length / 3 }, (_, t) => t).find((t) => normalZ(t) === 3001)!;
    const facetOf = Uint32Array.from({ length: triangles.length / 3 }, (_, t) => (normalZ(t) === 3001 ? first : t));
    const moments = facetMoments(positions, triangles, facetOf, new Set([first]));
    expect(moments.lengthAlong(first, 1, 0, 0)).toBeCloseTo(3, 6);
    expect(moments.lengthAlong(first, 0, 1, 0)).toBeCloseTo(40, 6);
    expect(moments.lengthAlong(first, 0, 0, 1)).toBeCloseTo(0, 6);
  }
});
