import {
  add,
  compare,
  decimalText,
  HUNDRED,
  parseRational,
  percentOf,
  type Rational,
  sum,
  ZERO,
} from '../../base/rational.ts';
import type { TaxRow } from '../../model/quote.ts';
import type { Basis } from '../../model/tariff.ts';

function amountOf(text: string): Rational {
  return parseRational(text) ?? ZERO;
}

/** Sum of printed amounts, printed. */
export function sumOf(amounts: readonly string[]): string {
  return decimalText(sum(amounts.map(amountOf)), 2);
}

export function isMoreThan(amount: string, limit: string): boolean {
  return compare(amountOf(amount), amountOf(limit)) > 0;
}

/** Whether a row's tax follows from its rate, in the tariff's basis. */
export function isTaxOf(row: TaxRow, basis: Basis): boolean {
  const rate = parseRational(row.rate);
  if (rate === undefined || parseRational(row.base) === undefined || parseRational(row.amount) === undefined)
    return false;
  if (basis === 'HT') return decimalText(percentOf(amountOf(row.base), rate), 2) === row.amount;
  // Tax included: the base is the whole without its tax, to the cent.
  const whole = add(amountOf(row.base), amountOf(row.amount));
  const share = add(HUNDRED, rate);
  return decimalText({ n: whole.n * 100n * share.d, d: whole.d * share.n }, 2) === row.base;
}
