import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ball, blocks, box, meshOf, moved, subdivided, together, turned, without } from '../../../test/meshes.ts';
import { seededRandom } from '../../base/random.ts';
import type { Mesh } from '../../model/part.ts';
import { analysisOf, MeshAnalysis } from './mesh-analysis.ts';

const cube = box([0, 0, 0, 20, 20, 20]);

function volumeOf(mesh: Mesh): number {
  return new MeshAnalysis(mesh).mending.measures.reduce((sum, body) => sum + body.volume, 0);
}

function kindsOf(mesh: Mesh): readonly string[] {
  return new MeshAnalysis(mesh).mending.mends.map((mend) => mend.kind);
}

describe('mendMesh', () => {
  test('leaves a sound mesh as it is: the very same object', () => {
    const { mended: mesh, mending } = new MeshAnalysis(cube);
    expect(mesh).toBe(cube);
    expect(mending.mends).toEqual([]);
  });

  test('whatever triangles were turned, the volume comes out right side out', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, share) => {
        const random = seededRandom(seed);
        expect(volumeOf(turned(cube, () => random() < share))).toBeCloseTo(8000, 6);
      }),
      { numRuns: 60 },
    );
  });

  test('closes the hole of a missing triangle, not that of a missing face', () => {
    const { mending } = new MeshAnalysis(without(cube, 5));
    expect(mending.edges.open).toBe(0);
    expect(mending.openings).toEqual([]);
    expect(volumeOf(without(cube, 5))).toBeCloseTo(8000, 9);
    const lidless = new MeshAnalysis(without(cube, 10, 11)).mending;
    expect(lidless.openings).toHaveLength(1);
    expect(lidless.openings[0]).toMatchObject({ verdict: 'open-surface', length: 80 });
  });

  test('closes a small uneven hole in a round surface', () => {
    const sphere = ball(0, 0, 0, 10, 48);
    const { mending } = new MeshAnalysis(without(sphere, 500, 501));
    expect(mending.openings).toEqual([]);
    expect(mending.edges.open).toBe(0);
    expect(volumeOf(without(sphere, 500, 501))).toBeCloseTo(volumeOf(sphere), 0);
  });

  test('does not take a loose sheet for a hole', () => {
    const sheet = meshOf([0, 0, 0, 30, 0, 0, 30, 30, 0, 0, 30, 0], [0, 1, 2, 0, 2, 3]);
    const { openings, edges } = new MeshAnalysis(sheet).mending;
    expect(edges.open).toBe(4);
    expect(openings[0]!.verdict).toBe('open-surface');
  });

  test('drops a body that is there twice, and three times', () => {
    expect(volumeOf(together(cube, cube))).toBeCloseTo(8000, 9);
    expect(volumeOf(together(cube, cube, cube))).toBeCloseTo(8000, 9);
    expect(kindsOf(together(cube, cube))).toEqual(['dropped-doubles']);
  });

  test('keeps both sides of a sheet: that is not a double but no thickness', () => {
    const sides = together(
      cube,
      turned(cube, () => true),
    );
    const { doublesLeft, mends } = new MeshAnalysis(sides).mending;
    expect(doublesLeft.facing).toBe(24);
    expect(mends).toEqual([]);
    expect(volumeOf(sides)).toBeCloseTo(0, 9);
  });

  test('cuts an edge at the corners of others that lie on it', () => {
    // The top of one side is cut in four, its neighbours are not.
    const fine = subdivided(cube);
    const mixed = meshOf(
      [...fine.positions],
      [...fine.triangles.subarray(0, 24), ...cube.triangles.subarray(6)].map((v) => v),
    );
    const { mending, topology } = new MeshAnalysis(mixed);
    expect(topology.edges.open).toBeGreaterThan(0);
    expect(mending.edges.open).toBe(0);
    expect(mending.mends.map((mend) => mend.kind)).toEqual(['cut-at-points']);
    expect(volumeOf(mixed)).toBeCloseTo(8000, 6);
  });

  test('tells cavities from bodies that are inside out', () => {
    const hollow = blocks([[0, 0, 0, 30, 30, 30]], [[5, 5, 5, 25, 25, 25]]);
    expect(volumeOf(hollow)).toBeCloseTo(19_000, 6);
    // The whole of it inside out is turned as a whole.
    expect(volumeOf(turned(hollow, () => true))).toBeCloseTo(19_000, 6);
    // A solid in the hollow stays a solid.
    const nut = together(hollow, box([10, 10, 10, 20, 20, 20]));
    expect(volumeOf(nut)).toBeCloseTo(20_000, 6);
  });

  test('keeps each triangle with its object', () => {
    const two = together(without(cube, 4), box([30, 0, 0, 50, 20, 20]));
    const { mended: mesh } = new MeshAnalysis(two);
    expect(mesh.objects.map(({ name, triangleCount }) => [name, triangleCount])).toEqual([
      ['part 1', 12],
      ['part 2', 12],
    ]);
    expect(mesh.objects.reduce((sum, object) => sum + object.triangleCount, 0)).toBe(mesh.triangles.length / 3);
    let next = 0;
    for (const object of mesh.objects) {
      expect(object.firstTriangle).toBe(next);
      next += object.triangleCount;
    }
  });

  test('the order of the triangles changes no number', () => {
    const mesh = together(cube, box([15, 0, 0, 35, 20, 20]), ball(60, 0, 0, 5, 16));
    const random = seededRandom(7);
    const order = Array.from({ length: mesh.triangles.length / 3 }, (_, t) => t).sort(() => random() - 0.5);
    const shuffled = meshOf(
      [...mesh.positions],
      order.flatMap((t) => [...mesh.triangles.subarray(3 * t, 3 * t + 3)]),
    );
    expect(volumeOf(shuffled)).toBeCloseTo(volumeOf(mesh), 9);
    expect(new MeshAnalysis(shuffled).bodies.count).toBe(3);
  });

  test('volume grows with the cube of the size, wherever the part is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.integer({ min: -1000, max: 1000 }),
        (scale, far) => {
          const part = moved(ball(0, 0, 0, 10, 16), (x, y, z) => [scale * x + far, scale * y, scale * z - far]);
          const unit = volumeOf(ball(0, 0, 0, 10, 16));
          expect(volumeOf(part) / (unit * scale ** 3)).toBeCloseTo(1, 6);
        },
      ),
      { numRuns: 50 },
    );
  });
});

test('a part has one analysis', () => {
  expect(analysisOf(cube)).toBe(analysisOf(cube));
});
