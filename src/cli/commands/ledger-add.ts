import { randomUUID } from 'node:crypto';
import { UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import { loadTariff } from '../../pipeline/profiles/load-tariff.ts';
import { appendToLedger } from '../../pipeline/quotes/ledger.ts';
import { entryOfQuote } from '../../pipeline/quotes/ledger-entry.ts';
import { jsonText } from '../../report/json-document.ts';
import type { LedgerAddOptions } from '../command-options.ts';
import { EXIT } from '../exit-code.ts';
import { actualOf } from '../quote/actual.ts';
import { minutesOf, moneyOf } from '../quote/amounts.ts';
import { knownCosts } from '../quote/known-costs.ts';
import { storeFolder } from '../quote/quote-number.ts';
import { readQuoteFile } from '../quote/read-quote.ts';
import type { Session } from '../session.ts';
import { exclusively } from '../store/database.ts';
import { withLedger } from '../store/ledger-database.ts';
import { todayOf } from '../today.ts';

/** `etabli ledger add QUOTE.json`: one row a finished job, without names. */
export async function ledgerAdd(session: Session, args: readonly string[], options: LedgerAddOptions): Promise<number> {
  const quote = await readQuoteFile(args[0]!);
  const tariff = await loadTariff(session.configuration.profiles, quote.tariff.fullId, quote.date);
  const costs = await knownCosts(session, options);
  const entry = entryOfQuote(quote, tariff, {
    id: randomUUID(),
    at: options.date ?? todayOf(process.env),
    outcome: options.outcome,
    actual: options.actual === undefined ? {} : actualOf(options.actual),
    operatorMinutes: minutesOf(options.operator),
    ...(options.cost === undefined ? {} : { cost: moneyOf(options.cost) }),
    ...(costs === undefined ? {} : { costs }),
    event: options.event ?? null,
    children: childrenOf(options.children ?? []),
    corrects: options.corrects ?? null,
  });
  if (options.dryRun !== true)
    await withLedger(storeFolder(session), (store, database) =>
      exclusively(database, () => appendToLedger(store, entry)),
    );
  const { terminal } = session;
  if (options.json === true)
    terminal.out(jsonText({ schema: 'etabli/ledger-row@1', version: session.version, ok: true, entry }));
  else terminal.say(sayText({ en: 'In the ledger: {0}', fr: 'Au registre : {0}' }, entry.id));
  return EXIT.done;
}

/** "6-8=4" → { '6-8': 4 }. */
function childrenOf(words: readonly string[]): Readonly<Record<string, number>> {
  const children: Record<string, number> = {};
  for (const word of words) {
    const match = /^(\d{1,2}-\d{1,2}|\d{1,2}\+)=(\d{1,4})$/.exec(word);
    if (match === null) {
      throw new UsageError(
        sayText(
          { en: '"{0}" is not a number of children of an age.', fr: '« {0} » n’est pas un nombre d’enfants d’un âge.' },
          word,
        ),
        { en: 'Write --children 6-8=4,9-12=7', fr: 'Écrivez --children 6-8=4,9-12=7' },
      );
    }
    children[match[1]!] = (children[match[1]!] ?? 0) + Number(match[2]);
  }
  return children;
}
