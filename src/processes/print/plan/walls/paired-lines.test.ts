import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../../geometry/areas/clipper-kernel.ts';
import { outlineLength, packContours, splitIslands } from '../../../../geometry/areas/islands.ts';
import { joinPolygons } from '../../../../geometry/areas/join-polygons.ts';
import { type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import { lineSpacing, roundedAlong, type Stroke } from '../stroke.ts';
import { eachSegment, segmentArea } from '../stroke-speed.ts';
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

/** [mm3] @throws where a segment of some length lays nothing */
function laidBy({ levels, gaps }: Pick<Walls, 'levels' | 'gaps'>): number {
  let volume = 0;
  for (const stroke of [...levels.flat(), ...gaps])
    eachSegment(stroke, (i, j, length) => {
      expect(length === 0 || segmentArea(stroke, i, j) > 0).toBe(true);
      volume += length * segmentArea(stroke, i, j);
    });
  return volume;
}

/** [mm3] Of a wall less what its round sides leave free. */
function heldBy(wall: Polygons, { lineWidth, height } = OPTIONS): number {
  return (polygonsArea(wall) - roundedAlong(outlineLength(wall), { lineWidth, height })) * height;
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

test('a frame almost two lines wide is two loops, whatever the nozzle: its corners are whole', async () => {
  const kernel = await loadPolygonKernel();
  const wrong: string[] = [];
  for (const nozzle of [0.25, 0.4, 0.6, 0.8])
    for (const height of [nozzle / 4, nozzle / 2])
      for (let lines = 1.8; lines < 2.1; lines += 0.01) {
        const size = { lineWidth: 1.125 * nozzle, height, nozzle };
        const wall = lines * size.lineWidth;
        const frame = [
          [0, 0, 30, 0, 30, 22, 0, 22],
          [wall, wall, wall, 22 - wall, 30 - wall, 22 - wall, 30 - wall, wall],
        ];
        const walls = planWalls(kernel, packContours(frame), { ...OPTIONS, ...size });
        const off = laidBy(walls) / heldBy(packContours(frame), { ...OPTIONS, ...size }) - 1;
        if (walls.levels[0]!.length !== 2 || walls.gaps.length > 2 || Math.abs(off) > 0.004)
          wrong.push(`${nozzle} mm, ${height} mm high, ${lines} lines: ${walls.gaps.length} gaps, ${off} off`);
      }
  expect(wrong).toEqual([]);
});

test('springs and zigzags almost two lines wide lay what they hold: corners of their bends are not laid twice', async () => {
  const kernel = await loadPolygonKernel();
  for (const lines of [1.7, 1.8, 1.9, 1.95])
    for (const lean of [0, 1.2, 2.4]) {
      // A comb, and a wall of even width along its border.
      const teeth = [40, 32, 24, 16, 8, 0].flatMap((x) => [x + 5 - lean, 0, x + 5, 12, x, 12, x + lean, 0]);
      const comb = packContours([[0, -5, 45, -5, ...teeth]]);
      const half = (lines * OPTIONS.lineWidth) / 2;
      const wall = kernel.difference(
        kernel.offset(comb, half, { join: 'miter' }),
        kernel.offset(comb, -half, { join: 'miter' }),
      );
      const walls = planWalls(kernel, wall, OPTIONS);
      expect(Math.abs(laidBy(walls) / heldBy(wall) - 1)).toBeLessThan(0.003);
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

test('a piece hardly larger than its two lines is laid by them', async () => {
  const kernel = await loadPolygonKernel();
  const options = { ...OPTIONS, lineWidth: 0.5, nozzle: 0.6 };
  const piece = packContours([[1.95, -1.25, 1.84, -0.34, -1.7, -0.78, -1.59, -1.69]]);
  const walls = planWalls(kernel, piece, options);
  expect(walls.levels[0]!.length).toBe(1);
  expect(laidBy(walls) / heldBy(piece, options)).toBeCloseTo(1, 1);
});

/** A bar from a place on, wider at one end. */
function bar([x, y, turn, length, from, to]: readonly number[]): Polygons {
  const [c, s] = [Math.cos(turn!), Math.sin(turn!)];
  const corners = [
    [0, -from! / 2],
    [length!, -to! / 2],
    [length!, to! / 2],
    [0, from! / 2],
  ] as const;
  return packContours([corners.flatMap(([u, v]) => [x! + u * c - v * s, y! + u * s + v * c])]);
}

test('where walls of any width meet they are neither left open nor laid twice', async () => {
  const kernel = await loadPolygonKernel();
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const bars = fc.tuple(
    number(-2, 2),
    number(-2, 2),
    number(0, 6.28),
    number(3, 12),
    number(0.6, 1.4),
    number(0.6, 1.4),
  );
  fc.assert(
    fc.property(fc.array(bars, { minLength: 2, maxLength: 5 }), (some) => {
      for (const piece of splitIslands(kernel.union(joinPolygons(some.map(bar))))) {
        const walls = planWalls(kernel, piece, OPTIONS);
        const held = heldBy(piece) - polygonsArea(walls.fill) * OPTIONS.height;
        expect(laidBy(walls) / held).toBeGreaterThan(0.88);
        expect(laidBy(walls) / held).toBeLessThan(1.1);
      }
    }),
    { numRuns: 60 },
  );
});
