import { describe, expect, test } from 'vitest';
import { Motion, MoveKind } from '../model/toolpath.ts';
import { ToolpathBuilder } from '../model/toolpath-builder.ts';
import { BurnPainter } from './burn-painter.ts';

const BOUNDS = [
  [0, 0, 0],
  [20, 20, 0],
] as const;

function painted(fill: (path: ToolpathBuilder) => void, least = 0): BurnPainter {
  const path = new ToolpathBuilder();
  fill(path);
  const painter = new BurnPainter({ bounds: BOUNDS, samples: 200, spot: 0.2, least });
  painter.push(path.take());
  return painter;
}

/** How strongly a place is marked, 0…255. */
function markAt(painter: BurnPainter, x: number, y: number): number {
  const [item] = painter.items();
  if (item?.kind !== 'picture') throw new Error('the burn is a picture');
  return item.picture.rgba[4 * ((200 - Math.round(y * 10)) * 200 + Math.round(x * 10)) + 3]!;
}

const rows = (path: ToolpathBuilder, [from, to]: readonly [number, number], power: number): void => {
  for (let y = 5; y < 10; y += 0.1) {
    path.add({ kind: MoveKind.travel, motion: Motion.rapid, x: from, y, feed: 100 });
    path.add({ kind: MoveKind.engrave, motion: Motion.line, x: to, y, feed: 100, power });
  }
};

describe('an engraving', () => {
  test('more power burns darker, an empty place stays clear', () => {
    const painter = painted((path) => {
      rows(path, [2, 8], 0.2);
      rows(path, [12, 18], 0.8);
    });
    expect(painter.engraved).toBe(true);
    expect(markAt(painter, 15, 7)).toBeGreaterThan(200);
    expect(markAt(painter, 5, 7)).toBeGreaterThan(30);
    expect(markAt(painter, 5, 7)).toBeLessThan(markAt(painter, 15, 7) / 2);
    expect(markAt(painter, 10, 15)).toBe(0);
  });

  test('up to the power at which the tube fires nothing burns, above it the rest counts', () => {
    const fill = (path: ToolpathBuilder): void => {
      rows(path, [2, 6], 0.1);
      rows(path, [8, 12], 0.2);
      rows(path, [14, 18], 0.8);
    };
    const [tube, diode] = [painted(fill, 0.1), painted(fill)];
    expect(markAt(diode, 4, 7)).toBeGreaterThan(0);
    expect(markAt(tube, 4, 7)).toBe(0);
    expect(markAt(tube, 10, 7)).toBeGreaterThan(0);
    // A seventh of the strongest, where the diode has a quarter.
    expect(markAt(tube, 10, 7)).toBeLessThan(markAt(diode, 10, 7));
    expect(markAt(tube, 16, 7)).toBe(markAt(diode, 16, 7));
  });

  test('a cut too weak to fire is not drawn', () => {
    const cut = (path: ToolpathBuilder): void => {
      path.add({ kind: MoveKind.travel, motion: Motion.rapid, x: 2, y: 10, feed: 100 });
      path.add({ kind: MoveKind.cut, motion: Motion.line, x: 18, feed: 100, power: 0.08 });
    };
    expect(painted(cut).groups()).toHaveLength(1);
    expect(painted(cut, 0.1).groups()).toEqual([]);
  });

  test('a row in pieces burns like a row in one: square ends', () => {
    const whole = painted((path) => {
      path.add({ kind: MoveKind.travel, motion: Motion.rapid, x: 2, y: 10, feed: 100 });
      path.add({ kind: MoveKind.engrave, motion: Motion.line, x: 18, feed: 100, power: 0.5 });
    });
    const pieces = painted((path) => {
      path.add({ kind: MoveKind.travel, motion: Motion.rapid, x: 2, y: 10, feed: 100 });
      for (let x = 2.13; x < 18; x += 0.13)
        path.add({ kind: MoveKind.engrave, motion: Motion.line, x, feed: 100, power: 0.5 });
    });
    for (const x of [4, 7.7, 12]) expect(Math.abs(markAt(whole, x, 10) - markAt(pieces, x, 10))).toBeLessThan(8);
  });
});

describe('lines', () => {
  test('cuts and marks by their power, the strongest dark', () => {
    const painter = painted((path) => {
      const line = { motion: Motion.line, feed: 10 } as const;
      path.add({ kind: MoveKind.travel, motion: Motion.rapid, x: 1, y: 1, feed: 100 });
      path.add({ ...line, kind: MoveKind.score, x: 19, power: 0.2 });
      path.add({ ...line, kind: MoveKind.cut, y: 19, power: 0.9 });
    });
    const groups = painter.groups();
    expect(groups.map(({ kind, power }) => [kind, power])).toEqual([
      [MoveKind.score, 0.2],
      [MoveKind.cut, 0.9],
    ]);
    expect(groups[1]!.color.r).toBeLessThan(groups[0]!.color.r);
    expect(painter.travelled, 'the way to the first line').toBe(true);
  });

  test('a full circle is one chain that comes back', () => {
    const painter = painted((path) => {
      path.add({ kind: MoveKind.travel, motion: Motion.rapid, x: 15, y: 10, feed: 100 });
      path.add({ kind: MoveKind.cut, motion: Motion.counterClockwise, x: 15, y: 10, i: 10, j: 10, feed: 10, power: 1 });
    });
    const [chain] = painter.groups()[0]!.chains;
    expect(chain!.slice(0, 2)).toEqual([15, 10]);
    expect(chain!.slice(-2)).toEqual([15, 10]);
    expect(Math.min(...chain!.filter((_, k) => k % 2 === 0))).toBeCloseTo(5, 1);
  });
});
