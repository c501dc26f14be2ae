import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ball, blocks, box, turned, without } from '../../../test/meshes.ts';
import { seededRandom } from '../../base/random.ts';
import { findBodies } from './bodies.ts';
import { buildEdges } from './half-edges.ts';

/** The same counts by a Map of keys: slow and plain. */
function countPlainly(triangles: Uint32Array): { open: number; many: number; flipped: number } {
  const runs = new Map<string, number[]>();
  for (let c = 0; c < triangles.length; c += 3) {
    const corners = [triangles[c]!, triangles[c + 1]!, triangles[c + 2]!];
    if (new Set(corners).size < 3) continue;
    for (let k = 0; k < 3; k++) {
      const [a, b] = [corners[k]!, corners[(k + 1) % 3]!];
      const key = a < b ? `${a} ${b}` : `${b} ${a}`;
      runs.set(key, [...(runs.get(key) ?? []), a < b ? 1 : -1]);
    }
  }
  const lists = [...runs.values()];
  return {
    open: lists.filter((list) => list.length === 1).length,
    many: lists.filter((list) => list.length > 2).length,
    flipped: lists.filter((list) => list.length === 2 && list[0] === list[1]).length,
  };
}

describe('buildEdges', () => {
  test('counts as a plain map of edges does, on any soup of triangles', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 3, max: 40 }),
        (seed, count, points) => {
          const random = seededRandom(seed);
          const triangles = Uint32Array.from({ length: 3 * count }, () => Math.floor(random() * points));
          const edges = buildEdges(triangles, points);
          expect({ open: edges.open, many: edges.nonManifold, flipped: edges.flipped }).toEqual(
            countPlainly(triangles),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  test('twins point at each other across the same edge', () => {
    const { triangles, positions } = ball(0, 0, 0, 10, 24);
    const { twin, open } = buildEdges(triangles, positions.length / 3);
    expect(open).toBe(0);
    twin.forEach((other, h) => {
      expect(twin[other]).toBe(h);
      expect(triangles[other]).not.toBe(triangles[h]);
    });
  });

  test('a fan of many triangles at one point is told like a small one', () => {
    const { triangles, positions } = ball(0, 0, 0, 10, 200);
    expect(buildEdges(triangles, positions.length / 3)).toMatchObject({ open: 0, nonManifold: 0, flipped: 0 });
  });

  test('knows the faults of a cube', () => {
    const cube = box([0, 0, 0, 1, 1, 1]);
    expect(buildEdges(without(cube, 3).triangles, 8)).toMatchObject({ open: 3, nonManifold: 0, flipped: 0 });
    expect(buildEdges(turned(cube, (t) => t === 2).triangles, 8)).toMatchObject({ open: 0, flipped: 3 });
    const touching = blocks([
      [0, 0, 0, 1, 1, 1],
      [1, 1, 0, 2, 2, 1],
    ]);
    expect(buildEdges(touching.triangles, 14).nonManifold).toBe(1);
  });
});

test('bodies hang together by edges, by those with four triangles too', () => {
  const apart = blocks([
    [0, 0, 0, 1, 1, 1],
    [2, 0, 0, 3, 1, 1],
  ]);
  const { of, count, first } = findBodies(buildEdges(apart.triangles, 16));
  expect(count).toBe(2);
  expect(new Set(of)).toEqual(new Set([0, 1]));
  expect(first[0]).toBe(0);
  const touching = blocks([
    [0, 0, 0, 1, 1, 1],
    [1, 1, 0, 2, 2, 1],
  ]);
  expect(findBodies(buildEdges(touching.triangles, 14)).count).toBe(1);
});
