import { describe, expect, test } from 'vitest';
import { dataFromYaml } from '../../test/support/data-from-yaml.ts';
import { testTariffs } from '../../test/support/test-tariffs.ts';
import { decimalText, exactText } from '../base/rational.ts';
import { parseMeasures } from '../model/parse-measures.ts';
import { chooseTariff } from './choose-tariff.ts';
import { priceOrder } from './price-order.ts';
import { replayTrace } from './replay-trace.ts';

/** Prices worked out by hand from the words of the public lists, clause by clause; the comments are the reckoning. */
interface HandWorked {
  readonly what: string;
  readonly tariff: string;
  readonly date?: string;
  readonly audience?: string;
  readonly badge?: boolean;
  readonly items: readonly (readonly [rule: string, measure: string, more?: Readonly<Record<string, string>>])[];
  readonly rest?: object;
  /** Amounts of all lines in order. */
  readonly lines: string;
  /** rate: base + tax */
  readonly tax?: string;
  /** without = with tax */
  readonly total: string;
}

const QUOTES: readonly HandWorked[] = [
  // free 10, then started twenties: a boundary belongs to the slice that it closes
  {
    what: '10 minutes are free',
    tariff: 'slub-2022',
    date: '2022-12-31',
    items: [['laser', '10']],
    lines: '0.00',
    total: '0.00 = 0.00',
  },
  {
    what: '30 min: 20 billed, one slice',
    tariff: 'slub-2022',
    date: '2022-12-31',
    items: [
      ['laser', '30'],
      ['print', '20'],
      ['print', '21'],
    ],
    lines: '10.00 0.10 0.20',
    total: '10.30 = 10.30',
  },
  {
    what: 'a second under the slice',
    tariff: 'slub-2022',
    date: '2022-12-31',
    items: [['laser', '1801/60']],
    lines: '20.00',
    total: '20.00 = 20.00',
  },
  // the day after, by the id that both versions share; 0.5 × 0.05 = 0.025 goes up
  {
    what: 'the new rule from its first day',
    tariff: 'slub',
    date: '2023-01-01',
    items: [
      ['laser', '10'],
      ['print', '10'],
      ['print', '601/60'],
      ['filament-3', '12.34'],
      ['filament-2', '0.5'],
    ],
    lines: '5.00 0.05 0.10 1.23 0.03',
    total: '6.41 = 6.41',
  },
  {
    what: 'the old rule on its last day',
    tariff: 'slub',
    date: '2022-12-31',
    items: [['laser', '31']],
    lines: '20.00',
    total: '20.00 = 20.00',
  },
  {
    what: 'a mentor pays nothing',
    tariff: 'luebeck',
    audience: 'mentor',
    items: [
      ['lathe', '25'],
      ['workshop', '1'],
    ],
    lines: '0.00 0.00',
    total: '0.00 = 0.00',
  },
  {
    what: 'a guest pays all',
    tariff: 'luebeck',
    audience: 'guest',
    items: [
      ['pcb-mill', '31'],
      ['scanner', '1.25'],
      ['introduction', '1'],
    ],
    lines: '3.00 3.75 10.00',
    total: '16.75 = 16.75',
  },
  // 0.25 halved is 0.125
  {
    what: 'half a quarter goes up',
    tariff: 'luebeck',
    audience: 'member',
    items: [
      ['print', '0.25'],
      ['mill', '0.33'],
    ],
    lines: '0.13 1.65',
    total: '1.78 = 1.78',
  },
  // 5 × 5; 6 × 2 + 15; 5.5 × 2 + 15; 30 × 1.5 + 5; 30 × 4 + 30
  {
    what: 'bands up to and with their end',
    tariff: 'chemnitz',
    items: [
      ['short', '5'],
      ['short', '6'],
      ['short', '5.5'],
      ['short-reduced', '30'],
      ['short-group', '30'],
    ],
    lines: '25.00 27.00 26.00 50.00 150.00',
    total: '278.00 = 278.00',
  },
  {
    what: 'months',
    tariff: 'chemnitz',
    items: [
      ['active', '3'],
      ['active-reduced', '12'],
    ],
    lines: '45.00 120.00',
    total: '165.00 = 165.00',
  },
  // 10.01 × 0.75 = 7.5075; 0.05 × 0.3 = 0.015; 37.53 ÷ 1.21 = 31.0165
  {
    what: 'a company',
    tariff: 'wowlab',
    audience: 'company',
    items: [
      ['laser', '10.01'],
      ['laser-startup', '1'],
      ['operator', '0.25'],
      ['print', '0.05'],
    ],
    lines: '7.51 12.50 17.50 0.02',
    tax: '21: 31.02 + 6.51',
    total: '31.02 = 37.53',
  },
  {
    what: 'exactly the free quarter of an hour',
    tariff: 'wowlab',
    audience: 'fablab',
    items: [
      ['operator-fablab', '15'],
      ['laser-startup-fablab', '1'],
    ],
    lines: '0.00 5.00',
    tax: '21: 4.13 + 0.87',
    total: '4.13 = 5.00',
  },
  {
    what: 'milling has one start-up for all',
    tariff: 'wowlab',
    audience: 'company',
    items: [
      ['cnc', '33.3'],
      ['cnc-startup', '1'],
    ],
    lines: '24.98 25.00',
    tax: '21: 41.31 + 8.67',
    total: '41.31 = 49.98',
  },
  // 16 → 30 min; 200 coins are 20.00, but the laser is only 6.00; 63 ÷ 1.19 = 52.941
  {
    what: 'coins pay no more than their lines',
    tariff: 'happylab-berlin',
    items: [
      ['labour', '16'],
      ['reservation', '1.5'],
      ['laser', '10'],
    ],
    rest: { credits: [{ kind: 'coins', have: 200, on: ['laser', 'embroidery'] }] },
    lines: '48.00 15.00 6.00 -6.00',
    tax: '19: 52.94 + 10.06',
    total: '52.94 = 63.00',
  },
  {
    what: 'volume, resin, half an hour',
    tariff: 'happylab-salzburg',
    items: [
      ['print-dimension', '12.34'],
      ['resin', '33'],
      ['print', '1/2'],
    ],
    lines: '6.17 6.60 0.60',
    tax: '20: 11.14 + 2.23',
    total: '11.14 = 13.37',
  },
  {
    what: '30 g are billed, 29.99 are not',
    tariff: 'mit-makerworks',
    items: [
      ['print', '30'],
      ['print', '29.99'],
    ],
    lines: '0.90 0.00',
    total: '0.90 = 0.90',
  },
  // 3 + 5 + 0.5 = 8.5; least order 25 + 15; haste 100 % of 40
  {
    what: 'two materials, the same day',
    tariff: 'pololu',
    items: [
      ['cut-acrylic-3', '10'],
      ['material-acrylic-6', '0.5'],
      ['material-mdf-3', '0.25'],
    ],
    rest: { materials: 2, rush: 'same day' },
    lines: '3.00 5.00 0.50 31.50 40.00',
    total: '80.00 = 80.00',
  },
  {
    what: 'above the least order',
    tariff: 'pololu',
    items: [['engrave', '31.25']],
    rest: { rush: '1 day' },
    lines: '31.25 25.00',
    total: '56.25 = 56.25',
  },
  // 0.30 a piece: 3 + 1 + 1; 1.50 a piece: 3 + 1.5; 60 % of 29.5
  {
    what: 'least amounts by copy',
    tariff: 'pololu',
    items: [
      ['cut-acrylic-3', '2', { copies: '3' }],
      ['cut-acrylic-3', '10', { copies: '2' }],
      ['engrave', '20'],
    ],
    rest: { rush: '2 days' },
    lines: '5.00 4.50 20.00 17.70',
    total: '47.20 = 47.20',
  },
  // 45 min 2.25 less all; 10.5 × 0.05 = 0.525
  {
    what: 'a volunteer still meets the least order',
    tariff: 'exemple-atelier',
    audience: 'benevole',
    items: [
      ['print-time', '31'],
      ['petg', '10'],
    ],
    lines: '0.00 0.53 4.47',
    tax: '20: 5.00 + 1.00',
    total: '5.00 = 6.00',
  },
  // 9 × 0.8 × 0.75; 0.45 × 0.75 = 0.3375; 14.74 × 0.2 = 2.948
  {
    what: 'breaks, then the audience',
    tariff: 'exemple-atelier',
    audience: 'adherent',
    items: [
      ['labour-adherent', '30'],
      ['stitches', '10000', { quantity: '50' }],
      ['color-change', '3'],
    ],
    lines: '9.00 5.40 0.34',
    tax: '20: 14.74 + 2.95',
    total: '14.74 = 17.69',
  },
  {
    what: 'breaks from their number on',
    tariff: 'exemple-atelier',
    audience: 'public',
    items: [
      ['stitches', '10000', { quantity: '9' }],
      ['stitches', '10000', { quantity: '10' }],
      ['stitches', '10000', { quantity: '49' }],
      ['stitches', '10000', { quantity: '50' }],
    ],
    lines: '9.00 8.10 8.10 7.20',
    tax: '20: 32.40 + 6.48',
    total: '32.40 = 38.88',
  },
  // the break is taken off the least amount too
  {
    what: 'minimum before break',
    tariff: 'exemple-atelier',
    audience: 'public',
    items: [
      ['stitches', '1000', { quantity: '10' }],
      ['labour', '1'],
    ],
    lines: '3.60 9.00',
    tax: '20: 12.60 + 2.52',
    total: '12.60 = 15.12',
  },
  // 30 % of 9.3 = 2.79, of it 2.40 and 0.39
  {
    what: 'haste shares the tax of its lines',
    tariff: 'exemple-atelier',
    audience: 'public',
    items: [
      ['workshop-seat', '1'],
      ['snack', '1'],
    ],
    rest: { rush: '24h' },
    lines: '8.00 1.30 2.79',
    tax: '20: 10.40 + 2.08, 10: 1.69 + 0.17',
    total: '12.09 = 14.34',
  },
  // 3.55 shared 0.367 and 3.183
  {
    what: 'the top-up shares it too',
    tariff: 'exemple-atelier',
    audience: 'public',
    items: [
      ['snack', '1'],
      ['color-change', '1'],
    ],
    lines: '1.30 0.15 3.55',
    tax: '20: 0.52 + 0.10, 10: 4.48 + 0.45',
    total: '5.00 = 5.55',
  },
  {
    what: 'nothing used, no minimum',
    tariff: 'exemple-atelier',
    audience: 'public',
    items: [['print-time', '0']],
    lines: '0.00',
    tax: '20: 0.00 + 0.00',
    total: '0.00 = 0.00',
  },
  // 15.01 → 30 min; 2.5 × 0.75 = 1.875
  {
    what: 'assistance without the badge',
    tariff: 'exemple-atelier',
    audience: 'adherent',
    badge: false,
    items: [
      ['assistance', '15.01'],
      ['laser-startup', '1'],
    ],
    lines: '18.00 1.88',
    tax: '20: 19.88 + 3.98',
    total: '19.88 = 23.86',
  },
  {
    what: 'least amount of a sheet',
    tariff: 'exemple-atelier',
    audience: 'entreprise',
    items: [
      ['plywood-3', '500'],
      ['plywood-3', '600'],
      ['hooping', '2'],
    ],
    lines: '1.00 1.08 2.40 0.52',
    tax: '20: 5.00 + 1.00',
    total: '5.00 = 6.00',
  },
  {
    what: 'copies go into the measure',
    tariff: 'exemple-atelier',
    audience: 'public',
    items: [
      ['print-time', '10', { copies: '4' }],
      ['pla', '25', { copies: '4' }],
    ],
    lines: '2.25 4.20',
    tax: '20: 6.45 + 1.29',
    total: '6.45 = 7.74',
  },
  {
    what: 'money off, never below zero',
    tariff: 'exemple-atelier',
    audience: 'public',
    items: [['workshop-seat', '2']],
    rest: { credits: [{ kind: 'money', have: '20' }] },
    lines: '16.00 -16.00',
    tax: '20: 0.00 + 0.00',
    total: '0.00 = 0.00',
  },
  {
    what: 'money off one price alone',
    tariff: 'exemple-atelier',
    audience: 'public',
    items: [
      ['workshop-seat', '2'],
      ['snack', '2'],
    ],
    rest: { credits: [{ kind: 'money', have: '20', on: 'snack' }] },
    lines: '16.00 2.60 -2.60',
    tax: '20: 16.00 + 3.20, 10: 0.00 + 0.00',
    total: '16.00 = 19.20',
  },
  // 15; 15 + 12; 27 + 0.5 × 0.3
  {
    what: 'slices at their own price',
    tariff: 'exemple-asso',
    items: [
      ['laser-time', '30'],
      ['laser-time', '60'],
      ['laser-time', '60.5'],
      ['print-time', '1'],
    ],
    lines: '15.00 27.00 27.15 2.00',
    total: '71.15 = 71.15',
  },
  {
    what: 'a pack that covers all',
    tariff: 'exemple-asso',
    items: [
      ['print-time', '45'],
      ['print-time', '100'],
    ],
    rest: { credits: [{ kind: 'minutes', have: '600', on: 'print-time' }] },
    lines: '4.00 8.00 -12.00',
    total: '0.00 = 0.00',
  },
  // 60 of the first line, 40 of the second: 4 + 2.666…
  {
    what: 'a pack that runs out',
    tariff: 'exemple-asso',
    items: [
      ['print-time', '45'],
      ['print-time', '100'],
    ],
    rest: { credits: [{ kind: 'minutes', have: '100', on: 'print-time' }] },
    lines: '4.00 8.00 -6.67',
    total: '5.33 = 5.33',
  },
  // the dearest slice stays: 31.5 − 25
  {
    what: 'prepaid minutes of a price by slices',
    tariff: 'exemple-asso',
    items: [['laser-time', '75']],
    rest: { credits: [{ kind: 'minutes', have: '20', on: 'laser-time' }] },
    lines: '31.50 -6.50',
    total: '25.00 = 25.00',
  },
  // 0.015, 0.045, 0.255
  {
    what: 'halves go up',
    tariff: 'exemple-asso',
    items: [
      ['special-filament', '0.25'],
      ['special-filament', '0.75'],
      ['special-filament', '4.25'],
    ],
    lines: '0.02 0.05 0.26',
    total: '0.33 = 0.33',
  },
  {
    what: 'a third of an hour',
    tariff: 'labsud',
    items: [
      ['membership-pro', '1'],
      ['print', '1/3'],
    ],
    lines: '300.00 0.33',
    total: '300.33 = 300.33',
  },
  {
    what: 'a year in the workshop',
    tariff: 'la-fabrique',
    items: [
      ['membership', '1'],
      ['year-pass', '1'],
      ['slot-day', '3'],
      ['training', '1.5'],
    ],
    lines: '10.00 245.00 30.00 15.00',
    total: '300.00 = 300.00',
  },
];

