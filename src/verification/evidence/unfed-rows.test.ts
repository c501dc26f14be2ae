import { expect, test } from 'vitest';
import { type UnfedMove, UnfedRows } from './unfed-rows.ts';

const MOVE: UnfedMove = { feed: 180, way: 20, line: 1, rapid: false, lowest: false };

/** A job of rows that lay nothing, each between two lines at 45 mm/s. */
function told(...rows: readonly (readonly [feed: number, way: number])[]) {
  const unfed = new UnfedRows();
  for (const [n, [feed, way]] of rows.entries()) {
    unfed.lay(45, 10 * n);
    unfed.move({ ...MOVE, feed, way: way / 2, line: 10 * n + 1 });
    unfed.move({ ...MOVE, feed, way: way / 2, line: 10 * n + 2 });
  }
  unfed.rest();
  return unfed.end();
}

const travels = Array.from({ length: 40 }, () => [180, 20] as const);

test('a row at the speed of lines among fast travels has lost its filament', () => {
  expect(told(...travels, [45, 30], ...travels)).toEqual([{ line: [401, 402], way: 30, feed: 45, follows: true }]);
});

test('so has one before the usual speed of travels is known', () => {
  expect(told([180, 20], [45, 30], ...travels)).toEqual([{ line: [11, 12], way: 30, feed: 45, follows: true }]);
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
    unfed.lay(45, 99);
    unfed.move({ ...MOVE, feed, way });
  }
  unfed.lay(45, 99);
  unfed.move({ ...MOVE, feed: 45, way: 80, line: 2 });
  unfed.drop();
  unfed.lay(45, 99);
  expect(unfed.end()).toEqual([]);
});

/** Lines at 45 mm/s, a rapid move to each; before one of them rows of G1 that lay nothing, so long each. */
function amongRapids(rows: readonly number[], travels = 40) {
  const unfed = new UnfedRows();
  for (let n = 0; n < travels; n++) {
    unfed.move({ ...MOVE, rapid: true });
    unfed.lay(45, 99);
  }
  for (const [n, way] of rows.entries()) {
    unfed.move({ ...MOVE, rapid: true });
    unfed.move({ ...MOVE, feed: 45, way, line: 7 + n, lowest: true });
    unfed.lay(45, 99);
  }
  return unfed.end();
}

test('where travels are rapid moves, a G1 of some length that lays nothing has lost its filament', () => {
  expect(amongRapids([5])).toEqual([{ line: [7, 7], way: 5, feed: 45, follows: false }]);
  expect(amongRapids([2])).toEqual([]);
  expect(amongRapids([5], 10)).toEqual([]);
  expect(amongRapids([5, 5, 5, 5])).toEqual([]);
});

test('a line that fades to nothing, as the last turn of a spiral does, is none of these', () => {
  const unfed = new UnfedRows();
  for (let n = 0; n < 40; n++) {
    unfed.move({ ...MOVE, rapid: true });
    unfed.lay(45, 99);
  }
  unfed.move({ ...MOVE, feed: 45, way: 5 });
  unfed.rest();
  expect(unfed.end()).toEqual([]);
});

test('what comes after the last line, and a pull, puts the head out of the way', () => {
  const unfed = new UnfedRows();
  for (let n = 0; n < 40; n++) {
    unfed.move({ ...MOVE, rapid: true, line: 2 * n });
    unfed.lay(45, 2 * n + 1);
  }
  unfed.rest();
  unfed.move({ ...MOVE, feed: 45, way: 7, line: 90 });
  unfed.rest();
  expect(unfed.end()).toEqual([]);
  unfed.lay(45, 100);
  expect(unfed.end()).toEqual([{ line: [90, 90], way: 7, feed: 45, follows: false }]);
});
