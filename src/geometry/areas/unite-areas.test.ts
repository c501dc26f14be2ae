import { expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import { loadPolygonKernel } from './clipper-kernel.ts';
import { joinPolygons } from './join-polygons.ts';
import { type Polygons, polygonsArea } from './polygons.ts';
import { uniteAreas } from './unite-areas.ts';

/** [mm] A ring, or a disc where it has no hole. */
function ring(x: number, y: number, outer: number, inner: number): Polygons {
  const circle = (radius: number, turn: number): number[] =>
    Array.from({ length: 24 }, (_, k) => [
      x + radius * Math.cos((turn * k * Math.PI) / 12),
      y + radius * Math.sin((turn * k * Math.PI) / 12),
    ]).flat();
  const flat = inner > 0 ? [...circle(outer, 1), ...circle(inner, -1)] : circle(outer, 1);
  return { coordinates: Float64Array.from(flat), ends: inner > 0 ? Uint32Array.of(24, 48) : Uint32Array.of(24) };
}

test.each([
  ['scattered discs', 40, 0],
  ['discs that grow together', 12, 0],
  ['rings with rings in them', 30, 0.8],
])('%s: the halves make what one sweep makes', async (_, side, hole) => {
  const kernel = await loadPolygonKernel();
  const roll = seededRandom(5);
  const areas = Array.from({ length: 900 }, () => {
    const outer = 0.2 + roll();
    return ring(side * roll(), side * roll(), outer, hole * outer);
  });
  areas.push(ring(side / 2, side / 2, side, 0.9 * side));
  const apart = uniteAreas(kernel, areas);
  const swept = kernel.union(joinPolygons(areas));
  expect(polygonsArea(apart)).toBeCloseTo(polygonsArea(swept), 3);
  expect(polygonsArea(kernel.xor(apart, swept))).toBeLessThan(1e-3);
  expect(apart.ends.length).toBe(swept.ends.length);
});