const tariffs = testTariffs();

function worked({
  tariff,
  date = '2026-03-03',
  audience,
  badge,
  items,
  rest,
}: HandWorked): ReturnType<typeof priceOrder> {
  const order = {
    items: items.map(([rule, measure, more]) => ({ rule, measure, ...more })),
    audience: audience ?? null,
    badge: badge ?? null,
    ...rest,
  };
  return priceOrder(chooseTariff(tariffs, tariff, date), parseMeasures(dataFromYaml(JSON.stringify(order))));
}

describe('the public lists, clause by clause', () => {
  test.each(QUOTES)('$tariff: $what', (quote) => {
    const priced = worked(quote);
    const cents = (value: Parameters<typeof decimalText>[0]): string => decimalText(value, 2);
    const taxed = priced.tax.filter(({ rate }) => rate !== null);
    expect({
      lines: priced.lines.map(({ amount }) => cents(amount)).join(' '),
      tax: taxed.map(({ rate, base, amount }) => `${exactText(rate!)}: ${cents(base)} + ${cents(amount)}`).join(', '),
      total: `${cents(priced.excludingTax)} = ${cents(priced.includingTax)}`,
    }).toEqual({ lines: quote.lines, tax: quote.tax ?? '', total: quote.total });
    for (const { steps, amount } of priced.lines) expect(replayTrace(steps)).toBe(cents(amount));
  });

  test('a price for others, a measure beyond its bands, a day without a version are refused', () => {
    const refused = (quote: Pick<HandWorked, 'tariff' | 'items'> & Partial<HandWorked>) => () =>
      worked({ what: '', lines: '', total: '', ...quote });
    expect(refused({ tariff: 'wowlab', audience: 'fablab', items: [['operator', '1']] })).toThrow(/only/);
    expect(refused({ tariff: 'wowlab', items: [['operator', '1']] })).toThrow(/does not say the audience/);
    expect(refused({ tariff: 'exemple-atelier', items: [['assistance', '1']] })).toThrow(/badge/);
    expect(refused({ tariff: 'chemnitz', items: [['short', '31']] })).toThrow(/goes up to 30/);
    expect(refused({ tariff: 'slub-2022', date: '2023-01-01', items: [['laser', '1']] })).toThrow(/No version/);
    expect(refused({ tariff: 'pololu', items: [['engrave', '1']], rest: { rush: 'next year' } })).toThrow(/no haste/);
  });
});
