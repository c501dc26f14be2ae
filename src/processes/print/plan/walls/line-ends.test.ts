import { describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../../geometry/areas/clipper-kernel.ts';
import { packContours } from '../../../../geometry/areas/islands.ts';
import { type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import type { Stroke } from '../stroke.ts';
import { eachSegment, segmentArea } from '../stroke-speed.ts';
import { gapStrokes } from './gaps.ts';

const kernel = await loadPolygonKernel();
const HEIGHT = 0.2;
const OPTIONS = { height: HEIGHT, nozzle: 0.4, widest: 1, free: true };
/** Of a line with round sides: what it lays less than its width times its height, for each mm. */
const ROUNDED = HEIGHT * HEIGHT * (1 - Math.PI / 4);

const walls = (region: Polygons): readonly Stroke[] => gapStrokes(kernel, region, region, OPTIONS).strokes;
const volumeOf = (strokes: readonly Stroke[]): number => {
  let sum = 0;
  for (const stroke of strokes)
    eachSegment(stroke, (i, j, length) => (sum += length * (segmentArea(stroke, i, j) + ROUNDED)));
  return sum;
};
const reachOf = (strokes: readonly Stroke[]): number =>
  Math.max(...strokes.flatMap(({ points }) => [...points].filter((_, i) => i % 2 === 0)));
const bar = (length: number, width: number): Polygons => packContours([[0, 0, length, 0, length, width, 0, width]]);
const rounded = (length: number, width: number): Polygons => {
  const loop: number[] = [];
  for (const [x, from] of [
    [width / 2, Math.PI / 2],
    [length - width / 2, -Math.PI / 2],
  ] as const)
    for (let k = 0; k <= 16; k++)
      loop.push(
        x + (width / 2) * Math.cos(from + (k * Math.PI) / 16),
        (width / 2) * Math.sin(from + (k * Math.PI) / 16),
      );
  return packContours([loop]);
};

describe('a wall of a single line lays what its piece holds', () => {
  test.each([
    ['blunt, as wide as a line', bar(5, 0.45)],
    ['blunt and wide', bar(5, 0.8)],
    ['blunt and short', bar(3, 0.6)],
    ['round', rounded(5, 0.6)],
    ['round and wide', rounded(6, 0.8)],
  ] as const)('%s', (_, region) => {
    const volume = HEIGHT * polygonsArea(region);
    expect(volumeOf(walls(region)) / volume).toBeGreaterThan(0.98);
    expect(volumeOf(walls(region)) / volume).toBeLessThan(1.02);
  });

  test('and its round end stays within half a line of the border', () => {
    for (const width of [0.45, 0.6, 0.8]) {
      const reach = reachOf(walls(bar(5, width)));
      expect(reach).toBeCloseTo(5 - width / 4, 2);
      expect(reach + width / 2).toBeLessThan(5 + 0.225);
    }
  });

  test('but goes no farther into the tip of a wedge than its middle line', () => {
    const tip = walls(packContours([[0, -0.4, 12, 0, 0, 0.4]]));
    expect(reachOf(tip)).toBeLessThan(12);
    expect(reachOf(tip)).toBeGreaterThan(9);
  });
});

test('segments of a line that tapers are no wider at one end than a step', () => {
  const [line] = walls(packContours([[0, -0.45, 14, -0.2, 14, 0.2, 0, 0.45]]));
  const areas = line!.area as Float64Array;
  expect(areas.length).toBeGreaterThan(5);
  for (let i = 1; i < areas.length; i++) expect(Math.abs(areas[i]! - areas[i - 1]!) / HEIGHT).toBeLessThan(0.105);
});
