import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuantity, spellingsOf, type Unit } from './units.ts';

const UNITS: readonly Unit[] = [
  'mm',
  'mm/s',
  'mm/s2',
  's',
  'g',
  'g/cm3',
  'C',
  'W',
  'deg',
  'mm3/s',
  'mm3',
  'mm2',
  '%',
  'steps/mm',
  'Hz',
  '1/mm',
  'Wh',
];

describe('quantities with their unit', () => {
  test.each([
    ['200 mm/s', 'mm/s', 200],
    ['6000 mm/min', 'mm/s', 100],
    ['10000 mm/min', 'mm/s', 10000 / 60],
    ['0.4mm', 'mm', 0.4],
    ['1 in', 'mm', 25.4],
    ['15 %', '%', 0.15],
    ['1.24 g/cm3', 'g/cm3', 1.24],
    ['-4 mm', 'mm', -4],
    ['2 min', 's', 120],
    ['254 dpi', '1/mm', 10],
  ] as const)('%s is %f', (text, unit, value) => {
    expect(parseQuantity(text, unit)).toMatchObject({ value: expect.closeTo(value, 12) });
  });

  test('a round number a minute is a round number a second, to the last bit', () => {
    for (let v = 1; v <= 1000; v++) expect(parseQuantity(`${v * 60} mm/min`, 'mm/s')).toMatchObject({ value: v });
  });

  test.each([
    ['200', 'missing'],
    ['200 °C', 'unit'],
    ['fast', 'number'],
    ['', 'number'],
    ['1e mm/s', 'unit'],
    ['5 toString', 'unit'],
  ] as const)('%s is refused: %s', (text, why) => {
    expect(parseQuantity(text, 'mm/s')).toBe(why);
  });

  test('every spelling of every unit is read, and scales', () => {
    for (const unit of UNITS) {
      for (const spelling of spellingsOf(unit)) {
        fc.assert(
          fc.property(fc.integer({ min: 1, max: 9999 }), (n) => {
            const one = parseQuantity(`1 ${spelling}`, unit);
            const many = parseQuantity(`${n} ${spelling}`, unit);
            if (typeof one !== 'object' || typeof many !== 'object') return false;
            return Math.abs(many.value / (one.value * n) - 1) < 1e-12;
          }),
          { numRuns: 5 },
        );
      }
    }
  });
});
