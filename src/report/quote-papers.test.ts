import { describe, expect, test } from 'vitest';
import { sampleRequest } from '../../test/support/sample-quote.ts';
import { testTariffs } from '../../test/support/test-tariffs.ts';
import { parseRational } from '../base/rational.ts';
import type { Client } from '../model/party.ts';
import { quoteOrder } from '../pipeline/quotes/quote.ts';
import { devisHtml } from './devis-html.ts';
import type { Paint } from './paint.ts';
import { quoteCsv } from './quote-csv.ts';
import { explainLineText, quoteText } from './quote-text.ts';

const plain = (text: string): string => text;
const PAINT: Paint = { error: plain, warning: plain, info: plain, good: plain, strong: plain, faint: plain };
const quote = quoteOrder(sampleRequest());
const withClient = (change: Partial<Client>) =>
  quoteOrder(sampleRequest({ client: { ...sampleRequest().client!, ...change } }));

describe('the page', () => {
  const html = devisHtml(quote, 'fr', { version: '0.1.0' });

  test('stands alone: no script, no address, its language and title said', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(html).toContain('<title>Devis (projet, sans numéro) – Atelier d’exemple</title>');
    expect(html).not.toMatch(/<script|<link|https?:|\bon\w+=|url\(/i);
  });

  test('every opened element is closed in order', () => {
    const open: string[] = [];
    for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
      if (name === 'meta' || name === 'br') continue;
      if (slash === '') open.push(name!);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  test('shows parties, lines, totals, mentions, the making, the sums of the files', () => {
    for (const said of [
      'Menuiserie Exemple',
      '37400 Amboise',
      'Total HT',
      'TVA 20\u00a0%',
      'Devis gratuit',
      'Bon pour accord',
      'Comment ce prix est fait',
      'b'.repeat(64),
      'd'.repeat(64),
    ])
      expect(html).toContain(said);
    expect(html.match(/<tr><td>\d+<\/td>/g)).toHaveLength(quote.lines.length);
    expect(html).toMatch(/<th scope="row">Total à payer TTC<\/th>/);
    expect(html).toContain('ceci est un exemple, pas une offre');
  });

  test('is the same twice, and English has the same figures', () => {
    expect(devisHtml(quoteOrder(sampleRequest()), 'fr', { version: '0.1.0' })).toBe(html);
    const en = devisHtml(quote, 'en', { version: '0.1.0' });
    expect(en).toContain('<html lang="en">');
    expect(en).not.toMatch(/Désignation|Quantité|Échéance/);
    const digits = (page: string, money: RegExp): string[] =>
      [...page.matchAll(money)].map(([, text]) => text!.replace(/[^\d−]/g, ''));
    expect(digits(en, /class="figure">(−?€[\d,.]+)<\/td><\/tr>/g)).toEqual(
      digits(html, /class="figure">([−\d\u202f,]+)\u00a0€<\/td><\/tr>/g),
    );
  });

  test('a client who writes markup, or ten thousand letters, is only a name', () => {
    const page = devisHtml(withClient({ name: `<script>alert(1)</script>"'&\u0000` }), 'fr', { version: '0' });
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\ufffd');
    expect(page).not.toContain('<script>');
    expect(devisHtml(withClient({ name: 'x'.repeat(10_000) }), 'fr', { version: '0' })).toContain('x'.repeat(10_000));
  });

  test('without parties it leaves the place to fill in', () => {
    const { issuer: _, client: __, ...request } = sampleRequest();
    expect(devisHtml(quoteOrder(request), 'fr', { version: '0' }).match(/à compléter/g)).toHaveLength(2);
  });
});

describe('the spreadsheet', () => {
  test('French has semicolons and commas, English commas and points, the same figures', () => {
    const fr = quoteCsv(quote, 'fr')
      .replace('\ufeff', '')
      .trimEnd()
      .split('\r\n')
      .map((row) => row.split(';'));
    expect(fr[0]).toEqual([
      'N°',
      'Date',
      'Ligne',
      'Désignation',
      'Quantité',
      'Unité',
      'Prix unitaire',
      'TVA',
      'Montant',
    ]);
    expect(fr).toHaveLength(quote.lines.length + 4);
    expect(fr.every((row) => row.length === 9)).toBe(true);
    expect(fr.at(-1)!.at(-1)).toBe(quote.includingTax.replace('.', ','));
    const sum = fr
      .slice(1, 1 + quote.lines.length)
      .reduce((total, row) => total + Number(row[8]!.replace(',', '.')) * 100, 0);
    expect(Math.round(sum)).toBe(Math.round(Number(quote.includingTax) * 100));
    expect(quoteCsv(quote, 'en')).toContain(`,${quote.includingTax}\r\n`);
  });

  test('no cell from a file becomes a formula', () => {
    for (const evil of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '|cmd', '\uff1d1']) {
      const named = quoteOrder(sampleRequest({ jobs: [{ ...sampleRequest().jobs![0]!, file: evil }] }));
      const label = { en: evil, fr: evil };
      const csv = quoteCsv({ ...named, lines: named.lines.map((line) => ({ ...line, label })) }, 'en');
      expect(csv.split('\r\n')[1]).toContain(`,'${evil}`);
    }
    const quoted = quoteCsv({ ...quote, lines: [{ ...quote.lines[0]!, label: { en: 'a "b", c\nd', fr: '' } }] }, 'en');
    expect(quoted).toContain('"a ""b"", c\nd"');
  });

  test('an unending fraction is no date', () => {
    const [tariff] = testTariffs().filter(({ id }) => id === 'happylab-berlin');
    const item = { rule: 'print', measure: parseRational('19/12')!, copies: 1n, quantity: null, at: {} };
    const order = { items: [item], audience: null, badge: null, materials: 1n, rush: null, credits: [] };
    expect(quoteCsv(quoteOrder({ tariff: tariff!, date: '2026-11-24', measures: order }), 'fr')).toContain(
      ';1,583333;h;',
    );
  });
});

describe('on the terminal', () => {
  test('amounts stand under each other and nothing of a file commands the terminal', () => {
    const text = quoteText(withClient({ name: 'Evil\u001b[2J\nName' }), 'fr', PAINT);
    expect(text).toContain('Client Evil [2J Name');
    const ends = text
      .split('\n')
      .filter((row) => /^ ?\d+ {2}/.test(row))
      .map((row) => row.length);
    expect(ends).toHaveLength(quote.lines.length);
    expect(new Set(ends).size).toBe(1);
  });

  test('a line is explained from the measure to the amount, each rule with its line', () => {
    const text = explainLineText(quote, 1, 'fr');
    expect(text).toContain(`sign.svg, SHA-256 ${'b'.repeat(64)}`);
    expect(text).toMatch(/1\. mesuré : 12,57 min \(estimation de sign\.svg.*\(ligne \d+ du tarif\)/);
    expect(text).toMatch(/par tranche entamée de 1 min → 503/);
    expect(text).toMatch(/Artisan : −10 % → 271,62/);
    expect(text.trimEnd()).toMatch(/= 271,62\u00a0€$/);
    expect(() => explainLineText(quote, 0, 'en')).toThrow(/no line 0/);
    expect(() => explainLineText(quote, 99, 'en')).toThrow(/no line 99/);
  });
});
