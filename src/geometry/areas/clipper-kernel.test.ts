import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPolygonKernel } from './clipper-kernel.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons, polygonsArea } from './polygons.ts';

let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});

function contours(...loops: readonly (readonly number[])[]): Polygons {
  const ends: number[] = [];
  let total = 0;
  for (const loop of loops) {
    total += loop.length / 2;
    ends.push(total);
  }
  return { coordinates: Float64Array.from(loops.flat()), ends: Uint32Array.from(ends) };
}

const rectangle = (x: number, y: number, w: number, h: number): readonly number[] => [
  x,
  y,
  x + w,
  y,
  x + w,
  y + h,
  x,
  y + h,
];

/** The same loops, seen from below, each turned so that it goes round as before; or turned alone. */
function upsideDown({ coordinates, ends }: Polygons, scale = -1): Polygons {
  const loops = Array.from(ends, (end, k) => Array.from(coordinates.subarray(2 * (ends[k - 1] ?? 0), 2 * end)));
  return contours(
    ...loops.map((loop) =>
      Array.from({ length: loop.length }, (_, i) => {
        const j = loop.length - 2 - (i - (i % 2)) + (i % 2);
        return i % 2 === 0 ? loop[j]! : scale * loop[j]!;
      }),
    ),
  );
}

describe('grid', () => {
  test('keeps a millionth of a millimetre, 200 mm from the origin', () => {
    const shape = contours(rectangle(200.000001, 200.000003, 1.000002, 1));
    const { coordinates } = kernel.union(shape);
    expect([...coordinates].map((c) => Math.round(c * 1e6)).sort((a, b) => a - b)).toEqual(
      [200000001, 200000003, 200000003, 200000001, 201000003, 201000003, 201000003, 201000003].sort((a, b) => a - b),
    );
  });

  test('a chain of 200 small offsets in and out loses no area', () => {
    let shape = contours(rectangle(0.1234567, 0.7654321, 10, 7));
    for (let i = 0; i < 200; i++)
      shape = kernel.offset(kernel.offset(shape, -0.0123, { join: 'miter' }), 0.0123, { join: 'miter' });
    expect(polygonsArea(shape)).toBeCloseTo(70, 3);
  });
});

describe('area work', () => {
  test('offset of a square by miter and by round corners', () => {
    const square = contours(rectangle(0, 0, 10, 10));
    expect(polygonsArea(kernel.offset(square, 1, { join: 'miter' }))).toBeCloseTo(144, 6);
    expect(polygonsArea(kernel.offset(square, 1, { join: 'round', arcTolerance: 1e-4 }))).toBeCloseTo(140 + Math.PI, 2);
    expect(kernel.offset(square, -5.01, { join: 'miter' }).ends.length).toBe(0);
  });

  test('holes stay holes', () => {
    const ring = kernel.difference(contours(rectangle(0, 0, 10, 10)), contours(rectangle(2, 2, 6, 6)));
    expect(ring.ends.length).toBe(2);
    expect(polygonsArea(ring)).toBeCloseTo(64, 9);
  });

  test('rectangles obey inclusion and exclusion', () => {
    const side = fc.integer({ min: 1, max: 5000 }).map((n) => n / 100);
    const place = fc.integer({ min: -2000, max: 2000 }).map((n) => n / 100);
    fc.assert(
      fc.property(place, place, side, side, place, place, side, side, (x, y, w, h, u, v, k, l) => {
        const a = contours(rectangle(x, y, w, h));
        const b = contours(rectangle(u, v, k, l));
        const both = polygonsArea(kernel.intersection(a, b));
        expect(polygonsArea(kernel.union(a, b))).toBeCloseTo(w * h + k * l - both, 3);
        expect(polygonsArea(kernel.difference(a, b))).toBeCloseTo(w * h - both, 3);
        expect(polygonsArea(kernel.xor(a, b))).toBeCloseTo(w * h + k * l - 2 * both, 3);
      }),
      { numRuns: 60 },
    );
  });

  test('lines are cut at the outline, and nothing gets lost', () => {
    const square = contours(rectangle(0, 0, 10, 10));
    const { inside, outside } = kernel.clipLines(contours([-5, 5, 15, 5]), square);
    expect([...inside.coordinates].sort((a, b) => a - b)).toEqual([0, 5, 5, 10]);
    expect(outside.ends.length).toBe(2);
  });

  // Clipper takes the loop with the highest vertex for an outer one: a hole there used to turn the whole offset round.
  test('a hole that touches its outline at the top, and a crumb of a hole beyond it, do not turn an offset round', () => {
    const roof = [0, 0, 10, 0, 10, 6, 5, 10, 0, 6];
    const touching = contours([5, 10, 6, 5, 4, 5], roof);
    const beyond = contours([2, 10.0001, 3, 10.00011, 3, 10.0001], roof);
    for (const [shape, mirrored] of [touching, beyond].map((s) => [s, upsideDown(s)] as const))
      for (const delta of [-0.4, 0.4])
        for (const join of ['miter', 'round'] as const) {
          const area = polygonsArea(kernel.offset(shape, delta, { join }));
          expect(area).toBeCloseTo(polygonsArea(kernel.offset(mirrored, delta, { join })), 1);
          expect(Math.sign(area - polygonsArea(shape))).toBe(Math.sign(delta));
          expect(area).toBeGreaterThan(50);
        }
  });

  test('all loops the other way round move the other way', () => {
    const square = contours(rectangle(0, 0, 10, 10), rectangle(20, 0, 10, 10));
    const turned = upsideDown(square, 1);
    expect(Math.abs(polygonsArea(kernel.offset(turned, -1, { join: 'round' })))).toBeCloseTo(128, 1);
  });

  test('loops without width that rounding leaves are no part of a result', () => {
    const square = contours(rectangle(0, 0, 10, 10));
    const hair = contours(rectangle(2, 2, 5, 1e-6));
    expect(kernel.difference(square, hair).ends.length).toBe(1);
    expect(kernel.union(square, contours(rectangle(12, 2, 5, 2e-6))).ends.length).toBe(1);
    expect(kernel.difference(square, contours(rectangle(2, 2, 5, 1e-4))).ends.length).toBe(2);
  });

  test('nothing in, nothing out', () => {
    expect(kernel.offset(NO_POLYGONS, 1, { join: 'round' }).ends.length).toBe(0);
    expect(kernel.union(NO_POLYGONS).ends.length).toBe(0);
    expect(kernel.difference(NO_POLYGONS, contours(rectangle(0, 0, 1, 1))).ends.length).toBe(0);
    expect(kernel.swell(NO_POLYGONS, 1, 'butt').ends.length).toBe(0);
  });

  test('coordinates that are no place are a bug of ours', () => {
    expect(() => kernel.union(contours([0, 0, Number.NaN, 1, 1, 1]))).toThrow('finite');
  });
});

describe('memory', () => {
  test('thousands of calls stay flat', () => {
    const round = (n: number): void => {
      const star = contours(
        Array.from({ length: 400 }, (_, i) => (i % 2 ? Math.sin : Math.cos)((i >> 1) / 31.8) * (5 + (i % 7))),
      );
      for (let i = 0; i < n; i++) {
        const clean = kernel.union(star);
        kernel.clipLines(contours([-9, 0.1, 9, 0.2]), clean);
        kernel.difference(kernel.offset(clean, 0.5, { join: 'round' }), clean);
      }
    };
    round(100);
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().external;
    round(500);
    const after = process.memoryUsage().arrayBuffers + process.memoryUsage().external;
    expect(after - before).toBeLessThan(16 * 2 ** 20);
  });
});
