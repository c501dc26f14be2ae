import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextSink } from './write-sink.ts';

function written(scaled: number, decimals: number): string {
  const sink = new TextSink();
  sink.number(88, scaled, decimals);
  return new TextDecoder().decode(sink.pieces()[0]);
}

test('a number is written as its shortest decimal, small or large', () => {
  const numbers = fc.oneof(fc.integer({ min: -99_999, max: 99_999 }), fc.integer(), fc.maxSafeInteger());
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: 5 }), (scaled, decimals) => {
      const digits = String(Math.abs(scaled)).padStart(decimals + 1, '0');
      const whole = digits.slice(0, digits.length - decimals);
      const rest = digits.slice(digits.length - decimals).replace(/0+$/, '');
      const sign = scaled < 0 ? '-' : '';
      expect(written(scaled, decimals)).toBe(`X${sign}${whole}${rest === '' ? '' : `.${rest}`}`);
    }),
  );
});

test.each([
  [2 ** 31 - 1, 3, 'X2147483.647'],
  [2 ** 31, 3, 'X2147483.648'],
  [-1, 3, 'X-0.001'],
  [1_000_000_000, 0, 'X1000000000'],
])('%i with %i decimals is %s', (scaled, decimals, text) => {
  expect(written(scaled, decimals)).toBe(text);
});
