import { loadTariff } from '../../pipeline/profiles/load-tariff.ts';
import { costOfQuote } from '../../pipeline/quotes/ledger-entry.ts';
import { costText } from '../../report/cost-text.ts';
import { jsonText } from '../../report/json-document.ts';
import type { CostCommandOptions } from '../command-options.ts';
import { EXIT } from '../exit-code.ts';
import { actualOf } from '../quote/actual.ts';
import { minutesOf } from '../quote/amounts.ts';
import { wantedCosts } from '../quote/known-costs.ts';
import { readQuoteFile } from '../quote/read-quote.ts';
import type { Session } from '../session.ts';

/** `etabli quote cost FILE`: what the job costs the lab beside its price. For the lab alone: no paper prints it. */
export async function quoteCost(
  session: Session,
  args: readonly string[],
  options: CostCommandOptions,
): Promise<number> {
  const quote = await readQuoteFile(args[0]!);
  const tariff = await loadTariff(session.configuration.profiles, quote.tariff.fullId, quote.date);
  const costs = await wantedCosts(session, options);
  const actual = options.actual === undefined ? {} : actualOf(options.actual);
  const result = costOfQuote(quote, tariff, { actual, operatorMinutes: minutesOf(options.operator), costs });
  const { lang, terminal, version } = session;
  if (options.json === true)
    terminal.out(jsonText({ schema: 'etabli/cost@1', version, ok: true, number: quote.number, ...result }));
  else terminal.out(costText(result, lang, terminal.paint));
  return EXIT.done;
}
