import { expect, test } from 'vitest';
import { UnfedRows } from './unfed-rows.ts';

/** A job of rows that lay nothing, each between two lines at 45 mm/s. */
function told(...rows: readonly (readonly [feed: number, way: number])[]) {
  const unfed = new UnfedRows();
  for (const [n, [feed, way]] of rows.entries()) {
    unfed.lay(45);
    unfed.move(feed, way / 2, 10 * n + 1);
    unfed.move(feed, way / 2, 10 * n + 2);
  }
  unfed.rest();
  return unfed.end();
}

const travels = Array.from({ length: 40 }, () => [180, 20] as const);

test('a row at the speed of lines among fast travels has lost its filament', () => {
  expect(told(...travels, [45, 30], ...travels)).toEqual([{ line: [401, 402], way: 30, feed: 45 }]);
});

test.each([
  ['short rows', [...travels, [45, 6]]],
  ['rows at a speed that no line has', [...travels, [60, 30]]],
  ['many of them: this is how the file is made', [...travels, [45, 30], [45, 30], [45, 30], [45, 30], ...travels]],
  ['travels that are hardly faster than lines', [...travels.map(() => [55, 20] as const), [45, 30]]],
  [
    'too few travels to know',
    [
      [180, 20],
      [180, 20],
      [45, 30],
    ],
  ],
] as const)('%s: none', (_name, rows) => {
  expect(told(...rows)).toEqual([]);
});

test('where it parks for a pause, the nozzle goes as fast as it likes', () => {
  const unfed = new UnfedRows();
  for (const [feed, way] of travels) {
    unfed.lay(45);
    unfed.move(feed, way, 1);
  }
  unfed.lay(45);
  unfed.move(45, 80, 2);
  unfed.drop();
  unfed.lay(45);
  expect(unfed.end()).toEqual([]);
});
