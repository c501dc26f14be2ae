import path from 'node:path';
import type { Quote } from '../../model/quote.ts';
import { sha256 } from '../../pipeline/hash.ts';
import { registerRows } from '../../pipeline/quotes/quote-numbers.ts';
import { exists, type OutputFile, writeAtomically } from '../atomic-write.ts';
import type { Session } from '../session.ts';
import { quoteText } from './quote-papers.ts';

/** Where the lab's own store is: numbers and ledger. */
export function storeFolder(session: Session): string {
  return session.configuration.store ?? session.configuration.userFolder;
}

/**
 * Gives a quote its number, puts its files in place, and makes the number final. A kill in between leaves a number that
 * the next quote of the year takes over, unless a file with it is already there.
 */
export async function withNumber(
  session: Session,
  quote: Quote,
  render: (numbered: Quote) => Promise<readonly OutputFile[]>,
): Promise<Quote> {
  const { openDatabase } = await import('../store/database.ts');
  const { NumberStore } = await import('../store/number-store.ts');
  const database = await openDatabase(storeFolder(session));
  try {
    const store = new NumberStore(database);
    const [number] = store.reserve([quote.date]);
    const numbered: Quote = { ...quote, number: number! }; // one date, one number
    const files = await render(numbered);
    const sum = sha256(new TextEncoder().encode(quoteText(numbered, session.lang, session.version)));
    const made = { number: number!, sha256: sum, key: '', files: files.map(atFullPath) };
    store.announce([made]);
    await writeAtomically(files, session.options.force === true);
    store.issue([made]);
    return numbered;
  } finally {
    database.close();
  }
}

/** A later command may run in another folder. */
export function atFullPath({ file, pieces }: OutputFile): OutputFile {
  return { file: path.resolve(file), pieces };
}

/** Numbers that were given before, for `quote lint`; none where there is no store yet. */
export async function numbersInUse(session: Session): Promise<readonly string[]> {
  if (!(await exists(path.join(storeFolder(session), 'etabli.db')))) return [];
  const { openDatabase, rowsOf } = await import('../store/database.ts');
  const database = await openDatabase(storeFolder(session));
  try {
    return registerRows(rowsOf(database, 'register'));
  } finally {
    database.close();
  }
}
