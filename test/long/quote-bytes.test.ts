import { expect, test } from 'vitest';
import { seededRandom } from '../../src/base/random.ts';
import { quoteOrder } from '../../src/pipeline/quote.ts';
import { jsonText } from '../../src/report/json-document.ts';
import { quoteJson } from '../../src/report/quote-json.ts';
import { isSealIntact } from '../../src/report/quote-seal.ts';
import { sampleRequest } from '../support/sample-quote.ts';

test('a thousand changed bytes of a quote’s JSON are all seen', { timeout: 600_000 }, () => {
  const text = jsonText(
    quoteJson(quoteOrder(sampleRequest({ number: 'D2026-0042' })), 'fr', { version: '0', ok: true }),
  );
  const bytes = new TextEncoder().encode(text);
  const random = seededRandom(2026);
  for (let n = 0; n < 1000; n++) {
    const changed = bytes.slice();
    changed[Math.floor(random() * bytes.length)]! ^= 1 + Math.floor(random() * 255);
    expect(isSealIntact(new TextDecoder().decode(changed))).toBe(false);
  }
});
