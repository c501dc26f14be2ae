import { describe, expect, test } from 'vitest';
import { type LostWalls, WallLoss } from './lost-walls.ts';

interface Wall {
  /** [mm] */
  readonly size: number;
  readonly x?: number;
  readonly y?: number;
  /** In pieces that do not close. */
  readonly open?: boolean;
}

interface Layer {
  readonly walls: readonly Wall[];
  readonly covers?: true;
}

/** Squares around (50, 50), ten lines of the file each, a hundred for a layer; everything that is told. */
function lossesOf(layers: readonly Layer[]): readonly LostWalls[] {
  const loss = new WallLoss();
  const told: LostWalls[] = [];
  for (const [layer, { walls, covers }] of layers.entries()) {
    for (const [n, { size, x = 50, y = 50, open }] of walls.entries()) {
      const box = Float64Array.of(x - size / 2, y - size / 2, x + size / 2, y + size / 2);
      const of = { object: -1, hangs: false };
      const line = 100 * layer + 10 * n + 10;
      if (open) loss.addOpen(box, 4 * size, line, of);
      else loss.add(box, 4 * size, line, of);
    }
    const lost = loss.endLayer({ layer, line: [100 * layer, 100 * layer + 99], covers: covers === true });
    if (lost !== null) told.push(lost);
  }
  return told;
}

const outer = { size: 20 };
const inner = { size: 19.1 };
const other = { size: 10, x: 90 };
const hole = { size: 6 };
const whole: Layer = { walls: [inner, outer, other] };

