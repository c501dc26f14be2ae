import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPolygonKernel } from './areas/clipper-kernel.ts';
import { combPath } from './areas/comb-path.ts';
import { EdgeIndex } from './areas/edge-index.ts';
import { packContours, splitIslands } from './areas/islands.ts';
import { medialAxis } from './areas/medial-axis.ts';
import { type PolygonKernel, polygonsArea } from './areas/polygons.ts';
import { simplifyPolygons } from './areas/simplify-polygons.ts';
import { gyroidLines } from './fills/gyroid-lines.ts';
import { linkLines } from './fills/link-lines.ts';
import { scanLines } from './fills/scan-lines.ts';
import { zigzag } from './fills/zigzag.ts';
import { convexHull } from './mesh/convex-hull.ts';
import { packRectangles } from './pack-rectangles.ts';

let kernel: PolygonKernel;
beforeAll(async () => {
  kernel = await loadPolygonKernel();
});

const rectangle = (x: number, y: number, w: number, h: number): number[] => [x, y, x + w, y, x + w, y + h, x, y + h];
const backwards = (loop: readonly number[]): number[] => {
  const out: number[] = [];
  for (let i = loop.length - 2; i >= 0; i -= 2) out.push(loop[i]!, loop[i + 1]!);
  return out;
};
const circle = (r: number, n: number): number[] =>
  Array.from({ length: 2 * n }, (_, k) => r * (k % 2 ? Math.sin : Math.cos)((2 * Math.PI * (k >> 1)) / n));

function lengthOf(line: ArrayLike<number>): number {
  let length = 0;
  for (let i = 2; i < line.length; i += 2)
    length += Math.sqrt((line[i]! - line[i - 2]!) ** 2 + (line[i + 1]! - line[i - 1]!) ** 2);
  return length;
}

describe('simplifyPolygons', () => {
  test('extra vertices on straight edges change nothing, wherever the loop begins', () => {
    const square = rectangle(0, 0, 10, 10);
    const dense = [0, 0, 3, 0, 5, 0, 10, 0, 10, 2, 10, 10, 6, 10, 0, 10, 0, 1];
    const turned = [...dense.slice(6), ...dense.slice(0, 6)];
    const sorted = (loop: readonly number[]): string[] =>
      Array.from({ length: loop.length / 2 }, (_, k) => `${loop[2 * k]},${loop[2 * k + 1]}`).sort();
    for (const loop of [dense, turned])
      expect(sorted([...simplifyPolygons(packContours([loop]), 0.01).coordinates])).toEqual(sorted(square));
  });

  test('no vertex of a circle is farther than the tolerance from the new outline', () => {
    const fine = packContours([circle(10, 720)]);
    const coarse = simplifyPolygons(fine, 0.0125);
    expect(coarse.coordinates.length).toBeLessThan(fine.coordinates.length / 4);
    expect(polygonsArea(coarse)).toBeGreaterThan(polygonsArea(fine) - 2 * Math.PI * 10 * 0.0125);
  });

  test('what is no area is left out', () => {
    expect(simplifyPolygons(packContours([[0, 0, 1, 0, 2, 0, 1, 1e-4]]), 0.01).ends.length).toBe(0);
  });
});

describe('splitIslands', () => {
  test('holes go with the outline right around them', () => {
    const nested = packContours([
      rectangle(0, 0, 20, 20),
      backwards(rectangle(2, 2, 16, 16)),
      rectangle(4, 4, 12, 12),
      backwards(rectangle(6, 6, 2, 2)),
      rectangle(30, 0, 5, 5),
    ]);
    const islands = splitIslands(nested);
    expect(islands.map((island) => [island.ends.length, polygonsArea(island)])).toEqual([
      [2, 400 - 256],
      [2, 144 - 4],
      [1, 25],
    ]);
  });
});

