import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dataFromYaml } from '../../test/support/data-from-yaml.ts';
import { testTariffs } from '../../test/support/test-tariffs.ts';
import { decimalText, exactText, parseRational } from '../base/rational.ts';
import { parseMeasures } from '../model/parse-measures.ts';
import { chooseTariff } from './choose-tariff.ts';
import { priceOrder } from './price-order.ts';
import { replayTrace } from './replay-trace.ts';

interface WorkedQuote {
  readonly id: string;
  readonly title: string;
  readonly tariff: string;
  readonly date: string;
  readonly audience: string | null;
  readonly badge: boolean | null;
  readonly inputs: object;
  readonly lines: readonly { readonly rule: string; readonly steps: readonly string[]; readonly amount: string }[];
  readonly excludingTax: string;
  readonly tax: readonly { readonly rate: string; readonly base: string; readonly amount: string }[];
  readonly includingTax: string;
}

const file = new URL('../../../shared/tariffs/worked-quotes.json', import.meta.url);
const { quotes } = JSON.parse(readFileSync(file, 'utf8')) as { quotes: readonly WorkedQuote[] };
const tariffs = testTariffs();

describe('the worked quotes, to the cent, line by line, tax by tax', () => {
  test.each(quotes)('$id $title', (quote) => {
    const { audience, badge, inputs } = quote;
    const order = parseMeasures(dataFromYaml(JSON.stringify({ ...inputs, audience, badge })));
    const priced = priceOrder(chooseTariff(tariffs, quote.tariff, quote.date), order);
    const cents = (value: Parameters<typeof decimalText>[0]): string => decimalText(value, 2);
    expect({
      lines: priced.lines.map((line) => ({ rule: line.rule, amount: cents(line.amount) })),
      excludingTax: cents(priced.excludingTax),
      tax: priced.tax
        .filter((row) => row.rate !== null)
        .map((row) => ({ rate: exactText(row.rate!), base: cents(row.base), amount: cents(row.amount) })),
      includingTax: cents(priced.includingTax),
    }).toEqual({
      lines: quote.lines.map(({ rule, amount }) => ({ rule, amount })),
      excludingTax: quote.excludingTax,
      tax: quote.tax.map(({ rate, base, amount }) => ({ rate, base, amount })),
      includingTax: quote.includingTax,
    });
    for (const line of priced.lines) expect(replayTrace(line.steps)).toBe(cents(line.amount));
  });

  test('every number of the worked steps is in our trace', () => {
    for (const quote of quotes) {
      const { audience, badge, inputs } = quote;
      const order = parseMeasures(dataFromYaml(JSON.stringify({ ...inputs, audience, badge })));
      const priced = priceOrder(chooseTariff(tariffs, quote.tariff, quote.date), order);
      for (const [index, line] of quote.lines.entries()) {
        const steps = priced.lines[index]!.steps;
        const ours = new Set(
          steps.flatMap(({ in: before, out, text }) => [before, out, ...(text.en.match(/[\d./]+/g) ?? [])]),
        );
        const results = line.steps.flatMap((step) => /(?:->|=) (-?[\d./]+)$/.exec(step)?.[1] ?? []);
        for (const result of results) {
          const value = exactText(parseRational(result)!);
          expect([...ours], `${quote.id} ${line.rule}: ${result}`).toContain(value);
        }
      }
    }
  });

  test('a family id picks the version of the day', () => {
    expect(chooseTariff(tariffs, 'slub', '2022-12-31').fullId).toBe('slub-2022');
    expect(chooseTariff(tariffs, 'slub', '2023-01-01').fullId).toBe('slub-2023');
    expect(() => chooseTariff(tariffs, 'slub-2022', '2023-01-01')).toThrow(/No version/);
  });
});
