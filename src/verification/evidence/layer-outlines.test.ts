import { describe, expect, test } from 'vitest';
import { LayerOutlines, type LayerShift } from './layer-outlines.ts';

interface Outline {
  /** [mm] */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly object?: number;
  readonly hangs?: boolean;
}

/** Layers of square outlines, a line of the file each; what is told of the last layer. */
function lastOf(layers: readonly (readonly Outline[])[]): LayerShift | null {
  const outlines = new LayerOutlines();
  let line = 0;
  let told: LayerShift | null = null;
  for (const layer of layers) {
    for (const { x, y, size, object, hangs = false } of layer) {
      const box = Float64Array.of(x - size / 2, y - size / 2, x + size / 2, y + size / 2);
      if (size < 2) outlines.addPin(box, 4 * size, ++line, { object: object ?? -1, hangs });
      else outlines.add(box, 4 * size, ++line, { object: object ?? -1, hangs });
    }
    told = outlines.endLayer();
  }
  return told;
}

const part = { x: 50, y: 50, size: 20 };
const hole = { x: 50, y: 50, size: 6 };

describe('outlines against those below', () => {
  test('a part and its hole that slip are told with the way and the first line', () => {
    const slipped = [part, hole].map((each) => ({ ...each, x: each.x + 3, y: each.y - 1 }));
    expect(lastOf([[part, hole], [part, hole], slipped])).toEqual({ x: 3, y: -1, line: 5, hangs: false, late: false });
  });

  test('a step hangs where most of its walls do, not where a hole alone does', () => {
    const slipped = [part, hole].map((each) => ({ ...each, x: each.x + 3 }));
    const below = [part, hole];
    const hanging = (k: number): Outline[] => slipped.map((each, n) => ({ ...each, hangs: n === k }));
    expect(lastOf([below, below, hanging(0)])).toMatchObject({ hangs: true });
    expect(lastOf([below, below, hanging(1)])).toMatchObject({ hangs: false });
  });

  // A lattice of rods: one that leans leaves its post and meets the next one in the same layer.
  test('what leaves a post at its old place, and takes one in at the new, has not slipped', () => {
    const strut = { x: 50, y: 50, size: 6 };
    const post = { x: 48.5, y: 50, size: 1.5 };
    const met = { ...strut, x: 53.5 };
    const inner = { ...post, size: 0.7 };
    expect(
      lastOf([
        [strut, inner],
        [strut, inner],
        [met, post, inner],
      ]),
    ).toBeNull();
    expect(
      lastOf([
        [strut, post],
        [strut, post],
        [met, post],
      ]),
    ).toMatchObject({ x: 3.5 });
    const besides = { ...post, x: 45.5 };
    expect(
      lastOf([
        [strut, besides],
        [strut, besides],
        [met, { ...besides, x: 49 }],
      ]),
    ).toMatchObject({ x: 3.5 });
  });

  // A lattice like that of diamond: at the height of its nodes every strut leaves its place for another, each its own way.
  test('some of the struts that change places together have not slipped', () => {
    const square = (places: readonly number[]): Outline[] =>
      places.flatMap((y) => places.map((x) => ({ x, y, size: 6 })));
    const below = square([13, 19]);
    expect(lastOf([below, below, square([10, 16, 22])])).toBeNull();
    expect(lastOf([below, below, square([15, 21])])).toMatchObject({ x: 2, y: 2 });
  });

  test('one part of two slips', () => {
    const other = { x: 90, y: 50, size: 20, object: 1 };
    const both = [{ ...part, object: 0 }, other];
    expect(lastOf([both, both, [both[0]!, { ...other, y: 53 }]])).toEqual({
      x: 0,
      y: 3,
      line: 6,
      hangs: false,
      late: false,
    });
  });

  test('a wide part may slip farther than a small one, as long as a fifth of it lies on its old place', () => {
    const wide = { ...part, size: 40 };
    expect(lastOf([[wide], [wide], [{ ...wide, x: 66 }]])).toMatchObject({ x: 16, y: 0 });
    expect(lastOf([[wide], [wide], [{ ...wide, x: 83 }]])).toBeNull();
  });

  test('all of the second layer beside the first is told once the third stands on it', () => {
    const slipped = [part, hole].map((each) => ({ ...each, y: each.y + 3 }));
    expect(lastOf([[part, hole], slipped])).toBeNull();
    expect(lastOf([[part, hole], slipped, slipped])).toEqual({ x: 0, y: 3, line: 3, hangs: false, late: true });
    expect(lastOf([[part, hole], slipped, slipped, slipped])).toBeNull();
    expect(
      lastOf([
        [part, hole],
        [part, slipped[1]!],
        [part, slipped[1]!],
      ]),
    ).toBeNull();
  });

  test.each([
    ['a slope of one side', [{ ...part, x: 51, size: 18 }]],
    ['a step smaller than three lines', [{ ...part, x: 51 }]],
    ['another part, farther away than it is wide', [{ ...part, x: 90 }]],
    ['a part of another size beside it', [{ ...part, x: 53, size: 16 }]],
  ])('%s is none', (_name, last) => {
    expect(lastOf([[part], [part], last])).toBeNull();
  });

  test('a hole that ends where another of its size begins is none: the wall around it stands still', () => {
    expect(
      lastOf([
        [part, hole],
        [part, hole],
        [part, { ...hole, x: 53 }],
      ]),
    ).toBeNull();
  });

  test('two halves of a tube that part or close at a hole in its side are none: a wall that is no half encloses both', () => {
    const halves = [
      { x: 51.7, y: 48.3, size: 12.9 },
      { x: 48.3, y: 51.7, size: 12.9 },
    ];
    const ring = [
      { x: 50, y: 50, size: 16.5 },
      { x: 50, y: 50, size: 12.4 },
    ];
    expect(lastOf([halves, halves, ring])).toBeNull();
    expect(lastOf([ring, ring, halves])).toBeNull();
  });

  test('a leaning part, which never stood still, is none', () => {
    const leaning = [0, 2, 4, 6].map((x) => [{ ...part, x: 50 + x }]);
    expect(lastOf(leaning.slice(0, 3).concat(leaning.slice(3)))).toBeNull();
  });
});
