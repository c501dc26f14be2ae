import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentOf, wallTimeOf, zonedText } from './local-time.ts';
import { finishOf, type OpeningHours } from './opening-hours.ts';

const HOURS: OpeningHours = {
  timezone: 'Europe/Paris',
  opening: [
    { days: ['tue', 'wed', 'thu', 'fri'], from: 17 * 60, to: 21 * 60 },
    { days: ['sat'], from: 10 * 60, to: 18 * 60 },
  ],
  closed: ['2026-12-25'],
};
const at = (day: string, clock: string): number => {
  const [h, m] = clock.split(':').map(Number) as [number, number];
  return momentOf(day, h * 60 + m, 'Europe/Paris');
};
const exactly = (seconds: number) => ({ seconds, low: seconds, high: seconds });

describe('finishOf', () => {
  // 2026-11-24 is a Tuesday.
  test('a job that ends before closing', () => {
    const found = finishOf(HOURS, at('2026-11-24', '18:30'), { seconds: 7200, low: 7000, high: 7400 });
    expect(found).toEqual({
      start: '2026-11-24T18:30+01:00',
      end: '2026-11-24T20:30+01:00',
      startsOpen: true,
      closing: '2026-11-24T21:00+01:00',
      beforeClosing: 'sure',
      latestStart: '2026-11-24T19:00+01:00',
      nextFit: '2026-11-24T18:30+01:00',
    });
  });

  test('likely where only the slow end of the interval is too late', () => {
    const found = finishOf(HOURS, at('2026-11-24', '18:30'), { seconds: 8900, low: 8000, high: 9100 });
    expect(found.beforeClosing).toBe('likely');
  });

  test('too late: the next opening that is long enough is named', () => {
    const found = finishOf(HOURS, at('2026-11-24', '20:00'), exactly(2 * 3600));
    expect(found.beforeClosing).toBe('no');
    expect(found.latestStart).toBe('2026-11-24T19:00+01:00');
    expect(found.nextFit).toBe('2026-11-25T17:00+01:00');
  });

  test('longer than an evening: Saturday; longer than any day: never', () => {
    expect(finishOf(HOURS, at('2026-11-24', '17:00'), exactly(5 * 3600)).nextFit).toBe('2026-11-28T10:00+01:00');
    const never = finishOf(HOURS, at('2026-11-24', '17:00'), exactly(9 * 3600));
    expect(never.nextFit).toBeNull();
    expect(never.latestStart).toBeNull();
  });

  test('a start outside the hours, and a closed day', () => {
    const monday = finishOf(HOURS, at('2026-11-23', '18:00'), exactly(600));
    expect(monday).toMatchObject({ startsOpen: false, closing: null, beforeClosing: 'no', latestStart: null });
    // 25 December 2026 is a Friday.
    expect(finishOf(HOURS, at('2026-12-25', '18:00'), exactly(600)).nextFit).toBe('2026-12-26T10:00+01:00');
  });

  test('closing time itself is shut; an end at closing time is in time', () => {
    expect(finishOf(HOURS, at('2026-11-24', '21:00'), exactly(60)).startsOpen).toBe(false);
    expect(finishOf(HOURS, at('2026-11-24', '20:00'), exactly(3600)).beforeClosing).toBe('sure');
  });

  test('hours over midnight, and around the change of the clocks, in real seconds', () => {
    const night: OpeningHours = {
      timezone: 'Europe/Paris',
      opening: [{ days: ['sat'], from: 20 * 60, to: 6 * 60 }],
      closed: [],
    };
    // In the night to 25 October 2026 the clocks go back: ten hours on the wall are eleven real ones.
    const autumn = finishOf(night, at('2026-10-24', '20:00'), exactly(11 * 3600));
    expect(autumn.end).toBe('2026-10-25T06:00+01:00');
    expect(autumn.beforeClosing).toBe('sure');
    // In the night to 29 March 2026 they go forward: nine.
    const spring = finishOf(night, at('2026-03-28', '20:00'), exactly(9 * 3600));
    expect(spring.end).toBe('2026-03-29T06:00+02:00');
    expect(finishOf(night, at('2026-03-28', '20:00'), exactly(9 * 3600 + 1)).beforeClosing).toBe('no');
  });
});

describe('wall clocks', () => {
  test('an hour that is missing and an hour that comes twice', () => {
    expect(zonedText(at('2026-03-29', '02:30'), 'Europe/Paris')).toBe('2026-03-29T03:00+02:00');
    expect(zonedText(at('2026-10-25', '02:30'), 'Europe/Paris')).toBe('2026-10-25T02:30+02:00');
    expect(zonedText(at('2026-10-25', '03:00'), 'Europe/Paris')).toBe('2026-10-25T03:00+01:00');
  });

  test('there and back, in zones with odd offsets too', () => {
    const zones = ['Europe/Paris', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe', 'UTC'];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 1.5e9, max: 2e9 }), (zone, seconds) => {
        const moment = seconds - (seconds % 60);
        const { day, minutes } = wallTimeOf(moment, zone);
        const back = momentOf(day, minutes, zone);
        // In the hour that comes twice the first one is taken.
        expect([0, 1800, 3600]).toContain(moment - back);
        expect(wallTimeOf(back, zone)).toEqual(wallTimeOf(moment, zone));
      }),
    );
  });
});