describe('scanLines and zigzag', () => {
  test('lines times their distance is the area, at any angle', () => {
    const ring = packContours([circle(10, 90), backwards(circle(4, 60))]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 360 }), (degrees) => {
        const lines = scanLines(ring, (degrees * Math.PI) / 180, 0.05, 0.013);
        let sum = 0;
        for (let k = 0; k < lines.u.length; k += 2) sum += lines.u[k + 1]! - lines.u[k]!;
        expect(Math.abs(sum * 0.05 - polygonsArea(ring)) / polygonsArea(ring)).toBeLessThan(2e-3);
      }),
      { numRuns: 30 },
    );
  });

  test('a square is one zigzag without a jump', () => {
    const chains = zigzag(scanLines(packContours([rectangle(0, 0, 10, 10)]), 0, 1, 0.5), 3);
    expect(chains.length).toBe(1);
    expect(lengthOf(chains[0]!)).toBeCloseTo(10 * 10 + 9, 6);
  });

  test('a ring falls into cells, none of which crosses the hole', () => {
    const ring = packContours([rectangle(0, 0, 20, 20), backwards(rectangle(5, 5, 10, 10))]);
    const hole = new EdgeIndex(packContours([rectangle(5.01, 5.01, 9.98, 9.98)]));
    for (const chain of zigzag(scanLines(ring, 0.3, 0.5, 0), 2))
      for (let i = 2; i < chain.length; i += 2)
        expect(hole.crossings(chain[i - 2]!, chain[i - 1]!, chain[i]!, chain[i + 1]!)).toEqual([]);
  });
});

describe('linkLines', () => {
  test('short ends are linked along the wall, each once, and no line is lost', () => {
    const square = packContours([rectangle(0, 0, 10, 10)]);
    const { u, place, rows, ends } = scanLines(square, 0, 2, 1);
    const lines = Array.from(rows, (v, row) => Float64Array.of(u[ends[row]! - 2]!, v, u[ends[row]! - 1]!, v));
    const linked = linkLines(square, { lines, places: place }, { longest: 3 });
    expect(linked.length).toBe(1);
    expect(lengthOf(linked[0]!)).toBeCloseTo(5 * 10 + 4 * 2, 6);
    expect(linkLines(square, { lines, places: place }, { longest: 1 }).length).toBe(5);
  });

  test('the shortest links come first', () => {
    const square = packContours([rectangle(0, 0, 10, 10)]);
    // Two lines that meet the upper and the lower side 1 mm from each other, 9 mm apart at their other ends.
    const lines = [Float64Array.of(0, 5, 4.5, 10), Float64Array.of(5.5, 10, 10, 5), Float64Array.of(10, 4, 0, 4)];
    const places = Float64Array.of(3.5, 2.55, 2.45, 1.5, 1.4, 3.6);
    const linked = linkLines(square, { lines, places }, { longest: 20 });
    expect(linked.length).toBe(1);
    const straight = lines.reduce((sum, line) => sum + lengthOf(line), 0);
    expect(lengthOf(linked[0]!)).toBeCloseTo(straight + 1 + 1, 6);
  });

  test('an end that stays alone goes on along the wall, never past half of the free stretch', () => {
    const square = packContours([rectangle(0, 0, 10, 10)]);
    const lines = [Float64Array.of(5, 0, 5, 10)];
    const places = Float64Array.of(0.5, 2.5);
    const anchored = (anchor: number): number =>
      lengthOf(linkLines(square, { lines, places }, { longest: 1, anchor })[0]!);
    expect(anchored(0)).toBeCloseTo(10, 6);
    expect(anchored(2.5)).toBeCloseTo(10 + 2 * 2.5, 6);
    expect(anchored(100)).toBeCloseTo(10 + 2 * 10, 6);
  });
});

