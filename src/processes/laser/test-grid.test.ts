import { describe, expect, test } from 'vitest';
import { benchOf } from './bench.fixture.ts';

const words = (entries: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(entries));
const GRID = words({ speed: '5:20:4', power: '40:100:3' });

describe('test grids', () => {
  test('from, to and how many; columns are speeds, rows are powers', async () => {
    const { plates } = (await benchOf()).grid!.plan(GRID);
    expect(plates[0]!.job.labels).toHaveLength(12);
    expect(new Set(plates[0]!.job.labels.map((label) => label.split(' ')[1]))).toEqual(
      new Set(['S5', 'S10', 'S15', 'S20']),
    );
  });

  test('without a word the grid lies around the material’s own numbers', async () => {
    const { plates } = (await benchOf()).grid!.plan(words({}));
    expect(plates[0]!.job.labels).toContain('P100 S6');
    expect(plates[0]!.job.labels).toContain('P40 S24');
  });

  test('a cell is what stands in its column and row, and a new recipe lacks nothing', async () => {
    const { grid } = await benchOf();
    expect(grid!.lesson(GRID, 'c1').set).toEqual({
      cut: { speed: '15 mm/s', power: '40 %', passes: 1, calibrated: true },
    });
    const lesson = grid!.lesson(words({ operation: 'engrave', speed: '50:100:2', power: '20:30:2' }), 'B2');
    expect(lesson.set).toEqual({ engrave: { speed: '100 mm/s', power: '30 %', passes: 1, calibrated: true } });
    expect(lesson.match).toEqual({ beam: 'co2', watts: '40 W' });
    expect(Object.keys(lesson.fresh)).toEqual(['kerf', 'cut', 'score', 'engrave']);
    for (const cell of ['E1', 'A4', '', '4C']) expect(() => grid!.lesson(GRID, cell)).toThrow(/cell/);
  });

  test('no square is faster than the machine, and each is burnt as often as the recipe says', async () => {
    const { plates } = (await benchOf()).grid!.plan(words({ operation: 'engrave' }));
    const speeds = plates[0]!.job.labels.map((label) => Number(label.split('S')[1]));
    expect(Math.max(...speeds)).toBe(100);
    const { grid } = await benchOf({ settings: { passes: 3 } });
    expect(grid!.lesson(GRID, 'A1').set).toMatchObject({ cut: { passes: 3 } });
    expect(() => grid!.plan(words({ speed: '50:101:2' }))).toThrow(/100 mm/);
  });

  test('words that make no grid are refused', async () => {
    const { grid } = await benchOf();
    for (const wrong of [
      { speed: '0:9:2' },
      { speed: '9:5:2' },
      { power: '50:120:3' },
      { speed: '5:9:27' },
      { operation: 'burn' },
      { side: '0' },
      { colour: 'red' },
    ])
      expect(() => grid!.plan(words(wrong))).toThrow(/test-grid/);
  });

  test('a material that no laser may work gets none', async () => {
    const refused = { en: 'It gives off hydrogen chloride.', fr: 'Il dégage du chlorure d’hydrogène.' };
    const plan = (await benchOf({ material: { thickness: '3 mm', refused } })).grid!.plan(GRID);
    expect(plan.plates).toEqual([]);
    expect(plan.findings.map(({ rule }) => rule)).toEqual(['material-refused']);
  });
});
