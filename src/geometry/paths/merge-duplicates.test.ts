import { describe, expect, test } from 'vitest';
import type { Subpath } from '../../model/part.ts';
import { findDuplicates } from './duplicate-length.ts';
import { withoutDoubles } from './merge-duplicates.ts';

function stroke(...points: readonly (readonly [number, number])[]): Subpath {
  const [[x0, y0], ...rest] = points as [readonly [number, number], ...(readonly [number, number])[]];
  return { x0, y0, verbs: new Uint8Array(rest.length), coordinates: Float64Array.from(rest.flat()), closed: false };
}

function left(strokes: readonly Subpath[], k: number): number[][] {
  const { stretches } = findDuplicates(strokes);
  const { coordinates, ends } = withoutDoubles(
    strokes[k]!,
    stretches.filter((s) => s.subpath === k),
    0.02,
  );
  let first = 0;
  return Array.from(ends, (end) => {
    const piece = [...coordinates.subarray(2 * first, 2 * end)];
    first = end;
    return piece;
  });
}

describe('withoutDoubles', () => {
  test('keeps both sides of a doubled stretch', () => {
    const pieces = left([stroke([3, 0], [7, 0]), stroke([0, 0], [10, 0])], 1);
    expect(pieces).toEqual([
      [0, 0, 3, 0],
      [7, 0, 10, 0],
    ]);
  });

  test('takes a shared side out of a square and leaves three', () => {
    const square = stroke([10, 0], [20, 0], [20, 10], [10, 10], [10, 0]);
    expect(left([stroke([10, 0], [10, 10]), square], 1)).toEqual([[10, 0, 20, 0, 20, 10, 10, 10]]);
  });

  test('leaves nothing of a reversed copy', () => {
    expect(left([stroke([0, 0], [10, 0], [10, 5]), stroke([10, 5], [10, 0], [0, 0])], 1)).toEqual([]);
  });

  test('leaves the way there of a line there and back', () => {
    expect(left([stroke([0, 0], [10, 0], [0, 0])], 0)).toEqual([[0, 0, 10, 0]]);
  });
});
