import { decimalText } from '../../src/base/rational.ts';
import { parseMeasures } from '../../src/model/parse-measures.ts';
import { type Parties, priceOrder } from '../../src/pricing/price-order.ts';
import { printedOrder } from '../../src/pricing/quote-from-priced.ts';
import { dataFromYaml } from './data-from-yaml.ts';
import { tariffOf } from './test-tariffs.ts';

/** A priced order in few words: `rule amount` a line, `rate base tax` a rate, and the total. */
export function priceFromYaml(tariff: string, order: string, parties?: Parties): readonly string[] {
  const priced = priceOrder(tariffOf(tariff), parseMeasures(dataFromYaml(order, 'order.yaml')), parties);
  const printed = printedOrder(priced);
  return [
    ...printed.lines.map((line) => `${line.rule} ${line.amount}`),
    ...printed.tax.map((row) => `tax ${row.rate} ${row.base} ${row.amount}`),
    `total ${decimalText(priced.includingTax, 2)}`,
  ];
}
