import { expect, test } from 'vitest';
import { RapidHabit } from './read-rapid-habit.ts';

/** Ways without a power, then one move. */
function after(ways: number, rapid: boolean, where: 'line' | 'before' | 'no'): boolean {
  const habit = new RapidHabit();
  for (let n = 0; n < ways; n++) {
    expect(habit.move(true, false)).toBe(false);
    habit.name();
    expect(habit.move(false, false)).toBe(false);
  }
  if (where === 'before') habit.name();
  return habit.move(rapid, where === 'line');
}

test('a rapid move that names a power, or follows one, where none did', () => {
  expect(after(5, true, 'line')).toBe(true);
  expect(after(5, true, 'before')).toBe(true);
  expect(after(5, true, 'no')).toBe(false);
  expect(after(5, false, 'before')).toBe(false);
  expect(after(4, true, 'line')).toBe(false);
});

test('a program that names one from the start teaches nothing', () => {
  const habit = new RapidHabit();
  expect(habit.move(true, true)).toBe(false);
  for (let n = 0; n < 9; n++) habit.move(true, false);
  expect(habit.move(true, true)).toBe(false);
});
