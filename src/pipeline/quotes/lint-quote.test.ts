import { describe, expect, test } from 'vitest';
import { dataFromYaml } from '../../../test/support/data-from-yaml.ts';
import { MENTIONS, sampleRequest } from '../../../test/support/sample-quote.ts';
import { tariffOf } from '../../../test/support/test-tariffs.ts';
import { type Client, type Issuer, parseClient, parseIssuer } from '../../model/party.ts';
import type { Quote, QuoteLine } from '../../model/quote.ts';
import { isFrenchVat, isSiren, isSiret } from '../../pricing/lint/business-numbers.ts';
import type { LintContext } from '../../pricing/lint/define-lint.ts';
import { LINT_RULES } from '../../pricing/lint/index.ts';
import { QUOTE_RULES } from '../../pricing/quote-rules.ts';
import { lintQuote } from './lint-quote.ts';
import { type QuoteRequest, quoteOrder } from './quote.ts';

// A made-up number that fits its check digits, 999999998, and the key that goes with it.
const ISSUER = parseIssuer(
  dataFromYaml(
    `name: Copeaux\nkind: company\nform: SARL au capital de 5 000 €\naddress: [1 rue du Rabot, 37400 Amboise]\nphone: "02 00 00 00 00"\nsiret: "99999999800019"\nvatNumber: FR11999999998\npayment: 30 jours\nlateRate: 12 %\ndelivery: sous 15 jours\nmediator: Médiateur, 75000 Paris\ncomplaints: à l’adresse ci-dessus\n`,
  ),
);
const CLIENT = parseClient(
  dataFromYaml('name: École du Mail\nkind: business\naddress: [2 rue, 37000 Tours]\nsiren: "999999998"\n'),
);
const TARIFF = tariffOf(
  'id: t\nname: T\nbasis: HT\nvat: "20"\nvalid_from: 2026-01-01\nvalid_to: 2026-12-31\nrules:\n  - { id: time, name: { en: Time, fr: Temps }, kind: labour, per: minute, rate: "0.60" }\n',
);

function made(more: Partial<QuoteRequest> = {}): Quote {
  const { measures: _, ...plain } = sampleRequest();
  const item = { rule: 'time', measure: { n: 50n, d: 1n }, copies: 1n, quantity: null, at: {} };
  const measures = { items: [item], audience: null, badge: null, materials: 1n, rush: null, credits: [] };
  const { audience: __, jobs: ___, badge: ____, ...rest } = plain;
  const inputs = [{ role: 'part', file: 'a.svg', sha256: 'a'.repeat(64) }] as const;
  return quoteOrder({
    ...rest,
    tariff: TARIFF,
    measures,
    issuer: ISSUER,
    client: CLIENT,
    number: 'D2026-0042',
    inputs,
    ...more,
  });
}

const good = (more: Partial<QuoteRequest> = {}): LintContext => ({
  quote: made(more),
  today: '2026-11-24',
  mentions: MENTIONS,
});
const issuerWith = (more: Partial<Issuer>): LintContext => good({ issuer: { ...ISSUER, ...more } });
const clientWith = (more: Partial<Client>): LintContext => good({ client: { ...CLIENT, ...more } });
const quoteWith = (more: Partial<Quote>): LintContext => ({ ...good(), quote: { ...made(), ...more } });
const lineWith = (more: Partial<QuoteLine>): LintContext => quoteWith({ lines: [{ ...made().lines[0]!, ...more }] });
const PRIVATE: Partial<Client> = { kind: 'private', siren: '' };
const without = (context: LintContext, id: string): LintContext => ({
  ...context,
  quote: { ...context.quote, mentions: context.quote.mentions.filter((mention) => mention.id !== id) },
});
const withMention = (context: LintContext, id: string): LintContext => {
  const mention = MENTIONS.find((one) => one.id === id)!;
  return {
    ...context,
    quote: {
      ...context.quote,
      mentions: [...context.quote.mentions, { id, text: mention.text, source: mention.source }],
    },
  };
};
const ASSO: Partial<Issuer> = { kind: 'association', vatRegime: 'not-taxable', vatNumber: '' };

