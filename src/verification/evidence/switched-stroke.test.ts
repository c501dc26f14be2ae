import { expect, test } from 'vitest';
import { SwitchedStrokes } from './switched-stroke.ts';

const light = (mode: 'off' | 'constant' | 'dynamic', line: number) =>
  ({ type: 'laser', at: 0, mode, power: 0.5, line }) as const;

function lit(): SwitchedStrokes {
  const strokes = new SwitchedStrokes();
  strokes.hear(light('dynamic', 1));
  strokes.burn(20, 2);
  return strokes;
}

test('M3 between two burnt lines', () => {
  const strokes = lit();
  strokes.hear(light('constant', 3));
  strokes.burn(20, 4);
  expect(strokes.end()).toEqual([[3, 4]]);
});

test('between two operations: after a way, after M5, at another speed', () => {
  const way = lit();
  way.rest();
  way.hear(light('constant', 3));
  way.burn(20, 4);
  expect(way.end()).toEqual([]);
  const off = lit();
  off.hear(light('off', 3));
  off.hear(light('constant', 4));
  off.burn(20, 5);
  expect(off.end()).toEqual([]);
  const other = lit();
  other.hear(light('constant', 3));
  other.burn(5, 4);
  expect(other.end()).toEqual([]);
});
