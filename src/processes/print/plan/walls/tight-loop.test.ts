import { expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../../geometry/areas/clipper-kernel.ts';
import { outlineLength, packContours } from '../../../../geometry/areas/islands.ts';
import { polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { roundedAlong } from '../stroke.ts';
import { volumeOf } from '../stroke-volume.ts';
import { tightLoop } from './tight-loop.ts';
import { planWalls } from './walls.ts';

const kernel = await loadPolygonKernel();
const SIZE = { lineWidth: 0.45, height: 0.2, nozzle: 0.4 };
const WALLS = { ...SIZE, count: 3, thinWalls: true, gapFill: true };

const bar = (width: number, length: number, slant = 0): number[] => {
  const [c, s] = [Math.cos(0.4), Math.sin(0.4)];
  const corners = [0, -width / 2, length, -(width - slant) / 2, length, (width - slant) / 2, 0, width / 2];
  return corners.map((_, i) =>
    i % 2 === 0 ? c * corners[i]! - s * corners[i + 1]! : s * corners[i - 1]! + c * corners[i]!,
  );
};

test('two sides of a loop share the width of a short piece, and lay what it holds', () => {
  const piece = packContours([bar(0.8, 1)]);
  const [loop, ...more] = tightLoop(kernel, piece, SIZE);
  expect(more).toEqual([]);
  expect(loop?.closed).toBe(true);
  expect(volumeOf([loop!])).toBeCloseTo((0.8 - roundedAlong(3.6, SIZE)) * 0.2, 4);
});

test.each([
  ['too narrow for a nozzle', [bar(0.5, 0.8)]],
  ['a piece with a tail', [[0, -0.5, 1, -0.5, 1, -0.15, 3, -0.15, 3, 0.15, 1, 0.15, 1, 0.5, 0, 0.5]]],
  ['a piece with a hole', [bar(0.9, 1.2), [0.5, 0.2, 0.5, 0.3, 0.6, 0.3, 0.6, 0.2]]],
])('%s takes no such loop', (_, loops) => {
  expect(tightLoop(kernel, packContours(loops), SIZE)).toEqual([]);
});

// Single lines filled 50 to 85 % of such pieces.
test('lone pieces of a few nozzles are laid whole', () => {
  for (let width = 0.6; width < 1.15; width += 0.06)
    for (const length of [0.85, 1, 1.3, 1.7, 2.4])
      for (const slant of [0, 0.15]) {
        const piece = packContours([bar(width, length, slant)]);
        const { levels, gaps, fill } = planWalls(kernel, piece, WALLS);
        const held = polygonsArea(piece) - polygonsArea(fill) - roundedAlong(outlineLength(piece), SIZE);
        const laid = volumeOf([...levels.flat(), ...gaps]) / (held * SIZE.height);
        expect(Math.abs(laid - 1), `${width} × ${length}, ${slant}`).toBeLessThan(0.06);
      }
});
