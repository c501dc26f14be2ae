import { expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../geometry/clipper-kernel.ts';
import { outlineLength, packContours } from '../../../geometry/islands.ts';
import { type Polygons, polygonsArea } from '../../../geometry/polygons.ts';
import { MoveKind } from '../../../model/toolpath.ts';
import { lineSpacing, type Stroke } from './stroke.ts';
import { eachSegment, segmentArea } from './stroke-speed.ts';
import { planWalls, type Walls } from './walls.ts';

const OPTIONS = { lineWidth: 0.45, height: 0.2, nozzle: 0.4, count: 2, thinWalls: true, gapFill: true };

/** A ring whose wall is so thick at each angle. */
function ring(thickness: (angle: number) => number): Polygons {
  const around = (radius: (angle: number) => number): number[] =>
    Array.from({ length: 240 }, (_, k) => (2 * Math.PI * k) / 240).flatMap((a) => [
      radius(a) * Math.cos(a),
      radius(a) * Math.sin(a),
    ]);
  const inner = around((a) => 14 - thickness(a));
  const hole: number[] = [];
  for (let i = inner.length - 2; i >= 0; i -= 2) hole.push(inner[i]!, inner[i + 1]!);
  return packContours([around(() => 14), hole]);
}

function laidBy({ levels, gaps }: Walls): number {
  let volume = 0;
  for (const stroke of [...levels.flat(), ...gaps])
    eachSegment(stroke, (i, j, length) => {
      volume += length * segmentArea(stroke, i, j);
    });
  return volume;
}

/** [mm3] Of a wall less what its round sides leave free. */
function heldBy(wall: Polygons): number {
  const { lineWidth, height } = OPTIONS;
  const round = ((lineWidth - lineSpacing(lineWidth, height)) / 2) * outlineLength(wall);
  return (polygonsArea(wall) - round) * height;
}

const singles = ({ gaps }: Walls): readonly Stroke[] => gaps.filter(({ kind }) => kind === MoveKind.outerWall);

test('a wall that swings about two lines is two loops all the way round', async () => {
  const kernel = await loadPolygonKernel();
  for (const [middle, swing] of [
    [0.8, 0.05],
    [0.86, 0.08],
    [0.9, 0.12],
  ] as const) {
    const wall = ring((a) => middle + swing * Math.cos(7 * a));
    const walls = planWalls(kernel, wall, OPTIONS);
    expect(walls.levels[0]!.length).toBe(2);
    expect(walls.gaps).toEqual([]);
    expect(laidBy(walls) / heldBy(wall)).toBeCloseTo(1, 2);
  }
});

test('lines of a pair lie half their width from the border, and are no thinner than they need to be', async () => {
  const kernel = await loadPolygonKernel();
  const [outer, inner] = planWalls(
    kernel,
    ring(() => 0.8),
    OPTIONS,
  ).levels[0]!;
  const width = (0.8 + 0.45 - lineSpacing(0.45, 0.2)) / 2;
  for (const [loop, border, side] of [
    [outer!, 14, -1],
    [inner!, 13.2, 1],
  ] as const)
    for (let i = 0; i < loop.points.length; i += 2) {
      const radius = Math.sqrt(loop.points[i]! ** 2 + loop.points[i + 1]! ** 2);
      expect(Math.abs(radius - (border + (side * width) / 2))).toBeLessThan(0.02);
    }
});

test('a wall that goes from one line to three changes no more often than it must', async () => {
  const kernel = await loadPolygonKernel();
  const wall = ring((a) => 0.95 + 0.45 * Math.cos(a));
  const walls = planWalls(kernel, wall, OPTIONS);
  expect(singles(walls).length).toBe(1);
  expect(walls.gaps.length).toBe(2);
  expect(laidBy(walls) / heldBy(wall)).toBeCloseTo(1, 1);
});

test('a wall of a single line stays one, and walls are left alone where thin ones are not asked for', async () => {
  const kernel = await loadPolygonKernel();
  const slim = planWalls(
    kernel,
    ring((a) => 0.66 + 0.04 * Math.cos(5 * a)),
    OPTIONS,
  );
  expect(slim.levels.flat()).toEqual([]);
  expect(singles(slim).length).toBe(1);
  const off = planWalls(
    kernel,
    ring(() => 0.8),
    { ...OPTIONS, thinWalls: false },
  );
  expect(off.levels.flat()).toEqual([]);
});
