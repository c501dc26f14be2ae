import { describe, expect, test } from 'vitest';
import { UsageError } from '../../base/errors.ts';
import { benchOf, PLYWOOD, setupFixture } from './bench.fixture.ts';

const recipe = (watts: string, speed: string, power: string) => ({ beam: 'co2', watts, cut: { speed, power } });
const material = (...recipes: ReturnType<typeof recipe>[]) => ({ ...PLYWOOD, recipes });

describe('speeds and powers', () => {
  test('a recipe of the machine’s own power is taken as it is', () => {
    expect(setupFixture().work.cut).toEqual({ speed: 12, power: 0.9, passes: 1, air: true, pierce: 0 });
  });

  test('on another power the energy a millimetre stays the same: power first, then speed', () => {
    const strong = setupFixture({ laser: { watts: '80 W' } }).work.cut!;
    expect(strong).toMatchObject({ speed: 12, power: 0.45 });
    const weak = setupFixture({ laser: { watts: '20 W' } }).work.cut!;
    expect(weak.power).toBe(1);
    // 90 % of 40 W at 12 mm/s are 3 J a millimetre; so are 20 W at 6.67 mm/s.
    expect(20 / weak.speed).toBeCloseTo((0.9 * 40) / 12, 9);
  });

  test('of several recipes the nearest by ratio counts', () => {
    const two = material(recipe('40 W', '10 mm/s', '90 %'), recipe('80 W', '20 mm/s', '70 %'));
    expect(setupFixture({ material: two, laser: { watts: '60 W' } }).work.recipe!.watts).toBe(80);
    expect(setupFixture({ material: two, laser: { watts: '50 W' } }).work.recipe!.watts).toBe(40);
    expect(setupFixture({ material: two, laser: { beam: 'diode' } }).work.cut).toBeUndefined();
  });

  test('a speed beyond the machine is lowered with its power, and noted', () => {
    const { work } = setupFixture({ material: material(recipe('40 W', '200 mm/s', '50 %')) });
    expect(work.cut).toMatchObject({ speed: 100, power: 0.25 });
    expect(work.adjustments).toEqual([{ operation: 'cut', asked: 200, given: 100 }]);
  });

  test('--set comes before the recipe', () => {
    const settings = { cutSpeed: '7 mm/s', cutPower: '55 %', passes: 2, kerf: 0.31 };
    const { work } = setupFixture({ settings });
    expect(work.cut).toEqual({ speed: 7, power: 0.55, passes: 2, air: true, pierce: 0 });
    expect([work.kerf, work.kerfAsked]).toEqual([0.31, true]);
  });
});

describe('settings and profiles', () => {
  test('an unknown setting names the nearest known one; a bare number takes the setting’s unit; a bare share is refused', () => {
    const fixOf = (settings: Record<string, string>): string => {
      try {
        benchOf({ settings });
        return 'taken';
      } catch (error) {
        if (error instanceof UsageError) return error.fix.en;
        throw error;
      }
    };
    expect(fixOf({ kerv: '0.2' })).toContain('kerf');
    expect(fixOf({ kerf: '0.2' })).toBe('taken');
    expect(fixOf({ kerf: '2 s' })).toContain('mm');
    expect(fixOf({ cutPower: '0.8' })).toContain('%');
    expect(fixOf({ dither: 'floyd' })).toContain('floyd-steinberg');
  });

  test('impossible values of a machine are refused', () => {
    expect(() => benchOf({ laser: { spot: '5 mm' } })).toThrow(UsageError);
    expect(() => benchOf({ laser: { colors: { crimson: 'cut' } } })).toThrow(UsageError);
    expect(() => benchOf({ laser: { beam: 'plasma' } })).toThrow(UsageError);
  });
});
