import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isDay } from './day.ts';

test('knows the calendar', () => {
  for (const day of ['2024-02-29', '2000-02-29', '2026-12-31', '1000-01-01']) expect(isDay(day)).toBe(true);
  for (const day of [
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-1',
    '0999-01-01',
    '',
  ])
    expect(isDay(day)).toBe(false);
});

test('adds days as the calendar of the language does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -20_000, max: 20_000 }), (start, days) => {
      const at = (count: number): string => new Date(count * 86_400_000).toISOString().slice(0, 10);
      expect(addDays(at(start), days)).toBe(at(start + days));
      expect(isDay(addDays(at(start), days))).toBe(true);
    }),
  );
});
