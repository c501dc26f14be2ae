import { FormatError, UsageError } from '../../base/errors.ts';
import { parseQuote } from '../../model/parse-quote.ts';
import type { Quote } from '../../model/quote.ts';
import { readDataMap } from '../../pipeline/profiles/read-data-map.ts';
import { readText } from '../configuration.ts';

/** A quote from the JSON that `quote -o` wrote. @throws FormatError where it is none, UsageError where it is not there */
export async function readQuoteFile(file: string): Promise<Quote> {
  return quoteOfText(await readText(file), file);
}

/** The same from its text: a document that was spoilt is a file that cannot be read, not a wrong option. @throws FormatError */
export function quoteOfText(text: string, file: string): Quote {
  try {
    return parseQuote(readDataMap(text, file));
  } catch (error) {
    if (error instanceof UsageError) throw new FormatError(error.text, error.fix, error.place);
    throw error;
  }
}
