import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { drawQuoteNumber, issueRow } from '../../pipeline/quote-numbers.ts';
import { type Database, exclusively, rowsOf } from './database.ts';

/** A number that was reserved for a quote; it is final when it was issued. */
export interface ReservedNumber {
  readonly number: string;
  /** Says that the quote with this number was written. @param sha256 of its JSON */
  issue(sha256: string): void;
}

/** Reserves the next number of the year, or one whose process was killed before it was issued. */
export function reserveNumber(database: Database, date: string): ReservedNumber {
  const owner = `${process.pid}@${os.hostname()}#${randomUUID()}`;
  const number = exclusively(database, () => {
    const drawn = drawQuoteNumber(rowsOf(database, 'register'), { date, owner, isAlive });
    append(database, drawn.row);
    return drawn.number;
  });
  return {
    number,
    issue: (sha256) => exclusively(database, () => append(database, issueRow(number, sha256))),
  };
}

function append(database: Database, row: string): void {
  database.prepare('INSERT INTO register (row) VALUES (?)').run(row);
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
