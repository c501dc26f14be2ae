import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../areas/clipper-kernel.ts';
import { contourOf, packContours, splitIslands } from '../areas/islands.ts';
import { type PolygonKernel, type Polygons, polygonsArea } from '../areas/polygons.ts';
import { smallRun } from '../mesh-kernel.ts';

let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});

/** Numbers of the corners of triangles, and the half-edge across each side, -1 on the outline. */
interface Triangulation {
  readonly corners: Int32Array;
  readonly twin: Int32Array;
}

/** What assembly/triangulate-loops.ts finds. */
function triangulateLoops({ coordinates, ends }: Polygons): Triangulation | null {
  const run = smallRun();
  const { exports } = run;
  if (exports.triangulateLoops(run.putFloats(coordinates), run.putInts(ends), ends.length) === 0) return null;
  const sides = exports.sides.value;
  return {
    corners: run.ints(exports.corners.value, sides).slice(),
    twin: run.ints(exports.twins.value, sides).slice(),
  };
}

/** [mm²] Of each triangle, counter-clockwise > 0. */
function areas({ coordinates: c }: Polygons, { corners }: Triangulation): number[] {
  return Array.from({ length: corners.length / 3 }, (_, t) => {
    const [i, j, k] = [corners[3 * t]!, corners[3 * t + 1]!, corners[3 * t + 2]!];
    const [x, y] = [c[2 * i]!, c[2 * i + 1]!];
    return ((c[2 * j]! - x) * (c[2 * k + 1]! - y) - (c[2 * j + 1]! - y) * (c[2 * k]! - x)) / 2;
  });
}

/** [mm] Of all sides inside, which are least where triangles are as even as can be. */
function lengthInside({ coordinates: c }: Polygons, { corners, twin }: Triangulation): number {
  let sum = 0;
  for (const [h, other] of twin.entries()) {
    if (other < h) continue;
    const next = h % 3 === 2 ? h - 2 : h + 1;
    const [a, b] = [corners[h]!, corners[next]!];
    sum += Math.sqrt((c[2 * a]! - c[2 * b]!) ** 2 + (c[2 * a + 1]! - c[2 * b + 1]!) ** 2);
  }
  return sum;
}

/** The same of the kernel's triangles: all their sides, less the outline, are met twice. */
function lengthByKernel(polygons: Polygons): number {
  const t = kernel.triangulate(polygons);
  const length = (a: number, b: number): number =>
    Math.sqrt((t[2 * a]! - t[2 * b]!) ** 2 + (t[2 * a + 1]! - t[2 * b + 1]!) ** 2);
  let sum = 0;
  for (let i = 0; i < t.length / 2; i += 3) sum += length(i, i + 1) + length(i + 1, i + 2) + length(i + 2, i);
  const { coordinates: c, ends } = polygons;
  let first = 0;
  for (const end of ends) {
    for (let i = first, j = end - 1; i < end; j = i++)
      sum -= Math.sqrt((c[2 * i]! - c[2 * j]!) ** 2 + (c[2 * i + 1]! - c[2 * j + 1]!) ** 2);
    first = end;
  }
  return sum / 2;
}

describe('triangulateLoops', () => {
  const share = fc.double({ min: 0.3, max: 1, noNaN: true });
  const loop = fc.array(share, { minLength: 3, maxLength: 60 }).map((ends) =>
    ends.flatMap((r, k) => {
      const angle = (2 * Math.PI * k) / ends.length;
      return [9 * r * Math.cos(angle), 4 * r * Math.sin(angle)].map((v) => Math.round(v * 1e6) / 1e6);
    }),
  );

  test('covers each place once, by triangles that know their neighbours', () => {
    fc.assert(
      fc.property(loop, loop, (one, other) => {
        const moved = other.map((v, k) => v + (k % 2 === 0 ? 30 : 0));
        const loops = packContours([one, moved]);
        const found = triangulateLoops(loops)!;
        const parts = areas(loops, found);
        expect(Math.min(...parts)).toBeGreaterThan(0);
        expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(polygonsArea(loops), 6);
        expect(found.corners.length).toBe((3 * (one.length + other.length)) / 2 - 12);
        for (const [h, twin] of found.twin.entries()) if (twin !== -1) expect(found.twin[twin]).toBe(h);
      }),
      { numRuns: 150 },
    );
  });

  test('is the triangulation that the kernel finds', () => {
    fc.assert(
      fc.property(loop, (points) => {
        const one = packContours([points]);
        // Where four corners lie on a circle either side is right: both are as long to a millionth or so.
        expect(lengthInside(one, triangulateLoops(one)!)).toBeCloseTo(lengthByKernel(one), 3);
      }),
      { numRuns: 150 },
    );
  });

  test('leaves holes, loops that cross themselves and very long ones to others', () => {
    const square = [0, 0, 9, 0, 9, 9, 0, 9];
    const hole = [2, 2, 2, 4, 4, 4, 4, 2];
    expect(triangulateLoops(packContours([square, hole]))).toBeNull();
    expect(triangulateLoops(packContours([[0, 0, 9, 9, 9, 0, 0, 9]]))).toBeNull();
    const circle = Array.from({ length: 2000 }, (_, i) => (i % 2 ? Math.sin : Math.cos)((i >> 1) / 159.2));
    expect(triangulateLoops(packContours([circle]))).toBeNull();
  });

  test('of narrow pieces with wavy edges, sampled as they come', () => {
    const ring = kernel.difference(
      packContours([[0, 0, 10, 0, 10, 10, 0, 10]]),
      packContours([[-1, 0.3, 9.7, 0.2, 9.8, 9.7, -1, 9.6]]),
    );
    for (const piece of splitIslands(ring)) {
      const found = triangulateLoops(packContours([contourOf(piece, 0)]))!;
      expect(areas(piece, found).reduce((a, b) => a + b, 0)).toBeCloseTo(polygonsArea(piece), 9);
    }
  });
});
