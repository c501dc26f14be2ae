import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { UsageError } from '../../base/errors.ts';
import { parseRational, type Rational, rational, rationalFromNumber } from '../../base/rational.ts';
import { sayText } from '../../base/text.ts';
import type { LedgerEntry } from '../../model/ledger.ts';
import {
  ledgerEntries,
  nextLedgerRow,
  simulateYear,
  ledgerText as storedText,
  yearReport,
} from '../../pipeline/ledger.ts';
import { entryOfQuote } from '../../pipeline/ledger-entry.ts';
import { loadTariff } from '../../pipeline/load-tariff.ts';
import { jsonText } from '../../report/json-document.ts';
import { ledgerCsv, ledgerHtml, ledgerText } from '../../report/ledger-papers.ts';
import { simulationText } from '../../report/simulation-text.ts';
import { writeAtomically } from '../atomic-write.ts';
import type { LedgerAddOptions, LedgerOptions, LedgerReportOptions } from '../command-options.ts';
import { readText } from '../configuration.ts';
import { parseDuration } from '../duration.ts';
import { EXIT } from '../exit-code.ts';
import { actualOf } from '../quote/actual.ts';
import { storeFolder } from '../quote/quote-number.ts';
import { wantedTariff } from '../quote/quote-stand.ts';
import { readQuoteFile } from '../quote/read-quote.ts';
import type { Session } from '../session.ts';
import { type Database, exclusively, openDatabase, rowsOf } from '../store/database.ts';
import { ledgerStore } from '../store/ledger-database.ts';
import { todayOf } from '../today.ts';

/** Money of a ledger that holds no quote with another. */
const CURRENCY = 'EUR';

