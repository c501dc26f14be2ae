import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import {
  answeredRequests,
  drawQuoteNumbers,
  issueRow,
  placeRow,
  refuseEnded,
  voidRows,
  type Witness,
} from '../../pipeline/quotes/quote-numbers.ts';
import type { OutputFile } from '../atomic-write.ts';
import { type Database, exclusively, rowsOf } from './database.ts';

/** A quote whose files are made and not yet in place. */
export interface MadeQuote {
  readonly number: string;
  /** Of its JSON. */
  readonly sha256: string;
  /** Names the request that it answers; empty for a single quote. */
  readonly key: string;
  readonly files: readonly OutputFile[];
}

/** Numbers that this process holds until they are issued; a kill leaves them to the next that draws. */
export class NumberStore {
  readonly #database: Database;
  readonly #owner = `${process.pid}@${os.hostname()}#${randomUUID()}`;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The next number of the year for each date, or one whose process was killed before it was used. */
  reserve(dates: readonly string[]): readonly string[] {
    return exclusively(this.#database, () => {
      const wish = { dates, owner: this.#owner };
      const drawn = drawQuoteNumbers(rowsOf(this.#database, 'register'), wish, WITNESS);
      this.#append(drawn.rows);
      return drawn.numbers;
    });
  }

  /** Says which files are about to appear, so that a kill in the middle leaves no doubt whether they did. */
  announce(quotes: readonly MadeQuote[]): void {
    const owner = this.#owner;
    const rows = quotes.map(({ number, sha256, key, files }) =>
      placeRow({ number, owner, key, sha256, files: files.map(({ file, pieces }) => placed(file, pieces)) }),
    );
    this.#go(quotes, rows);
  }

  /** Says that the quotes are in place: their numbers are theirs for good. */
  issue(quotes: readonly Pick<MadeQuote, 'number' | 'sha256'>[]): void {
    const rows = quotes.map(({ number, sha256 }) => issueRow(number, sha256));
    this.#go(quotes, rows);
  }

  /** Ends a number that was drawn and never used, for good. @throws UsageError where it cannot be */
  end(number: string, why: string, dryRun: boolean): void {
    exclusively(this.#database, () => {
      const rows = voidRows(rowsOf(this.#database, 'register'), { number, why }, WITNESS);
      if (!dryRun) this.#append(rows);
    });
  }

  /** Number and files of every request that was answered before, by its key. */
  answered(): ReturnType<typeof answeredRequests>['answered'] {
    return exclusively(this.#database, () => {
      const { answered, rows } = answeredRequests(rowsOf(this.#database, 'register'), WITNESS);
      this.#append(rows);
      return answered;
    });
  }

  /** Appends rows on numbers that this process holds, unless somebody ended one of them meanwhile. */
  #go(quotes: readonly { readonly number: string }[], rows: readonly string[]): void {
    exclusively(this.#database, () => {
      refuseEnded(
        rowsOf(this.#database, 'register'),
        quotes.map(({ number }) => number),
      );
      this.#append(rows);
    });
  }

  #append(rows: readonly string[]): void {
    const insert = this.#database.prepare('INSERT INTO register (row) VALUES (?)');
    for (const row of rows) insert.run(row);
  }
}

function placed(file: string, pieces: Iterable<Uint8Array>): { readonly path: string; readonly sha256: string } {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return { path: file, sha256: hash.digest('hex') };
}

const WITNESS: Witness = {
  isAlive,
  isAtWork: (owner) => isOfHere(owner) && isAlive(owner),
  isThere: holdsBytes,
};

function isOfHere(owner: string): boolean {
  return /@(.*)#[^#]*$/.exec(owner)?.[1] === os.hostname();
}

/** Whether the process that reserved a number may still be at work. One on another computer is believed to be. */
function isAlive(owner: string): boolean {
  const match = /^(\d+)@(.*)#[^#]*$/.exec(owner);
  if (match === null || match[2] !== os.hostname()) return true;
  try {
    process.kill(Number(match[1]), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a file is there with these bytes. */
export function holdsBytes(file: string, sha256: string): boolean {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex') === sha256;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return false;
    throw error;
  }
}
