import { describe, expect, test } from 'vitest';
import { demoTariff, LASER_JOB, MENTIONS, PRINT_JOB } from '../../../test/support/sample-quote.ts';
import { rational } from '../../base/rational.ts';
import { compareQuotes, type Variant } from './compare-quotes.ts';
import { priceInterval } from './price-interval.ts';
import { quoteOrder } from './quote.ts';
import { reconcileQuote } from './reconcile-quote.ts';

const request = { tariff: demoTariff(), date: '2026-11-24', badge: true };
const name = (en: string): Variant['name'] => ({ en, fr: en });

describe('ways to make the same thing', () => {
  const factors = [
    { id: 'old', country: 'FR', from: '2019-01-01', gramsPerKwh: rational(70n), source: 's', verified: true },
    { id: 'new', country: 'FR', from: '2025-01-01', gramsPerKwh: rational(50n), source: 's', verified: true },
    { id: 'later', country: 'FR', from: '2027-01-01', gramsPerKwh: rational(1n), source: 's', verified: true },
  ];
  const variant = (label: string, more: Partial<typeof PRINT_JOB>): Variant => ({
    name: name(label),
    machine: 'prusa-mk3s',
    material: more.material ?? 'pla',
    jobs: [{ ...PRINT_JOB, ...more }],
  });

  test('one row each: price, time, mass, energy, emission with its factor', () => {
    const table = compareQuotes(
      request,
      [
        variant('pla', { consumption: { grams: 12.345, energy: 120 } }),
        variant('petg', { material: 'petg', seconds: 3000, consumption: { grams: 13 } }),
        variant('wood', { process: 'mill' }),
        { ...variant('abs', {}), jobs: [], failed: name('it does not fit') },
      ],
      { factors, country: 'FR' },
    );
    expect(table.factor).toMatchObject({ id: 'new', gramsPerKwh: '50' });
    expect(
      table.rows.map((row) => [
        row.name.en,
        row.price,
        row.seconds,
        row.energy,
        row.emission,
        row.cheapest,
        row.fastest,
      ]),
    ).toEqual([
      ['pla', '4.65', 3700, 120, '6', false, false],
      ['petg', '4.22', 3000, null, null, true, true],
      ['wood', null, 3700, null, null, false, false],
      ['abs', null, 0, null, null, false, false],
    ]);
    expect(table.rows[2]!.why!.en).toMatch(/no price for keyring\.stl/);
    expect(table.rows[3]!.why!.en).toBe('it does not fit');
  });
});

describe('the interval', () => {
  test('prices both ends of the time', () => {
    const jobs = [{ ...LASER_JOB, interval: [700, 800] as const }];
    expect(priceInterval({ ...request, jobs })).toEqual({ least: '9.70', quoted: '10.30', most: '10.90' });
    expect(priceInterval({ ...request, jobs: [LASER_JOB] })).toBeNull();
  });
});

describe('what it really took', () => {
  const quote = quoteOrder({ ...request, jobs: [PRINT_JOB, { ...PRINT_JOB, file: 'two.stl', copies: 2 }] });
  const stand = { tariff: demoTariff(), mentions: MENTIONS };

  test('is priced again in proportion, with the difference and a factor for the profile', () => {
    const result = reconcileQuote(quote, { seconds: 2 * 3 * 3700, grams: 43 }, stand);
    expect(result).toMatchObject({ quoted: quote.includingTax, timeFactor: '2.000', massFactor: '1.161' });
    expect(result.lines.map(({ rule }) => rule)).toEqual(['print-time', 'print-start', 'pla']);
    expect(Number(result.difference)).toBeCloseTo(Number(result.actual.includingTax) - Number(quote.includingTax), 6);
    expect(result.actual.lines.filter(({ rule }) => rule === 'pla').map(({ quantity }) => Number(quantity))).toEqual([
      expect.closeTo(15.05, 2),
      expect.closeTo(30.1, 2),
    ]);
  });

  test('as estimated, nothing changes', () => {
    const result = reconcileQuote(quote, { seconds: 3 * 3700, grams: 3 * 12.345 }, stand);
    expect(result.difference).toBe('0.00');
    expect(result.actual.lines.map(({ amount }) => amount)).toEqual(quote.lines.map(({ amount }) => amount));
  });

  test('what the quote does not bill is refused', () => {
    const laser = quoteOrder({ ...request, jobs: [LASER_JOB] });
    expect(() => reconcileQuote(laser, { grams: 5 }, stand)).toThrow(/no mass/);
  });
});
