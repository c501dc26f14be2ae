import { beforeAll, describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../../geometry/areas/clipper-kernel.ts';
import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { packContours } from '../../../../geometry/areas/islands.ts';
import { type PolygonKernel, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import type { Stroke } from '../stroke.ts';
import { anchoringRows } from './anchored-rows.ts';

let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});

const rectangle = (x: number, y: number, w: number, h: number): number[] => [x, y, x + w, y, x + w, y + h, x, y + h];
const fill = packContours([rectangle(-10, -10, 20, 20)]);
const lower = packContours([rectangle(-9, -9, 18, 18)]);
const options = { angle: 0, pitch: 0.4, anchor: 0.45 };

/** Lines along y at these places. */
const upright = (...at: number[]): Stroke[] =>
  at.map((x) => ({ kind: MoveKind.sparseInfill, closed: false, points: Float64Array.of(x, -9, x, 9), area: 0.09 }));

describe('rows that hold a patch over open infill', () => {
  const patch = packContours([rectangle(-1, -1, 2, 2)]);

  test('in a hollow part they go from wall to wall, and no farther than where fill may lie', () => {
    const rows = anchoringRows(kernel, patch, { fill, lower, lines: () => [] }, options);
    const index = new EdgeIndex(rows);
    expect(index.contains(-9.3, 0.1) && index.contains(9.3, 0.1)).toBe(true);
    expect(index.contains(0, 2) || index.contains(-9.6, 0.1)).toBe(false);
  });

  test('between lines of infill they go to the next ones', () => {
    const rows = anchoringRows(kernel, patch, { fill, lower, lines: () => upright(-6, -3, 2, 7) }, options);
    const index = new EdgeIndex(rows);
    expect(index.contains(-3.2, 0.1) && index.contains(2.2, 0.1)).toBe(true);
    expect(index.contains(-3.6, 0.1) || index.contains(2.6, 0.1)).toBe(false);
  });

  test('a patch that meets two lines, or lies from edge to edge, needs none', () => {
    const held = anchoringRows(kernel, patch, { fill, lower, lines: () => upright(-0.5, 0.5) }, options);
    expect(held.ends.length).toBe(0);
    const across = packContours([rectangle(-9.2, -1, 18.4, 2)]);
    const never = (): Stroke[] => {
      throw new Error('the lines below are not asked for');
    };
    expect(polygonsArea(anchoringRows(kernel, across, { fill, lower, lines: never }, options))).toBe(0);
  });
});
