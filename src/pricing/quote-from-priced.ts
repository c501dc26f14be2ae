import { decimalText, divide, exactText } from '../base/rational.ts';
import type { QuoteLine, TaxClass, TaxRow } from '../model/quote.ts';
import type { PricedOrder } from './price-order.ts';
import type { PricedLine } from './priced-line.ts';

const CENTS = 2;
/** Decimals of a price of one unit that does not end, as EN 16931 allows more than two. */
const UNIT_PRICE_DIGITS = 6;

/** The exact order as printed texts: lines, classes of tax, tax rows and totals. */
export function printedOrder(order: PricedOrder): {
  readonly lines: readonly QuoteLine[];
  readonly taxClasses: readonly TaxClass[];
  readonly tax: readonly TaxRow[];
  readonly excludingTax: string;
  readonly includingTax: string;
} {
  const tax = order.tax.flatMap(({ share, rate, base, amount, steps }): readonly TaxRow[] =>
    rate === null
      ? []
      : [
          {
            taxClass: share.taxClass.id,
            rate: exactText(rate),
            base: decimalText(base, CENTS),
            amount: decimalText(amount, CENTS),
            trace: steps,
          },
        ],
  );
  return {
    lines: order.lines.map(printedLine),
    taxClasses: order.tax.map((row) => row.share.taxClass),
    tax,
    excludingTax: decimalText(order.excludingTax, CENTS),
    includingTax: decimalText(order.includingTax, CENTS),
  };
}

function printedLine(line: PricedLine): QuoteLine {
  const one = line.billed.n === line.billed.d;
  return {
    rule: line.rule,
    label: line.label,
    kind: line.kind,
    quantity: exactText(line.billed),
    unit: line.unit.id,
    unitText: one ? line.unit.one : line.unit.many,
    unitCode: line.unit.code,
    price: exactText(line.price),
    priceOf: exactText(line.priceOf),
    unitPrice: unitPriceText(line),
    reductions: line.reductions.map(({ text, percent }) => ({ text, percent: exactText(percent) })),
    amount: decimalText(line.amount, CENTS),
    tax: line.shares.map(({ taxClass, amount }) => ({ taxClass: taxClass.id, amount: decimalText(amount, CENTS) })),
    trace: line.steps,
    job: line.job,
  };
}

/** [currency] At least two decimals, at most six. */
function unitPriceText(line: PricedLine): string {
  const long = decimalText(divide(line.price, line.priceOf), UNIT_PRICE_DIGITS);
  return long.replace(/(\.\d\d\d*?)0+$/, '$1');
}
