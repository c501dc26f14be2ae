import { describe, expect, test } from 'vitest';
import { RowGatherer } from './write-artwork-rows.ts';

/** Two rows of the same stretches, as a picture. @param ends of each stretch along the row [mm] */
function pictureOf(interval: number, ...ends: readonly (readonly [from: number, to: number])[]) {
  const gatherer = new RowGatherer(interval, 1);
  for (const row of [0, 1]) for (const [from, to] of ends) gatherer.add(from, row * interval, to, row * interval, 1);
  const pictures = gatherer.take();
  expect(pictures).toHaveLength(1);
  const [{ columns, rows, grey }] = pictures as [(typeof pictures)[0]];
  expect(rows).toBe(2);
  return Array.from({ length: columns }, (_, k) => k).filter((k) => grey[k] === 0 && grey[columns + k] === 0);
}

describe('rows as pictures for drivers', () => {
  test('thin uprights at both edges leave a column of dots each, wherever the last dot ends', () => {
    for (const right of [9.96, 9.99, 10, 10.005])
      expect(pictureOf(0.1, [0, 0.04], [right, right + 0.04]), `${right}`).toEqual([0, 99]);
  });

  test('what is finer than dots is too wide rather than missing where there is nothing else', () => {
    expect(pictureOf(1, [0, 0.1], [10, 10.1])).toEqual([0, 9]);
    expect(pictureOf(5, [0, 0.1], [10, 10.1])).toEqual([0, 1]);
  });

  test('specks beside stretches leave none', () => {
    expect(pictureOf(0.1, [0, 0.5], [0.72, 0.73], [0.9, 1])).toEqual([0, 1, 2, 3, 4, 9]);
  });
});
