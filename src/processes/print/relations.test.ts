import { describe, expect, test } from 'vitest';
import { ball, blocks, box, circle, moved, prism, ring, subdivided, together } from '../../../test/meshes.ts';
import { printCase } from '../../../test/print-case.ts';
import type { Mesh } from '../../model/part.ts';
import type { Pool } from '../../model/pool.ts';
import { runKernel } from '../../pipeline/kernels.ts';
import { checkPrint } from './check.ts';
import { groupsOfPrintRules, loadPrintRules } from './rules/index.ts';

const PARTS: Readonly<Record<string, Mesh>> = {
  cube: box([0, 0, 0, 20, 20, 20]),
  column: box([0, 0, 0, 10, 10, 150]),
  tee: blocks([
    [0, 0, 0, 10, 40, 20],
    [-15, 0, 20, 25, 40, 25],
  ]),
  bridge: blocks([
    [0, 0, 0, 10, 10, 15],
    [35, 0, 0, 45, 10, 15],
    [0, 0, 15, 45, 10, 20],
  ]),
  island: together(box([0, 0, 0, 20, 20, 20]), box([40, 0, 5, 60, 20, 15])),
  wall: blocks([
    [0, 0, 0, 40, 20, 2],
    [20, 0, 2, 20.3, 20, 12],
  ]),
  cavity: blocks([[0, 0, 0, 30, 30, 30]], [[5, 5, 5, 25, 25, 25]]),
  ball: ball(0, 0, 15, 15),
  overlap: together(box([0, 0, 0, 20, 20, 20]), box([15, 0, 0, 35, 20, 20])),
  wheel: ring(20, 0.75, 0, 5, 24),
  pole: prism(circle(0, 0, 6, 32), 0, 200),
  slab: box([0, 0, 0, 230, 100, 10]),
};

/** `rule severity` of every finding, sorted. */
async function kinds(mesh: Mesh, leave: readonly string[] = []): Promise<readonly string[]> {
  return (await checkPrint(printCase(mesh)))
    .filter((finding) => !leave.includes(finding.rule))
    .map((finding) => `${finding.rule} ${finding.severity}`)
    .sort();
}

/** Rules on size that speak on a machine of this size. */
async function sizeRules(mesh: Mesh, bed: number): Promise<readonly string[]> {
  const context = printCase({ ...mesh, unit: null }, { height: bed, machine: { bed: { x: [0, bed], y: [0, bed] } } });
  return (await checkPrint(context, { select: new Set(['outside-machine', 'unit']) })).map((finding) => finding.rule);
}

test('the check looks up after every rule, so that an interrupt is heard', async () => {
  let breaths = 0;
  const breathe = async (): Promise<void> => {
    breaths++;
  };
  await checkPrint(printCase(PARTS.cube!), { breathe });
  expect(breaths).toBe((await loadPrintRules()).length);
});

/** Another thread in name only: it gets copies of its inputs, and gives copies of what it finds. */
const APART: Pool = {
  threads: 2,
  map: () => Promise.reject(new Error('not asked for here')),
  begin: (kernel, inputs) => {
    const outputs = Promise.all(structuredClone(inputs).map((input) => runKernel(kernel, input)));
    return async () => structuredClone(await outputs) as never;
  },
};

test('every rule stands in one of the groups that run on threads of their own', async () => {
  const codes = groupsOfPrintRules().flatMap((group) => [...group]);
  expect(codes.sort()).toEqual((await loadPrintRules()).map(({ code }) => code));
  expect(groupsOfPrintRules(new Set(['unit', 'PRT009'])).map((group) => [...group])).toEqual([['PRT001'], ['PRT009']]);
});

describe.each(Object.entries(PARTS))('%s', (_, mesh) => {
  test('is found the same on other threads', async () => {
    const beside = { pool: APART, meanwhile: async () => {} };
    expect(await checkPrint(printCase(mesh), { beside })).toEqual(await checkPrint(printCase(mesh)));
  });

  test('moving it and turning it by 90° about Z change no verdict but how it lies on the bed', async () => {
    const turned = moved(mesh, (x, y, z) => [17.25 - y, x - 3.5, z]);
    expect(await kinds(turned, ['outside-machine'])).toEqual(await kinds(mesh, ['outside-machine']));
  });

  test('cutting each triangle in four changes no verdict but the one on triangles', async () => {
    const leave = ['resolution', 'degenerate-triangles'];
    expect(await kinds(subdivided(mesh), leave)).toEqual(await kinds(mesh, leave));
  });

  test('a smaller machine has no fewer findings on size', async () => {
    let before: readonly string[] = [];
    for (const bed of [400, 250, 150, 80, 15]) {
      const now = await sizeRules(mesh, bed);
      expect(before.filter((rule) => !now.includes(rule))).toEqual([]);
      before = now;
    }
  });
});
