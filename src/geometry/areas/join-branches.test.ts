import { expect, test } from 'vitest';
import { loadPolygonKernel } from './clipper-kernel.ts';
import { packContours } from './islands.ts';
import { medialAxis } from './medial-axis.ts';

const kernel = await loadPolygonKernel();

const strip = (x0: number, y0: number, x1: number, y1: number, width: number): number[] => {
  const length = Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2);
  const [dx, dy] = [((x1 - x0) * width) / (2 * length), ((y1 - y0) * width) / (2 * length)];
  return [x0 + dy, y0 - dx, x1 + dy, y1 - dx, x1 - dy, y1 + dx, x0 - dy, y0 + dx];
};
const crossed = (...strips: readonly number[][]) => kernel.union(packContours(strips));
const lengthOf = ({ points }: { readonly points: Float64Array }): number => {
  let length = 0;
  for (let i = 2; i < points.length; i += 2)
    length += Math.sqrt((points[i]! - points[i - 2]!) ** 2 + (points[i + 1]! - points[i - 1]!) ** 2);
  return length;
};

test('a T is a bar and a stem that ends at its side', () => {
  const lines = medialAxis(kernel, crossed(strip(-5, 0, 5, 0, 0.6), strip(0, -0.3, 0, -6, 0.6)));
  const [bar, stem, ...more] = [...lines].sort((a, b) => lengthOf(b) - lengthOf(a));
  expect(more).toEqual([]);
  expect(lengthOf(bar!)).toBeCloseTo(9.4, 0);
  expect(bar!.beside).toEqual([false, false]);
  expect([...(stem!.beside ?? [])].sort()).toEqual([false, true]);
  const tops = [stem!.points[1]!, stem!.points[stem!.points.length - 1]!];
  expect(Math.max(...tops)).toBeCloseTo(-0.3, 1);
});

test('an X is one line whole, and two halves of the other', () => {
  for (const angle of [30, 45, 60]) {
    const [cos, sin] = [6 * Math.cos((angle * Math.PI) / 180), 6 * Math.sin((angle * Math.PI) / 180)];
    const lines = medialAxis(kernel, crossed(strip(-cos, -sin, cos, sin, 0.6), strip(-cos, sin, cos, -sin, 0.6)));
    const lengths = lines.map(lengthOf).sort((a, b) => b - a);
    expect(lengths.length).toBe(3);
    expect(lengths[0]).toBeGreaterThan(11.2);
    expect(lengths[1]).toBeLessThan(6);
    expect(lines.filter(({ beside }) => beside?.includes(true)).length).toBe(2);
    for (const { widths } of lines) expect(Math.max(...widths)).toBeLessThan(0.75);
  }
});

test('a ring with a tail closes without a gap', () => {
  const circle = (r: number): number[] =>
    Array.from({ length: 160 }, (_, k) => r * (k % 2 === 0 ? Math.cos : Math.sin)((2 * Math.PI * (k >> 1)) / 80));
  const ring = kernel.difference(packContours([circle(5.3)]), packContours([circle(4.7)]));
  const lines = medialAxis(kernel, kernel.union(ring, packContours([strip(5, 0, 12, 0, 0.6)])));
  const [round, tail, ...more] = [...lines].sort((a, b) => lengthOf(b) - lengthOf(a));
  expect(more).toEqual([]);
  expect([...round!.points.subarray(0, 2)]).toEqual([...round!.points.subarray(-2)]);
  expect(lengthOf(round!)).toBeCloseTo(2 * Math.PI * 5, 0);
  expect(lengthOf(tail!)).toBeCloseTo(6.4, 0);
});

test('a strip with round ends is one line, turned however it is', () => {
  for (const turn of [0, 0.3, 1.1, Math.PI / 2, 2.4]) {
    const loop: number[] = [];
    for (const [x, from] of [
      [0, Math.PI / 2],
      [6, -Math.PI / 2],
    ] as const)
      for (let k = 0; k <= 10; k++) {
        const [px, py] = [x + 0.3 * Math.cos(from + (k * Math.PI) / 10), 0.3 * Math.sin(from + (k * Math.PI) / 10)];
        loop.push(Math.cos(turn) * px - Math.sin(turn) * py, Math.sin(turn) * px + Math.cos(turn) * py);
      }
    expect(medialAxis(kernel, packContours([loop])).length).toBe(1);
  }
});
