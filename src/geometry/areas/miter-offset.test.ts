import factory from 'clipper2-wasm';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPolygonKernel } from './clipper-kernel.ts';
import { packContours } from './islands.ts';
import { MiterOffset } from './miter-offset.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons, polygonsArea } from './polygons.ts';

type Wasm = Awaited<ReturnType<typeof factory>>;

let kernel: PolygonKernel;
let wasm: Wasm;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
  wasm = await factory();
});

/** The kernel's sweep, whatever is proved. */
function swept({ coordinates, ends }: Polygons, delta: number): Polygons {
  const paths = new wasm.PathsD();
  let first = 0;
  for (const end of ends) {
    const path = new wasm.PathD();
    for (let i = first; i < end; i++) path.push_back(new wasm.PointD(coordinates[2 * i]!, coordinates[2 * i + 1]!, 0));
    paths.push_back(path);
    first = end;
  }
  const result = wasm.InflatePathsD(paths, delta, wasm.JoinType.Miter, wasm.EndType.Polygon, 2, 6, 0);
  const loops = Array.from({ length: result.size() }, (_, k) => {
    const path = result.get(k)!;
    return Array.from({ length: path.size() }, (_, i) => [path.get(i)!.x, path.get(i)!.y]).flat();
  });
  return packContours(loops);
}

/** [mm] Of all edges, at most. */
function edgesOf({ coordinates }: Polygons): number {
  let sum = 0;
  for (let i = 2; i < coordinates.length; i++) sum += Math.abs(coordinates[i]! - coordinates[i - 2]!);
  return sum;
}

