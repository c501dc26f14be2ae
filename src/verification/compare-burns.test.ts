import { describe, expect, test } from 'vitest';
import { Motion, MoveKind, type Toolpath } from '../model/toolpath.ts';
import { ToolpathBuilder } from '../model/toolpath-builder.ts';
import { compareBurns } from './compare-burns.ts';

function path(build: (builder: ToolpathBuilder) => void): readonly Toolpath[] {
  const builder = new ToolpathBuilder([0, 0, 0]);
  build(builder);
  return [builder.take()];
}

const line = (builder: ToolpathBuilder, x: number, y: number, kind: 16 | 17 | 18 = 16, power = 0.5): void =>
  builder.add({ kind, motion: Motion.line, x, y, feed: 10, power });
const go = (builder: ToolpathBuilder, x: number, y: number): void =>
  builder.add({ kind: MoveKind.travel, motion: Motion.rapid, x, y, feed: 100 });

/** A square of 20 mm whose left side stands at x [mm]. */
const squareAt = (left: number, kind: 16 | 17 | 18 = 16): ReturnType<typeof path> =>
  path((b) => {
    go(b, left, 10);
    for (const [x, y] of [
      [left + 20, 10],
      [left + 20, 30],
      [left, 30],
      [left, 10],
    ] as const)
      line(b, x, y, kind);
  });

describe('what two jobs burn', () => {
  const square = squareAt(10);

  test('is the same in another order, direction, number of moves and passes', () => {
    const other = path((b) => {
      go(b, 30, 30);
      for (let pass = 0; pass < 2; pass++) {
        line(b, 30, 10);
        line(b, 10, 10);
        line(b, 10, 17);
        line(b, 10, 30);
        line(b, 30, 30);
      }
    });
    expect(compareBurns(square, other)).toBeNull();
  });

  test('is the same engraving in few long stretches and in many short ones, wherever cells end', () => {
    const rows = (pieces: number): ReturnType<typeof path> =>
      path((b) => {
        for (let row = 0; row < 60; row++) {
          go(b, 3.53, 2 + row * 0.1);
          for (let k = 1; k <= pieces; k++) line(b, 3.53 + (1.96 * k) / pieces, 2 + (row + k / pieces) * 0.1, 18, 0.9);
        }
      });
    for (const pieces of [2, 7, 13, 90]) expect(compareBurns(rows(1), rows(pieces))).toBeNull();
  });

  test('is the same engraving where thin lines are rounded to dots across the border of two cells', () => {
    const outline = (from: number, width: number): ReturnType<typeof path> =>
      path((b) => {
        for (let row = 0; row < 100; row++) {
          go(b, from, 50 + row * 0.1);
          line(b, from + width, 50 + row * 0.1, 18, 0.9);
        }
      });
    for (const x of [50, 52.5, 53.7])
      expect(compareBurns(outline(x - 0.064, 0.127), outline(x - 0.114, 0.1), 0, 0.1)).toBeNull();
    expect(compareBurns(outline(50, 0.127), outline(60, 0.1), 0, 0.1)).not.toBeNull();
  });

  test('a side that is missing, added, shifted or another operation is told with its place', () => {
    const without = path((b) => {
      go(b, 10, 10);
      line(b, 30, 10);
      line(b, 30, 30);
      line(b, 10, 30);
    });
    expect(compareBurns(square, without)!.en).toMatch(/nothing burns at X10 Y(29|28)/);
    expect(compareBurns(without, square)!.en).toContain('unplanned');
    const shifted = squareAt(10.05);
    expect(compareBurns(square, shifted)).not.toBeNull();
    const marked = squareAt(10, 17);
    expect(compareBurns(square, marked)).not.toBeNull();
  });

  test('an arc is its chords, and not a coarser polygon', () => {
    const arc = path((b) => {
      go(b, 20, 0);
      b.add({ kind: MoveKind.cut, motion: Motion.counterClockwise, x: -20, y: 0, i: 0, j: 0, feed: 10, power: 1 });
    });
    const chords = (count: number): readonly Toolpath[] =>
      path((b) => {
        go(b, 20, 0);
        for (let k = 1; k <= count; k++)
          line(b, 20 * Math.cos((k * Math.PI) / count), 20 * Math.sin((k * Math.PI) / count), 16, 1);
      });
    expect(compareBurns(arc, chords(100))).toBeNull();
    expect(compareBurns(arc, chords(16))).not.toBeNull();
  });

  test('engraving may move by a dot, not by rows, and not in its shade', () => {
    const rows = (dx: number, power: number, count = 40): readonly Toolpath[] =>
      path((b) => {
        for (let row = 0; row < count; row++) {
          go(b, 10 + dx, 10 + row * 0.1);
          line(b, 16 + dx, 10 + row * 0.1, 18, power);
        }
      });
    expect(compareBurns(rows(0, 0.4), rows(0.05, 0.4))).toBeNull();
    expect(compareBurns(rows(0, 0.4), rows(0, 0.3))!.en).toContain('engraving');
    expect(compareBurns(rows(0, 0.4), rows(0, 0.4, 30))).not.toBeNull();
    expect(compareBurns(rows(0, 0.4), rows(4, 0.4))).not.toBeNull();
    // Between a least of 0.2 and full 0.6 this is half: every second row at full power, not two of three.
    const dotted = (share: number): readonly Toolpath[] =>
      path((b) => {
        for (let row = 0; row < 60; row++) {
          if (Math.floor(row * share) === Math.floor((row + 1) * share)) continue;
          go(b, 10, 10 + row * 0.1);
          line(b, 16, 10 + row * 0.1, 18, 0.6);
        }
      });
    expect(compareBurns(rows(0, 0.4, 60), dotted(1 / 2), 0.2)).toBeNull();
    expect(compareBurns(rows(0, 0.4, 60), dotted(2 / 3), 0.2)).not.toBeNull();
  });

  test('thin engraved stretches may be rounded to whole dots, whole dots may not', () => {
    const stretches = (length: number, count: number): ReturnType<typeof path> =>
      path((b) => {
        for (let n = 0; n < count; n++) {
          go(b, 10, 10 + 0.1 * n);
          line(b, 10 + length, 10 + 0.1 * n, 18, 0.8);
          go(b, 20, 10 + 0.1 * n);
          line(b, 20 + length, 10 + 0.1 * n, 18, 0.8);
        }
      });
    const more = (length: number): ReturnType<typeof path> => stretches(length, 400);
    expect(compareBurns(more(0.15), more(0.2))!.en).toContain('engraving');
    expect(compareBurns(more(0.15), more(0.2), 0, 0.1)).toBeNull();
    expect(compareBurns(more(0.15), more(0.3), 0, 0.1)).not.toBeNull();
    expect(compareBurns(more(0.1), more(0.2), 0, 0.1)!.en).toContain('engraving');
    expect(compareBurns(more(0.36), more(0.3), 0, 0.1)).toBeNull();
  });
});