describe('scanLines', () => {
  test('a row through corners: every place is one on its own outline', () => {
    const rings = packContours([rectangle(0, 0, 10, 10), rectangle(20, 0, 30, 10)]);
    for (const offset of [0, 5, 10]) {
      const { place } = scanLines(rings, 0, 20, offset);
      for (const where of place) expect(where).toBeLessThan(8);
    }
    const diamond = packContours([Float64Array.of(5, 0, 10, 5, 5, 10, 0, 5)]);
    const { u, place } = scanLines(diamond, 0, 5, 0);
    expect(u.length % 2).toBe(0);
    const lines = Array.from({ length: u.length / 2 }, (_, k) => Float64Array.of(u[2 * k]!, 5, u[2 * k + 1]!, 5));
    expect(linkLines(diamond, { lines, places: place }, { longest: 20 }).length).toBeGreaterThan(0);
  });
});

describe('gyroidLines', () => {
  test('length on the mean of all heights is 2.459 a square wave', () => {
    let sum = 0;
    const waves = 10;
    for (let k = 0; k < 100; k++) {
      for (const line of gyroidLines([0, 0, waves, waves], k / 100, 1, 0.01)) {
        for (let i = 2; i < line.length; i += 2) {
          if (line[i]! < 0 || line[i]! > waves || line[i + 1]! < 0 || line[i + 1]! > waves) continue;
          sum += Math.sqrt((line[i]! - line[i - 2]!) ** 2 + (line[i + 1]! - line[i - 1]!) ** 2);
        }
      }
    }
    expect(sum / 100 / waves ** 2).toBeCloseTo(2.459, 1);
  });
});

describe('medialAxis', () => {
  test('a strip is one line half its width from the ends, as wide as the strip', () => {
    const lines = medialAxis(kernel, packContours([rectangle(0, 0, 20, 0.4)]));
    expect(lines.length).toBe(1);
    const { points, widths } = lines[0]!;
    expect(lengthOf(points)).toBeGreaterThan(19.2);
    expect(lengthOf(points)).toBeLessThan(19.9);
    for (let i = 0; i < widths.length; i++) {
      expect(points[2 * i + 1]!).toBeCloseTo(0.2, 1);
      expect(widths[i]!).toBeGreaterThan(0.39);
      expect(widths[i]!).toBeLessThan(0.43);
    }
  });

  test('the width is that across the strip, however thin and slanted it is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 0.8, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (w, angle) => {
          const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
          const turned = rectangle(0, 0, 12, w).map((_, k, flat) =>
            k % 2 === 0 ? cos * flat[k]! - sin * flat[k + 1]! : sin * flat[k - 1]! + cos * flat[k]!,
          );
          const [line, ...rest] = medialAxis(kernel, packContours([turned]));
          expect(rest).toEqual([]);
          expect(lengthOf(line!.points)).toBeGreaterThan(12 - 1.2 * w - 0.2);
          for (const width of line!.widths.slice(1, -1)) expect(Math.abs(width - w) / w).toBeLessThan(0.08);
          // The two ends of a very thin one may see the short side first, the nearest sample away.
          for (const width of line!.widths) expect(width).toBeLessThan(1.08 * w);
          for (const width of line!.widths) expect(width).toBeGreaterThan(Math.min(0.92 * w, 0.099));
        },
      ),
      { numRuns: 25 },
    );
  });

  test('a wedge is a line of varying width', () => {
    const [line] = medialAxis(kernel, packContours([[0, 0, 20, -0.4, 20, 0.4]]));
    const widest = Math.max(...line!.widths);
    expect(widest).toBeGreaterThan(0.65);
    expect(Math.min(...line!.widths)).toBeLessThan(0.2);
  });

  test('a ring closes', () => {
    const [line, ...rest] = medialAxis(kernel, packContours([circle(5.2, 120), backwards(circle(4.8, 120))]));
    expect(rest).toEqual([]);
    expect(line!.points[0]).toBe(line!.points[line!.points.length - 2]);
    expect(lengthOf(line!.points)).toBeCloseTo(2 * Math.PI * 5, 0);
  });
});

