import { beforeAll, describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../../geometry/areas/clipper-kernel.ts';
import { packContours } from '../../../../geometry/areas/islands.ts';
import { type PolygonKernel, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import { eachSegment, segmentArea } from '../stroke-speed.ts';
import { volumeOf } from '../stroke-volume.ts';
import { solidFill } from './solid-fill.ts';
import { splitStrips } from './strip-fill.ts';

let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});

const options = {
  kind: MoveKind.solidInfill,
  lineWidth: 0.45,
  nozzle: 0.4,
  height: 0.2,
  angle: Math.PI / 4,
  overlap: 0,
};
const rectangle = (x: number, y: number, w: number, h: number): number[] => [x, y, x + w, y, x + w, y + h, x, y + h];

describe('a long strip a few lines wide', () => {
  test.each([1, 1.2, 1.5])('%s mm: lines along it, none across, as much as it holds', (width) => {
    const strip = packContours([rectangle(0, 0, 20, width)]);
    let across = 0;
    let volume = 0;
    for (const stroke of solidFill(kernel, strip, options).flat())
      eachSegment(stroke, (i, j, length) => {
        const { points } = stroke;
        if (Math.abs(points[2 * j]! - points[2 * i]!) < 0.9 * length && length > width) across++;
        volume += length * segmentArea(stroke, i, j);
      });
    expect(across).toBe(0);
    expect(Math.abs(volume / (polygonsArea(strip) * options.height) - 1)).toBeLessThan(0.06);
  });

  test('what is too narrow for a third line is laid by the two beside it', () => {
    const strip = packContours([rectangle(0, 0, 20, 0.9)]);
    const strokes = solidFill(kernel, strip, options).flat();
    expect(strokes).toHaveLength(1);
    expect(volumeOf(strokes) / (polygonsArea(strip) * options.height)).toBeCloseTo(1, 2);
  });

  test('a strip at the side of a broad region goes its own way, the region stays', () => {
    const flag = kernel.union(packContours([rectangle(0, 0, 10, 10), rectangle(9, 4, 20, 1.2)]));
    const { broad, strips } = splitStrips(kernel, flag, 0.41);
    expect(strips).toHaveLength(1);
    expect(polygonsArea(broad)).toBeCloseTo(100, 1);
  });

  test('a short piece is a strip where it stands alone, not at the side of a broad one; a square is none', () => {
    const short = packContours([rectangle(0, 0, 3, 1.2)]);
    expect(splitStrips(kernel, short, 0.41).strips).toEqual([short]);
    const square = packContours([rectangle(10, -5, 20, 5)]);
    const both = kernel.union(short, square);
    expect(splitStrips(kernel, both, 0.41).strips.length).toBe(1);
    const joined = kernel.union(packContours([rectangle(7.5, 0, 10.5, 1.2)]), square);
    expect(splitStrips(kernel, joined, 0.41).strips).toEqual([]);
    expect(splitStrips(kernel, packContours([rectangle(0, 0, 30, 30)]), 0.41).strips).toEqual([]);
  });
});
