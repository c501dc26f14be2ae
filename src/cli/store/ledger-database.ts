import type { LedgerStore } from '../../model/ledger.ts';
import { type Database, rowsOf } from './database.ts';

/** The ledger in the lab's database. Writers wrap reading the last row and appending in one transaction. */
export function ledgerStore(database: Database): LedgerStore {
  return {
    async last() {
      const row = database.prepare('SELECT row FROM ledger ORDER BY id DESC LIMIT 1').get();
      return row === undefined ? undefined : (row as { readonly row: string }).row; // the database's door
    },
    async append(row) {
      database.prepare('INSERT INTO ledger (row) VALUES (?)').run(row);
    },
    async *rows() {
      yield* rowsOf(database, 'ledger');
    },
  };
}
