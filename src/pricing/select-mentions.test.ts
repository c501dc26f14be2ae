import { describe, expect, test } from 'vitest';
import { MENTIONS, sampleRequest } from '../../test/support/sample-quote.ts';
import { isMentionValid, selectMentions } from './select-mentions.ts';

const { issuer, client } = sampleRequest();
const nobody = { regimes: new Set<string>(), issuer: null, client: null };
const ids = (date: string, more: Partial<Parameters<typeof selectMentions>[1]> = {}): string[] =>
  selectMentions(MENTIONS, { ...nobody, date, ...more }).map(({ id }) => id);

describe('dated mentions', () => {
  test('every key has a wording that is right today', () => {
    // The one test that looks at the clock: it must fail on the day when a mention in use has run out.
    const today = new Date().toISOString().slice(0, 10);
    for (const key of new Set(MENTIONS.map((mention) => mention.key))) {
      const right = MENTIONS.filter((mention) => mention.key === key && isMentionValid(mention, today));
      expect(right, `no wording of "${key}" is valid on ${today}: templates/quote/mentions.yaml`).not.toEqual([]);
    }
  });

  test('the franchise changes its article when the old one has run out', () => {
    const regimes = new Set(['franchise']);
    expect(ids('2026-08-31', { regimes })).toContain('franchise-cgi');
    expect(ids('2027-12-31', { regimes })).toContain('franchise-cgi');
    expect(ids('2028-01-01', { regimes })).toContain('franchise-cibs');
    expect(ids('2028-01-01', { regimes })).not.toContain('franchise-cgi');
    expect(ids('2026-11-24')).not.toContain('franchise-cgi');
  });

  test('an untaxed association does not print 293 B', () => {
    const texts = selectMentions(MENTIONS, { ...nobody, date: '2026-11-24', regimes: new Set(['not-taxable']) });
    expect(texts.map(({ text }) => text.fr).join()).toMatch(/non assujettie/);
    expect(texts.map(({ text }) => text.fr).join()).not.toMatch(/293/);
  });

  test('a business reads of late payment, holes are filled, and an empty one is left out', () => {
    expect(ids('2026-11-24', { issuer: issuer!, client: client! })).toEqual([
      'quote-free',
      'payment',
      'delivery-30-days',
      'late-fee',
      'late-rate',
      'no-early-discount',
    ]);
    const paid = selectMentions(MENTIONS, { ...nobody, date: '2026-11-24', issuer: issuer!, client: client! });
    expect(paid.find(({ id }) => id === 'payment')?.text.fr).toBe('Conditions de paiement : à réception de la facture');
    expect(ids('2026-11-24', { issuer: { ...issuer!, payment: '' }, client: client! })).not.toContain('payment');
  });
});
