import { expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../../geometry/areas/clipper-kernel.ts';
import { packContours } from '../../../../geometry/areas/islands.ts';
import { polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { lineSpacing, roundedAlong, type Stroke } from '../stroke.ts';
import { eachSegment, segmentArea } from '../stroke-speed.ts';
import { planWalls } from './walls.ts';

const options = { lineWidth: 0.45, height: 0.2, nozzle: 0.4, count: 2, thinWalls: true, gapFill: true };

test('between the walls of a tooth one line runs from its narrow to its wide end; where rows fit they fill', async () => {
  const kernel = await loadPolygonKernel();
  const tooth = (narrow: number, wide: number): ReturnType<typeof packContours> =>
    packContours([[0, -narrow / 2, 8, -wide / 2, 8, wide / 2, 0, narrow / 2]]);
  const slim = planWalls(kernel, tooth(1.8, 2.4), options);
  expect(slim.gaps.length).toBe(1);
  expect(slim.fill.ends.length).toBe(0);
  const broad = planWalls(kernel, tooth(3.5, 4), options);
  expect(broad.gaps).toEqual([]);
  expect(polygonsArea(broad.fill)).toBeGreaterThan(5);
});

const bar = (width: number): ReturnType<typeof packContours> =>
  packContours([[0, -width / 2, 8, -width / 2, 8, width / 2, 0, width / 2]]);

test('a gap line is no wider than its nozzle lays: where lines are wide for it, two lie side by side', async () => {
  const kernel = await loadPolygonKernel();
  const wide = { ...options, lineWidth: 0.5, nozzle: 0.25 };
  for (const width of [0.7, 0.9, 1.6, 1.8, 2.2, 2.6]) {
    const { levels, gaps, fill } = planWalls(kernel, bar(width), wide);
    const laid = [...levels.flat(), ...gaps].reduce((sum, stroke) => sum + volumeOf(stroke, 2.5 * wide.nozzle), 0);
    // With or without what round sides leave free.
    const filled = laid / options.height + polygonsArea(fill);
    expect(filled / (8 * width)).toBeLessThan(1.05);
    expect((filled + roundedAlong(2 * (8 + width), wide)) / (8 * width)).toBeGreaterThan(0.95);
  }
});

test('a crumb between walls into which no line goes is a dot', async () => {
  const kernel = await loadPolygonKernel();
  const triangle = packContours([[0, 0, 3.4, 0, 1.7, 2.94]]);
  const { gaps, lost } = planWalls(kernel, triangle, options);
  const dots = gaps.filter(({ points }) => Math.abs(points[0]! - 1.7) < 0.4 && Math.abs(points[1]! - 0.98) < 0.4);
  expect(dots.length).toBe(1);
  expect(lost).toBeLessThan(0.1);
});

test('what is left in the middle of a column is laid whole', async () => {
  const kernel = await loadPolygonKernel();
  for (const side of [1.5, 1.6, 1.665, 1.8, 2.3]) {
    const { levels, gaps } = planWalls(kernel, packContours([[0, 0, side, 0, side, side, 0, side]]), options);
    const laid = [...levels.flat(), ...gaps].reduce((sum, stroke) => sum + volumeOf(stroke, 1), 0);
    expect(Math.abs(laid / (side * side * options.height) - 1)).toBeLessThan(0.1);
  }
});

test('what is too narrow for a line between two walls, these lay as well', async () => {
  const kernel = await loadPolygonKernel();
  for (const width of [1.68, 1.7, 1.72, 1.75]) {
    const around = packContours([[-20, -20, 20, -20, 20, 20, -20, 20]]);
    const wall = kernel.difference(around, kernel.offset(around, -width, { join: 'miter' }));
    const { levels, gaps, lost } = planWalls(kernel, wall, options);
    const laid = [...levels.flat(), ...gaps].reduce((sum, stroke) => sum + volumeOf(stroke, 0.5), 0);
    const sides = ((320 - 8 * width) * options.height * (0.45 - lineSpacing(0.45, options.height))) / 2;
    expect(lost).toBeLessThan(0.01);
    expect(laid / (polygonsArea(wall) * options.height - sides)).toBeCloseTo(1, 2);
  }
});

test('a single line runs into the loop before it along its own middle', async () => {
  const kernel = await loadPolygonKernel();
  for (const wide of [1.1, 1.2, 1.3]) {
    const tooth = packContours([[0, -0.25, 14, -wide / 2, 14, wide / 2, 0, 0.25]]);
    const { levels, gaps } = planWalls(kernel, tooth, options);
    expect(levels[0]!.length).toBe(1);
    for (const { points } of gaps)
      for (let i = 1; i < points.length; i += 2) expect(Math.abs(points[i]!)).toBeLessThan(0.05);
  }
});

test('single lines go on where they meet, a loop stays where it is a place of its own', async () => {
  const kernel = await loadPolygonKernel();
  const bars = packContours([
    [-5, -0.35, 5, -0.35, 5, 0.35, -5, 0.35],
    [-0.35, -5, 0.35, -5, 0.35, 5, -0.35, 5],
  ]);
  const cross = planWalls(kernel, kernel.union(bars), options);
  expect(cross.levels.flat()).toEqual([]);
  expect(cross.gaps.length).toBe(3);
  const knob = packContours([
    [-5, -0.25, 0, -0.25, 0, 0.25, -5, 0.25],
    [0, -0.7, 1.4, -0.7, 1.4, 0.7, 0, 0.7],
  ]);
  expect(planWalls(kernel, kernel.union(knob), options).levels[0]!.length).toBe(1);
});

function volumeOf(stroke: Stroke, widest: number): number {
  let volume = 0;
  eachSegment(stroke, (i, j, length) => {
    const area = segmentArea(stroke, i, j);
    expect(area).toBeLessThanOrEqual(1.4 * widest * options.height);
    volume += area * length;
  });
  return volume;
}

test('fins that cross keep their lines, though they are wider in the corners between them than a line may be', async () => {
  const kernel = await loadPolygonKernel();
  const fin = (width: number, turn: number): number[] =>
    [-20, -width / 2, 20, -width / 2, 20, width / 2, -20, width / 2].map((_, k, all) => {
      const [x, y] = [all[k - (k % 2)]!, all[k - (k % 2) + 1]!];
      return k % 2 === 0 ? x * Math.cos(turn) - y * Math.sin(turn) : x * Math.sin(turn) + y * Math.cos(turn);
    });
  for (const lines of [
    { lineWidth: 0.6, height: 0.3 },
    { lineWidth: 0.45, height: 0.2 },
  ]) {
    const star = kernel.union(packContours([0.5, 0.6, 0.8, 1, 1.2].map((width, k) => fin(width, 0.6 * k + 0.1))));
    const { levels, gaps } = planWalls(kernel, star, { ...options, ...lines });
    const laid = [...levels.flat(), ...gaps].reduce((sum, stroke) => sum + volumeOf(stroke, 1.5), 0);
    expect(laid / (polygonsArea(star) * lines.height)).toBeGreaterThan(0.9);
    expect(laid / (polygonsArea(star) * lines.height)).toBeLessThan(1.02);
  }
});

test('facets that do not face each other leave a ring of two lines whole', async () => {
  const kernel = await loadPolygonKernel();
  const circle = (radius: number, facets: number, turn: number): number[] =>
    Array.from({ length: facets }, (_, i) => ((i + turn) * 2 * Math.PI) / facets).flatMap((a) => [
      radius * Math.cos(a),
      radius * Math.sin(a),
    ]);
  const clockwise = (outline: number[]): number[] =>
    outline.flatMap((_, i) => (i % 2 === 0 ? outline.slice(outline.length - 2 - i, outline.length - i) : []));
  for (const facets of [32, 48, 64, 96])
    for (const wall of [0.842, 0.85, 0.856, 0.862, 0.87, 0.88]) {
      const ring = packContours([circle(14.79, facets, 0), clockwise(circle(14.79 - wall, facets, 0.5))]);
      const { levels, gaps } = planWalls(kernel, ring, options);
      expect([levels.flat().length, gaps.length]).toEqual([2, 0]);
      const laid = levels.flat().reduce((sum, stroke) => sum + volumeOf(stroke, 1), 0);
      expect(laid / (polygonsArea(ring) * options.height)).toBeCloseTo(0.95, 1);
    }
});
