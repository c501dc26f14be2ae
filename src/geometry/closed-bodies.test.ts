import { describe, expect, test } from 'vitest';
import { blocks, box, meshOf, subdivided, turned } from '../../test/meshes.ts';
import type { Mesh } from '../model/part.ts';
import { findBodies } from './bodies.ts';
import { closedBodies } from './closed-bodies.ts';
import { buildEdges } from './half-edges.ts';
import { analysisOf } from './mesh-analysis.ts';

const edgesOf = ({ triangles, positions }: Mesh): ReturnType<typeof buildEdges> =>
  buildEdges(triangles, positions.length / 3);

const onOneEdge = blocks([
  [0, 0, 0, 20, 20, 20],
  [20, 20, 0, 40, 40, 20],
]);

describe('closedBodies', () => {
  test('cubes that share nothing but an edge are two, by shared edges one', () => {
    const edges = edgesOf(onOneEdge);
    expect(findBodies(edges).count).toBe(1);
    const bodies = closedBodies(edges);
    expect(bodies.count).toBe(2);
    expect(bodies.first[0]).toBe(0);
    for (const body of [0, 1])
      expect(bodies.of.filter((of) => of === body).length).toBe(onOneEdge.triangles.length / 6);
  });

  test('cutting the triangles changes nothing', () => {
    expect(closedBodies(edgesOf(subdivided(onOneEdge))).count).toBe(2);
  });

  test('two halves of a box with a wall between them need each other', () => {
    // Three faces at each side of the wall at x 10.
    const left = box([0, 0, 0, 10, 20, 20]);
    const right = box([10, 0, 0, 20, 20, 20]);
    const open = (mesh: Mesh, x: number): number[] =>
      [...mesh.triangles].filter((_, c, all) => {
        const from = c - (c % 3);
        return ![0, 1, 2].every((k) => mesh.positions[3 * all[from + k]!] === x);
      });
    const positions = [...left.positions, ...right.positions];
    const triangles = [...left.triangles, ...open(right, 10).map((v) => v + 8)];
    const { topology } = analysisOf(meshOf(positions, triangles));
    expect(topology.edges.nonManifold).toBeGreaterThan(0);
    expect(closedBodies(topology.edges).count).toBe(1);
  });

  test('of two cubes on one edge the one that is inside out is turned', () => {
    const half = onOneEdge.triangles.length / 3 / 2;
    const bodies = closedBodies(edgesOf(onOneEdge));
    const wrong = turned(onOneEdge, (t) => bodies.of[t] === 1);
    const { mends, measures } = analysisOf(wrong).mending;
    expect(mends).toMatchObject([{ kind: 'turned-inside-out', triangles: half, volume: 8000 }]);
    expect(measures.map(({ volume }) => volume)).toEqual([8000, 8000]);
  });
});
