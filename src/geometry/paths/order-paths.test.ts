import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';

import { orderPaths, type Stops } from './order-paths.ts';

/** Random loops and lines in a forest: each path may have an earlier one as child. */
function randomStops(count: number, seed: number, nested: boolean): Stops {
  const random = seededRandom(seed);
  const x: number[] = [];
  const y: number[] = [];
  const ends = new Uint32Array(count);
  const loop = new Uint8Array(count);
  const parent = new Int32Array(count).fill(-1);
  for (let k = 0; k < count; k++) {
    loop[k] = random() < 0.7 ? 1 : 0;
    const [cx, cy] = [random() * 300, random() * 300];
    const points = loop[k] === 1 ? 1 + Math.floor(random() * 12) : 2;
    for (let p = 0; p < points; p++) {
      x.push(cx + random() * 5);
      y.push(cy + random() * 5);
    }
    ends[k] = x.length;
    if (nested && k > 0 && random() < 0.5) parent[k] = Math.floor(random() * k);
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y), ends, loop, parent };
}

function travelOf(stops: Stops, order: Uint32Array, entry: Uint32Array): number {
  let [px, py, sum] = [0, 0, 0];
  for (const path of order) {
    const first = path === 0 ? 0 : stops.ends[path - 1]!;
    const point = entry[path]!;
    expect(point >= first && point < stops.ends[path]!).toBe(true);
    sum += Math.hypot(stops.x[point]! - px, stops.y[point]! - py);
    const out = stops.loop[path] === 1 ? point : first + stops.ends[path]! - 1 - point;
    [px, py] = [stops.x[out]!, stops.y[out]!];
  }
  return sum;
}

describe('orderPaths', () => {
  test('visits every path once, children before parents, and knows its travel', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), fc.integer(), fc.boolean(), (count, seed, nested) => {
        const stops = randomStops(count, seed, nested);
        const { order, entry, travel } = orderPaths(stops, [0, 0]);
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, k) => k));
        const place = new Uint32Array(count);
        for (const [k, path] of order.entries()) place[path] = k;
        for (let k = 0; k < count; k++)
          if (stops.parent[k]! >= 0) expect(place[k]).toBeLessThan(place[stops.parent[k]!]!);
        expect(travelOf(stops, order, entry)).toBeCloseTo(travel, 6);
      }),
      { numRuns: 100 },
    );
  });

  test('on a grid of points it comes near the shortest route', () => {
    const side = 20;
    const order = Array.from({ length: side * side }, (_, k) => k);
    const random = seededRandom(7);
    for (let k = order.length - 1; k > 0; k--) {
      const j = Math.floor(random() * (k + 1));
      [order[k], order[j]] = [order[j]!, order[k]!];
    }
    const stops: Stops = {
      x: Float64Array.from(order, (k) => 10 * (k % side)),
      y: Float64Array.from(order, (k) => 10 * Math.floor(k / side)),
      ends: Uint32Array.from(order, (_, k) => k + 1),
      loop: new Uint8Array(order.length).fill(1),
      parent: new Int32Array(order.length).fill(-1),
    };
    const { travel } = orderPaths(stops, [0, 0]);
    expect(travel).toBeLessThan(1.08 * 10 * (side * side - 1));
  });

  test('the same input gives the same route', () => {
    const stops = randomStops(200, 42, true);
    expect(orderPaths(stops, [0, 0])).toEqual(orderPaths(stops, [0, 0]));
  });

  test('all paths at one place are no trouble', () => {
    const stops: Stops = {
      x: new Float64Array(50),
      y: new Float64Array(50),
      ends: Uint32Array.from({ length: 50 }, (_, k) => k + 1),
      loop: new Uint8Array(50).fill(1),
      parent: new Int32Array(50).fill(-1),
    };
    expect(orderPaths(stops, [0, 0]).travel).toBe(0);
  });
});
