import { describe, expect, test } from 'vitest';
import { MoveKind } from '../../model/toolpath.ts';
import { DeclaredSection, type HeardLine } from './declared-section.ts';
import { HEARD_LINE } from './heard-line.fixture.ts';

/** Hears so many plain lines, then these, then plain ones again; the numbers of those that are told. */
function toldOf(odd: readonly Partial<HeardLine>[], all: Partial<HeardLine> = {}, plain = 200): number[] {
  const declared = new DeclaredSection();
  const lines = [...Array.from({ length: plain }, () => ({})), ...odd, {}, {}];
  for (const [n, each] of lines.entries()) declared.hear({ ...HEARD_LINE, ...all, ...each, line: n - plain + 1 });
  return declared.end().map(({ line }) => line);
}

describe('a line fed otherwise than its width says', () => {
  test('one of a way of its own', () => {
    expect(toldOf([{ path: 11 }])).toEqual([1]);
    expect(toldOf([{ path: 10.2 }])).toEqual([]);
  });

  test('a wider line gets more, and a short one has its rounding', () => {
    expect(toldOf([{ section: 0.12, fed: 0.6 }])).toEqual([]);
    expect(toldOf([{ path: 1, fed: 0.041 }])).toEqual([]);
    expect(toldOf([{ path: 1, fed: 0.08 }])).toEqual([1]);
  });

  test('four in a row, and what climbs, are made so on purpose', () => {
    expect(toldOf([{ fed: 0.5 }, { fed: 0.5 }, { fed: 0.5 }, { fed: 0.5 }])).toEqual([]);
    const spiral = new DeclaredSection();
    for (let n = 0; n < 20; n++) spiral.hear({ ...HEARD_LINE, line: n, fed: n === 10 ? 0.2 : 0.4 });
    spiral.climbs(MoveKind.outerWall);
    expect(spiral.end()).toEqual([]);
  });

  test('a line before many of another factor that is like neither these nor those before', () => {
    const fills = Array.from({ length: 6 }, () => ({ fed: 0.44 }));
    expect(toldOf([{ fed: 0.6 }, ...fills])).toEqual([1]);
    expect(toldOf([{ fed: 0.46 }, ...fills])).toEqual([]);
    expect(toldOf([{ fed: 0.6 }, { fed: 0.5 }, { fed: 0.44 }, { fed: 0.48 }, { fed: 0.52 }])).toEqual([]);
    expect(toldOf([{ fed: 0.6 }, ...fills], { declared: false })).toEqual([]);
  });

  test('a filament of another flow is believed after a few lines', () => {
    const two = new DeclaredSection();
    for (let n = 0; n < 20; n++) two.hear({ ...HEARD_LINE, line: n });
    two.reset();
    for (let n = 20; n < 40; n++) two.hear({ ...HEARD_LINE, line: n, fed: 0.36 });
    expect(two.end()).toEqual([]);
    expect(two.factor).toBeCloseTo(0.45);
  });
});

describe('where the file gives no widths', () => {
  const none = { declared: false, section: 0.2 };

  test('walls may be a little wider or narrower, and whatever is slower wider too', () => {
    expect(toldOf([{ fed: 0.31 }], none)).toEqual([]);
    expect(toldOf([{ fed: 0.28 }], none)).toEqual([1]);
    expect(toldOf([{ fed: 0.7, feed: 20 }], none)).toEqual([]);
    expect(toldOf([{ fed: 0.7 }], none)).toEqual([1]);
  });

  test('fills may not, and a moved corner makes one line longer and the other shorter', () => {
    expect(toldOf([{ fed: 0.46 }], { ...none, kind: MoveKind.sparseInfill })).toEqual([1]);
    expect(toldOf([{ fed: 0.36 }, { fed: 0.44 }], none)).toEqual([1]);
  });

  // The last line of a fill between two walls that come together, laid by itself.
  test('a fill line between two travels is as wide as its place, where the others follow each other', () => {
    const fill = { ...none, kind: MoveKind.solidInfill };
    const apart = { ...fill, begins: true };
    expect(toldOf([{ fed: 0.46, begins: true }, { begins: true }], fill)).toEqual([]);
    expect(toldOf([{ fed: 0.7, begins: true }, { begins: true }], fill)).toEqual([1]);
    expect(toldOf([{ fed: 0.46 }], apart)).toEqual([1]);
  });

  test('a few lines prove nothing, nor do lines that are hardly ever alike', () => {
    expect(toldOf([{ fed: 0.2 }], none, 60)).toEqual([]);
    expect(toldOf([{ fed: 0.2 }, {}, { fed: 0.2 }, {}, { fed: 0.2 }, {}, { fed: 0.2 }], none)).toEqual([]);
  });

  test('the first line of a contour that should have begun where the contour ends', () => {
    const contour = new DeclaredSection();
    for (let n = 0; n < 200; n++) contour.hear({ ...HEARD_LINE, ...none, line: n });
    // Fed for the 10 mm from (0, 0), where the contour ends, and begun 9 mm from its end.
    contour.hear({ ...HEARD_LINE, ...none, line: 200, path: 9, begins: true, x: 10 });
    contour.hear({ ...HEARD_LINE, ...none, line: 201 });
    contour.leave(0, 0);
    expect(contour.end().map(({ line }) => line)).toEqual([200]);
  });
});