/** A broken sample of each rule. */
const BROKEN: Readonly<Record<string, LintContext>> = {
  'number-missing': quoteWith({ number: null }),
  'number-reused': { ...good(), usedNumbers: ['D2026-0041', 'D2026-0042'] },
  'number-form': quoteWith({ number: 'D2025-0042' }),
  'date-missing': quoteWith({ date: '2026-02-30' }),
  'validity-missing': quoteWith({ validUntil: '2026-11-23' }),
  expired: { ...good(), today: '2026-12-25' },
  'word-missing': { ...good(), paper: 'Proposition. Bon pour accord' },
  'signature-missing': { ...good(), paper: 'Devis' },
  'issuer-missing': quoteWith({ issuer: null }),
  'issuer-form-missing': issuerWith({ form: '' }),
  'sole-trader-ei': issuerWith({ kind: 'sole-trader', name: 'Jeanne Exemple', form: 'peinture' }),
  'issuer-address-missing': issuerWith({ address: [''] }),
  'issuer-contact-missing': issuerWith({ phone: '', mail: '' }),
  'issuer-siret-missing': issuerWith({ siret: '' }),
  'issuer-siret-wrong': issuerWith({ siret: '99999999800010' }),
  'sample-siret': issuerWith({ siret: '732 829 320 00074' }),
  'rna-form': issuerWith({ rna: 'W37200123' }),
  'vat-number-wrong': issuerWith({ vatNumber: 'FR12999999998' }),
  'vat-number-missing': issuerWith({ vatNumber: '' }),
  'client-missing': quoteWith({ client: null }),
  'client-address-missing': clientWith({ address: undefined }),
  'client-siren-missing': clientWith({ siren: '' }),
  'client-siren-wrong': clientWith({ siren: '123456789' }),
  'name-unprintable': clientWith({ name: 'x'.repeat(10_000) }),
  'no-lines': quoteWith({ lines: [] }),
  'line-label-missing': lineWith({ label: { en: 'Time', fr: ' ' } }),
  'line-quantity-missing': lineWith({ quantity: '' }),
  'line-unit-missing': lineWith({ unit: '' }),
  'line-price-missing': lineWith({ unitPrice: '' }),
  'labour-without-hours': lineWith({ unit: 'piece' }),
  'trace-missing': lineWith({ trace: [] }),
  'sum-wrong': lineWith({ amount: '30.01' }),
  'tax-wrong': quoteWith({ tax: [{ ...made().tax[0]!, amount: '6.01' }] }),
  'tax-rate-unknown': quoteWith({ tax: [{ ...made().tax[0]!, rate: '19' }] }),
  'currency-not-euro': quoteWith({ currency: 'USD' }),
  'negative-total': quoteWith({ includingTax: '-1.00' }),
  'exemption-unmentioned': without(issuerWith({ vatRegime: 'franchise', vatNumber: '' }), 'franchise-cgi'),
  'tax-unstated': good({ tariff: { ...TARIFF, vat: null } }),
  'foreign-mention': withMention(good(), 'asso-members-cgi'),
  'article-293b-untaxed': withMention(issuerWith(ASSO), 'franchise-cgi'),
  'mention-out-of-date': {
    ...withMention(issuerWith({ vatRegime: 'franchise' }), 'franchise-cibs'),
    quote: { ...withMention(issuerWith({ vatRegime: 'franchise' }), 'franchise-cibs').quote, date: '2026-08-01' },
  },
  'mention-unverified': withMention(issuerWith({ vatRegime: 'franchise' }), 'franchise-cibs'),
  'tax-under-exemption': quoteWith({ issuer: { ...ISSUER, vatRegime: 'franchise' } }),
  'quote-price-unsaid': without(good(), 'quote-free'),
  'payment-unsaid': issuerWith({ payment: '' }),
  'delivery-unsaid': without(good(), 'delivery'),
  'late-fee-unsaid': without(good(), 'late-fee'),
  'late-rate-unsaid': issuerWith({ lateRate: '' }),
  'mediator-unsaid': good({ client: { ...CLIENT, ...PRIVATE }, issuer: { ...ISSUER, mediator: '' } }),
  'complaints-unsaid': good({ client: { ...CLIENT, ...PRIVATE }, issuer: { ...ISSUER, complaints: '' } }),
  'withdrawal-unsaid': without(
    good({ client: { ...CLIENT, ...PRIVATE }, issuer: { ...ISSUER, offPremises: true } }),
    'withdrawal',
  ),
  'written-form': quoteWith({ number: null, client: null, includingTax: '1500.01' }),
  'tariff-out-of-date': { ...good(), tariff: { ...TARIFF, validTo: '2026-11-23' } },
  'tariff-changed': {
    ...quoteWith({ tariff: { ...made().tariff, sha256: 'b'.repeat(64) } }),
    tariff: { ...TARIFF, sha256: 'c'.repeat(64) },
  },
  'fictional-tariff': quoteWith({ tariff: { ...made().tariff, fictional: true } }),
  'input-unproved': quoteWith({ inputs: [{ role: 'part', file: 'a.svg', sha256: '' }] }),
  'language-incomplete': quoteWith({ notes: [{ en: '', fr: 'mot' }] }),
};

