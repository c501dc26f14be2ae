import path from 'node:path';
import { UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import type { LedgerEntry } from '../../model/ledger.ts';
import type { Tariff } from '../../model/tariff.ts';
import { ledgerEntries, simulateYear, ledgerText as storedText, yearReport } from '../../pipeline/quotes/ledger.ts';
import { jsonText } from '../../report/json-document.ts';
import { ledgerCsv, ledgerHtml, ledgerText } from '../../report/ledger-papers.ts';
import { simulationText } from '../../report/simulation-text.ts';
import { writeAtomically } from '../atomic-write.ts';
import type { LedgerReportOptions } from '../command-options.ts';
import { EXIT } from '../exit-code.ts';
import { moneyOf } from '../quote/amounts.ts';
import { knownCosts } from '../quote/known-costs.ts';
import { storeFolder } from '../quote/quote-number.ts';
import { wantedTariff } from '../quote/quote-stand.ts';
import type { Session } from '../session.ts';
import { withLedger } from '../store/ledger-database.ts';
import { todayOf } from '../today.ts';

/** Money of a ledger that holds no quote with another. */
const CURRENCY = 'EUR';

async function storedEntries(session: Session): Promise<readonly LedgerEntry[]> {
  return ledgerEntries(await withLedger(storeFolder(session), storedText), 'etabli.db');
}

/** The price list that says who is a member: the one named, or the lab's own. */
async function namedTariff(session: Session, options: LedgerReportOptions): Promise<Tariff | undefined> {
  if (options.tariff === undefined && session.configuration.tariff === undefined) return undefined;
  return wantedTariff(session, options, options.date ?? todayOf(process.env));
}

/** `etabli ledger report --year 2026 [-o x.csv|x.html]`: the year by machine, audience, month and material. */
export async function ledgerReportCommand(
  session: Session,
  _args: readonly string[],
  options: LedgerReportOptions,
): Promise<number> {
  const { lang, terminal, version } = session;
  const year = options.year ?? todayOf(process.env).slice(0, 4);
  const entries = await storedEntries(session);
  const [costs, tariff] = [await knownCosts(session, options), await namedTariff(session, options)];
  const known = { ...(costs === undefined ? {} : { costs }), ...(tariff === undefined ? {} : { tariff }) };
  const report = yearReport(entries, year, known);
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
  const entries = await storedEntries(session);
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