describe('packRectangles', () => {
  test('nothing overlaps, nothing leaves the bin, nothing is lost', () => {
    const size = fc.integer({ min: 5, max: 100 });
    fc.assert(
      fc.property(fc.array(fc.tuple(size, size), { minLength: 1, maxLength: 25 }), (sizes) => {
        const items = sizes.map(([width, height]) => ({ width, height, turns: true }));
        const bin = { width: 100, height: 120, taken: [[0, 0, 30, 10] as const] };
        const places = packRectangles(items, bin);
        const boxes = places.map((p, k) => {
          const { width, height } = items[k]!;
          const [w, h] = p?.turned ? [height, width] : [width, height];
          return p === null ? null : { bin: p.bin, x0: p.x, y0: p.y, x1: p.x + w, y1: p.y + h };
        });
        for (const [k, a] of boxes.entries()) {
          if (a === null) {
            expect(Math.max(items[k]!.width, items[k]!.height)).toBeGreaterThan(70);
            continue;
          }
          expect(a.x0 >= 0 && a.y0 >= 0 && a.x1 <= 100 + 1e-6 && a.y1 <= 120 + 1e-6).toBe(true);
          const others = [{ bin: a.bin, x0: 0, y0: 0, x1: 30, y1: 10 }, ...boxes.slice(0, k)];
          for (const b of others) {
            if (b === null || b.bin !== a.bin) continue;
            const apart = a.x0 >= b.x1 - 1e-6 || b.x0 >= a.x1 - 1e-6 || a.y0 >= b.y1 - 1e-6 || b.y0 >= a.y1 - 1e-6;
            expect(apart).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('32 keychains with 3 mm between fit a bed of 245 × 205', () => {
    const items = Array.from({ length: 32 }, () => ({ width: 61, height: 25, turns: true }));
    const places = packRectangles(items, { width: 248, height: 208, taken: [] });
    expect(places.every((place) => place?.bin === 0)).toBe(true);
  });
});

describe('combPath', () => {
  const horseshoe = new EdgeIndex(packContours([[0, 0, 20, 0, 20, 20, 15, 20, 15, 5, 5, 5, 5, 20, 0, 20]]));

  test('straight where nothing is in the way', () => {
    expect(combPath(horseshoe, [1, 1], [19, 2], 0.5)).toEqual([]);
  });

  test('round the notch, never through it', () => {
    const path = combPath(horseshoe, [2, 18], [18, 18], 0.5)!;
    const whole = [2, 18, ...path, 18, 18];
    expect(lengthOf(whole)).toBeLessThan(2 * 13.4 + 10.5);
    const notch = new EdgeIndex(packContours([rectangle(5.01, 5.01, 9.98, 20)]));
    for (let i = 2; i < whole.length; i += 2)
      expect(notch.crossings(whole[i - 2]!, whole[i - 1]!, whole[i]!, whole[i + 1]!)).toEqual([]);
  });

  test('no way between two pieces', () => {
    const two = new EdgeIndex(packContours([rectangle(0, 0, 5, 5), rectangle(10, 0, 5, 5)]));
    expect(combPath(two, [1, 1], [12, 1], 0.5)).toBeNull();
  });
});

describe('convexHull', () => {
  test('holds every point and turns left only', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 60 }), (flat) => {
        const points = flat.slice(0, flat.length - (flat.length % 2));
        const hull = convexHull(points);
        const n = hull.length / 2;
        if (n < 3) return;
        for (let i = 0; i < n; i++) {
          const j = (i + 1) % n;
          const side = (x: number, y: number): number =>
            (hull[2 * j]! - hull[2 * i]!) * (y - hull[2 * i + 1]!) -
            (hull[2 * j + 1]! - hull[2 * i + 1]!) * (x - hull[2 * i]!);
          for (let k = 0; k < points.length; k += 2) expect(side(points[k]!, points[k + 1]!)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
