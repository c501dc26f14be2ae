import path from 'node:path';
import { UsageError } from '../../base/errors.ts';
import { type Lang, sayText } from '../../base/text.ts';
import type { Quote } from '../../model/quote.ts';
import { jsonText } from '../../report/json-document.ts';
import { quoteJson } from '../../report/quote-json.ts';
import { ensureWritable, type OutputFile, writeAtomically } from '../atomic-write.ts';
import { PLAIN } from '../paint.ts';
import { devisTemplate } from './quote-stand.ts';

const ENDINGS = ['.pdf', '.html', '.json', '.csv', '.txt'];

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

/** Renders a quote for every output and writes all of them or none. */
export async function writePapers(
  quote: Quote,
  outputs: readonly string[],
  options: { readonly lang: Lang; readonly version: string; readonly force: boolean },
): Promise<void> {
  const files: OutputFile[] = [];
  for (const file of outputs) {
    const bytes = await paper(path.extname(file).toLowerCase(), quote, options);
    files.push({ file, pieces: [bytes] });
  }
  await writeAtomically(files, options.force);
}

async function paper(
  ending: string,
  quote: Quote,
  { lang, version }: { readonly lang: Lang; readonly version: string },
): Promise<Uint8Array> {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  switch (ending) {
    case '.pdf':
      return devisPdf(quote, lang, version);
    case '.html':
      return utf8((await import('../../report/devis-html.ts')).devisHtml(quote, lang, { version }));
    case '.json':
      return utf8(quoteText(quote, lang, version));
    case '.csv':
      return utf8((await import('../../report/quote-csv.ts')).quoteCsv(quote, lang));
    default:
      return utf8((await import('../../report/quote-text.ts')).quoteText(quote, lang, PLAIN));
  }
}

/** @throws MissingProgramError where the PDF engine is not installed */
export async function devisPdf(quote: Quote, lang: Lang, version: string): Promise<Uint8Array> {
  const { openPdfPrinter } = await import('../../report/devis-pdf.ts');
  const printer = await openPdfPrinter(await devisTemplate());
  return printer.print(quote, lang, { version, json: quoteText(quote, lang, version) });
}
