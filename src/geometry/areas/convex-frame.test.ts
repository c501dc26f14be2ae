import { expect, test } from 'vitest';
import { convexFrame } from './convex-frame.ts';
import { polygonsArea } from './polygons.ts';

const contour = (...coordinates: number[]) => ({
  coordinates: Float64Array.from(coordinates),
  ends: Uint32Array.of(coordinates.length / 2),
});

test('four corners are turned counter-clockwise, whichever way they went', () => {
  const frame = convexFrame(contour(0, 0, 4, 1, 5, 5, 1, 4));
  expect([...frame!.coordinates]).toEqual([0, 0, 4, 1, 5, 5, 1, 4]);
  const turned = convexFrame(contour(0, 0, 1, 4, 5, 5, 4, 1));
  expect(polygonsArea(turned!)).toBe(15);
});

test('a bow tie, a dart, a flat frame and other outlines are none', () => {
  expect(convexFrame(contour(0, 0, 4, 4, 4, 0, 0, 4))).toBeNull();
  expect(convexFrame(contour(0, 0, 4, 0, 1, 1, 0, 4))).toBeNull();
  expect(convexFrame(contour(0, 0, 4, 0, 2, 0, 1, 0))).toBeNull();
  expect(convexFrame(contour(0, 0, 4, 0, 4, 4))).toBeNull();
  expect(convexFrame({ coordinates: new Float64Array(16), ends: Uint32Array.of(4, 8) })).toBeNull();
});