/** Whether a corner is so near the limit of 120° that rounding decides whether it is cut off. */
function hasCornerAtLimit({ coordinates: c, ends }: Polygons): boolean {
  let first = 0;
  for (const end of ends) {
    for (let i = first, h = end - 1; i < end; h = i++) {
      const j = i + 1 === end ? first : i + 1;
      const before = Math.atan2(c[2 * i + 1]! - c[2 * h + 1]!, c[2 * i]! - c[2 * h]!);
      const after = Math.atan2(c[2 * j + 1]! - c[2 * i + 1]!, c[2 * j]! - c[2 * i]!);
      if (Math.abs(Math.cos(after - before) + 0.5) < 1e-3) return true;
    }
    first = end;
  }
  return false;
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

/** The same loop the other way round. */
function hole(loop: readonly number[]): readonly number[] {
  return Array.from({ length: loop.length }, (_, i) => loop[loop.length - 2 * ((i >> 1) + 1) + (i & 1)]!);
}

function moved(polygons: Polygons, delta: number): Polygons | null {
  return new MiterOffset().moved(polygons, delta, 2);
}

describe('what is proved', () => {
  test('a plate with a hole, in and out', () => {
    const plate = packContours([rectangle(0, 0, 20, 10), hole(rectangle(5, 3, 4, 4))]);
    expect(polygonsArea(moved(plate, -0.5)!)).toBeCloseTo(19 * 9 - 5 * 5, 5);
    expect(polygonsArea(moved(plate, 0.5)!)).toBeCloseTo(21 * 11 - 3 * 3, 5);
  });

  test('a chamfer that is smaller than the way goes, and its neighbours meet in a corner', () => {
    const plate = packContours([[0, 0, 10, 0, 10, 9.9, 9.9, 10, 0, 10]]);
    const { ends, coordinates } = moved(plate, -1)!;
    expect([...ends]).toEqual([4]);
    expect(coordinates.slice(2, 4)).toEqual(Float64Array.of(9, 9));
  });

  test('a corner sharper than the limit is cut off square, as far away as the edges', () => {
    const wedge = packContours([[0, 0, 20, -1, 20, 1]]);
    const { ends } = moved(wedge, 1)!;
    expect([...ends]).toEqual([4]);
    expect(polygonsArea(kernel.xor(moved(wedge, 1)!, swept(wedge, 1)))).toBeLessThan(1e-4);
  });

  test('what is narrower than twice the way is nothing, slanting or not', () => {
    expect(moved(packContours([rectangle(0, 0, 20, 1)]), -0.6)).toBe(NO_POLYGONS);
    expect(moved(packContours([[0, 0, 8, 6, 7.4, 6.8, -0.6, 0.8]]), -0.6)).toBe(NO_POLYGONS);
    expect(moved(packContours([[0, 0, 3, 0, 1, 2]]), -0.9)).toBe(NO_POLYGONS);
  });
});

describe('what is left to the sweep', () => {
  test('a waist that closes, two pieces that run together, a hole that meets the edge', () => {
    const dumbbell = packContours([
      [0, 0, 10, 0, 10, 4, 20, 4, 20, 0, 30, 0, 30, 10, 20, 10, 20, 6, 10, 6, 10, 10, 0, 10],
    ]);
    expect(moved(dumbbell, -0.9)?.ends.length).toBe(1);
    expect(moved(dumbbell, -1.1)).toBeNull();
    const pair = packContours([rectangle(0, 0, 5, 5), rectangle(6, 0, 5, 5)]);
    expect(moved(pair, 0.4)?.ends.length).toBe(2);
    expect(moved(pair, 0.6)).toBeNull();
    const ring = packContours([rectangle(0, 0, 10, 10), hole(rectangle(1, 1, 8, 8))]);
    expect(moved(ring, -0.4)?.ends.length).toBe(2);
    expect(moved(ring, -0.6)).toBeNull();
    expect(moved(ring, -3)).toBeNull();
  });

  test('loops that cross themselves, or go round the wrong way', () => {
    expect(moved(packContours([[0, 0, 10, 10, 10, 0, 0, 10]]), 0.1)).toBeNull();
    expect(moved(packContours([hole(rectangle(0, 0, 5, 5))]), 0.1)).toBeNull();
    expect(moved(packContours([rectangle(0, 0, 9, 9), rectangle(2, 2, 5, 5)]), 0.1)).toBeNull();
  });
});

describe('against the sweep', () => {
  const place = fc.integer({ min: 0, max: 2000 }).map((n) => n / 100);
  const ragged = fc
    .record({
      x: place,
      y: place,
      r: fc.double({ min: 0.3, max: 8, noNaN: true }),
      ends: fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 }),
    })
    .map(({ x, y, r, ends }) =>
      ends.flatMap((share, k) => {
        const angle = (2 * Math.PI * k) / ends.length;
        return [x + share * r * Math.cos(angle), y + share * r * Math.sin(angle)];
      }),
    );
  const piece = fc.record({ loop: ragged, takes: fc.boolean() });
  const region = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) =>
    pieces.reduce((all: Polygons, { loop, takes }) => {
      const one = packContours([loop]);
      return takes ? kernel.difference(all, one) : kernel.union(all, one);
    }, NO_POLYGONS),
  );
  const delta = fc.double({ min: -2, max: 1, noNaN: true }).map((log) => 10 ** log);

  test('random regions with holes: what is proved is the same area, as near as the grid', () => {
    let proved = 0;
    fc.assert(
      fc.property(region, delta, fc.boolean(), (polygons, way, inwards) => {
        const by = inwards ? -way : way;
        const own = moved(polygons, by);
        if (own === null || polygons.ends.length === 0 || hasCornerAtLimit(polygons)) return;
        proved++;
        const other = swept(polygons, by);
        // At corners of a thousandth the sweep itself leaves a few thousandths behind.
        expect(polygonsArea(kernel.xor(own, other))).toBeLessThan(2e-3 + 4e-6 * edgesOf(polygons));
      }),
      { numRuns: 400 },
    );
    expect(proved).toBeGreaterThan(100);
  });

  test('an inset that keeps all edges, moved back by the kernel, is the region itself', () => {
    const plate = packContours([[0, 0, 12, 1, 10, 8, 3, 9]]);
    const inset = kernel.offset(plate, -0.7, { join: 'miter' });
    expect(kernel.offset(inset, 0.7, { join: 'miter' })).toBe(plate);
    expect(polygonsArea(kernel.xor(swept(inset, 0.7), plate))).toBeLessThan(1e-4);
    expect(kernel.offset(inset, 0.6, { join: 'miter' })).not.toBe(plate);
  });
});
