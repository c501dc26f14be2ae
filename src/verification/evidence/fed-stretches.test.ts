import { describe, expect, test } from 'vitest';
import { MoveKind } from '../../model/toolpath.ts';
import type { HeardLine } from './declared-section.ts';
import { FedStretches } from './fed-stretches.ts';
import { HEARD_LINE } from './heard-line.fixture.ts';

const LINE: HeardLine = { ...HEARD_LINE, declared: false, kind: MoveKind.solidInfill };
const WALL = { kind: MoveKind.outerWall };

/** Hears these lines, one a line of the file. @returns first and last line, and share, of each stretch that is told */
function toldOf(lines: readonly Partial<HeardLine>[]): readonly (readonly [number, number, number])[] {
  const stretches = new FedStretches();
  lines.forEach((line, n) => {
    stretches.hear({ ...LINE, ...line, line: n + 1 });
  });
  return stretches.end().map(({ line, share }) => [line[0], line[1], Math.round(100 * share)]);
}
const times = (count: number, line: Partial<HeardLine> = {}): Partial<HeardLine>[] =>
  Array.from({ length: count }, () => line);

describe('lines in a row that are fed by another factor', () => {
  test('six lines in the middle of a fill get twice their filament, or half of it', () => {
    expect(toldOf([...times(80), ...times(6, { fed: 0.8 }), ...times(20)])).toEqual([[81, 86, 200]]);
    expect(toldOf([...times(80), ...times(6, { fed: 0.2 }), ...times(20)])).toEqual([[81, 86, 50]]);
    expect(toldOf([...times(80), ...times(6, { fed: 0.44 }), ...times(20)])).toEqual([]);
  });

  test('a fill by itself, a way from the others, may be as thick as its place asks for', () => {
    const apart = [{ fed: 0.8, begins: true }, ...times(5, { fed: 0.8 })];
    expect(toldOf([...times(80), ...apart, { begins: true }, ...times(20)])).toEqual([]);
  });

  test('what is laid slower is meant so: a bridge', () => {
    expect(toldOf([...times(80), ...times(6, { fed: 0.2, feed: 15 }), ...times(20)])).toEqual([]);
  });

  test('a layer that is slow all over is not meant so, where its fill goes on at that speed as usual', () => {
    const slow = { feed: 15 };
    expect(toldOf([...times(80), ...times(6, { ...slow, fed: 0.2 }), ...times(20, slow)])).toEqual([[81, 86, 50]]);
  });

  test('a roof is ironed with a fifth of a line at most', () => {
    expect(toldOf([...times(80), ...times(6, { fed: 0.12 }), ...times(20)])).toEqual([[81, 86, 30]]);
    expect(toldOf([...times(80), ...times(6, { fed: 0.06 }), ...times(20)])).toEqual([]);
  });

  test('supports are as thick as the file says, and as they please where it says nothing', () => {
    const support = { kind: MoveKind.support };
    const said = { ...support, declared: true };
    expect(toldOf([...times(80, said), ...times(6, { ...said, fed: 0.2 }), ...times(9, said)])).toEqual([[81, 86, 50]]);
    expect(toldOf([...times(80, support), ...times(6, { ...support, fed: 0.2 }), ...times(9, support)])).toEqual([]);
  });

  test('walls may be half as wide again; walls and fill by one factor may not', () => {
    const usual = [...times(40, WALL), ...times(40)];
    const thick = times(6, { ...WALL, fed: 0.6 });
    expect(toldOf([...usual, ...thick, ...usual])).toEqual([]);
    expect(toldOf([...usual, ...thick, ...times(6, { fed: 0.6 }), ...usual])).toEqual([[81, 92, 150]]);
  });

  // A wall thinner than two lines is one line, as wide as the wall.
  test('whole contours may be as thick as one line can be; a stretch that begins or ends within one may not', () => {
    const usual = [{ ...WALL, begins: true }, ...times(79, WALL)];
    const thick = [{ ...WALL, fed: 0.82, begins: true }, ...times(5, { ...WALL, fed: 0.82 })];
    expect(toldOf([...usual, ...thick, ...usual])).toEqual([]);
    expect(toldOf([...usual, ...thick, ...times(80, WALL)])).toEqual([[81, 86, 205]]);
    expect(toldOf([...usual, ...thick.map((line) => ({ ...line, fed: 1.3 })), ...usual])).toEqual([[81, 86, 325]]);
  });

  test('between such a contour and the next line that is known there may be lines of a kind that is new', () => {
    const wall = [{ ...WALL, begins: true }, ...times(79, WALL)];
    const thick = [{ ...WALL, fed: 0.82, begins: true }, ...times(5, { ...WALL, fed: 0.82 })];
    const roof = { kind: MoveKind.topInfill };
    expect(toldOf([...wall, ...thick, { ...roof, begins: true }, roof, ...times(9, WALL)])).toEqual([]);
    expect(toldOf([...wall, ...thick, roof, roof, ...times(9, WALL)])).toHaveLength(1);
  });

  test('where the file gives widths, a tenth is enough', () => {
    const said = { declared: true };
    const odd = times(6, { ...said, fed: 0.46 });
    expect(toldOf([...times(80, said), ...odd, ...times(20, said)])).toEqual([[81, 86, 115]]);
  });

  test('lines that differ each from the next are variable walls', () => {
    const wide = [0.8, 0.84, 0.9, 0.95, 1, 1.05].map((fed) => ({ ...WALL, fed }));
    expect(toldOf([...times(80, WALL), ...wide, ...times(20, WALL)])).toEqual([]);
  });

  test('a layer of another height is no stretch, whether its lines follow it or not', () => {
    const both = [...times(6, { ...WALL, section: 0.04 }), ...times(6, { section: 0.04 })];
    const thin = both.map((line) => ({ ...line, fed: 0.2 }));
    const usual = [...times(40, WALL), ...times(40)];
    expect(toldOf([...usual, ...both, ...usual])).toEqual([]);
    expect(toldOf([...usual, ...thin, ...usual])).toEqual([]);
  });

  test('what comes again and again is how the file is made; what never ends is, too', () => {
    const once = [...times(6, { fed: 0.8 }), ...times(20)];
    expect(toldOf([...times(80), ...once, ...once])).toHaveLength(2);
    expect(toldOf([...times(80), ...once, ...once, ...once, ...once])).toEqual([]);
    expect(toldOf([...times(80), ...times(60, { fed: 0.8 })])).toEqual([]);
  });
});
