import { expect, test } from 'vitest';
import { MoveKind } from '../../../model/toolpath.ts';
import { setupFixture } from '../bench.fixture.ts';
import { burnsOf, lengthOf } from '../burns.fixture.ts';
import { planTestGrid } from './plan-test-grid.ts';

const GRID = { operation: 'cut', speeds: [5, 10, 20], powers: [0.4, 0.8], passes: 1, side: 10, gap: 2 } as const;

test('a test grid has a square a pair, at its own speed and power, the mildest first', () => {
  const plan = planTestGrid(GRID, setupFixture());
  const { job, placements } = plan.plates[0]!;
  expect(job.labels).toEqual(['P40 S20', 'P40 S10', 'P80 S20', 'P40 S5', 'P80 S10', 'P80 S5']);
  const { burns } = burnsOf(plan);
  expect(lengthOf(burns.filter(({ kind }) => kind === MoveKind.cut))).toBeCloseTo(6 * 40, 9);
  const chunk = job.body[0]!;
  for (let k = 0; k < chunk.length; k++) {
    if (chunk.kind[k] !== MoveKind.cut) continue;
    expect(job.labels[chunk.object[k]!]).toBe(`P${Math.round(100 * chunk.power[k]!)} S${chunk.feed[k]}`);
  }
  const twice = burnsOf(planTestGrid({ ...GRID, passes: 2 }, setupFixture())).burns;
  expect(lengthOf(twice.filter(({ kind }) => kind === MoveKind.cut))).toBeCloseTo(2 * 6 * 40, 9);
  expect(placements.find(({ label }) => label === 'P40 S5')!.bounds[0]).toEqual([22, 12, 0]);
  // Letters and numbers are marked first, below and beside the squares.
  const marks = burns.filter(({ kind }) => kind === MoveKind.score);
  expect(burns.slice(0, marks.length)).toEqual(marks);
  expect(marks.every(({ x1, y1 }) => x1 < 22 || y1 < 12)).toBe(true);
  expect(marks.every(({ x1, y1 }) => x1 >= 5 && y1 >= 5)).toBe(true);
});

test('an engraved grid fills its squares, and one too large for the sheet is refused', () => {
  const plan = planTestGrid({ ...GRID, operation: 'engrave' }, setupFixture());
  expect(lengthOf(burnsOf(plan).burns.filter(({ kind }) => kind === MoveKind.engrave)) * 0.1).toBeCloseTo(600, 6);
  const large = planTestGrid({ ...GRID, side: 200 }, setupFixture());
  expect(large.plates).toEqual([]);
  expect(large.findings[0]!.rule).toBe('outside-machine');
});
