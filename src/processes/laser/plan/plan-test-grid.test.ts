import { expect, test } from 'vitest';
import { setupFixture } from '../bench.fixture.ts';
import { burnsOf, lengthOf } from '../burns.fixture.ts';
import { planTestGrid } from './plan-test-grid.ts';

const GRID = { operation: 'cut', speeds: [5, 10, 20], powers: [0.4, 0.8], side: 10, gap: 2 } as const;

test('a test grid has a square a pair, at its own speed and power, the mildest first', () => {
  const plan = planTestGrid(GRID, setupFixture());
  const { job, placements } = plan.plates[0]!;
  expect(job.labels).toEqual(['P40 S20', 'P40 S10', 'P80 S20', 'P40 S5', 'P80 S10', 'P80 S5']);
  const { burns } = burnsOf(plan);
  expect(lengthOf(burns)).toBeCloseTo(6 * 40, 9);
  const chunk = job.body[0]!;
  for (let k = 0; k < chunk.length; k++) {
    if (chunk.power[k] === 0) continue;
    expect(job.labels[chunk.object[k]!]).toBe(`P${Math.round(100 * chunk.power[k]!)} S${chunk.feed[k]}`);
  }
  expect(placements.find(({ label }) => label === 'P40 S5')!.bounds[0]).toEqual([5, 5, 0]);
});

test('an engraved grid fills its squares, and one too large for the sheet is refused', () => {
  const plan = planTestGrid({ ...GRID, operation: 'engrave' }, setupFixture());
  expect(lengthOf(burnsOf(plan).burns) * 0.1).toBeCloseTo(600, 6);
  const large = planTestGrid({ ...GRID, side: 200 }, setupFixture());
  expect(large.plates).toEqual([]);
  expect(large.findings[0]!.rule).toBe('outside-machine');
});
