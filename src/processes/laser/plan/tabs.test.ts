import { expect, test } from 'vitest';
import { ArcPathBuilder } from '../../../geometry/paths/arc-path.ts';
import { withTabs } from './tabs.ts';

/** [mm] How far the dark stretches of a tabbed rectangle stay from its corners. */
function fromCorners(width: number, height: number, count: number): number {
  const builder = new ArcPathBuilder();
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ] as const;
  for (const [x, y] of corners) builder.add(x, y);
  const { path, dark, placed } = withTabs(builder.take(true), { count, width: 0.5, kerf: 0.2 });
  expect(placed).toBe(count);
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < dark.length; k++) {
    if (dark[k] === 0) continue;
    for (const at of [k, (k + 1) % dark.length])
      for (const [x, y] of corners) least = Math.min(least, Math.abs(path.x[at]! - x) + Math.abs(path.y[at]! - y));
  }
  return least;
}

test('tabs stay two millimetres off the corners where the sides are long enough', () => {
  for (const [width, height] of [
    [40, 20],
    [30, 30],
    [12, 47],
    [20.4, 33.3],
    [25, 9],
  ] as const)
    for (const count of [1, 2, 3, 4]) expect(fromCorners(width, height, count)).toBeGreaterThan(2 - 1e-9);
});

test('on short sides they stand in the middle', () => {
  expect(fromCorners(4, 4, 2)).toBeGreaterThan(1.6);
});
