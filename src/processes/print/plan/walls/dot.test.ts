import { beforeAll, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../../geometry/areas/clipper-kernel.ts';
import { outlineLength, packContours } from '../../../../geometry/areas/islands.ts';
import { type PolygonKernel, type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import type { Stroke } from '../stroke.ts';
import { planWalls, type Walls } from './walls.ts';

let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});

const HEIGHT = 0.2;
const round = (diameter: number, corners: number, turn = 0): Polygons =>
  packContours([
    Float64Array.from({ length: 2 * corners }, (_, i) => {
      const angle = turn + (2 * Math.PI * (i >> 1)) / corners;
      return (diameter / 2) * (i % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
    }),
  ]);

function wallsOf(piece: Polygons, thinWalls = true): Walls {
  const options = { lineWidth: 0.45, height: HEIGHT, nozzle: 0.4, count: 2, thinWalls, gapFill: true };
  return planWalls(kernel, piece, options);
}

function strokesOf(piece: Polygons): readonly Stroke[] {
  const walls = wallsOf(piece);
  return [...walls.levels.flat(), ...walls.gaps];
}

function volumeOf({ points, closed, area }: Stroke): number {
  let length = 0;
  const n = points.length / 2;
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const j = (i + 1) % n;
    length += Math.sqrt((points[2 * j]! - points[2 * i]!) ** 2 + (points[2 * j + 1]! - points[2 * i + 1]!) ** 2);
  }
  return length * (typeof area === 'number' ? area : area.reduce((a, b) => a + b) / area.length);
}

const DIAMETERS = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9, 1];

test.each([3, 4, 6, 24, 96])('pins of %i corners, from half a nozzle on, are drawn on every layer', (corners) => {
  for (const diameter of DIAMETERS) {
    const piece = round(diameter, corners, 0.3);
    if (polygonsArea(piece) < 0.0315) continue;
    expect([diameter, strokesOf(piece).length]).not.toEqual([diameter, 0]);
  }
});

test.each([0.4, 0.5, 0.6, 0.75])('a pin of %f mm holds no more than its round side leaves it', (diameter) => {
  const piece = round(diameter, 24);
  const rounded = ((1 - Math.PI / 4) * HEIGHT * outlineLength(piece)) / 2;
  const laid = strokesOf(piece).reduce((sum, stroke) => sum + volumeOf(stroke), 0);
  expect(laid / ((polygonsArea(piece) - rounded) * HEIGHT)).toBeCloseTo(1, 1);
});

test('a dot lies along a line that stays in the pin', () => {
  const dot = strokesOf(round(0.4, 24));
  expect(dot).toHaveLength(1);
  for (const value of dot[0]!.points) expect(Math.abs(value)).toBeLessThan(0.2);
});

test('what is smaller than half a nozzle, or thin and long, is left out and counted as lost', () => {
  for (const piece of [round(0.18, 24), packContours([[0, 0, 0.05, 0, 0.05, 20, 0, 20]])]) {
    expect(strokesOf(piece)).toEqual([]);
    expect(wallsOf(piece).lost).toBeCloseTo(polygonsArea(piece), 9);
  }
});

test('thin walls asked off: no dots', () => {
  expect(wallsOf(round(0.5, 24), false).gaps).toEqual([]);
});
