import { expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../../geometry/areas/clipper-kernel.ts';
import { packContours } from '../../../../geometry/areas/islands.ts';
import { polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import { lineSpacing } from '../stroke.ts';
import { eachSegment, segmentArea } from '../stroke-speed.ts';
import { solidFill } from './solid-fill.ts';

const options = {
  kind: MoveKind.solidInfill,
  lineWidth: 0.45,
  nozzle: 0.4,
  height: 0.2,
  angle: Math.PI / 4,
  overlap: 0.2,
};

// The roof of a boat whose triangles were cut in four: the whole of it was taken for one narrow place, 6 mm wide.
test('a crumb of a hole on the rim of a region does not make one wide line of it', async () => {
  const kernel = await loadPolygonKernel();
  const roof = [0, 0, 9, 0, 9, 14, 4, 15, 0, 14];
  const crumb = [3.8, 15.00003, 4.1, 15.00004, 4.1, 15.00003];
  const region = packContours([crumb, roof]);
  const strokes = solidFill(kernel, region, options).flat();
  let volume = 0;
  for (const stroke of strokes)
    eachSegment(stroke, (i, j, length) => {
      const area = segmentArea(stroke, i, j);
      expect(area).toBeLessThanOrEqual(2.2 * lineSpacing(0.45, 0.2) * options.height);
      volume += area * length;
    });
  expect(strokes.length).toBeGreaterThan(0);
  expect(volume / (options.height * polygonsArea(region))).toBeCloseTo(1, 1);
});
