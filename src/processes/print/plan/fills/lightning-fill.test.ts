import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../../geometry/areas/clipper-kernel.ts';
import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { packContours } from '../../../../geometry/areas/islands.ts';
import type { PolygonKernel, Polygons } from '../../../../geometry/areas/polygons.ts';
import { LAYER_SETTINGS } from '../layer-settings.fixture.ts';
import type { LayerSettings } from '../layer-settings.ts';
import type { PlannedLayer } from '../plan-layers.ts';
import { withLightning } from './lightning-fill.ts';
import { farFromWalls } from './lightning-tree.ts';

let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});

const HEIGHT = 0.2;
const SETTINGS: LayerSettings = { ...LAYER_SETTINGS, infillPattern: 'lightning' };
/** [mm] Between lines of a ceiling: half the distance of lines at that density. */
const REACH = (0.45 - HEIGHT * (1 - Math.PI / 4)) / 0.15 / 2;

const box = (x: number, y: number, w: number, d: number): number[] => [x, y, x + w, y, x + w, y + d, x, y + d];
const polygons = (...loops: readonly (readonly number[])[]): Polygons =>
  packContours(loops.map((loop) => Float64Array.from(loop)));

/** What is open on each layer, from the bed up; every ceiling is what is open below and no longer here. */
function layersOf(hollows: readonly Polygons[]): PlannedLayer[] {
  return hollows.map((hollow, k) => ({
    islands: [{ outline: polygons(box(-100, -100, 300, 300)), inside: hollow, rings: [], gaps: [], fills: [] }],
    lost: 0,
    hollow,
    ceiling: k === 0 ? polygons() : kernel.difference(hollows[k - 1]!, hollow),
  }));
}

function fill(hollows: readonly Polygons[]): readonly (readonly Float64Array[])[] {
  const heights = new Float64Array(hollows.length).fill(HEIGHT);
  const tops = heights.map((h, k) => h * (k + 1));
  return withLightning(kernel, layersOf(hollows), { heights, tops }, SETTINGS).map((layer) =>
    layer.islands.flatMap((island) => island.fills.flatMap((group) => group.map(({ points }) => points))),
  );
}

/** Points every half millimetre along the lines. */
function* samples(lines: readonly Float64Array[]): Generator<readonly [number, number]> {
  for (const line of lines) {
    for (let i = 2; i < line.length; i += 2) {
      const [ax, ay, bx, by] = [line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!];
      const pieces = Math.max(1, Math.ceil(Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2) / 0.5));
      for (let p = 0; p <= pieces; p++) yield [ax + (p / pieces) * (bx - ax), ay + (p / pieces) * (by - ay)];
    }
  }
}

function distanceTo(lines: readonly Float64Array[], x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    for (let i = 2; i < line.length; i += 2) {
      const [ax, ay, dx, dy] = [line[i - 2]!, line[i - 1]!, line[i]! - line[i - 2]!, line[i + 1]! - line[i - 1]!];
      const squared = dx * dx + dy * dy;
      const share = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / squared));
      least = Math.min(least, (ax + share * dx - x) ** 2 + (ay + share * dy - y) ** 2);
    }
  }
  return Math.sqrt(least);
}

/** [mm] How far the worst point of a layer's lines lies from what is under it: lines, walls, or what is filled. */
function worstHang(hollows: readonly Polygons[], lines: readonly (readonly Float64Array[])[]): number {
  let worst = 0;
  for (let k = 1; k < lines.length; k++) {
    // Every third layer, and those right under a ceiling.
    if (k % 3 !== 0 && hollows[k + 1] === hollows[k]) continue;
    const under = new EdgeIndex(hollows[k - 1]!);
    const here = new EdgeIndex(hollows[k]!);
    for (const [x, y] of samples(lines[k]!)) {
      // In a part no wall stands over an open place; in these rooms it may.
      if (!under.contains(x, y) || farFromWalls(here, x, y) < 0.3) continue;
      worst = Math.max(worst, Math.min(distanceTo(lines[k - 1]!, x, y), farFromWalls(under, x, y)));
    }
  }
  return worst;
}

