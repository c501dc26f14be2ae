import path from 'node:path';
import { UsageError } from '../../base/errors.ts';
import { type Lang, sayText } from '../../base/text.ts';
import type { Quote } from '../../model/quote.ts';
import type { PaperPicture, PdfPrinter } from '../../report/devis-pdf.ts';
import { jsonText } from '../../report/json-document.ts';
import { quoteJson } from '../../report/quote-json.ts';
import { ensureWritable, type OutputFile } from '../atomic-write.ts';
import { PLAIN } from '../paint.ts';
import { type DrawnPicture, paperPicture } from './quote-pictures.ts';
import { devisTemplate } from './quote-stand.ts';

/** Endings that a quote can be written with. */
export const ENDINGS: readonly string[] = ['.pdf', '.html', '.json', '.csv', '.txt'];

/** Says early that a quote cannot be written there. @throws UsageError */
export async function checkPapers(outputs: readonly string[], force: boolean): Promise<void> {
  for (const out of outputs) {
    const ending = path.extname(out).toLowerCase();
    if (!ENDINGS.includes(ending)) {
      throw new UsageError(
        sayText(
          { en: 'A quote cannot be written as "{0}".', fr: 'Un devis ne peut pas s’écrire en « {0} ».' },
          ending === '' ? out : ending,
        ),
        sayText({ en: 'End the name with one of: {0}.', fr: 'Terminez le nom par : {0}.' }, ENDINGS.join(' ')),
      );
    }
    await ensureWritable(out, force);
  }
}

/** The quote's JSON text, sealed, as it is written and as it travels inside the PDF. */
export function quoteText(quote: Quote, lang: Lang, version: string): string {
  return jsonText(quoteJson(quote, lang, { version, ok: true }));
}

/** Makes the papers of quotes, one after the other, with one PDF engine. */
export class PaperMaker {
  readonly #lang: Lang;
  readonly #version: string;
  #printer: Promise<PdfPrinter> | undefined;

  constructor(lang: Lang, version: string) {
    this.#lang = lang;
    this.#version = version;
  }

  /** A quote as a file of every output's kind, not yet written. */
  async papers(
    quote: Quote,
    outputs: readonly string[],
    drawn: readonly DrawnPicture[] = [],
  ): Promise<readonly OutputFile[]> {
    const pictures = drawn.map(paperPicture);
    const files: OutputFile[] = [];
    for (const file of outputs) {
      const bytes = await this.#paper(path.extname(file).toLowerCase(), quote, pictures);
      files.push({ file, pieces: [bytes] });
    }
    return files;
  }

  /**
   * @param json what travels inside, where it was written before (a quote that is read back has no findings)
   * @throws MissingProgramError where the PDF engine is not installed
   */
  async pdf(
    quote: Quote,
    pictures: readonly PaperPicture[],
    json = quoteText(quote, this.#lang, this.#version),
  ): Promise<Uint8Array> {
    this.#printer ??= openPrinter();
    return (await this.#printer).print(quote, this.#lang, { version: this.#version, json, pictures });
  }

  async #paper(ending: string, quote: Quote, pictures: readonly PaperPicture[]): Promise<Uint8Array> {
    const [lang, version] = [this.#lang, this.#version];
    const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
    switch (ending) {
      case '.pdf':
        return this.pdf(quote, pictures);
      case '.html':
        return utf8((await import('../../report/devis-html.ts')).devisHtml(quote, lang, { version, pictures }));
      case '.json':
        return utf8(quoteText(quote, lang, version));
      case '.csv':
        return utf8((await import('../../report/quote-csv.ts')).quoteCsv(quote, lang));
      default:
        return utf8((await import('../../report/quote-text.ts')).quoteText(quote, lang, PLAIN));
    }
  }
}

async function openPrinter(): Promise<PdfPrinter> {
  const { openPdfPrinter } = await import('../../report/devis-pdf.ts');
  return openPdfPrinter(await devisTemplate());
}
