import { UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import { ledgerEntries, ledgerText as storedText } from '../../pipeline/quotes/ledger.ts';
import { jsonText } from '../../report/json-document.ts';
import { writeAtomically } from '../atomic-write.ts';
import type { LedgerOptions } from '../command-options.ts';
import { readText } from '../configuration.ts';
import { EXIT } from '../exit-code.ts';
import { storeFolder } from '../quote/quote-number.ts';
import type { Session } from '../session.ts';
import { exclusively, rowsOf } from '../store/database.ts';
import { withLedger } from '../store/ledger-database.ts';

/** `etabli ledger export -o FILE`: all rows, hash-chained, one JSON a line. */
export async function ledgerExport(
  session: Session,
  _args: readonly string[],
  options: LedgerOptions,
): Promise<number> {
  const text = await withLedger(storeFolder(session), storedText);
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
  const added = await withLedger(storeFolder(session), (_store, database) =>
    exclusively(database, () => {
      const own = rowsOf(database, 'ledger');
      const common = own.every((row, index) => row === rows[index]);
      if (!common) throw otherLedger(args[0]!);
      if (options.dryRun === true) return rows.length - own.length;
      for (const row of rows.slice(own.length)) database.prepare('INSERT INTO ledger (row) VALUES (?)').run(row);
      return rows.length - own.length;
    }),
  );
  const { terminal, version } = session;
  if (options.json === true)
    terminal.out(jsonText({ schema: 'etabli/ledger-import@1', version, ok: true, file: args[0]!, rows: added }));
  else terminal.say(sayText({ en: '{0} rows taken over', fr: '{0} lignes reprises' }, added));
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
