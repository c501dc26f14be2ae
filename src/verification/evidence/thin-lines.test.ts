import { describe, expect, test } from 'vitest';
import { MoveKind } from '../../model/toolpath.ts';
import { NarrowLines, StarvedLine, unusual } from './thin-lines.ts';

/** Lines of 10 mm, each with its share of the usual filament; what is told at each. */
function told(shares: readonly number[]): readonly (number | null)[] {
  const starved = new StarvedLine();
  return shares.map((share, n) => starved.hear(share, 10, 1, n)?.line ?? null);
}

describe('a starved line', () => {
  test('is told when the next line is well fed, by its own number', () => {
    expect(told([1, 1, 0.05, 1])).toEqual([null, null, null, 2]);
  });

  test('two in a row are told once: a stray end goes there and back', () => {
    expect(told([1, 1, 0.05, 0.05, 1, 1])).toEqual([null, null, null, null, 2, null]);
  });

  test('thin lines that go on are meant so', () => {
    expect(told([1, 1, 0.05, 0.05, 0.05, 0.05, 1])).toEqual([null, null, null, null, null, null, null]);
  });

  test('lines that grow thin little by little, and short ones, are left alone', () => {
    expect(told([1, 0.6, 0.3, 0.15, 0.3, 1]).every((line) => line === null)).toBe(true);
    const starved = new StarvedLine();
    expect([1, 1, 0.01, 1].map((share, n) => starved.hear(share * 1.5, 1.5, 1, n))).toEqual([null, null, null, null]);
  });

  test('lines in gaps are as thick as their gaps', () => {
    const starved = new StarvedLine();
    const heard = [1, 1, 0.2, 1].map((share, n) => starved.hear(share, 10, MoveKind.gapFill, n));
    expect(heard).toEqual([null, null, null, null]);
  });

  test('another kind of line begins anew', () => {
    const starved = new StarvedLine();
    starved.hear(1, 10, 1, 0);
    expect(starved.hear(0.05, 10, 2, 1)).toBeNull();
    expect(starved.hear(1, 10, 2, 2)).toBeNull();
  });

  test('a kind is remembered: the first line after others may be starved', () => {
    const starved = new StarvedLine();
    starved.hear(1, 10, 1, 0);
    starved.hear(3, 10, 2, 1);
    expect(starved.hear(0.1, 10, 1, 2)).toBeNull();
    expect(starved.hear(1, 10, 1, 3)?.line).toBe(2);
  });

  test('many that are a quarter thin are how the program lays them; hairs never are', () => {
    const quarter = { line: 1, path: 3, share: 0.2 };
    const hair = { line: 2, path: 30, share: 0.05 };
    expect(unusual([quarter, hair])).toEqual([quarter, hair]);
    expect(unusual([...Array(6).fill(quarter), hair])).toEqual([hair]);
  });
});

describe('narrow lines', () => {
  test('are told by their mean width over a metre, where the layer’s height is known', () => {
    const narrow = new NarrowLines(0.2);
    expect(narrow.hear(100, 1400, 1)).toBeNull();
    narrow.height = 0.2;
    expect(narrow.hear(0.15 * 0.2 * 600, 600, 2)).toBeNull();
    const found = narrow.hear(0.15 * 0.2 * 400, 400, 3);
    expect(found?.first).toBe(2);
    expect(found?.width).toBeCloseTo(0.15, 12);
    expect(narrow.hear(0.25 * 0.2 * 1000, 1000, 4)).toBeNull();
  });
});
