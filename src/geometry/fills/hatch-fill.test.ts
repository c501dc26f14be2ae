import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pointInOutline } from '../paths/containment.ts';
import { hatchFill } from './hatch-fill.ts';

const polygon = (...outlines: number[][]) => ({
  coordinates: Float64Array.from(outlines.flat()),
  ends: Uint32Array.from(outlines.map((_, k) => outlines.slice(0, k + 1).reduce((sum, o) => sum + o.length / 2, 0))),
});

const burnt = (rows: ReturnType<typeof hatchFill>): number => rows.from.reduce((sum, a, k) => sum + rows.to[k]! - a, 0);

describe('hatchFill', () => {
  test('a rectangle is filled from edge to edge', () => {
    const rows = hatchFill(polygon([0, 0, 20, 0, 20, 10, 0, 10]), { interval: 0.1 });
    expect(rows.y.length).toBe(100);
    expect(rows.y[0]).toBeCloseTo(0.05, 9);
    expect(burnt(rows) * 0.1).toBeCloseTo(200, 6);
  });

  test('a hole stays blank, by either rule', () => {
    const outer = [0, 0, 20, 0, 20, 20, 0, 20];
    const hole = [5, 5, 5, 15, 15, 15, 15, 5];
    for (const fillRule of ['nonzero', 'evenodd'] as const)
      expect(burnt(hatchFill(polygon(outer, hole), { interval: 0.1, fillRule })) * 0.1).toBeCloseTo(300, 6);
    const same = [5, 5, 15, 5, 15, 15, 5, 15];
    expect(burnt(hatchFill(polygon(outer, same), { interval: 0.1, fillRule: 'nonzero' })) * 0.1).toBeCloseTo(400, 6);
    expect(burnt(hatchFill(polygon(outer, same), { interval: 0.1, fillRule: 'evenodd' })) * 0.1).toBeCloseTo(300, 6);
  });

  test('the middle of every stretch lies inside, and stretches of a row ascend without touching', () => {
    const corner = fc.tuple(fc.double({ min: 0, max: 30, noNaN: true }), fc.double({ min: 0, max: 30, noNaN: true }));
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 9 }), (corners) => {
        const outline = corners.flat();
        const rows = hatchFill(polygon(outline), { interval: 0.37, fillRule: 'evenodd' });
        let k = 0;
        for (let row = 0; row < rows.y.length; row++) {
          let last = -Infinity;
          for (; k < rows.ends[row]!; k++) {
            expect(rows.from[k]!).toBeGreaterThan(last);
            last = rows.to[k]!;
            if (rows.to[k]! - rows.from[k]! < 0.01) continue;
            const side = pointInOutline(Float64Array.from(outline), (rows.from[k]! + rows.to[k]!) / 2, rows.y[row]!);
            expect(side).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('nothing gives no rows', () => {
    expect(hatchFill(polygon(), { interval: 0.1 }).y.length).toBe(0);
  });
});
