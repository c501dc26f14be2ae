import { describe, expect, test } from 'vitest';
import type { Mesh } from '../../src/model/part.ts';
import { moved, subdivided } from '../meshes.ts';
import { CLEAN, FAULTY } from '../print/corpus.ts';
import { touchingParts } from '../print/touching.ts';
import { MODEL_FILES, modelOf, verdictsOf } from '../print/verdicts.ts';

const PARTS = [...Object.entries(CLEAN), ...Object.entries(FAULTY).map(([name, { mesh }]) => [name, mesh] as const)];

/** The same with coordinates as a binary STL would hold them. */
function rounded(mesh: Mesh): Mesh {
  return { ...mesh, positions: Float32Array.from(mesh.positions) };
}

describe.each(PARTS)('%s', (_, mesh) => {
  test('cutting each triangle in four changes no verdict but those on triangles', async () => {
    const whole = await verdictsOf(mesh);
    expect(await verdictsOf(subdivided(mesh))).toEqual(whole);
    expect(await verdictsOf(rounded(subdivided(mesh)))).toEqual(whole);
  });

  test('moving it and turning it by 90° about Z changes no verdict but how it lies on the bed', async () => {
    const turned = moved(mesh, (x, y, z) => [17.25 - y, x - 3.5, z]);
    expect(await verdictsOf(turned, ['outside-machine'])).toEqual(await verdictsOf(mesh, ['outside-machine']));
  });
});

describe('cutting each triangle in four', () => {
  test.each(MODEL_FILES)('%s', async (name) => {
    const mesh = await modelOf(name);
    if (mesh === undefined) return expect(MODEL_FILES).toContain(name);
    expect(await verdictsOf(rounded(subdivided(mesh)))).toEqual(await verdictsOf(mesh));
  });

  test.each(Array.from({ length: 150 }, (_, seed) => seed))('bodies set against each other, %i', async (seed) => {
    const mesh = touchingParts(seed);
    expect(await verdictsOf(subdivided(subdivided(mesh)))).toEqual(await verdictsOf(mesh));
  });
});
