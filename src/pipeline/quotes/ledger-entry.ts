import {
  add,
  compare,
  decimalText,
  divide,
  exactText,
  HUNDRED,
  isPositive,
  multiply,
  parseRational,
  type Rational,
  rational,
  rationalFromNumber,
  subtract,
  sum,
  ZERO,
} from '../../base/rational.ts';
import type { Costs } from '../../model/costs.ts';
import type { JobCost } from '../../model/job-cost.ts';
import type { LedgerEntry, LedgerOutcome } from '../../model/ledger.ts';
import type { MoneyText, Quote } from '../../model/quote.ts';
import type { Tariff } from '../../model/tariff.ts';
import { type JobEffort, jobCost } from '../../pricing/job-cost.ts';
import type { Actual } from './reconcile-quote.ts';

/** What only the lab knows of a finished job. */
export interface JobDone {
  readonly id: string;
  /** YYYY-MM-DD, or with a time behind it. */
  readonly at: string;
  readonly outcome: LedgerOutcome;
  /** What it really took; what is not said comes from the quote. */
  readonly actual: Actual;
  /** [min] Of a person of the lab. */
  readonly operatorMinutes: Rational;
  /** [currency] What the lab spent; absent: worked out from `costs`, else 0. */
  readonly cost?: Rational;
  readonly costs?: Costs;
  readonly event: string | null;
  readonly children: Readonly<Record<string, number>>;
  /** Id of the row that this one corrects: its amounts are taken back. */
  readonly corrects: string | null;
}

/** A job's cost beside its price. */
export interface QuoteCost {
  readonly cost: JobCost;
  /** [currency] Without tax. */
  readonly price: MoneyText;
  /** [currency] Price less cost. */
  readonly left: MoneyText;
  /** [%] Of the cost that the price covers; null where nothing is known to cost. */
  readonly recovered: string | null;
}

/** The ledger row of a quoted job. Neither the client's name nor the names of files go in. */
export function entryOfQuote(quote: Quote, tariff: Tariff, done: JobDone): LedgerEntry {
  const named = (role: string): string => quote.inputs.find((input) => input.role === role)?.file ?? '';
  const { seconds, grams } = done.actual;
  const minutes = seconds === undefined ? billed(quote, tariff, 'time', 60) : rationalFromNumber(seconds / 60, 3);
  const mass = grams === undefined ? billed(quote, tariff, 'mass', 1) : rationalFromNumber(grams, 3);
  const effort: JobEffort = {
    machine: named('machine'),
    material: named('material'),
    minutes,
    operatorMinutes: done.operatorMinutes,
    grams: mass,
    sheet: billed(quote, tariff, 'area', 1),
  };
  const tax = sum(quote.tax.map((row) => parseRational(row.amount) ?? ZERO));
  return {
    id: done.id,
    at: done.at,
    machine: effort.machine,
    process: tariffProcess(quote, tariff),
    material: effort.material,
    audience: quote.audience ?? '',
    badge: quote.badge,
    minutes: exactText(minutes),
    operatorMinutes: exactText(done.operatorMinutes),
    grams: exactText(mass),
    sheet: exactText(effort.sheet),
    quote: quote.number,
    tariff: quote.tariff.fullId,
    order: {
      ...quote.order,
      items: quote.order.items.map(({ rule, measure, copies, quantity }) => ({ rule, measure, copies, quantity })),
    },
    amount: quote.excludingTax,
    tax: decimalText(tax, 2),
    cost: costText(done, effort),
    outcome: done.outcome,
    event: done.event,
    children: done.children,
    corrects: done.corrects,
  };
}

function costText({ cost, costs }: JobDone, effort: JobEffort): string {
  if (cost !== undefined) return decimalText(cost, 2);
  return costs === undefined ? '0.00' : jobCost(effort, costs).total;
}

/** What a quoted job costs the lab, beside its price without tax. */
export function costOfQuote(
  quote: Quote,
  tariff: Tariff,
  done: Pick<JobDone, 'actual' | 'operatorMinutes'> & { readonly costs: Costs },
): QuoteCost {
  const named = { id: '', at: '', outcome: 'done', event: null, children: {}, corrects: null } as const;
  const entry = entryOfQuote(quote, tariff, { ...named, ...done });
  const value = (text: string): Rational => parseRational(text) ?? ZERO;
  const cost = jobCost(
    {
      machine: entry.machine,
      material: entry.material,
      minutes: value(entry.minutes),
      operatorMinutes: done.operatorMinutes,
      grams: value(entry.grams),
      sheet: value(entry.sheet),
    },
    done.costs,
  );
  const total = value(cost.total);
  return {
    cost,
    price: quote.excludingTax,
    left: decimalText(subtract(value(quote.excludingTax), total), 2),
    recovered: isPositive(total) ? decimalText(divide(multiply(value(quote.excludingTax), HUNDRED), total), 1) : null,
  };
}

/**
 * What a quote bills of a dimension for its jobs, in the inner unit (s, g, mm2) over `per`. Several prices may go by the
 * same time of one job: the largest counts once.
 */
function billed(quote: Quote, tariff: Tariff, dimension: 'time' | 'mass' | 'area', per: number): Rational {
  const rules = new Map(tariff.rules.map((rule) => [rule.id, rule]));
  const byJob = new Map<number | string, Rational>();
  for (const [index, item] of quote.order.items.entries()) {
    const rule = rules.get(item.rule);
    const measure = parseRational(item.measure);
    if (rule === undefined || measure === undefined || rule.per.dimension !== dimension || rule.kind === 'labour')
      continue;
    const copies = parseRational(item.copies) ?? rational(1n);
    const { factor } = rule.per;
    if (factor === null) continue;
    const inner: Rational = { n: measure.n * copies.n * factor.n, d: measure.d * copies.d * factor.d * BigInt(per) };
    const key = item.job ?? `item ${index}`;
    const known = byJob.get(key) ?? ZERO;
    byJob.set(key, compare(inner, known) > 0 ? inner : known);
  }
  return [...byJob.values()].reduce((total, value) => add(total, value), ZERO);
}

/** The process that the quote's prices are for, by the first rule that says it. */
function tariffProcess(quote: Quote, tariff: Tariff): string {
  for (const { rule } of quote.lines) {
    const [process] = tariff.rules.find(({ id }) => id === rule)?.applies?.process ?? [];
    if (process !== undefined) return process;
  }
  return '';
}
