import { loadTariff } from '../../pipeline/profiles/load-tariff.ts';
import { lintQuote } from '../../pipeline/quotes/lint-quote.ts';
import type { CommonOptions } from '../command-options.ts';
import { numbersInUse } from '../quote/quote-number.ts';
import { shippedMentions } from '../quote/quote-stand.ts';
import { readQuoteFile } from '../quote/read-quote.ts';
import { showJudged } from '../quote/show-judged.ts';
import type { Session } from '../session.ts';
import { todayOf } from '../today.ts';

/** `etabli quote lint FILE…`: what the law and good use want on a quote. Help, not legal advice. */
export async function quoteLint(session: Session, args: readonly string[], options: CommonOptions): Promise<number> {
  const mentions = await shippedMentions();
  const usedNumbers = await numbersInUse(session);
  return showJudged(session, args, options, {
    schema: 'etabli/quote-lint@1',
    judge: async (file) => {
      const quote = await readQuoteFile(file);
      const tariff = await loadTariff(session.configuration.profiles, quote.tariff.fullId, quote.date);
      const others = usedNumbers.filter((number) => number !== quote.number);
      return lintQuote({ quote, today: todayOf(process.env), mentions, tariff, usedNumbers: others });
    },
  });
}
