import { expect, test } from 'vitest';
import { seededRandom } from '../base/random.ts';
import { LaidLines } from './laid-lines.ts';

test('a line laid again is known, its way back and the same line of another layer are not', () => {
  const laid = new LaidLines();
  const a = laid.place(10.125, 20);
  const b = laid.place(30, 20.5);
  const low = laid.place(0.2, 1);
  const high = laid.place(0.4, 1);
  expect(laid.isLaid(a, b, low)).toBe(false);
  expect(laid.isLaid(b, a, low)).toBe(false);
  expect(laid.isLaid(a, b, high)).toBe(false);
  expect(laid.isLaid(a, b, low)).toBe(true);
});

test('no two of many lines are taken for one', () => {
  const laid = new LaidLines();
  const random = seededRandom(5);
  let same = 0;
  const z = laid.place(0.2, 1);
  for (let n = 0; n < 200_000; n++) {
    const from = laid.place(random() * 250, random() * 210);
    if (laid.isLaid(from, laid.place(random() * 250, random() * 210), z)) same++;
  }
  expect(same).toBe(0);
});