describe('quote lint', () => {
  test('has nothing to say of a good quote, whoever the client', () => {
    expect(
      lintQuote({ ...good(), tariff: TARIFF, usedNumbers: ['D2026-0041'], paper: 'Devis … Bon pour accord' }),
    ).toEqual([]);
    expect(lintQuote(clientWith({ ...PRIVATE }))).toEqual([]);
    expect(lintQuote(issuerWith(ASSO))).toEqual([]);
    expect(lintQuote(issuerWith({ kind: 'sole-trader', name: 'Jeanne Exemple EI' }))).toEqual([]);
  });

  test.each(LINT_RULES.map((rule) => [rule.name, rule] as const))(
    '%s finds its broken sample, and says so in both languages',
    (name, rule) => {
      const context = BROKEN[name];
      if (context === undefined) throw new Error(`no broken sample of ${name}`);
      const found = lintQuote(context).filter((finding) => finding.rule === name);
      expect(found).not.toEqual([]);
      for (const { what, where, code, severity } of found) {
        expect(code).toBe(rule.code);
        expect(severity).toBe(rule.severity);
        expect(what.en).not.toBe(what.fr);
        expect(where.element).toBeDefined();
      }
    },
  );

  test('every page is complete, every code and name once', () => {
    expect(LINT_RULES.length).toBeGreaterThanOrEqual(30);
    expect(new Set(QUOTE_RULES.map(({ code }) => code)).size).toBe(QUOTE_RULES.length);
    expect(new Set(QUOTE_RULES.map(({ name }) => name)).size).toBe(QUOTE_RULES.length);
    expect(LINT_RULES.map(({ name }) => name).sort()).toEqual(Object.keys(BROKEN).sort());
    for (const { title, what, why, fix, example } of QUOTE_RULES)
      for (const text of [title, what, why, fix, example]) expect(text.en !== '' && text.fr !== '').toBe(true);
  });

  test('select runs those rules alone, worst come first', () => {
    const context = issuerWith({ siret: '', payment: '' });
    expect(lintQuote(context).map(({ severity }) => severity)).toEqual(['error', 'warning']);
    expect(lintQuote(context).map(({ code }) => code)).toContain('DEVIS073');
  });
});

test('business numbers check their digits', () => {
  expect(isSiren('999 999 998')).toBe(true);
  expect(isSiren('999999999')).toBe(false);
  expect(isSiret('732 829 320 00074')).toBe(true);
  expect(isSiret('73282932000075')).toBe(false);
  expect(isSiret('35600000000048')).toBe(true); // La Poste's seat
  expect(isSiret('35600000049837')).toBe(true); // digit sum 45: La Poste's own rule
  expect(isFrenchVat('FR44732829320', '732829320')).toBe(true);
  expect(isFrenchVat('FR45732829320')).toBe(false);
  expect(isFrenchVat('FR44732829320', '999999998')).toBe(false);
});
