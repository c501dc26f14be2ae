import path from 'node:path';
import { UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import { ensureFolder } from '../atomic-write.ts';

/** The part of the SQLite binding that is used here. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): {
    run(...values: readonly unknown[]): unknown;
    get(...values: readonly unknown[]): unknown;
    all(...values: readonly unknown[]): readonly unknown[];
  };
  close(): void;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS register (id INTEGER PRIMARY KEY AUTOINCREMENT, row TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS ledger (id INTEGER PRIMARY KEY AUTOINCREMENT, row TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS register_grows BEFORE UPDATE ON register BEGIN SELECT RAISE(ABORT, 'rows are never changed'); END;
CREATE TRIGGER IF NOT EXISTS register_keeps BEFORE DELETE ON register BEGIN SELECT RAISE(ABORT, 'rows are never removed'); END;
CREATE TRIGGER IF NOT EXISTS ledger_grows BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'rows are never changed'); END;
CREATE TRIGGER IF NOT EXISTS ledger_keeps BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'rows are never removed'); END;
`;

/** [ms] How long one process waits for another that writes. */
const PATIENCE = 20_000;

/**
 * Opens the lab's own store: numbers of quotes and the ledger, rows that only grow. SQLite in WAL mode with full
 * synchronisation: what was committed survives a kill and a power cut; one that was not never happened.
 * @throws UsageError where it cannot be opened
 */
export async function openDatabase(folder: string): Promise<Database> {
  await ensureFolder(folder);
  const file = path.join(folder, 'etabli.db');
  try {
    const { default: Sqlite } = await import('libsql');
    const database: Database = new Sqlite(file);
    database.exec(`PRAGMA busy_timeout = ${PATIENCE}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;`);
    database.exec(SCHEMA);
    return database;
  } catch (error) {
    throw new UsageError(
      sayText(
        { en: 'The store "{0}" cannot be opened: {1}', fr: 'Le registre « {0} » ne peut pas être ouvert : {1}' },
        file,
        error instanceof Error ? error.message : String(error),
      ),
      {
        en: 'Check that you may write there, or restore it from a copy.',
        fr: 'Vérifiez que vous pouvez y écrire, ou restaurez une copie.',
      },
    );
  }
}

/** Runs some work as one transaction that no other process can enter; undone where it throws. */
export function exclusively<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** All rows of a table, oldest first. */
export function rowsOf(database: Database, table: 'register' | 'ledger'): readonly string[] {
  const rows = database.prepare(`SELECT row FROM ${table} ORDER BY id`).all();
  return rows.map((entry) => (entry as { readonly row: string }).row); // the database's door: the column is TEXT NOT NULL
}
