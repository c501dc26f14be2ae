import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPolygonKernel } from './clipper-kernel.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons, polygonsArea } from './polygons.ts';
import { unionInGroups } from './union-in-groups.ts';

let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});

type Box = readonly [x: number, y: number, w: number, h: number, hole: boolean];
/** [mm] Side of the square that all boxes lie in. */
const WIDE = 1010;

/** Boxes as contours, each turned the way that it says. */
function boxes(list: readonly Box[]): Polygons {
  const coordinates = list.flatMap(([x, y, w, h, hole]) =>
    hole ? [x, y, x, y + h, x + w, y + h, x + w, y] : [x, y, x + w, y, x + w, y + h, x, y + h],
  );
  return { coordinates: Float64Array.from(coordinates), ends: Uint32Array.from(list, (_, k) => 4 * (k + 1)) };
}

const box = (width: number, height: number) =>
  fc.tuple(
    fc.integer({ min: 0, max: width }),
    fc.integer({ min: 0, max: height }),
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 1, max: 5 }),
    fc.boolean(),
  );
const many = fc
  .tuple(fc.constantFrom(60, 400, 1000), fc.constantFrom(4, 60, 1000))
  .chain(([width, height]) => fc.array(box(width, height), { minLength: 520, maxLength: 900, size: 'max' }));

type Rule = 'nonzero' | 'evenodd';

/** [mm2] Counted square by square: how often the contours of a set go round each. */
function counted(sets: readonly (readonly Box[])[], rule: Rule): number {
  const inside = new Uint8Array(WIDE * WIDE);
  for (const set of sets) {
    const winding = new Int16Array(WIDE * WIDE);
    for (const [x, y, w, h, hole] of set)
      for (let row = y; row < y + h; row++)
        for (let column = x; column < x + w; column++) winding[row * WIDE + column]! += hole ? -1 : 1;
    for (const [k, turns] of winding.entries()) if (rule === 'nonzero' ? turns !== 0 : turns % 2 !== 0) inside[k] = 1;
  }
  return inside.reduce((sum, one) => sum + one, 0);
}

describe('union in groups', () => {
  test('is the area that a count of squares gives, for rows, scatters and heaps', () => {
    fc.assert(
      fc.property(many, fc.constantFrom<Rule>('nonzero', 'evenodd'), fc.nat({ max: 500 }), (list, rule, cut) => {
        const sets = [list.slice(cut), list.slice(0, cut)];
        const united = kernel.union(boxes(sets[0]!), boxes(sets[1]!), rule);
        expect(polygonsArea(united)).toBeCloseTo(counted(sets, rule), 3);
      }),
      { numRuns: 12 },
    );
  });

  test('a long row goes through in many calls, none of them wide, and a touching chain in one', () => {
    const row = boxes(Array.from({ length: 3000 }, (_, k) => [2 * k, k % 3, 1, 1, false] as const));
    const calls: number[] = [];
    const count = (a: Polygons, b: Polygons): Polygons => {
      calls.push(a.ends.length + b.ends.length);
      return a;
    };
    expect(unionInGroups(row, NO_POLYGONS, count).ends.length).toBe(3000);
    expect(Math.max(...calls)).toBeLessThanOrEqual(64);
    expect(calls.length).toBeGreaterThan(40);
    calls.length = 0;
    const chain = boxes(Array.from({ length: 3000 }, (_, k) => [k, 0, 1, 1, false] as const));
    unionInGroups(chain, NO_POLYGONS, count);
    expect(calls).toEqual([3000]);
    expect(kernel.union(chain).ends.length).toBe(1);
  });
});
