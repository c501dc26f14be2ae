import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arcOfCubic } from './arc-of-cubic.ts';

/** The usual curve for an arc of a circle. */
function curveOf(cx: number, cy: number, r: number, from: number, sweep: number): number[] {
  const k = (4 / 3) * Math.tan(sweep / 4);
  const at = (a: number): [number, number] => [cx + r * Math.cos(a), cy + r * Math.sin(a)];
  const [x0, y0] = at(from);
  const [x3, y3] = at(from + sweep);
  return [x0, y0, x0 - k * (y0 - cy), y0 + k * (x0 - cx), x3 + k * (y3 - cy), y3 - k * (x3 - cx), x3, y3];
}

test('the circle of a curve is found, and which way it turns', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 300, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.1, max: Math.PI / 8, noNaN: true }),
      fc.boolean(),
      (r, from, size, left) => {
        const sweep = left ? size : -size;
        const arc = arcOfCubic(curveOf(20, -30, r, from, sweep), 0.002);
        if (r * (1 - Math.cos(size / 2)) < 1e-4) return;
        expect(arc).toBeDefined();
        expect(arc!.sign).toBe(left ? 1 : -1);
        // The curve itself is off by a hair; a flat one magnifies it.
        expect(Math.abs(arc!.cx - 20)).toBeLessThan(1e-4 * r + 1e-6);
        expect(Math.abs(arc!.cy + 30)).toBeLessThan(1e-4 * r + 1e-6);
      },
    ),
  );
});

test('what is no arc is none: a line, an S, an ellipse, a point', () => {
  expect(arcOfCubic([0, 0, 1, 0, 2, 0, 3, 0], 0.002)).toBeUndefined();
  expect(arcOfCubic([0, 0, 1, 2, 2, -2, 3, 0], 0.002)).toBeUndefined();
  const quarter = curveOf(0, 0, 10, 0, Math.PI / 2).map((v, k) => (k % 2 === 0 ? 2 * v : v));
  expect(arcOfCubic(quarter, 0.002)).toBeUndefined();
  expect(arcOfCubic([1, 1, 1, 1, 1, 1, 1, 1], 0.002)).toBeUndefined();
});