async function withDatabase<T>(session: Session, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(storeFolder(session));
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

function append(database: Database, entry: LedgerEntry): void {
  exclusively(database, () => {
    const rows = rowsOf(database, 'ledger');
    database.prepare('INSERT INTO ledger (row) VALUES (?)').run(nextLedgerRow(entry, rows.at(-1)));
  });
}

async function storedEntries(database: Database): Promise<readonly LedgerEntry[]> {
  return ledgerEntries(await storedText(ledgerStore(database)), 'etabli.db');
}

/** `etabli ledger add QUOTE.json`: one row a finished job, without names. */
export async function ledgerAdd(session: Session, args: readonly string[], options: LedgerAddOptions): Promise<number> {
  const quote = await readQuoteFile(args[0]!);
  const tariff = await loadTariff(session.configuration.profiles, quote.tariff.fullId, quote.date);
  const entry = entryOfQuote(quote, tariff, {
    id: randomUUID(),
    at: options.date ?? todayOf(process.env),
    outcome: options.outcome,
    actual: options.actual === undefined ? {} : actualOf(options.actual),
    operatorMinutes: minutesOf(options.operator),
    cost: moneyOf(options.cost),
    event: options.event ?? null,
    children: childrenOf(options.children ?? []),
    corrects: options.corrects ?? null,
  });
  if (options.dryRun !== true) await withDatabase(session, async (database) => append(database, entry));
  const { terminal } = session;
  if (options.json === true)
    terminal.out(jsonText({ schema: 'etabli/ledger-row@1', version: session.version, ok: true, entry }));
  else terminal.say(sayText({ en: 'In the ledger: {0}', fr: 'Au registre : {0}' }, entry.id));
  return EXIT.done;
}

/** `etabli ledger report --year 2026 [-o x.csv|x.html]`: the year by machine, audience, month and material. */
export async function ledgerReportCommand(
  session: Session,
  _args: readonly string[],
  options: LedgerReportOptions,
): Promise<number> {
  const { lang, terminal, version } = session;
  const year = options.year ?? todayOf(process.env).slice(0, 4);
  const entries = await withDatabase(session, storedEntries);
  const report = yearReport(entries, year);
  const outputs = options.output.map((file) => {
    const ending = path.extname(file).toLowerCase();
    if (ending === '.csv') return { file, text: ledgerCsv(report, lang) };
    if (ending === '.html') return { file, text: ledgerHtml(report, CURRENCY, lang, version) };
    throw new UsageError(
      sayText({ en: 'A report cannot be written as "{0}".', fr: 'Un bilan ne peut pas s’écrire en « {0} ».' }, file),
      { en: 'End the name with .csv or .html.', fr: 'Terminez le nom par .csv ou .html.' },
    );
  });
  await writeAtomically(
    outputs.map(({ file, text }) => ({ file, pieces: [new TextEncoder().encode(text)] })),
    options.force === true,
  );
  if (options.json === true)
    terminal.out(jsonText({ schema: 'etabli/ledger-report@1', version, ok: true, currency: CURRENCY, ...report }));
  else terminal.out(ledgerText(report, CURRENCY, lang, terminal.paint));
  return EXIT.done;
}

/** `etabli ledger simulate --tariff X --year 2026 [--fee 30]`: the same year with another price list. */
export async function ledgerSimulate(
  session: Session,
  _args: readonly string[],
  options: LedgerReportOptions,
): Promise<number> {
  const { lang, terminal, version } = session;
  const year = options.year ?? todayOf(process.env).slice(0, 4);
  const tariff = await wantedTariff(session, options, options.date ?? todayOf(process.env));
  if (options.fee !== undefined) moneyOf(options.fee);
  const entries = await withDatabase(session, storedEntries);
  const simulation = simulateYear(entries, year, tariff, options.fee);
  if (options.json === true) {
    const unpriced = simulation.unpriced.map(({ id, why }) => ({ id, why: why[lang] }));
    terminal.out(
      jsonText({
        schema: 'etabli/simulation@1',
        version,
        ok: true,
        year,
        tariff: tariff.fullId,
        ...simulation,
        unpriced,
      }),
    );
  } else terminal.out(simulationText(simulation, tariff.currency, lang, terminal.paint));
  return EXIT.done;
}

/** `etabli ledger export -o FILE`: all rows, hash-chained, one JSON a line. */
export async function ledgerExport(
  session: Session,
  _args: readonly string[],
  options: LedgerOptions,
): Promise<number> {
  const text = await withDatabase(session, (database) => storedText(ledgerStore(database)));
  if (options.output === undefined) session.terminal.out(text);
  else
    await writeAtomically([{ file: options.output, pieces: [new TextEncoder().encode(text)] }], options.force === true);
  return EXIT.done;
}

/** `etabli ledger import FILE`: takes an export over, into an empty ledger or behind the rows that both have. */
export async function ledgerImport(session: Session, args: readonly string[], options: LedgerOptions): Promise<number> {
  const text = await readText(args[0]!);
  ledgerEntries(text, args[0]!); // throws with its row where the chain is broken
  const rows = text.split('\n').filter((row) => row !== '');
  const added = await withDatabase(session, async (database) =>
    exclusively(database, () => {
      const own = rowsOf(database, 'ledger');
      const common = own.every((row, index) => row === rows[index]);
      if (!common) throw otherLedger(args[0]!);
      if (options.dryRun === true) return rows.length - own.length;
      for (const row of rows.slice(own.length)) database.prepare('INSERT INTO ledger (row) VALUES (?)').run(row);
      return rows.length - own.length;
    }),
  );
  session.terminal.say(sayText({ en: '{0} rows taken over', fr: '{0} lignes reprises' }, added));
  return EXIT.done;
}

function otherLedger(file: string): UsageError {
  return new UsageError(
    sayText({ en: '"{0}" does not continue this ledger.', fr: '« {0} » n’est pas la suite de ce registre.' }, file),
    {
      en: 'Import into an empty store ("store:" in etabli.yaml).',
      fr: 'Importez dans un dossier vide (« store: » dans etabli.yaml).',
    },
  );
}

function minutesOf(text: string | undefined): Rational {
  if (text === undefined) return rational(0n);
  const seconds = parseDuration(text);
  if (seconds !== null) return rationalFromNumber(seconds / 60, 3);
  throw new UsageError(sayText({ en: '"{0}" is not a time.', fr: '« {0} » n’est pas une durée.' }, text), {
    en: 'Write it like 15m or 1h30m.',
    fr: 'Écrivez par exemple 15m ou 1h30m.',
  });
}

function moneyOf(text: string | undefined): Rational {
  const value = /^\d+(\.\d+)?$/.test(text ?? '0') ? parseRational(text ?? '0') : undefined;
  if (value !== undefined) return value;
  throw new UsageError(sayText({ en: '"{0}" is not an amount.', fr: '« {0} » n’est pas un montant.' }, text ?? ''), {
    en: 'Write it like 3.20.',
    fr: 'Écrivez par exemple 3.20.',
  });
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
