import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../../geometry/areas/clipper-kernel.ts';
import { packContours } from '../../../../geometry/areas/islands.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import { lineSpacing, type Stroke } from '../stroke.ts';
import { eachSegment, segmentArea } from '../stroke-speed.ts';
import { volumeOf } from '../stroke-volume.ts';
import { markInside } from './mark-inside.ts';
import { solidFill } from './solid-fill.ts';

let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});

const WIDTH = 0.45;
const HEIGHT = 0.2;
const OVERLAP = 0.2;
const options = {
  kind: MoveKind.solidInfill,
  lineWidth: WIDTH,
  nozzle: 0.4,
  height: HEIGHT,
  angle: Math.PI / 4,
  overlap: OVERLAP,
};

function coveredBy(strokes: readonly Stroke[]): Polygons {
  let all = NO_POLYGONS;
  for (const stroke of strokes)
    eachSegment(stroke, (i, j) => {
      const width = segmentArea(stroke, i, j) / HEIGHT + WIDTH - lineSpacing(WIDTH, HEIGHT);
      const line = packContours([[i, j].flatMap((v) => [stroke.points[2 * v]!, stroke.points[2 * v + 1]!])]);
      all = kernel.union(all, kernel.swell(line, width / 2, 'round'));
    });
  return all;
}

/** Part of a region that is under no line, what lies by more than the overlap outside it, volume against the region's. */
function judged(region: Polygons): { readonly bare: number; readonly beyond: number; readonly volume: number } {
  const strokes = solidFill(kernel, region, options).flat();
  const covered = coveredBy(strokes);
  const area = polygonsArea(region);
  const allowed = kernel.offset(region, OVERLAP * WIDTH + 0.1, { join: 'miter' });
  return {
    bare: polygonsArea(kernel.difference(region, covered)) / area,
    beyond: polygonsArea(kernel.difference(covered, allowed)) / area,
    volume: volumeOf(strokes) / (area * HEIGHT),
  };
}

const polygon = (n: number, radius: number, turn: number): number[] =>
  Array.from({ length: n }, (_, k) => turn + (2 * Math.PI * k) / n).flatMap((a) => [
    radius * Math.cos(a),
    radius * Math.sin(a),
  ]);

describe('rows that meet a wall at a slant', () => {
  test('whatever the slant, next to nothing stays bare, nothing is laid outside, and it is as much as the region holds', () => {
    const slants = fc.tuple(fc.integer({ min: 3, max: 24 }), fc.double({ min: 0, max: Math.PI, noNaN: true }));
    fc.assert(
      fc.property(slants, ([n, turn]) => {
        const { bare, beyond, volume } = judged(packContours([polygon(n, 12, turn)]));
        expect(bare).toBeLessThan(0.012);
        expect(beyond).toBeLessThan(0.001);
        expect(Math.abs(volume - 1)).toBeLessThan(0.025);
      }),
      { numRuns: 25 },
    );
  });

  test('where a round hole touches a row the half that is free is filled', () => {
    const disc = packContours([polygon(96, 12, 0)]);
    const hole = packContours([polygon(96, 6, 0)]);
    const { bare, volume } = judged(kernel.difference(disc, hole));
    expect(bare).toBeLessThan(0.02);
    expect(Math.abs(volume - 1)).toBeLessThan(0.025);
  });

  test('a line that grows thinner keeps its volume when it is cut where a top begins', () => {
    const whole = solidFill(kernel, packContours([polygon(6, 12, 0)]), options).flat();
    const marked = markInside(whole, packContours([polygon(5, 7, 0.2)]), MoveKind.topInfill);
    expect(new Set(marked.map(({ kind }) => kind))).toEqual(new Set([MoveKind.solidInfill, MoveKind.topInfill]));
    expect(volumeOf(marked)).toBeCloseTo(volumeOf(whole), 6);
  });
});
