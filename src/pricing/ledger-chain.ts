import { createHash } from 'node:crypto';
import { assert } from '../base/assert.ts';
import type { LedgerEntry } from '../model/ledger.ts';

/** Hash before the first row. */
const GENESIS = '0'.repeat(64);

/** Keys of a row in the order in which they are written: the same entry is always the same bytes. */
const KEYS: readonly (keyof LedgerEntry)[] = [
  'id',
  'at',
  'machine',
  'process',
  'material',
  'audience',
  'badge',
  'minutes',
  'operatorMinutes',
  'grams',
  'sheet',
  'quote',
  'tariff',
  'order',
  'amount',
  'tax',
  'cost',
  'outcome',
  'event',
  'children',
  'corrects',
];

function hashOf(row: string): string {
  return createHash('sha256').update(row).digest('hex');
}

/** A row of the chain: the entry and the SHA-256 of the row before, as one line of JSON without its line break. */
export function ledgerRow(entry: LedgerEntry, before: string | undefined): string {
  const fields = KEYS.map((key) => [key, entry[key]]);
  return JSON.stringify(Object.fromEntries([...fields, ['prev', before === undefined ? GENESIS : hashOf(before)]]));
}

/** What reading a chain gives: the entries up to where it breaks, if it does. */
export interface ChainReading {
  readonly entries: readonly LedgerEntry[];
  /** Row (from 1) at which the chain breaks, and how; null: whole. */
  readonly broken: { readonly row: number; readonly why: 'not-json' | 'hash' | 'duplicate-id' | 'torn' } | null;
}

/**
 * Reads and checks an export, one row a line. A changed, moved, added or missing row breaks the chain at the row after;
 * a last line without its line break is a torn write and is left out.
 */
export function readChain(text: string): ChainReading {
  const lines = text.split('\n');
  const torn = lines.pop() !== '';
  const entries: LedgerEntry[] = [];
  const ids = new Set<string>();
  let before: string | undefined;
  for (const [index, line] of lines.entries()) {
    const parsed = parseRow(line);
    if (parsed === undefined) return { entries, broken: { row: index + 1, why: 'not-json' } };
    const { prev, ...entry } = parsed;
    if (prev !== (before === undefined ? GENESIS : hashOf(before)) || ledgerRow(entry, before) !== line)
      return { entries, broken: { row: index + 1, why: 'hash' } };
    if (ids.has(entry.id)) return { entries, broken: { row: index + 1, why: 'duplicate-id' } };
    ids.add(entry.id);
    entries.push(entry);
    before = line;
  }
  assert(entries.length === lines.length, 'every row of a whole chain is an entry');
  return { entries, broken: torn ? { row: lines.length + 1, why: 'torn' } : null };
}

function parseRow(line: string): (LedgerEntry & { readonly prev: string }) | undefined {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // said as `not-json` with its row
    throw error;
  }
  if (typeof row !== 'object' || row === null) return undefined;
  if (![...KEYS, 'prev'].every((key) => key in row)) return undefined;
  return row as LedgerEntry & { prev: string }; // the reader's door: keys are there, and the hash vouches for the rest
}
