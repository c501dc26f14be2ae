import { describe, expect, test } from 'vitest';
import { dataFromYaml } from '../../../test/support/data-from-yaml.ts';
import { demoTariff, MENTIONS, sampleRequest } from '../../../test/support/sample-quote.ts';
import { seededRandom } from '../../base/random.ts';
import { parseQuote } from '../../model/parse-quote.ts';
import type { Quote } from '../../model/quote.ts';
import { jsonText } from '../../report/json-document.ts';
import { quoteJson } from '../../report/quote-json.ts';
import { isSealIntact } from '../../report/quote-seal.ts';
import { quoteOrder } from './quote.ts';
import { verifyQuote } from './verify-quote.ts';

const request = sampleRequest({ number: 'D2026-0042' });
const text = jsonText(quoteJson(quoteOrder(request), 'fr', { version: '0.1.0', ok: true }));
const read = (json: string): Quote => parseQuote(dataFromYaml(json, 'devis.json'));
const sums = new Map([
  ['sign.svg', 'b'.repeat(64)],
  ['keyring.stl', 'a'.repeat(64)],
]);
const evidence = { sealIntact: true, tariff: demoTariff(), mentions: MENTIONS, sums };
const rules = (quote: Quote, more: Partial<typeof evidence> = {}): string[] =>
  verifyQuote(quote, { ...evidence, ...more }).map(({ rule }) => rule);

describe('a quote read back', () => {
  test('is the quote that was written, and verifies', () => {
    expect(isSealIntact(text)).toBe(true);
    const quote = read(text);
    expect({ ...quote, findings: [] }).toEqual({ ...quoteOrder(request), findings: [] });
    expect(rules(quote)).toEqual([]);
    expect(jsonText(quoteJson(quote, 'fr', { version: '0.1.0', ok: true }))).toBe(text);
  });

  test('every changed byte breaks the seal', () => {
    const bytes = new TextEncoder().encode(text);
    const random = seededRandom(7);
    for (let n = 0; n < 50; n++) {
      const changed = bytes.slice();
      changed[Math.floor(random() * bytes.length)]! ^= 1 + Math.floor(random() * 255);
      expect(isSealIntact(new TextDecoder().decode(changed))).toBe(false);
    }
    for (const other of [text.slice(0, -1), `${text}\n`, text.replace(/ {2}/, '   '), '', '{}', 'null'])
      expect(isSealIntact(other)).toBe(false);
  });

  test('figures forged together with the seal are found by working it out again', () => {
    const quote = read(text);
    const line = quote.lines[0]!;
    expect(rules({ ...quote, lines: [{ ...line, amount: '1.00' }, ...quote.lines.slice(1)] })).toEqual([
      'not-reproduced',
    ]);
    expect(rules({ ...quote, includingTax: '1.00' })).toEqual(['not-reproduced']);
    expect(rules({ ...quote, order: { ...quote.order, items: quote.order.items.slice(1) } })).toContain(
      'not-reproduced',
    );
  });

  test('another file, another price list, and what is not here are each said', () => {
    const quote = read(text);
    expect(rules(quote, { sums: new Map([...sums, ['sign.svg', 'c'.repeat(64)]]) })).toEqual(['input-changed']);
    expect(rules(quote, { sums: new Map() })).toEqual(['input-missing', 'input-missing']);
    expect(rules(quote, { tariff: { ...demoTariff(), sha256: 'e'.repeat(64) } })).toEqual([
      'input-changed',
      'not-reproduced',
    ]);
    const { tariff: _, ...nothing } = evidence;
    expect(verifyQuote(quote, nothing).map(({ rule }) => rule)).toEqual(['input-missing']);
    expect(rules(quote, { sealIntact: false })).toEqual(['quote-altered']);
  });

  test('what is no quote is refused', () => {
    expect(() => read('{"schema":"etabli/check@1"}')).toThrow(/not a quote/);
    expect(() => read(text.replace('"basis": "TTC"', '"basis": "XX"'))).toThrow(/XX/);
    expect(() => read(text.replace('"currency"', '"curency"'))).toThrow(/Unknown key "curency"/);
  });
});
