import { describe, expect, test } from 'vitest';
import { demoTariff, PRINT_JOB } from '../../test/support/sample-quote.ts';
import { tariffOf } from '../../test/support/test-tariffs.ts';
import { seededRandom } from '../base/random.ts';
import { parseRational, rational } from '../base/rational.ts';
import type { LedgerEntry } from '../model/ledger.ts';
import { findAudience } from './conditions.ts';
import { itemsFromJobs } from './items-from-jobs.ts';
import { ledgerRow, readChain } from './ledger-chain.ts';
import { ledgerReport } from './ledger-report.ts';
import { priceOrder } from './price-order.ts';
import { printedOrder } from './quote-from-priced.ts';
import { quotedOrder } from './quoted-order.ts';
import { membershipsFor, simulateTariff } from './simulate-tariff.ts';

const demo = demoTariff();

/** A year of prints, priced with the demonstration list. */
function year(jobs: number): LedgerEntry[] {
  const random = seededRandom(11);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  return Array.from({ length: jobs }, (_, n): LedgerEntry => {
    const audience = pick(['public', 'member', 'student', 'craftsperson']);
    const seconds = 60 * Math.ceil(random() * 600);
    const job = {
      ...PRINT_JOB,
      seconds,
      motionSeconds: seconds,
      consumption: { grams: Math.ceil(random() * 900) / 10 },
    };
    const { items } = itemsFromJobs(demo, [job], { audience: findAudience(demo, audience), badge: true });
    const order = { items, audience, badge: true, materials: 1n, rush: null, credits: [] };
    const printed = printedOrder(priceOrder(demo, order));
    const kept = quotedOrder(order);
    return {
      id: `j${n}`,
      at: `2026-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}T18:30`,
      machine: pick(['mk3s-1', 'mk3s-2']),
      process: 'print',
      material: 'pla',
      audience,
      badge: true,
      minutes: String(seconds / 60),
      operatorMinutes: pick(['0', '5', '12.5']),
      grams: String(job.consumption.grams),
      sheet: '0',
      quote: null,
      tariff: 'demo',
      order: {
        ...kept,
        items: kept.items.map(({ rule, measure, copies, quantity }) => ({ rule, measure, copies, quantity })),
      },
      amount: printed.excludingTax,
      tax: printed.tax[0]?.amount ?? '0.00',
      cost: '2.15',
      outcome: 'done',
      event: null,
      children: {},
      corrects: null,
    };
  });
}

/** The rows of a ledger that these entries made. */
function chained(entries: readonly LedgerEntry[]): readonly string[] {
  const rows: string[] = [];
  for (const entry of entries) rows.push(ledgerRow(entry, rows.at(-1)));
  return rows;
}

describe('the chain', () => {
  test('gives back what was added, and any change, move or loss breaks it at its row', () => {
    const entries = year(20);
    const list = chained(entries);
    const text = list.map((row) => `${row}\n`).join('');
    expect(readChain(text)).toEqual({ entries, broken: null });
    const change = (edit: (rows: string[]) => void): unknown => {
      const rows = [...list];
      edit(rows);
      return readChain(rows.map((row) => `${row}\n`).join('')).broken;
    };
    expect(change((rows) => rows.splice(4, 1, rows[4]!.replace(/"amount":"\d/, '"amount":"9')))).toEqual({
      row: 6,
      why: 'hash',
    });
    expect(change((rows) => rows.splice(4, 1))).toEqual({ row: 5, why: 'hash' });
    expect(change((rows) => rows.splice(4, 2, rows[5]!, rows[4]!))).toEqual({ row: 5, why: 'hash' });
    expect(change((rows) => rows.splice(4, 1, rows[4]!.replace('{', '{ ')))).toEqual({ row: 5, why: 'hash' });
    expect(change((rows) => rows.splice(4, 1, 'x'))).toEqual({ row: 5, why: 'not-json' });
    expect(change((rows) => rows.push(ledgerRow(entries[0]!, rows.at(-1))))).toEqual({ row: 21, why: 'duplicate-id' });
    expect(readChain(text.slice(0, -5))).toEqual({ entries: entries.slice(0, 19), broken: { row: 20, why: 'torn' } });
    expect(readChain('')).toEqual({ entries: [], broken: null });
  });
});

describe('the year', () => {
  const entries = year(400);
  test('adds up the same by machine, audience, month and material, to the cent and the second', () => {
    const report = ledgerReport(entries, '2026', { openMinutes: rational(600_000n) });
    expect(report.total.jobs).toBe(400);
    for (const group of Object.values(report.groups)) {
      const cents = group.reduce((sum, row) => sum + BigInt(row.amount.replace('.', '')), 0n);
      expect(cents).toBe(BigInt(report.total.amount.replace('.', '')));
      expect(group.reduce((sum, row) => sum + Number(row.minutes), 0)).toBe(Number(report.total.minutes));
    }
    expect(report.groups.month.map(({ key }) => key)).toEqual([...report.groups.month.map(({ key }) => key)].sort());
    expect(report.use).toBe(((Number(report.total.minutes) / 600_000) * 100).toFixed(1));
    expect(ledgerReport(entries, '2025').total).toMatchObject({ jobs: 0, amount: '0.00', recovered: null });
  });

  test('a correction takes back what it corrects', () => {
    const [first] = entries;
    const undo: LedgerEntry = {
      ...first!,
      id: 'undo',
      corrects: first!.id,
      minutes: `-${first!.minutes}`,
      operatorMinutes: '0',
      grams: '0',
      amount: `-${first!.amount}`,
      tax: `-${first!.tax}`,
      cost: '0.00',
    };
    const report = ledgerReport([...entries, undo], '2026');
    expect(report.total.jobs).toBe(399);
    expect(Number(report.total.amount)).toBeCloseTo(
      Number(ledgerReport(entries, '2026').total.amount) - Number(first!.amount),
      6,
    );
  });

  test('with its own price list it comes out as it was; with another it says who wins', () => {
    const own = simulateTariff(entries, demo, parseRational('25')!);
    expect(own.simulated).toBe(own.actual);
    expect(own.audiences.every(({ difference }) => difference === '0.00')).toBe(true);
    expect(own.unpriced).toEqual([]);
    const flat = tariffOf(
      'id: flat\nname: F\nbasis: TTC\nvat: "20"\nrules:\n  - { id: any, per: hour, rate: "1.20", applies: { measure: time }, includes: [all] }\n',
    );
    const other = simulateTariff(entries, flat, parseRational('25')!);
    const minutes = entries.reduce((sum, entry) => sum + Number(entry.minutes), 0);
    expect(Number(other.simulated)).toBeCloseTo(minutes / 60, -1);
    const cost = entries.length * 2.15;
    expect(Number(other.gap)).toBeCloseTo(Math.max(0, cost - Number(other.simulated)), 2);
    const laser = tariffOf(
      'id: l\nname: L\nbasis: TTC\nrules:\n  - { id: any, per: hour, rate: 1, applies: { process: laser, measure: time } }\n',
    );
    const none = simulateTariff(entries, laser, null);
    expect(none.unpriced).toHaveLength(400);
    expect(none.simulated).toBe('0.00');
  });

  test('memberships that close a gap', () => {
    expect(membershipsFor(rational(0n), rational(25n))).toBe(0n);
    expect(membershipsFor(rational(100n), rational(25n))).toBe(4n);
    expect(membershipsFor(rational(10_001n, 100n), rational(25n))).toBe(5n);
  });
});
