import { parseQuote } from '../../model/parse-quote.ts';
import type { Quote } from '../../model/quote.ts';
import { readDataMap } from '../../pipeline/read-data-map.ts';
import { readText } from '../configuration.ts';

/** A quote from the JSON that `quote -o` wrote. @throws UsageError where it is none */
export async function readQuoteFile(file: string): Promise<Quote> {
  return parseQuote(readDataMap(await readText(file), file));
}
