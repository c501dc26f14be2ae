import { describe, expect, test } from 'vitest';
import { blocks, box, moved, together, turned, without } from '../../../test/meshes.ts';
import { printCase } from '../../../test/print-case.ts';
import { analysisOf } from '../../geometry/mesh/mesh-analysis.ts';
import { checkPrint } from './check.ts';
import { bestStand, mendPart } from './mend-part.ts';

const cube = box([0, 0, 0, 20, 20, 20]);

describe('mendPart', () => {
  test('a sound part on the bed stays what it is', async () => {
    const { mesh, deeds } = await mendPart(printCase(cube), { orient: false });
    expect(mesh).toBe(cube);
    expect(deeds).toEqual([]);
  });

  test('everything that was done is told, and checking the result finds no more of it', async () => {
    const broken = moved(
      turned(without(cube, 3), (t) => t === 7),
      (x, y, z) => [x, y, z + 12.5],
    );
    const { mesh, deeds } = await mendPart(printCase(broken), { orient: false });
    expect(deeds.map((deed) => deed.en)).toEqual([
      '1 triangle turned over.',
      'A hole 68.3 mm around closed.',
      'Set on the bed, moved by -12.5 mm.',
    ]);
    expect(await checkPrint(printCase(mesh))).toEqual([]);
    expect(analysisOf(mesh).measures[0]!.volume).toBeCloseTo(8000, 9);
    // Mending what is mended does nothing.
    expect((await mendPart(printCase(mesh), { orient: false })).mesh).toBe(mesh);
  });

  test('a T is turned upside down, a plate on its edge is laid flat, when asked', async () => {
    const tee = printCase(
      blocks([
        [0, 0, 0, 10, 40, 20],
        [-15, 0, 20, 25, 40, 25],
      ]),
    );
    expect(bestStand(tee)!.lay).toEqual({ axis: 'x', angle: 180 });
    const { mesh } = await mendPart(tee, { orient: true });
    expect((await checkPrint(printCase(mesh))).map((finding) => finding.rule)).toEqual([]);
    const plate = await mendPart(printCase(box([0, 0, 0, 60, 3, 60])), { orient: true });
    expect(analysisOf(plate.mesh).bounds![1][2]).toBeCloseTo(3, 9);
  });

  test('bodies that overlap become one solid', async () => {
    const two = together(cube, box([15, 0, 0, 35, 20, 20]));
    const { mesh, deeds } = await mendPart(printCase(two), { orient: false });
    expect(deeds.map((deed) => deed.en)).toEqual(['2 bodies made one solid by union.']);
    expect(analysisOf(mesh).measures[0]!.volume).toBeCloseTo(14_000, 1);
    expect(await checkPrint(printCase(mesh))).toEqual([]);
  });
});
