import type { LedgerStore } from '../../model/ledger.ts';
import { type Database, openDatabase, rowsOf } from './database.ts';

/** The ledger in the lab's database. Writers wrap reading the last row and appending in one transaction. */
function ledgerStore(database: Database): LedgerStore {
  return {
    last() {
      const row = database.prepare('SELECT row FROM ledger ORDER BY id DESC LIMIT 1').get();
      return row === undefined ? undefined : (row as { readonly row: string }).row; // the database's door
    },
    append(row) {
      database.prepare('INSERT INTO ledger (row) VALUES (?)').run(row);
    },
    rows: () => rowsOf(database, 'ledger'),
  };
}

/** Works on the ledger of this user's store. */
export async function withLedger<T>(folder: string, work: (store: LedgerStore, database: Database) => T): Promise<T> {
  const database = await openDatabase(folder);
  try {
    return work(ledgerStore(database), database);
  } finally {
    database.close();
  }
}
