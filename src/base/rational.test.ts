import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  ceilToMultiple,
  compare,
  decimalText,
  divide,
  exactText,
  lessPercent,
  multiply,
  parseRational,
  percentOf,
  type Rational,
  rational,
  rationalFromNumber,
  roundToMultiple,
  subtract,
} from './rational.ts';

const anyRational = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([n, d]) => rational(n, d));
const positive = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 4n }))
  .map(([n, d]) => rational(n, d));
const read = (text: string): Rational => {
  const value = parseRational(text);
  if (value === undefined) throw new Error(`${text} is not a number`);
  return value;
};

describe('exact fractions', () => {
  test('text goes in and out without loss', () => {
    for (const text of ['0', '31', '-5', '1.125', '19/12', '-7/3', '0.000001'])
      expect(exactText(read(text))).toBe(text);
    fc.assert(fc.property(anyRational, (a) => compare(read(exactText(a)), a) === 0));
  });

  test('what is no number is not read', () => {
    const wrong = [
      '',
      '.',
      '1.',
      '.5',
      '1,5',
      '1e3',
      ' 1',
      '1 ',
      '1/0',
      '1/-2',
      '0x10',
      'NaN',
      '--1',
      '1/2/3',
      '9'.repeat(61),
    ];
    for (const text of wrong) expect(parseRational(text)).toBeUndefined();
  });

  test('a half goes away from zero', () => {
    const cents = (text: string): string => decimalText(read(text), 2);
    expect(cents('1.125')).toBe('1.13');
    expect(cents('-1.125')).toBe('-1.13');
    expect(cents('1.005')).toBe('1.01');
    expect(cents('-0.004')).toBe('0.00');
    expect(cents('1.1249999999999999999999')).toBe('1.12');
    expect(decimalText(read('2.5'), 0)).toBe('3');
  });

  test('the field laws hold', () => {
    fc.assert(
      fc.property(anyRational, anyRational, positive, (a, b, c) => {
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(divide(multiply(a, c), c)).toEqual(a);
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(add(lessPercent(a, c), percentOf(a, c))).toEqual(a);
      }),
    );
  });

  test('ceil and round stay within one step and are idempotent', () => {
    fc.assert(
      fc.property(positive, positive, (value, step) => {
        const up = ceilToMultiple(value, step);
        expect(compare(up, value)).toBeGreaterThanOrEqual(0);
        expect(compare(subtract(up, value), step)).toBeLessThan(0);
        expect(ceilToMultiple(up, step)).toEqual(up);
        const near = roundToMultiple(value, step);
        const off = subtract(near, value);
        expect(compare(multiply(off.n < 0n ? { n: -off.n, d: off.d } : off, rational(2n)), step)).toBeLessThanOrEqual(
          0,
        );
        expect(roundToMultiple(near, step)).toEqual(near);
      }),
    );
  });

  test('a measured number loses its binary dust', () => {
    expect(exactText(rationalFromNumber(600.0000001, 3))).toBe('600');
    expect(exactText(rationalFromNumber(0.1 + 0.2, 6))).toBe('0.3');
    expect(() => rationalFromNumber(Number.NaN, 3)).toThrow(RangeError);
    expect(() => rationalFromNumber(1e300, 3)).toThrow(RangeError);
  });
});
