import { SpokenError } from '../base/errors.ts';
import {
  add,
  compare,
  decimalText,
  divide,
  multiply,
  parseRational,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../base/rational.ts';
import type { Text } from '../base/text.ts';
import type { LedgerEntry } from '../model/ledger.ts';
import type { JobFacts, Order } from '../model/order.ts';
import type { MoneyText } from '../model/quote.ts';
import type { Tariff } from '../model/tariff.ts';
import { findAudience } from './conditions.ts';
import { itemsFromJobs } from './items-from-jobs.ts';
import { priceOrder } from './price-order.ts';

/** The same year with another price list. */
export interface Simulation {
  readonly audiences: readonly {
    readonly audience: string;
    readonly jobs: number;
    readonly actual: MoneyText;
    readonly simulated: MoneyText;
    readonly difference: MoneyText;
  }[];
  readonly actual: MoneyText;
  readonly simulated: MoneyText;
  /** What the year cost less what it would bring in; 0.00 where nothing is wanting. */
  readonly gap: MoneyText;
  /** Memberships at the given fee that close the gap; null without a fee. */
  readonly memberships: string | null;
  /** Rows that the price list cannot price, and why: they count as 0. */
  readonly unpriced: readonly { readonly id: string; readonly why: Text }[];
}

/**
 * Prices every done row again: by its own order where the price list has all of its rules, else from its time and material.
 * With the price list that it was made with, a year comes out as it was.
 * @param fee [currency] of one membership
 */
export function simulateTariff(entries: readonly LedgerEntry[], tariff: Tariff, fee: Rational | null): Simulation {
  const byAudience = new Map<string, { jobs: number; actual: Rational; simulated: Rational }>();
  const unpriced: { id: string; why: Text }[] = [];
  let cost = ZERO;
  for (const entry of entries) {
    cost = add(cost, money(entry.cost));
    if (entry.outcome !== 'done') continue;
    const sums = byAudience.get(entry.audience) ?? { jobs: 0, actual: ZERO, simulated: ZERO };
    const sign = entry.corrects === null ? 1n : -1n;
    let simulated = ZERO;
    try {
      simulated = multiply(priceEntry(entry, tariff), rational(sign));
    } catch (error) {
      if (!(error instanceof SpokenError)) throw error;
      unpriced.push({ id: entry.id, why: error.text }); // reported, with its reason
    }
    byAudience.set(entry.audience, {
      jobs: sums.jobs + Number(sign),
      actual: add(sums.actual, money(entry.amount)),
      simulated: add(sums.simulated, simulated),
    });
  }
  const rows = [...byAudience].sort(([a], [b]) => (a < b ? -1 : 1));
  const total = (of: 'actual' | 'simulated'): Rational => rows.reduce((sum, [, row]) => add(sum, row[of]), ZERO);
  const gap = subtract(cost, total('simulated'));
  const wanting = compare(gap, ZERO) > 0 ? gap : ZERO;
  return {
    audiences: rows.map(([audience, { jobs, actual, simulated }]) => ({
      audience,
      jobs,
      actual: decimalText(actual, 2),
      simulated: decimalText(simulated, 2),
      difference: decimalText(subtract(simulated, actual), 2),
    })),
    actual: decimalText(total('actual'), 2),
    simulated: decimalText(total('simulated'), 2),
    gap: decimalText(wanting, 2),
    memberships: fee === null ? null : String(membershipsFor(wanting, fee)),
    unpriced,
  };
}

/** ceil(gap / fee): the question that the lab asks. */
export function membershipsFor(gap: Rational, fee: Rational): bigint {
  const ratio = divide(gap, fee);
  return (ratio.n + ratio.d - 1n) / ratio.d;
}

function money(text: string): Rational {
  return parseRational(text) ?? ZERO;
}

/** [currency] Without tax. */
function priceEntry(entry: LedgerEntry, tariff: Tariff): Rational {
  const { order } = entry;
  const ids = new Set(tariff.rules.map(({ id }) => id));
  if (order?.items.every(({ rule }) => ids.has(rule))) {
    const again: Order = {
      items: order.items.map(({ rule, measure, copies, quantity }) => ({
        rule,
        measure: money(measure),
        copies: BigInt(copies),
        quantity: quantity === null ? null : money(quantity),
        at: {},
      })),
      audience: entry.audience,
      badge: entry.badge,
      materials: BigInt(order.materials),
      rush: order.rush,
      credits: order.credits.map(({ kind, have, on }) => ({ kind, have: money(have), on, at: {} })),
    };
    return priceOrder(tariff, again).excludingTax;
  }
  const asker = { audience: findAudience(tariff, entry.audience), badge: entry.badge };
  const { items } = itemsFromJobs(tariff, [factsOf(entry)], asker);
  const fresh: Order = { items, audience: entry.audience, badge: entry.badge, materials: 1n, rush: null, credits: [] };
  return priceOrder(tariff, fresh).excludingTax;
}

function factsOf(entry: LedgerEntry): JobFacts {
  const decimal = (value: Rational): number => Number(decimalText(value, 6));
  const seconds = decimal(multiply(money(entry.minutes), rational(60n)));
  return {
    file: entry.id,
    sha256: '',
    process: entry.process,
    machine: entry.machine,
    material: entry.material,
    seconds,
    motionSeconds: seconds,
    consumption: { grams: decimal(money(entry.grams)), sheet: decimal(money(entry.sheet)) },
    copies: 1,
  };
}
