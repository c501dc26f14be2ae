import { expect, test } from 'vitest';
import { type OpenedWall, OpenedWalls } from './opened-walls.ts';
import { OutlineList } from './outline-list.ts';

/** Closed squares around (50, 50). @param sizes [mm] */
function squares(...sizes: readonly number[]): OutlineList {
  const list = new OutlineList();
  for (const size of sizes) {
    const box = Float64Array.of(50 - size / 2, 50 - size / 2, 50 + size / 2, 50 + size / 2);
    list.add(box, 4 * size, 1, { object: -1, hangs: false });
  }
  list.sort();
  return list;
}

/** A square of 20 mm of which a line is lost. @param length [mm] @param gap [mm] */
const open = (length: number, gap: number): OpenedWall => {
  return { x: 50, y: 50, width: 20, depth: 20, length, gap, line: [10, 14], layer: 3 };
};

/** What is told of a layer with one open wall between two others. */
function told(wall: OpenedWall, under: OutlineList, over: OutlineList): readonly OpenedWall[] {
  const opened = new OpenedWalls();
  const here = squares();
  opened.add(wall);
  expect(opened.endLayer(under, here)).toEqual([]);
  return opened.endLayer(here, over);
}

test('three sides of a square that the layers under and over it close', () => {
  expect(told(open(60, 20), squares(20), squares(20))).toEqual([open(60, 20)]);
});

test('not where more than a straight line is missing, or another layer has it open, smaller or not at all', () => {
  expect(told(open(40, 28.3), squares(20), squares(20))).toEqual([]);
  expect(told(open(60, 20), squares(), squares(20))).toEqual([]);
  expect(told(open(60, 20), squares(20), squares(19.1))).toEqual([]);
});

test('not where the layer closes it all the same', () => {
  const opened = new OpenedWalls();
  opened.add(open(60, 20));
  opened.endLayer(squares(20), squares(20));
  expect(opened.endLayer(squares(20), squares(20))).toEqual([]);
});
