import { expect, test } from 'vitest';
import { emptyDepth } from './depth-buffer.ts';
import { shrunkView } from './shrunk-view.ts';

test('each sample of the smaller picture is the one of the larger picture in its place, as deep in its own samples', () => {
  const buffer = emptyDepth(8, 8);
  // Seen at column 5 and row 2 alone: the middle of the third small sample of the first small row.
  buffer.depth[2 * 8 + 5] = 12;
  buffer.light[2 * 8 + 5] = 200;
  buffer.object[2 * 8 + 5] = 3;
  buffer.inside[2 * 8 + 5] = 1;
  const small = shrunkView({ buffer, scale: 20, shift: [0, 1] }, { scale: 10, shift: [0, 0] }, 4, 4);
  expect([...small.depth].map((depth) => Number.isFinite(depth))).toEqual(
    Array.from({ length: 16 }, (_, at) => at === 2),
  );
  expect([small.depth[2], small.light[2], small.object[2], small.inside[2]]).toEqual([6, 200, 3, 1]);
});

test('beyond the larger picture there is nothing', () => {
  const buffer = emptyDepth(2, 2);
  buffer.depth.fill(1);
  const small = shrunkView({ buffer, scale: 2, shift: [0, 0] }, { scale: 1, shift: [1, 0] }, 3, 1);
  expect([...small.depth]).toEqual([Number.NEGATIVE_INFINITY, 0.5, Number.NEGATIVE_INFINITY]);
});
