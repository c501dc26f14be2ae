import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeEach, describe, expect, test } from 'vitest';
import { sampleRequest } from '../../test/support/sample-quote.ts';
import { MissingProgramError } from '../base/errors.ts';
import { quoteOrder } from '../pipeline/quotes/quote.ts';
import { devisHtml } from './devis-html.ts';
import { openPdfPrinter } from './devis-pdf.ts';
import { jsonText } from './json-document.ts';
import { quoteJson } from './quote-json.ts';

const template = readFileSync(new URL('../../templates/quote/devis.typ', import.meta.url), 'utf8');
const quote = quoteOrder(sampleRequest({ number: 'D2026-0042' }));
/** One dot, as PNG. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';
const paper = { version: '0.1.0', json: jsonText(quoteJson(quote, 'fr', { version: '0.1.0', ok: true })) };

function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-node-compiler');
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return false;
    throw error;
  }
}

describe('the PDF', () => {
  beforeEach(({ skip }) => {
    if (!isInstalled()) skip('The PDF engine (an optional package) is not installed here.');
  });

  test('is the same bytes twice, tagged, archival, with the quote inside', async () => {
    const printer = await openPdfPrinter(template);
    const pdf = printer.print(quote, 'fr', paper);
    expect(Buffer.from(printer.print(quote, 'fr', paper)).equals(pdf)).toBe(true);
    expect(Buffer.from((await openPdfPrinter(template)).print(quote, 'fr', paper)).equals(pdf)).toBe(true);
    const text = Buffer.from(pdf).toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    for (const part of [
      '/StructTreeRoot',
      '/MarkInfo',
      '/EmbeddedFiles',
      '/AFRelationship',
      '/Data',
      'pdfaid',
      '/Lang',
    ])
      expect(text).toContain(part);
  });

  test('a picture of a part is a figure with its caption; without one there is none', async () => {
    const printer = await openPdfPrinter(template);
    const pictures = [{ file: 'name-tag.stl', png: DOT }];
    const printed = (more: object): string =>
      Buffer.from(printer.print(quote, 'fr', { ...paper, ...more })).toString('latin1');
    expect(printed({ pictures })).toMatch(/\/S\s*\/Figure/);
    expect(printed({ pictures })).toContain('pictures.json');
    expect(printed({ pictures: Array.from({ length: 9 }, () => pictures[0]) })).toMatch(/\/S\s*\/Figure/);
    expect(printed({})).not.toMatch(/\/S\s*\/Figure|pictures\.json/);
  });

  test('other ways to make it stand in a table of their own, and only where something was compared', () => {
    const alternatives = [{ name: { en: 'petg', fr: 'petg' }, price: '3.00', seconds: 600, grams: 2.5, chosen: true }];
    const page = devisHtml({ ...quote, alternatives }, 'fr', { version: '0' });
    expect(page).toMatch(/Autres façons de le faire[\s\S]*petg \(ce devis\)[\s\S]*3,00\u00a0€[\s\S]*2,5 g/);
    expect(devisHtml(quote, 'fr', { version: '0' })).not.toContain('Autres façons');
  });

  test('names are only names, and a letter that the font does not have is said', async () => {
    const printer = await openPdfPrinter(template);
    const named = (name: string) => quoteOrder(sampleRequest({ client: { ...sampleRequest().client!, name } }));
    for (const name of ['#let x = 1 $ \\ "<b>Łukasz Čapek œuvre</b>', 'x'.repeat(2_000)])
      expect(printer.print(named(name), 'en', paper).length).toBeGreaterThan(10_000);
    expect(() => printer.print(named('张伟'), 'fr', paper)).toThrow(/does not have: 张 伟/);
  });

  test('a fault in a template is said', async () => {
    const printer = await openPdfPrinter('#let x = ');
    expect(() => printer.print(quote, 'fr', paper)).toThrow(/template of the quote has a fault/);
  });
});

describe('without its engine', () => {
  beforeEach(({ skip }) => {
    if (isInstalled()) skip('The PDF engine is installed here; this is about a computer without it.');
  });

  test('the PDF says what to install, and that HTML works', async () => {
    await expect(openPdfPrinter(template)).rejects.toThrow(MissingProgramError);
  });
});
