import type { Quote } from '../../model/quote.ts';
import { sha256 } from '../../pipeline/hash.ts';
import { registerRows } from '../../pipeline/quote-numbers.ts';
import type { Session } from '../session.ts';
import { quoteText } from './quote-papers.ts';

/** Where the lab's own store is: numbers and ledger. */
export function storeFolder(session: Session): string {
  return session.configuration.store ?? session.configuration.userFolder;
}

/**
 * Gives a quote its number, lets it be written, and makes the number final. A kill in between leaves a reservation that
 * the next quote of the year takes over.
 */
export async function withNumber(
  session: Session,
  quote: Quote,
  write: (numbered: Quote) => Promise<void>,
): Promise<Quote> {
  const { openDatabase } = await import('../store/database.ts');
  const { reserveNumber } = await import('../store/number-store.ts');
  const database = await openDatabase(storeFolder(session));
  try {
    const reserved = reserveNumber(database, quote.date);
    const numbered: Quote = { ...quote, number: reserved.number };
    await write(numbered);
    reserved.issue(sha256(new TextEncoder().encode(quoteText(numbered, session.lang, session.version))));
    return numbered;
  } finally {
    database.close();
  }
}

/** Numbers that were given before, for `quote lint`; none where there is no store yet. */
export async function numbersInUse(session: Session): Promise<readonly string[]> {
  const { exists } = await import('../atomic-write.ts');
  const { default: path } = await import('node:path');
  if (!(await exists(path.join(storeFolder(session), 'etabli.db')))) return [];
  const { openDatabase, rowsOf } = await import('../store/database.ts');
  const database = await openDatabase(storeFolder(session));
  try {
    return registerRows(rowsOf(database, 'register'));
  } finally {
    database.close();
  }
}
