import { expect, test } from 'vitest';
import { strokeText, strokeTextWidth } from './stroke-font.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%.-/';

test('every letter is drawn within its box, and no two alike', () => {
  const seen = new Map<string, string>();
  for (const letter of LETTERS) {
    const { coordinates, ends } = strokeText(letter, [10, 20], 6);
    expect(ends.length, letter).toBeGreaterThan(0);
    expect(ends.at(-1)).toBe(coordinates.length / 2);
    for (let k = 0; k < coordinates.length; k += 2) {
      expect(coordinates[k]! >= 10 && coordinates[k]! <= 14, letter).toBe(true);
      expect(coordinates[k + 1]! >= 20 && coordinates[k + 1]! <= 26, letter).toBe(true);
    }
    const shape = coordinates.join();
    expect(seen.get(shape), letter).toBeUndefined();
    seen.set(shape, letter);
  }
});

test('letters follow each other; blanks and unknown signs take their room and draw nothing', () => {
  const { coordinates } = strokeText('1 é1', [0, 0], 6);
  expect(Math.max(...coordinates.filter((_, k) => k % 2 === 0))).toBe(3 * 5.5 + 3);
  expect(strokeTextWidth('111', 6)).toBe(15);
  expect(strokeTextWidth('', 6)).toBe(0);
});