describe('walls that one layer lacks', () => {
  test('the wall between two that are there is told with the lines of these', () => {
    const lost = lossesOf([whole, whole, { walls: [inner, other] }, whole]);
    expect(lost).toEqual([{ count: 1, length: 80, line: [210, 220], layer: 2 }]);
  });

  test('the last two walls of four', () => {
    const four: Layer = { walls: [hole, ...whole.walls] };
    const lost = lossesOf([four, four, { walls: [hole, inner] }, four]);
    expect(lost).toEqual([{ count: 2, length: 120, line: [220, 299], layer: 2 }]);
  });

  test('where the walls come in another order, or most are lost, all lines of the layer', () => {
    for (const walls of [[other, inner], [inner]]) {
      const lost = lossesOf([whole, whole, { walls }, whole]);
      expect(lost).toMatchObject([{ line: [200, 299], layer: 2 }]);
    }
  });

  test('a wall that windows part into four for a layer is there', () => {
    const box: Layer = { walls: [outer, inner] };
    const pieces = [42, 58].flatMap((x) => [42, 58].map((y) => ({ size: 4.1, x, y })));
    expect(lossesOf([box, box, { walls: pieces }, box])).toEqual([]);
    expect(lossesOf([box, box, { walls: pieces.slice(0, 2) }, box])).toHaveLength(1);
  });

  // A lid begins: the corners are another line's, and nothing else of the layer stays.
  test('a lone wall that stands in pieces on one layer is none', () => {
    const box: Layer = { walls: [outer] };
    expect(lossesOf([box, box, { walls: [{ size: 20, open: true }] }, box, box])).toEqual([]);
  });

  // Rods of a lattice are widest on one layer: one line between two windows for an inner wall of each.
  test('a line beside its place instead of a wall', () => {
    const [window, around] = [{ size: 7 }, { size: 7.9 }];
    const both: Layer = { walls: [window, around] };
    expect(lossesOf([both, both, { walls: [window] }, both])).toHaveLength(1);
    expect(lossesOf([both, both, { walls: [window, { size: 6, x: 57.3, open: true }] }, both])).toEqual([]);
  });

  // The tops of such rods: the next outer wall stands where an inner one was.
  test('the wall of a flat slope that happens to be as large as an inner one below', () => {
    const layers = [[5, 6.2], [5.2, 6.2], [5.6], [6.2]].map((sizes) => ({ walls: sizes.map((size) => ({ size })) }));
    expect(lossesOf([...layers, { walls: [{ size: 6.8 }] }])).toEqual([]);
  });

  test('on the second layer, once two layers above have it', () => {
    const layers = [whole, { walls: [inner, other] }, whole, whole];
    expect(lossesOf(layers)).toMatchObject([{ count: 1, layer: 1 }]);
    expect(lossesOf(layers.slice(0, 3))).toEqual([]);
  });

  test('a layer that is another’s altogether', () => {
    const swapped = { walls: [{ size: 24 }, { size: 26 }] };
    expect(lossesOf([whole, whole, swapped, whole])).toMatchObject([{ count: 3, line: [200, 299], layer: 2 }]);
    // It has something in common with them: what is new is the part's own.
    expect(lossesOf([whole, whole, { walls: [...swapped.walls, other] }, whole])).toEqual([]);
  });

  test('a part that ends, and a wall more on every other layer, are no loss', () => {
    const less: Layer = { walls: [inner, outer] };
    expect(lossesOf([whole, whole, less, less, less])).toEqual([]);
    expect(lossesOf([whole, less, whole, less, whole, less, whole])).toEqual([]);
  });

  test('a wall that joins another, or stands in pieces for a layer, is there', () => {
    expect(lossesOf([whole, whole, { walls: [inner, outer, { size: 12, x: 90 }] }, whole])).toEqual([]);
    expect(lossesOf([whole, whole, { walls: [inner, outer, { ...other, open: true }] }, whole])).toEqual([]);
  });

  test('walls of a place that narrows by half a line a layer: another wall comes to where one was', () => {
    // A round wire lying on the bed, as PrusaSlicer lays it beside another part: what does not fit twice is laid as one line.
    const layer = (open: boolean, ...sizes: readonly number[]): Layer => ({
      walls: [...(open ? [{ size: 19.98, open }] : []), ...sizes.map((size) => ({ size })), other],
    });
    const layers = [
      layer(false, 20.51, 21.45, 22.27, 23.08),
      layer(false, 20.41, 21.24, 22.05, 22.87),
      layer(true, 20.92, 21.73, 22.55),
      layer(false, 20.46, 21.34, 22.15),
      layer(true, 20.8, 21.62),
      layer(true, 20.72),
    ];
    expect(lossesOf(layers)).toEqual([]);
  });

  test('two walls that become one between them, and stay so', () => {
    const layer = (...sizes: readonly number[]): Layer => ({ walls: [...sizes.map((size) => ({ size })), other] });
    const two = layer(10.43, 11.14, 11.78, 12.5);
    const one = layer(10.43, 11.46, 12.5);
    expect(lossesOf([two, two, one, one, one])).toEqual([]);
    expect(lossesOf([two, two, layer(10.43, 11.14, 12.5), two, two])).toMatchObject([{ count: 1, layer: 2 }]);
  });

  test('a hole that a floor covers for one layer is no loss; without a floor it is', () => {
    const holed: Layer = { walls: [inner, outer, hole] };
    const closed: Layer = { walls: [inner, outer] };
    expect(lossesOf([holed, holed, { ...closed, covers: true }, holed])).toEqual([]);
    expect(lossesOf([holed, holed, closed, holed])).toMatchObject([{ count: 1, length: 24 }]);
  });

  test('nothing is said across the beginning of another part', () => {
    const loss = new WallLoss();
    const box = Float64Array.of(0, 0, 20, 20);
    const layer = (walls: number): LostWalls | null => {
      for (let n = 0; n < walls; n++)
        loss.add(
          box.map((v) => v + 30 * n),
          80,
          1,
          { object: -1, hangs: false },
        );
      return loss.endLayer({ layer: 0, line: [1, 9], covers: false });
    };
    expect([layer(2), layer(2), layer(1)]).toEqual([null, null, null]);
    loss.forget();
    expect([layer(2), layer(2)]).toEqual([null, null]);
  });
});
