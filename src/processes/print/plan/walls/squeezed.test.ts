import { expect, test } from 'vitest';
import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { packContours } from '../../../../geometry/areas/islands.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import { volumeOf } from '../stroke-volume.ts';
import { squeezed } from './squeezed.ts';

const pillars = new EdgeIndex(
  packContours([
    [-2, -5, 0, -5, 0, 5, -2, 5],
    [10, -5, 12, -5, 12, 5, 10, 5],
  ]),
);
const squeeze = { area: 0.08, ramp: 0.2 };
const thread = (points: readonly number[], area: number) => ({
  kind: MoveKind.bridge,
  closed: false,
  points: Float64Array.from(points),
  area,
});

test('a thread is thick over the air and as thick as the layer on its anchors', () => {
  const laid = squeezed(thread([-1, 0, 11, 0], 0.125), pillars, squeeze);
  // 10 mm of air, a ramp of 0.2 mm at each side, 0.8 mm of anchor.
  expect(volumeOf([laid])).toBeCloseTo(10 * 0.125 + 2 * 0.2 * ((0.125 + 0.08) / 2) + 2 * 0.8 * 0.08, 9);
  expect(laid.points[laid.points.length - 2]).toBe(11);
});

test('over a gap narrower than two ramps no vertex lies behind the one before it', () => {
  const { points } = squeezed(thread([-2.1, 0, -1.9, 0, -0.1, 0, 0.1, 0], 0.125), pillars, squeeze);
  for (let i = 2; i < points.length; i += 2) expect(points[i]).toBeGreaterThanOrEqual(points[i - 2]!);
});

test('a thread thinner than the layer stays as it is', () => {
  const thin = thread([-1, 0, 11, 0], 0.07);
  expect(squeezed(thin, pillars, squeeze)).toBe(thin);
});
