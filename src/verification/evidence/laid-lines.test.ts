import { expect, test } from 'vitest';
import { seededRandom } from '../../base/random.ts';
import { LaidLines, placeNumber } from './laid-lines.ts';

test('a line laid again is known, its way back and the same line of another layer are not', () => {
  const laid = new LaidLines();
  const a = placeNumber(10.125, 20);
  const b = placeNumber(30, 20.5);
  const low = placeNumber(0.2, 1);
  const high = placeNumber(0.4, 1);
  expect(laid.isLaid(a, b, low)).toBe(false);
  expect(laid.isLaid(b, a, low)).toBe(false);
  expect(laid.isLaid(a, b, high)).toBe(false);
  expect(laid.isLaid(a, b, low)).toBe(true);
});

test('no two of many lines are taken for one', () => {
  const laid = new LaidLines();
  const random = seededRandom(5);
  let same = 0;
  const z = placeNumber(0.2, 1);
  for (let n = 0; n < 200_000; n++) {
    const from = placeNumber(random() * 250, random() * 210);
    if (laid.isLaid(from, placeNumber(random() * 250, random() * 210), z)) same++;
  }
  expect(same).toBe(0);
});
