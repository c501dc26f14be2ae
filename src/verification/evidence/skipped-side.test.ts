import { expect, test } from 'vitest';
import { SkippedSides } from './skipped-side.ts';

type Place = readonly [number, number];
/** A way in the dark (`to`) or a stroke. */
type Step = { readonly to: Place } | { readonly burn: Place };

/** A square from its lower left corner; sides by number are left dark. */
function square(x: number, y: number, dark: readonly number[] = []): Step[] {
  const places: readonly Place[] = [
    [x + 20, y],
    [x + 20, y + 20],
    [x, y + 20],
    [x, y],
  ];
  return [{ to: [x, y] }, ...places.map((place, n) => (dark.includes(n) ? { to: place } : { burn: place }))];
}

function toldOf(...shapes: readonly (readonly Step[])[]): number[] {
  const sides = new SkippedSides();
  let [x, y]: Place = [0, 0];
  for (const [n, step] of shapes.flat().entries()) {
    const [toX, toY] = 'to' in step ? step.to : step.burn;
    const length = Math.sqrt((toX - x) ** 2 + (toY - y) ** 2);
    if ('to' in step) sides.pass(x, y, toX, toY, { line: n + 1, length });
    else sides.burn(x, y, toX, toY);
    [x, y] = [toX, toY];
  }
  return sides.end().map(({ line }) => line);
}

const CLOSED = [square(30, 0), square(60, 0), square(90, 0)];

test.each([
  [0, 17],
  [1, 18],
  [2, 19],
  [3, 20],
])('side %i of the last square but one', (side, line) => {
  expect(toldOf(...CLOSED, square(0, 50, [side]), square(30, 50))).toEqual([line]);
});

test('the rest of a contour, passed over by several moves', () => {
  expect(toldOf(...CLOSED, square(0, 50, [2, 3]), square(30, 50))).toEqual([19]);
});

test('open strokes, a second pass over one, and a way home to where it began are no fault', () => {
  const open: readonly Step[] = [{ to: [0, 50] }, { burn: [20, 50] }, { burn: [20, 70] }];
  expect(toldOf(...CLOSED, open, square(30, 50))).toEqual([]);
  expect(toldOf(...CLOSED, open, open, square(30, 50))).toEqual([]);
  expect(toldOf(...CLOSED, open, [{ to: [0, 50] }])).toEqual([]);
});

test('a way back along the line just burnt leaves nothing dark: the bows of a B', () => {
  const upper: readonly Step[] = [
    { to: [0, 50] },
    { burn: [0, 74] },
    { burn: [9, 70] },
    { burn: [9, 62] },
    { burn: [0, 62] },
  ];
  const lower: readonly Step[] = [{ to: [7, 62] }, { burn: [10, 58] }, { burn: [9, 50] }, { burn: [0, 50] }];
  expect(toldOf(...CLOSED, upper, lower, square(30, 50))).toEqual([]);
  expect(toldOf(...CLOSED, upper, [{ to: [7, 64] }, ...lower.slice(1)], square(30, 50))).toEqual([21]);
});

test('tabs, and jobs whose contours do not close, are how they are made', () => {
  const tab: readonly Step[] = [...square(0, 50).slice(0, 3), { to: [18, 70] }, { burn: [0, 70] }, { burn: [0, 50] }];
  expect(toldOf(...CLOSED, tab)).toEqual([]);
  expect(toldOf(square(0, 50, [1]), square(30, 50))).toEqual([]);
});
