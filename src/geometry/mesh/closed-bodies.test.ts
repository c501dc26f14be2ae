import { describe, expect, test } from 'vitest';
import { blocks, box, meshOf, subdivided, together } from '../../../test/meshes.ts';
import type { Mesh } from '../../model/part.ts';
import { type Bodies, findBodies } from './bodies.ts';
import { closedBodies } from './closed-bodies.ts';
import { buildEdges, type EdgeTable } from './half-edges.ts';
import { analysisOf } from './mesh-analysis.ts';
import { measureGroups } from './mesh-measures.ts';

const edgesOf = ({ triangles, positions }: Mesh): EdgeTable => buildEdges(triangles, positions.length / 3);

const bodiesOf = (mesh: Mesh): Bodies => closedBodies(mesh.positions, mesh.triangles, edgesOf(mesh), 1e-6);

const onOneEdge = blocks([
  [0, 0, 0, 20, 20, 20],
  [20, 20, 0, 40, 40, 20],
]);

describe('closedBodies', () => {
  test('cubes that share nothing but an edge are two, by shared edges one', () => {
    expect(findBodies(edgesOf(onOneEdge)).count).toBe(1);
    const bodies = bodiesOf(onOneEdge);
    expect(bodies.count).toBe(2);
    expect(bodies.first[0]).toBe(0);
    for (const body of [0, 1])
      expect(bodies.of.filter((of) => of === body).length).toBe(onOneEdge.triangles.length / 6);
  });

  test('cutting the triangles changes nothing', () => {
    expect(bodiesOf(subdivided(onOneEdge)).count).toBe(2);
  });

  test('cubes face on face are two, each with its own side of the wall', () => {
    const pair = subdivided(together(box([0, 0, 0, 20, 20, 20]), box([20, 0, 0, 40, 20, 20])));
    const { triangles, edges, positions } = analysisOf(pair).topology;
    const bodies = closedBodies(positions, triangles, edges, 1e-6);
    expect(bodies.count).toBe(2);
    expect(measureGroups(positions, triangles, 2, bodies.of).map(({ volume }) => volume)).toEqual([8000, 8000]);
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
    const { triangles: joined, edges } = analysisOf(meshOf(positions, triangles)).topology;
    expect(edges.nonManifold).toBeGreaterThan(0);
    expect(closedBodies(Float64Array.from(positions), joined, edges, 1e-6).count).toBe(1);
  });

  test('a sheet that crosses another is one on both sides', () => {
    // Cut in four, the sides have an edge in common where they cross.
    const cross = together(box([0, 0, 0, 20, 10, 10]), box([10, 2, 5, 30, 8, 15]));
    const { triangles, edges, positions } = analysisOf(subdivided(cross)).topology;
    expect(closedBodies(positions, triangles, edges, 1e-6).count).toBe(2);
    const bowTie = meshOf(
      [0, 0, 0, 20, 20, 0, 20, 0, 0, 0, 20, 0, 0, 0, 10, 20, 20, 10, 20, 0, 10, 0, 20, 10],
      [0, 2, 1, 0, 3, 2, 4, 5, 6, 4, 6, 7, 0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0, 4, 3, 4, 7],
    );
    const cut = analysisOf(subdivided(bowTie)).topology;
    expect(cut.edges.nonManifold).toBeGreaterThan(0);
    expect(closedBodies(cut.positions, cut.triangles, cut.edges, 1e-6).count).toBe(1);
  });
});
