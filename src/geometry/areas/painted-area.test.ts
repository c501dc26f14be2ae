import { expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import { loadPolygonKernel } from './clipper-kernel.ts';
import { PaintedArea } from './painted-area.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons, polygonsArea } from './polygons.ts';

const kernel = await loadPolygonKernel();

const box = (x: number, y: number, w: number, h: number): Polygons => ({
  coordinates: Float64Array.of(x, y, x + w, y, x + w, y + h, x, y + h),
  ends: Uint32Array.of(4),
});

test('what is painted over and hidden is what one step after the other leaves', () => {
  const random = seededRandom(11);
  for (let run = 0; run < 60; run++) {
    const painted = new PaintedArea(kernel);
    let expected = NO_POLYGONS;
    for (let step = 0; step < 3 + run; step++) {
      const area = box(random() * 40, random() * 40, 1 + random() * 20, 1 + random() * 20);
      const hides = random() < 0.4;
      if (hides) painted.hide(area);
      else painted.paint(area);
      expected = hides ? kernel.difference(expected, area) : kernel.union(expected, area);
    }
    const seen = painted.seen();
    expect(polygonsArea(kernel.xor(seen, expected))).toBeCloseTo(0, 6);
    expect(polygonsArea(seen)).toBeCloseTo(polygonsArea(expected), 6);
  }
});

test('nothing painted, or all of it hidden, is nothing', () => {
  const painted = new PaintedArea(kernel);
  expect(painted.seen()).toBe(NO_POLYGONS);
  painted.hide(box(0, 0, 5, 5));
  expect(painted.seen()).toBe(NO_POLYGONS);
  painted.paint(box(1, 1, 2, 2));
  painted.hide(box(0, 0, 5, 5));
  expect(painted.seen().ends).toHaveLength(0);
});

test('a white box after each black one costs each box a logarithm of looks, not all of them one each', () => {
  let contours = 0;
  const counting = (a: Polygons, b: Polygons = NO_POLYGONS): void => {
    contours += a.ends.length + b.ends.length;
  };
  const watched: PolygonKernel = Object.assign(Object.create(kernel), {
    union: (...args: Parameters<PolygonKernel['union']>) => {
      counting(args[0], args[1]);
      return kernel.union(...args);
    },
    difference: (a: Polygons, b: Polygons) => {
      counting(a, b);
      return kernel.difference(a, b);
    },
  });
  const painted = new PaintedArea(watched);
  const n = 512;
  for (let k = 0; k < n; k++) {
    painted.paint(box(10 * (k % 32), 10 * Math.floor(k / 32), 8, 8));
    painted.hide(box(10 * (k % 32) + 2, 10 * Math.floor(k / 32) + 2, 3, 3));
  }
  expect(polygonsArea(painted.seen())).toBeCloseTo(n * (64 - 9), 6);
  expect(contours).toBeLessThan(8 * n * Math.log2(n)); // one after the other: n² and more
});

test('a thousand dots in nearly one place are united in halves, to the same area', () => {
  const random = seededRandom(5);
  const ring = (x: number, y: number): Polygons => {
    const corners = Array.from({ length: 24 }, (_, k) => (Math.PI * k) / 12).flatMap((angle) => [
      x + Math.cos(angle),
      y + Math.sin(angle),
    ]);
    return { coordinates: Float64Array.from(corners), ends: Uint32Array.of(24) };
  };
  const dots = Array.from({ length: 1000 }, () => ring(3 * random(), random()));
  let expected = NO_POLYGONS;
  for (const dot of dots) expected = kernel.union(expected, dot);
  let corners = 0;
  const watched: PolygonKernel = Object.assign(Object.create(kernel), {
    union: (a: Polygons, b: Polygons = NO_POLYGONS) => {
      corners = Math.max(corners, (a.coordinates.length + b.coordinates.length) / 2);
      return kernel.union(a, b);
    },
  });
  const painted = new PaintedArea(watched);
  for (const dot of dots) painted.paint(dot);
  expect(polygonsArea(kernel.xor(painted.seen(), expected))).toBeCloseTo(0, 6);
  // In no call are more than those of a few dozen dots.
  expect(corners).toBeLessThan(2000);
});
