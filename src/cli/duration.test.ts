import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDuration } from './duration.ts';

test.each([
  ['2h10m', 7800],
  ['2 h 10', 7800],
  ['2h', 7200],
  ['45m', 2700],
  ['45 min', 2700],
  ['95s', 95],
  ['1h2m3s', 3723],
  ['1:35:00', 5700],
  ['1:35', 5700],
  ['1.5h', 5400],
])('%s is %d s', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each(['', '10', 'soon', '-5m', '0m', '1:75', '2h10x', 'h', '1e9'])('%s is refused', (text) => {
  expect(parseDuration(text)).toBeNull();
});

test('whatever is written from whole hours, minutes and seconds is read back', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(59), fc.nat(59), (h, m, s) => {
      const total = h * 3600 + m * 60 + s;
      return parseDuration(`${h}h${m}m${s}s`) === (total === 0 ? null : total);
    }),
  );
});
