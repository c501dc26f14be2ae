import {
  add,
  compare,
  decimalText,
  exactText,
  parseRational,
  type Rational,
  rational,
  rationalFromNumber,
  sum,
  ZERO,
} from '../base/rational.ts';
import type { LedgerEntry, LedgerOutcome } from '../model/ledger.ts';
import type { Quote } from '../model/quote.ts';
import type { Tariff } from '../model/tariff.ts';
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
  /** [currency] What the lab spent. */
  readonly cost: Rational;
  readonly event: string | null;
  readonly children: Readonly<Record<string, number>>;
  /** Id of the row that this one corrects: its amounts are taken back. */
  readonly corrects: string | null;
}

/** The ledger row of a quoted job. Neither the client's name nor the names of files go in. */
export function entryOfQuote(quote: Quote, tariff: Tariff, done: JobDone): LedgerEntry {
  const named = (role: string): string => quote.inputs.find((input) => input.role === role)?.file ?? '';
  const { seconds, grams } = done.actual;
  const minutes = seconds === undefined ? billed(quote, tariff, 'time', 60) : rationalFromNumber(seconds / 60, 3);
  const mass = grams === undefined ? billed(quote, tariff, 'mass', 1) : rationalFromNumber(grams, 3);
  const tax = sum(quote.tax.map((row) => parseRational(row.amount) ?? ZERO));
  return {
    id: done.id,
    at: done.at,
    machine: named('machine'),
    process: tariffProcess(quote, tariff),
    material: named('material'),
    audience: quote.audience ?? '',
    badge: quote.badge,
    minutes: exactText(minutes),
    operatorMinutes: exactText(done.operatorMinutes),
    grams: exactText(mass),
    sheet: exactText(billed(quote, tariff, 'area', 1)),
    quote: quote.number,
    tariff: quote.tariff.fullId,
    order: {
      ...quote.order,
      items: quote.order.items.map(({ rule, measure, copies, quantity }) => ({ rule, measure, copies, quantity })),
    },
    amount: quote.excludingTax,
    tax: decimalText(tax, 2),
    cost: decimalText(done.cost, 2),
    outcome: done.outcome,
    event: done.event,
    children: done.children,
    corrects: done.corrects,
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
