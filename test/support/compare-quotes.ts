import { decimalText } from '../../src/base/rational.ts';
import { parseMeasures } from '../../src/model/parse-measures.ts';
import { parseTariff } from '../../src/model/parse-tariff.ts';
import { priceOrder } from '../../src/pricing/price-order.ts';
import { printedOrder } from '../../src/pricing/quote-from-priced.ts';
import { replayTrace } from '../../src/pricing/replay-trace.ts';
import { mapFromValue } from './data-from-value.ts';
import { priceByHand } from './price-oracle.ts';
import { randomQuotes } from './random-quotes.ts';

/**
 * Prices the random quotes of a seed twice and says where they differ, where lines do not add up, or where a trace does
 * not give its amount. The sums are those of EN 16931: BR-CO-10 (lines), 13 (base), 15 (total), 17 (tax of a base).
 */
export function disagreements(seed: number, orders: number): readonly string[] {
  const { tariff: plain, orders: plainOrders } = randomQuotes(seed, orders);
  const tariff = parseTariff(mapFromValue(plain), 'random');
  const found: string[] = [];
  for (const [index, plainOrder] of plainOrders.entries()) {
    const priced = priceOrder(tariff, parseMeasures(mapFromValue(plainOrder)));
    const printed = printedOrder(priced);
    const ours = JSON.stringify({
      lines: printed.lines.map(({ rule, amount }) => ({ rule, amount })),
      excludingTax: printed.excludingTax,
      tax: printed.tax.map(({ rate, base, amount }) => ({ rate, base, amount })),
      includingTax: printed.includingTax,
    });
    const theirs = JSON.stringify(priceByHand(plain, plainOrder));
    const name = `seed ${seed}, order ${index}`;
    if (ours !== theirs)
      found.push(
        `${name}\n  ours   ${ours}\n  oracle ${theirs}\n  order ${JSON.stringify(plainOrder)}\n  tariff ${JSON.stringify(plain)}`,
      );
    const inCents = (text: string): bigint => BigInt(text.replace('.', ''));
    const lineSum = printed.lines.reduce((total, line) => total + inCents(line.amount), 0n);
    const printedTotal = tariff.basis === 'HT' ? printed.excludingTax : printed.includingTax;
    if (lineSum !== inCents(printedTotal)) found.push(`${name}: lines ${lineSum} are not the total ${printedTotal}`);
    const taxSum = printed.tax.reduce((total, row) => total + inCents(row.amount), 0n);
    if (inCents(printed.excludingTax) + taxSum !== inCents(printed.includingTax))
      found.push(`${name}: net and tax are not the total`);
    for (const line of priced.lines)
      if (replayTrace(line.steps) !== decimalText(line.amount, 2))
        found.push(`${name}: the trace of ${line.rule} does not give its amount`);
    for (const row of priced.tax)
      if (row.rate !== null && replayTrace(row.steps) !== decimalText(row.amount, 2))
        found.push(`${name}: the trace of the tax does not give it`);
  }
  return found;
}
