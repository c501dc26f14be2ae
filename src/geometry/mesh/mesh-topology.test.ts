import { expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import type { Mesh } from '../../model/part.ts';
import { meshTopology } from './mesh-topology.ts';

const N = 24;

/** A ball of loose triangles, each corner up to `drift` [mm] from its place along each axis. */
function looseBall(drift: number): Mesh {
  const random = seededRandom(5);
  const at = (row: number, column: number): readonly number[] => {
    const [a, b] = [(Math.PI * row) / N, (2 * Math.PI * (column % N)) / N];
    return [10 * Math.sin(a) * Math.cos(b), 10 * Math.sin(a) * Math.sin(b), 10 * Math.cos(a)];
  };
  const corners: (readonly number[])[] = [];
  for (let i = 0; i < N; i++)
    for (let j = 0; j < N; j++) {
      if (i > 0) corners.push(at(i, j), at(i + 1, j), at(i, j + 1));
      if (i < N - 1) corners.push(at(i, j + 1), at(i + 1, j), at(i + 1, j + 1));
    }
  const positions = Float64Array.from(corners.flat(), (value) => value + drift * (2 * random() - 1));
  const triangles = Uint32Array.from(corners, (_, k) => k);
  return { kind: 'mesh', positions, triangles, objects: [], unit: null };
}

test('loose triangles are joined though their corners have drifted apart', () => {
  for (const drift of [0, 1e-5, 0.001, 0.004]) expect(meshTopology(looseBall(drift)).edges.open).toBe(0);
});

test('what no such joining closes stays as it is', () => {
  const far = looseBall(0.1);
  expect(meshTopology(far).edges.open).toBe(far.triangles.length);
  expect(meshTopology(far).tolerance).toBeLessThan(0.001);
});
