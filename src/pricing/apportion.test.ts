import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, decimalText, type Rational, rational, sum } from '../base/rational.ts';
import { apportion } from './apportion.ts';

const cents = (n: number): Rational => rational(BigInt(n), 100n);
const texts = (shares: readonly Rational[]): string[] => shares.map((share) => decimalText(share, 2));

test('shares follow the parts, the last cent goes to the largest', () => {
  expect(texts(apportion(cents(1000), [cents(100), cents(200), cents(100)]))).toEqual(['2.50', '5.00', '2.50']);
  expect(texts(apportion(cents(100), [cents(100), cents(100), cents(100)]))).toEqual(['0.34', '0.33', '0.33']);
  expect(texts(apportion(cents(-100), [cents(100), cents(100), cents(100)]))).toEqual(['-0.34', '-0.33', '-0.33']);
  expect(texts(apportion(cents(500), [cents(0), cents(0)]))).toEqual(['5.00', '0.00']);
});

test('shares always add up, and capped ones stay within their parts', () => {
  const parts = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(parts, fc.double({ min: 0, max: 1, noNaN: true }), (given, fraction) => {
      const total = given.reduce((a, b) => a + b, 0);
      const amount = cents(Math.round(total * fraction));
      const capped = apportion(amount, given.map(cents), true);
      expect(sum(capped)).toEqual(amount);
      for (const [index, share] of capped.entries()) {
        expect(compare(share, cents(given[index]!))).toBeLessThanOrEqual(0);
        expect(share.d === 1n || 100n % share.d === 0n).toBe(true);
      }
      const more = cents(total * 3 + 7);
      expect(sum(apportion(more, given.map(cents)))).toEqual(more);
    }),
  );
});