/** [mm] How far the worst point of a ceiling, but for its outermost line, lies from what carries it. */
function worstSpan(hollows: readonly Polygons[], lines: readonly (readonly Float64Array[])[]): number {
  let worst = 0;
  for (let k = 1; k < hollows.length; k++) {
    if (hollows[k] === hollows[k - 1]) continue;
    const ceiling = new EdgeIndex(
      kernel.offset(kernel.difference(hollows[k - 1]!, hollows[k]!), -0.4, { join: 'miter' }),
    );
    const under = new EdgeIndex(hollows[k - 1]!);
    for (let x = -10; x < 70; x += 0.7)
      for (let y = -10; y < 70; y += 0.7)
        if (ceiling.contains(x, y))
          worst = Math.max(worst, Math.min(distanceTo(lines[k - 1]!, x, y), farFromWalls(under, x, y)));
  }
  return worst;
}

const length = (lines: readonly Float64Array[]): number => [...samples(lines)].length * 0.5;
const repeat = (count: number, hollow: Polygons): Polygons[] => Array.from({ length: count }, () => hollow);

describe('branches under a ceiling', () => {
  const square = polygons(box(0, 0, 30, 30));
  const ring = polygons(box(0, 0, 40, 40), [12, 12, 12, 28, 28, 28, 28, 12]);
  const cases = {
    'a lid over a square': [...repeat(40, square), polygons()],
    'a lid round a shaft': [...repeat(40, ring), polygons()],
    'a patch in the middle': [...repeat(40, square), polygons(box(0, 0, 30, 30), [10, 10, 10, 20, 20, 20, 20, 10])],
    'a tower on a wide box': [
      ...repeat(10, polygons(box(0, 0, 60, 60))),
      ...repeat(20, polygons(box(20, 20, 15, 15))),
      polygons(),
    ],
    'a room that opens downwards': [
      ...Array.from({ length: 30 }, (_, k) => polygons(box(k / 4, k / 4, 40 - k / 2, 40 - k / 2))),
      polygons(),
    ],
    'a room that widens upwards': [
      ...Array.from({ length: 30 }, (_, k) => polygons(box(-k / 4, -k / 4, 20 + k / 2, 20 + k / 2))),
      polygons(),
    ],
  } as const;

  test.each(Object.entries(cases))('%s: carried all over, and every line stands on something', (_, hollows) => {
    const lines = fill(hollows);
    expect(lines.flat().length).toBeGreaterThan(4);
    expect(worstSpan(hollows, lines)).toBeLessThan(1.4 * REACH);
    expect(worstHang(hollows, lines)).toBeLessThan(0.45);
  });

  test('there is less of it on every layer further down', () => {
    const lines = fill(cases['a lid over a square']).map(length);
    expect(lines[39]).toBeGreaterThan(100);
    expect(lines[20]!).toBeLessThan(0.7 * lines[39]!);
    expect(lines[0]!).toBeLessThan(0.6 * lines[20]!);
  });

  test('nothing where nothing is to be carried', () => {
    expect(fill(repeat(5, square)).flat()).toEqual([]);
  });

  test('lines stay between the walls', () => {
    for (const hollows of Object.values(cases)) {
      fill(hollows).forEach((lines, k) => {
        const wide = new EdgeIndex(kernel.offset(hollows[k]!, 0.01, { join: 'miter' }));
        const out = [...samples(lines)].filter(([x, y]) => !wide.contains(x, y));
        expect(out).toEqual([]);
      });
    }
  });

  test('any stack of rooms', () => {
    const room = fc.tuple(
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 4, max: 30 }),
      fc.integer({ min: 4, max: 30 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(room, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 5 }), (stack) => {
        const hollows = stack.flatMap((rooms) => repeat(4, kernel.union(polygons(...rooms.map((r) => box(...r))))));
        const lines = fill([...hollows, polygons()]);
        expect(worstHang([...hollows, polygons()], lines)).toBeLessThan(0.45);
        expect(worstSpan([...hollows, polygons()], lines)).toBeLessThan(1.4 * REACH);
      }),
      { numRuns: 15, seed: 7 },
    );
  });
});
