import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { polygonsArea } from '../areas/polygons.ts';
import { sliceMesh } from './slice-mesh.ts';

interface Body {
  readonly positions: Float64Array;
  readonly triangles: Uint32Array;
}

const BOX = [
  0, 2, 1, 0, 3, 2, 4, 5, 6, 4, 6, 7, 0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0, 4, 3, 4, 7,
];

function box(w: number, d: number, h: number): Body {
  const positions = Float64Array.from([0, 0, 0, w, 0, 0, w, d, 0, 0, d, 0, 0, 0, h, w, 0, h, w, d, h, 0, d, h]);
  return { positions, triangles: Uint32Array.from(BOX) };
}

/** A lumpy ball, closed. */
function ball(radius: number, n: number): Body {
  const positions: number[] = [0, 0, -radius, 0, 0, radius];
  for (let i = 1; i < n; i++)
    for (let j = 0; j < 2 * n; j++) {
      const a = (Math.PI * i) / n;
      const b = (Math.PI * j) / n;
      const r = radius * (1 + 0.1 * Math.sin(3 * a) * Math.cos(5 * b));
      positions.push(r * Math.sin(a) * Math.cos(b), r * Math.sin(a) * Math.sin(b), -r * Math.cos(a));
    }
  const at = (i: number, j: number): number => 2 + (i - 1) * 2 * n + (j % (2 * n));
  const triangles: number[] = [];
  for (let j = 0; j < 2 * n; j++) {
    triangles.push(0, at(1, j + 1), at(1, j), 1, at(n - 1, j), at(n - 1, j + 1));
    for (let i = 1; i < n - 1; i++)
      triangles.push(at(i, j), at(i, j + 1), at(i + 1, j + 1), at(i, j), at(i + 1, j + 1), at(i + 1, j));
  }
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles) };
}

function inFour({ positions, triangles }: Body): Body {
  const points = [...positions];
  const known = new Map<string, number>();
  const middle = (a: number, b: number): number => {
    const key = a < b ? `${a},${b}` : `${b},${a}`;
    const old = known.get(key);
    if (old !== undefined) return old;
    for (let k = 0; k < 3; k++) points.push((positions[3 * a + k]! + positions[3 * b + k]!) / 2);
    known.set(key, points.length / 3 - 1);
    return points.length / 3 - 1;
  };
  const out: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)];
    out.push(a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca);
  }
  return { positions: Float64Array.from(points), triangles: Uint32Array.from(out) };
}

describe('sliceMesh', () => {
  test('every layer of a box is its rectangle, planes through corners and faces included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (w, d) => {
        const { layers, gaps } = sliceMesh(box(w, d, 10), Float64Array.of(-1, 0, 1e-9, 2.5, 5, 10, 10.1));
        expect(layers.map((layer) => Math.round(polygonsArea(layer) * 1e6) / 1e6)).toEqual([
          0,
          0,
          w * d,
          w * d,
          w * d,
          w * d,
          0,
        ]);
        expect(gaps).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('planes at any heights, several at one height, cut what lies below and up to them', () => {
    const height = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(height, { minLength: 1, maxLength: 40 }),
        fc.array(height, { maxLength: 4 }),
        (some, others) => {
          const planes = Float64Array.from([...some, ...some.slice(0, 3)]).sort();
          const edges = [...others, ...some.slice(-2), some[0]! + 1].sort((a, b) => a - b);
          const [low, high] = [edges[0]!, edges[edges.length - 1]!];
          const { positions, triangles } = box(20, 10, 1);
          const between = positions.map((x, k) => (k % 3 < 2 ? x : x === 0 ? low : high));
          const { layers, gaps } = sliceMesh({ positions: between, triangles }, planes);
          expect(gaps).toEqual([]);
          expect(layers.map(({ ends }) => ends.length)).toEqual(
            Array.from(planes, (plane) => (low < plane && plane <= high ? 1 : 0)),
          );
        },
      ),
    );
  });

  test('without planes there are no layers', () => {
    expect(sliceMesh(box(20, 10, 5), new Float64Array(0))).toEqual({ layers: [], gaps: [] });
  });

  test('a closed mesh gives closed loops, and cutting each triangle in four the same areas', () => {
    const coarse = ball(10, 24);
    const planes = Float64Array.from({ length: 90 }, (_, k) => -9 + 0.2 * k);
    const a = sliceMesh(coarse, planes);
    const b = sliceMesh(inFour(coarse), planes);
    expect([...a.gaps, ...b.gaps]).toEqual([]);
    a.layers.forEach((layer, k) => {
      expect(polygonsArea(layer)).toBeGreaterThan(0);
      expect(polygonsArea(b.layers[k]!)).toBeCloseTo(polygonsArea(layer), 9);
    });
  });

  test('the order of triangles does not matter', () => {
    const body = ball(10, 12);
    const shuffled: number[] = [];
    for (let t = body.triangles.length - 3; t >= 0; t -= 3) shuffled.push(...body.triangles.subarray(t, t + 3));
    const planes = Float64Array.of(-3, 0.05, 4);
    const a = sliceMesh(body, planes).layers.map(polygonsArea);
    const b = sliceMesh({ ...body, triangles: Uint32Array.from(shuffled) }, planes).layers.map(polygonsArea);
    a.forEach((area, k) => {
      expect(b[k]!).toBeCloseTo(area, 9);
    });
  });

  test('a missing triangle is bridged and told', () => {
    const whole = box(20, 20, 20);
    const { layers, gaps } = sliceMesh(
      { ...whole, triangles: whole.triangles.slice(0, -3) },
      Float64Array.of(5, 10, 15),
    );
    expect(layers.map((layer) => Math.round(polygonsArea(layer)))).toEqual([400, 400, 400]);
    expect(gaps.map((gap) => gap.deed)).toEqual(['bridged', 'bridged', 'bridged']);
  });

  test('edges that are not shared are sewn where they meet', () => {
    const whole = box(20, 20, 20);
    const positions = new Float64Array(9 * 12);
    whole.triangles.forEach((v, corner) => {
      for (let k = 0; k < 3; k++) positions[3 * corner + k] = whole.positions[3 * v + k]!;
    });
    const soup = { positions, triangles: Uint32Array.from({ length: 36 }, (_, k) => k) };
    const { layers, gaps } = sliceMesh(soup, Float64Array.of(7));
    expect(polygonsArea(layers[0]!)).toBeCloseTo(400, 6);
    expect(gaps).toEqual([]);
  });

  test('a triangle with a repeated corner is no opening', () => {
    const whole = box(20, 20, 20);
    const triangles = Uint32Array.from([...whole.triangles, 0, 0, 6, 1, 7, 7]);
    const { layers, gaps } = sliceMesh({ ...whole, triangles }, Float64Array.of(5, 10));
    expect(layers.map((layer) => Math.round(polygonsArea(layer)))).toEqual([400, 400]);
    expect(gaps).toEqual([]);
  });

  test('loose triangles crash nothing and are told', () => {
    const number = fc.integer({ min: 0, max: 40 }).map((n) => n / 4);
    fc.assert(
      fc.property(fc.array(number, { minLength: 9, maxLength: 180 }), (flat) => {
        const count = Math.floor(flat.length / 9);
        const soup = {
          positions: Float64Array.from(flat.slice(0, 9 * count)),
          triangles: Uint32Array.from({ length: 3 * count }, (_, k) => k),
        };
        const { layers } = sliceMesh(soup, Float64Array.of(1, 2.5, 5, 7.75));
        expect(layers.length).toBe(4);
        for (const layer of layers) expect(layer.coordinates.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
