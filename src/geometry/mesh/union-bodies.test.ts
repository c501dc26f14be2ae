import { describe, expect, test } from 'vitest';
import { ball, blocks, box, together } from '../../../test/meshes.ts';
import type { Mesh } from '../../model/part.ts';
import { MeshAnalysis } from './mesh-analysis.ts';
import { unionBodies } from './union-bodies.ts';

async function unionOf(mesh: Mesh): Promise<{ volume: number; bodies: number; watertight: boolean } | undefined> {
  const analysis = new MeshAnalysis(mesh);
  const union = await unionBodies(mesh, analysis.mending);
  if (union === undefined) return undefined;
  const { mending } = new MeshAnalysis(union);
  return {
    volume: mending.measures.reduce((sum, body) => sum + body.volume, 0),
    bodies: mending.bodies.count,
    watertight: mending.edges.open === 0 && mending.edges.nonManifold === 0,
  };
}

const cube = box([0, 0, 0, 20, 20, 20]);

describe('unionBodies', () => {
  test('two cubes that overlap are one solid of their union', async () => {
    const union = await unionOf(together(cube, box([15, 0, 0, 35, 20, 20])));
    expect(union).toMatchObject({ bodies: 1, watertight: true });
    expect(union!.volume).toBeCloseTo(14_000, 1);
  });

  test('a cavity stays, and what is put into it fills it', async () => {
    const hollow = blocks([[0, 0, 0, 30, 30, 30]], [[5, 5, 5, 25, 25, 25]]);
    const apart = await unionOf(together(hollow, box([40, 0, 0, 50, 10, 10])));
    expect(apart!.volume).toBeCloseTo(20_000, 1);
    const filled = await unionOf(together(hollow, ball(15, 15, 15, 8, 24)));
    expect(filled!.volume).toBeGreaterThan(20_000);
    expect(filled!.volume).toBeLessThan(19_000 + (4 / 3) * Math.PI * 512);
  });

  test('bodies that merely share an edge stay as they are', async () => {
    const union = await unionOf(
      blocks([
        [0, 0, 0, 10, 10, 10],
        [10, 10, 0, 20, 20, 10],
      ]),
    );
    expect(union).toMatchObject({ volume: 2000, bodies: 2 });
  });

  test('one body alone has no union', async () => {
    expect(await unionOf(cube)).toBeUndefined();
  });
});
