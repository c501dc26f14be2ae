import { expect, test } from 'vitest';
import { DarkHabits } from './dark-habits.ts';

/** Rows of an engraving with a run-out each; the last of these burns where it is said. */
function rows(habits: DarkHabits, from: number, count: number, burns = -1): void {
  for (let n = from; n < from + count; n++) {
    habits.burn(100, 0.3, 10 * n + 1);
    if (n === burns) habits.burn(100, 0.3, 10 * n + 2);
    else habits.dark(100);
    habits.rapid();
  }
}

test('a run-out that burns among those that are dark', () => {
  const habits = new DarkHabits();
  rows(habits, 1, 30, 20);
  expect(habits.end()).toEqual([{ kind: 'overrun', line: 202 }]);
});

test('cuts after an engraving have no run-out', () => {
  const habits = new DarkHabits();
  rows(habits, 1, 20);
  for (let n = 0; n < 5; n++) {
    habits.burn(20, 0.8, 900);
    habits.burn(20, 0.8, 901);
    habits.rapid();
  }
  rows(habits, 100, 20);
  expect(habits.end()).toEqual([]);
});

test('a way that burns at the speed of the dark ones', () => {
  const told = (power: number): readonly unknown[] => {
    const habits = new DarkHabits();
    for (let n = 1; n <= 20; n++) {
      habits.burn(15, 0.5, 10 * n);
      if (n === 12) habits.burn(50, power, 10 * n + 1);
      else habits.dark(50);
    }
    return habits.end();
  };
  expect(told(0.5)).toEqual([{ kind: 'way', line: 121 }]);
  // Another operation.
  expect(told(0.9)).toEqual([]);
});

test('one place of a picture at full power, and a cut at the end of its rows', () => {
  const told = (odd: number, apart: boolean): readonly unknown[] => {
    const habits = new DarkHabits();
    for (let n = 1; n <= 200; n++) {
      if (apart && n === 150) habits.rapid();
      habits.burn(50, n === 150 ? odd : 0.1 + (n % 20) / 100, n);
    }
    return habits.end();
  };
  expect(told(1, false)).toEqual([{ kind: 'full', line: 150 }]);
  expect(told(0.4, false)).toEqual([]);
  expect(told(1, true)).toEqual([]);
});
