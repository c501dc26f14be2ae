import { describe, expect, test } from 'vitest';
import type { Mesh } from '../../src/model/part.ts';
import { checkPrint } from '../../src/processes/print/check.ts';
import { moved, subdivided } from '../meshes.ts';
import { CLEAN, FAULTY } from '../print/corpus.ts';
import { printCase } from '../print-case.ts';

/** `rule severity` of every finding, each once. */
async function verdicts(mesh: Mesh, leave: readonly string[]): Promise<readonly string[]> {
  const findings = await checkPrint(printCase(mesh));
  const said = findings.filter(({ rule }) => !leave.includes(rule)).map(({ rule, severity }) => `${rule} ${severity}`);
  return [...new Set(said)].sort();
}

/**
 * Parts whose surfaces touch along lines that no triangle has for its side: cutting makes such a line a side of four
 * triangles, or a point of two fans, which then is told as well.
 */
const TOUCHING = ['bow-tie prism', 'a rod through a plate'];

const PARTS = [...Object.entries(CLEAN), ...Object.entries(FAULTY).map(([name, { mesh }]) => [name, mesh] as const)];

describe.each(PARTS)('%s', (name, mesh) => {
  test('cutting each triangle in four changes no verdict but those on triangles', async () => {
    const leave = ['resolution', 'degenerate-triangles'];
    const whole = await verdicts(mesh, leave);
    const cut = await verdicts(subdivided(mesh), leave);
    if (TOUCHING.includes(name)) expect(cut.length).toBeGreaterThan(0);
    else expect(cut).toEqual(whole);
  });

  test('moving it and turning it by 90° about Z changes no verdict but how it lies on the bed', async () => {
    const turned = moved(mesh, (x, y, z) => [17.25 - y, x - 3.5, z]);
    expect(await verdicts(turned, ['outside-machine'])).toEqual(await verdicts(mesh, ['outside-machine']));
  });
});
