import { loadTariff } from '../../pipeline/profiles/load-tariff.ts';
import { reconcileQuote } from '../../pipeline/quotes/reconcile-quote.ts';
import { reconciliationText } from '../../report/after-quote-text.ts';
import { jsonText } from '../../report/json-document.ts';
import { quoteJson } from '../../report/quote-json.ts';
import type { ReconcileCommandOptions } from '../command-options.ts';
import { EXIT } from '../exit-code.ts';
import { actualOf } from '../quote/actual.ts';
import { shippedMentions } from '../quote/quote-stand.ts';
import { readQuoteFile } from '../quote/read-quote.ts';
import type { Session } from '../session.ts';

/** `etabli quote reconcile FILE --actual 43g,2h10m`: the price of what it really took, and the difference. */
export async function quoteReconcile(
  session: Session,
  args: readonly string[],
  options: ReconcileCommandOptions,
): Promise<number> {
  const quote = await readQuoteFile(args[0]!);
  const actual = actualOf(options.actual ?? []);
  const tariff = await loadTariff(session.configuration.profiles, quote.tariff.fullId, quote.date);
  const result = reconcileQuote(quote, actual, { tariff, mentions: await shippedMentions() });
  const { lang, terminal, version } = session;
  if (options.json === true) {
    const { actual: again, ...rest } = result;
    terminal.out(
      jsonText({
        schema: 'etabli/reconciliation@1',
        version,
        ok: true,
        ...rest,
        actual: quoteJson(again, lang, { version, ok: true }),
      }),
    );
  } else terminal.out(reconciliationText(result, lang, terminal.paint));
  return EXIT.done;
}
