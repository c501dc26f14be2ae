import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ball, box, moved, together } from '../../../test/meshes.ts';
import { seededRandom } from '../../base/random.ts';
import { BoxTree } from './box-tree.ts';
import { selfIntersections } from './self-intersections.ts';
import { crossingDepth } from './triangle-crossing.ts';

describe('overlappingPairs', () => {
  test('finds the pairs that trying all would find, each once', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 120 }), (seed, count) => {
        const random = seededRandom(seed);
        const positions = Float64Array.from({ length: 9 * count }, (_, k) => random() * 0.3 + ((k / 9) | 0) * 0.02);
        const triangles = Uint32Array.from({ length: 3 * count }, (_, k) => k);
        const found: string[] = [];
        new BoxTree(positions, triangles).overlappingPairs((pairs) => {
          for (let k = 0; k < pairs.length; k += 2)
            found.push(`${Math.min(pairs[k]!, pairs[k + 1]!)} ${Math.max(pairs[k]!, pairs[k + 1]!)}`);
        });
        const range = (t: number, axis: number): readonly [number, number] => {
          const values = [0, 1, 2].map((corner) => positions[9 * t + 3 * corner + axis]!);
          return [Math.min(...values), Math.max(...values)];
        };
        const plain: string[] = [];
        for (let s = 0; s < count; s++)
          for (let t = s + 1; t < count; t++)
            if (
              [0, 1, 2].every((axis) => range(s, axis)[0] < range(t, axis)[1] && range(t, axis)[0] < range(s, axis)[1])
            )
              plain.push(`${s} ${t}`);
        expect(found.sort()).toEqual(plain.sort());
      }),
      { numRuns: 60 },
    );
  });
});

describe('selfIntersections', () => {
  test('a sound ball has none, however it is turned', () => {
    const turned = moved(ball(0, 0, 0, 10, 32), (x, y, z) => [0.6 * x - 0.8 * y + 100, 0.8 * x + 0.6 * y, z]);
    expect(selfIntersections(turned.positions, turned.triangles, 1e-6).pairs.length).toBe(0);
  });

  test('on a coarse grid, where boxes often only touch, all that cross are found', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 90, maxLength: 270 }), (places) => {
        const positions = Float64Array.from(places);
        const triangles = Uint32Array.from({ length: Math.floor(places.length / 9) * 3 }, (_, k) => k);
        const plain: number[][] = [];
        for (let a = 0; a < triangles.length; a += 3)
          for (let b = a + 3; b < triangles.length; b += 3)
            if (crossingDepth(positions, triangles, a, b) > 1e-5) plain.push([a / 3, b / 3]);
        const { pairs } = selfIntersections(positions, triangles, 1e-5);
        expect(Array.from({ length: pairs.length / 2 }, (_, k) => [...pairs.subarray(2 * k, 2 * k + 2)])).toEqual(
          plain,
        );
      }),
      { numRuns: 300 },
    );
  });

  test('two cubes through each other do, two that touch in a face do not', () => {
    const count = (x: number, y: number): number => {
      const mesh = together(box([0, 0, 0, 20, 20, 20]), box([x, y, 5, x + 20, y + 20, 15]));
      return selfIntersections(mesh.positions, mesh.triangles, 1e-5).pairs.length;
    };
    expect(count(10, 7)).toBeGreaterThan(0);
    expect(count(20, 0)).toBe(0);
    expect(count(30, 0)).toBe(0);
  });

  test('far from the origin it still does not lie', () => {
    const far = (x: number, y: number, z: number): readonly [number, number, number] => [x + 1e5, y - 1e5, z];
    const sound = moved(ball(0, 0, 0, 10, 32), far);
    expect(selfIntersections(sound.positions, sound.triangles, 1e-6 * 35).pairs.length).toBe(0);
  });
});
