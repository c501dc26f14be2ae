import { UsageError } from '../../base/errors.ts';
import {
  add,
  compare,
  decimalText,
  divide,
  multiply,
  parseRational,
  type Rational,
  rational,
  rationalFromNumber,
  subtract,
  sum,
  ZERO,
} from '../../base/rational.ts';
import { sayText } from '../../base/text.ts';
import type { Mention } from '../../model/mention.ts';
import type { OrderItem } from '../../model/order.ts';
import type { MoneyText, Quote } from '../../model/quote.ts';
import type { Tariff, TariffRule } from '../../model/tariff.ts';
import { orderOfQuote } from '../../pricing/quoted-order.ts';
import { quoteOrder } from './quote.ts';

/** What it really took, for all copies together. */
export interface Actual {
  /** [s] */
  readonly seconds?: number;
  /** [g] */
  readonly grams?: number;
}

export interface Reconciliation {
  /** The quote with what it really took. */
  readonly actual: Quote;
  readonly quoted: MoneyText;
  /** Actual less quoted, with tax. */
  readonly difference: MoneyText;
  readonly lines: readonly { readonly rule: string; readonly quoted: MoneyText; readonly actual: MoneyText }[];
  /** Actual ÷ estimated, three decimals: what a profile's calibration may take over. Null where nothing was estimated. */
  readonly timeFactor: string | null;
  readonly massFactor: string | null;
}

/**
 * Prices a quote again with the time and mass that it really took. Prices by time, or by mass, share the actual amount in
 * proportion to what was estimated.
 * @throws UsageError where the quote bills nothing of that kind
 */
export function reconcileQuote(
  quote: Quote,
  actual: Actual,
  stand: { readonly tariff: Tariff; readonly mentions: readonly Mention[] },
): Reconciliation {
  const order = orderOfQuote(quote);
  const rules = new Map(stand.tariff.rules.map((rule) => [rule.id, rule]));
  const time = scale(order.items, rules, 'time', actual.seconds);
  const mass = scale(time.items, rules, 'mass', actual.grams);
  const again = quoteOrder({
    tariff: stand.tariff,
    date: quote.date,
    measures: { ...order, items: mass.items },
    ...(quote.issuer === null ? {} : { issuer: quote.issuer }),
    ...(quote.client === null ? {} : { client: quote.client }),
    ...(quote.number === null ? {} : { number: quote.number }),
    mentions: stand.mentions,
    inputs: quote.inputs,
  });
  const difference = subtract(parseRational(again.includingTax) ?? ZERO, parseRational(quote.includingTax) ?? ZERO);
  const names = [...new Set([...quote.lines, ...again.lines].map((line) => line.rule))];
  return {
    actual: again,
    quoted: quote.includingTax,
    difference: decimalText(difference, 2),
    lines: names.map((rule) => ({ rule, quoted: amountOf(quote, rule), actual: amountOf(again, rule) })),
    timeFactor: time.factor,
    massFactor: mass.factor,
  };
}

function amountOf(quote: Quote, rule: string): MoneyText {
  const amounts = quote.lines.filter((line) => line.rule === rule).map((line) => parseRational(line.amount) ?? ZERO);
  return decimalText(sum(amounts), 2);
}

/**
 * Scales the items of one dimension so that each rule's total is the actual amount. Labour is not scaled: only what comes
 * from a machine, or, in a quote by hand, every price of that dimension.
 */
function scale(
  items: readonly OrderItem[],
  rules: ReadonlyMap<string, TariffRule>,
  dimension: 'time' | 'mass',
  actual: number | undefined,
): { readonly items: readonly OrderItem[]; readonly factor: string | null } {
  if (actual === undefined) return { items, factor: null };
  const fromJobs = items.some(({ job }) => job !== undefined);
  const fits = (item: OrderItem): boolean => {
    const rule = rules.get(item.rule);
    return rule?.per.dimension === dimension && rule.kind !== 'labour' && (!fromJobs || item.job !== undefined);
  };
  const totals = new Map<string, Rational>();
  for (const item of items.filter(fits)) {
    const factor = rules.get(item.rule)?.per.factor ?? rational(1n);
    const inner = multiply(multiply(item.measure, rational(item.copies)), factor);
    totals.set(item.rule, add(totals.get(item.rule) ?? ZERO, inner));
  }
  const [first] = totals.values();
  if (first === undefined || compare(first, ZERO) === 0) throw nothingOf(dimension);
  const wanted = rationalFromNumber(actual, 3);
  const scaled = items.map((item) => {
    const total = totals.get(item.rule);
    if (!fits(item) || total === undefined || compare(total, ZERO) === 0) return item;
    return { ...item, measure: divide(multiply(item.measure, wanted), total) };
  });
  return { items: scaled, factor: decimalText(divide(wanted, first), 3) };
}

function nothingOf(dimension: 'time' | 'mass'): UsageError {
  const what = dimension === 'time' ? { en: 'time', fr: 'temps' } : { en: 'mass', fr: 'masse' };
  return new UsageError(
    sayText({ en: 'The quote bills no {0} of a machine.', fr: 'Le devis ne facture pas de {0} machine.' }, what),
    { en: 'Give only what the quote bills.', fr: 'Donnez seulement ce que le devis facture.' },
  );
}
