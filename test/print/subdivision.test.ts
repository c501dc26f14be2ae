import { describe, expect, test } from 'vitest';
import { subdivided } from '../meshes.ts';
import { touchingParts } from './touching.ts';
import { MODEL_FILES, modelOf, verdictsOf } from './verdicts.ts';

/** Triangles; larger models are cut in the long run. */
const MOST = 30_000;

describe('cutting each triangle in four changes no verdict but those on triangles', () => {
  test.each(MODEL_FILES)('%s', async (name) => {
    const mesh = await modelOf(name);
    if (mesh === undefined || mesh.triangles.length / 3 > MOST) return expect(MODEL_FILES).toContain(name);
    expect(await verdictsOf(subdivided(mesh))).toEqual(await verdictsOf(mesh));
  });

  test.each(Array.from({ length: 30 }, (_, seed) => seed))('bodies set against each other, %i', async (seed) => {
    const mesh = touchingParts(seed);
    expect(await verdictsOf(subdivided(mesh))).toEqual(await verdictsOf(mesh));
  });
});
