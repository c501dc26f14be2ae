import { describe, expect, test } from 'vitest';
import { UsageError } from '../base/errors.ts';
import { startMoment } from './start-moment.ts';

const TODAY = '2026-11-25';

describe('the moment of a start', () => {
  test('is read on the lab’s wall clock, winter and summer', () => {
    expect(startMoment('2026-11-24T18:30', 'Europe/Paris', TODAY)).toBe(Date.UTC(2026, 10, 24, 17, 30) / 1000);
    expect(startMoment('2026-07-01 18:30', 'Europe/Paris', TODAY)).toBe(Date.UTC(2026, 6, 1, 16, 30) / 1000);
  });

  test('or is an hour of today', () => {
    expect(startMoment('18:30', 'Europe/Paris', TODAY)).toBe(Date.UTC(2026, 10, 25, 17, 30) / 1000);
    expect(startMoment('8:05', 'Europe/Paris', TODAY)).toBe(Date.UTC(2026, 10, 25, 7, 5) / 1000);
  });

  test('or with its own offset', () => {
    expect(startMoment('2026-11-24T18:30Z', 'Europe/Paris', TODAY)).toBe(Date.UTC(2026, 10, 24, 18, 30) / 1000);
    expect(startMoment('2026-11-24T18:30-03:30', 'Europe/Paris', TODAY)).toBe(Date.UTC(2026, 10, 24, 22, 0) / 1000);
  });

  test.each(['', 'now', '18:60', '24:00', '18h30', '2026-02-30T10:00', '2026-11-24T24:30', '2026-11-24T10:99'])(
    '%s is refused',
    (text) => {
      expect(() => startMoment(text, 'Europe/Paris', TODAY)).toThrow(UsageError);
    },
  );
});
