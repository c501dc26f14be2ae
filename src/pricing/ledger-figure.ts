import { assert } from '../base/assert.ts';
import { parseRational, type Rational, ZERO } from '../base/rational.ts';
import type { LedgerEntry } from '../model/ledger.ts';

/** Figures of a row that are added up. */
export const SUMMED = ['minutes', 'operatorMinutes', 'grams', 'sheet', 'amount', 'tax', 'cost'] as const;
export type SummedKey = (typeof SUMMED)[number];

/** An exact number of the ledger; anything else there is a bug of ours, for the chain was checked. */
export function ledgerNumber(text: string): Rational {
  const value = parseRational(text);
  assert(value !== undefined, `the ledger holds "${text}" where a number should be`);
  return value;
}

/** What a row adds to a sum. A failed or test job took its time and cost, but nobody pays for it. */
export function ledgerFigure(row: LedgerEntry, name: SummedKey): Rational {
  return row.outcome !== 'done' && (name === 'amount' || name === 'tax') ? ZERO : ledgerNumber(row[name]);
}
