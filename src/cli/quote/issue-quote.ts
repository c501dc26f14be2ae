import type { Quote } from '../../model/quote.ts';
import type { QuoteCommandOptions } from '../command-options.ts';
import type { Session } from '../session.ts';
import { withNumber } from './quote-number.ts';
import { PaperMaker } from './quote-papers.ts';
import { type DrawnPicture, withPictures } from './quote-pictures.ts';

/** Writes what `-o` asks for; only then is a number drawn. */
export async function issueQuote(
  session: Session,
  options: QuoteCommandOptions,
  document: Quote,
  pictures: readonly DrawnPicture[] = [],
): Promise<Quote> {
  const { output, dryRun } = options;
  if (output.length === 0 || dryRun === true) return document;
  const { lang, version, terminal } = session;
  const maker = new PaperMaker(lang, version);
  const numbered = await withNumber(session, withPictures(document, pictures), (final) =>
    maker.papers(final, output, pictures),
  );
  for (const file of output) terminal.say({ en: `written: ${file}`, fr: `écrit : ${file}` });
  return numbered;
}
