import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../areas/clipper-kernel.ts';
import { type PolygonKernel, type Polygons, polygonsArea } from '../areas/polygons.ts';
import { type ArcPath, ArcPathBuilder, arcPathArea, arcPathLength, flattenArcPath } from './arc-path.ts';
import { offsetArcPath } from './offset-arc-path.ts';
import { crossesItself } from './self-crossing.ts';

let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});

const OUTWARD = { join: 'round', tolerance: 0.01 } as const;
const INWARD = { join: 'miter', tolerance: 0.01 } as const;

function pathOf(...vertices: readonly (readonly [x: number, y: number, bulge?: number])[]): ArcPath {
  const builder = new ArcPathBuilder();
  for (const [x, y, bulge] of vertices) builder.add(x, y, bulge);
  return builder.take(true);
}

const areaOf = (path: ArcPath): Polygons => {
  const coordinates = flattenArcPath(path, 5e-4);
  return { coordinates, ends: Uint32Array.of(coordinates.length / 2) };
};

const SQUARE = pathOf([0, 0], [10, 0], [10, 10], [0, 10]);
/** Quarter circles of 2 mm at the corners of a square of 10 mm. */
const ROUNDED = (() => {
  const b = Math.SQRT2 - 1;
  return pathOf([2, 0], [8, 0, b], [10, 2], [10, 8, b], [8, 10], [2, 10, b], [0, 8], [0, 2, b]);
})();
/** A square of 10 mm with a notch of `width` in its upper side, 5 mm deep. */
const notched = (width: number): ArcPath =>
  pathOf(
    [0, 0],
    [10, 0],
    [10, 10],
    [5 + width / 2, 10],
    [5 + width / 2, 5],
    [5 - width / 2, 5],
    [5 - width / 2, 10],
    [0, 10],
  );

describe('offsetArcPath', () => {
  test('outward the beam turns about each corner', () => {
    const moved = offsetArcPath(SQUARE, 0.5, OUTWARD)!;
    expect(moved.x.length).toBe(8);
    expect(arcPathArea(moved)).toBeCloseTo(100 + 4 * 10 * 0.5 + Math.PI * 0.25, 9);
  });

  test('inward the corners close to points', () => {
    const moved = offsetArcPath(SQUARE, -0.5, INWARD)!;
    expect(moved.x.length).toBe(4);
    expect(arcPathArea(moved)).toBeCloseTo(81, 9);
  });

  test('arcs keep their centres: no chord comes in, no vertex more', () => {
    const [out, inside] = [offsetArcPath(ROUNDED, 0.1, OUTWARD)!, offsetArcPath(ROUNDED, -0.1, INWARD)!];
    expect([out.x.length, inside.x.length]).toEqual([8, 8]);
    const rounded = (side: number, r: number): number => side * side - (4 - Math.PI) * r * r;
    expect(arcPathArea(out)).toBeCloseTo(rounded(10.2, 2.1), 6);
    expect(arcPathArea(inside)).toBeCloseTo(rounded(9.8, 1.9), 6);
  });

  test('a notch gets narrower by the whole offset, and is drawn out in a hole', () => {
    const moved = offsetArcPath(notched(3), 0.5, OUTWARD)!;
    expect(arcPathArea(moved)).toBeCloseTo(11 * 11 - (4 - Math.PI) * 0.25 - 2 * 5 - 2 * (1 - Math.PI / 4) * 0.25, 6);
    const inward = offsetArcPath(notched(3), -0.5, INWARD)!;
    expect(arcPathArea(inward)).toBeCloseTo(9 * 9 - 4 * 5, 9);
  });

  test.each([
    ['a notch that closes', notched(0.8), 0.5],
    ['walls beside a notch that vanish', notched(9.2), -0.5],
    ['an arc that vanishes', ROUNDED, -2],
    ['two halves that fall apart', pathOf([0, 0], [10, 4.8], [20, 0], [20, 10], [10, 5.2], [0, 10]), -0.5],
    ['a figure of eight', pathOf([0, 0], [10, 10], [10, 0], [0, 8]), 0.5],
    ['a spike', pathOf([0, 0], [10, 0.05], [0, 0.1]), 0.5],
    ['no length', pathOf([0, 0], [0, 0, 0.5], [10, 0], [10, 10]), 0.5],
    ['chords of a curve', pathOf(...circle(40)), 0.5],
  ])('%s is left to the kernel', (_, path, delta) => {
    expect(offsetArcPath(path, delta, delta > 0 ? OUTWARD : INWARD)).toBeNull();
  });

  test('what is taken is what the kernel makes of fine chords', () => {
    let taken = 0;
    const numbers = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 27, maxLength: 27 });
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 9 }),
        numbers,
        fc.constantFrom(0.05, 0.2, 1),
        fc.boolean(),
        (n, at, by, out) => {
          const path = pathOf(
            ...Array.from({ length: n }, (_, k) => {
              const [turn, reach, belly] = [at[3 * k]!, at[3 * k + 1]!, at[3 * k + 2]!];
              const angle = ((k + 0.8 * turn) / n) * 2 * Math.PI;
              return [
                (3 + 5 * reach) * Math.cos(angle),
                (3 + 5 * reach) * Math.sin(angle),
                belly > 0.5 ? 2 * belly - 1.5 : 0,
              ] as const;
            }),
          );
          const area = areaOf(path);
          fc.pre(crossesItself(area.coordinates) === false);
          const moved = offsetArcPath(path, out ? by : -by, out ? OUTWARD : INWARD);
          if (moved === null) return;
          taken++;
          const expected = kernel.offset(area, out ? by : -by, {
            ...(out ? OUTWARD : INWARD),
            miterLimit: 2,
            arcTolerance: 5e-4,
          });
          expect(polygonsArea(kernel.xor(areaOf(moved), expected))).toBeLessThan(0.005 * arcPathLength(moved));
        },
      ),
      { numRuns: 400 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});

function circle(n: number): (readonly [number, number])[] {
  return Array.from({ length: n }, (_, k) => [
    5 * Math.cos((2 * Math.PI * k) / n),
    5 * Math.sin((2 * Math.PI * k) / n),
  ]);
}
