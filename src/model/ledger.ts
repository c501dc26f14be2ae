import type { ExactText, MoneyText, QuotedOrder } from './quote.ts';

/** What became of a job. A failed or test job counts its time and cost, not its price. */
export type LedgerOutcome = 'done' | 'failed' | 'test';

/**
 * One row a finished job. No names, no mail: an audience and, for workshops, children by age band.
 * Rows are never changed: a correction is a new row with `corrects` and amounts of the other sign.
 */
export interface LedgerEntry {
  readonly id: string;
  /** YYYY-MM-DD, or with a time behind it. */
  readonly at: string;
  readonly machine: string;
  readonly process: string;
  readonly material: string;
  readonly audience: string;
  readonly badge: boolean | null;
  /** [min] Of the machine. */
  readonly minutes: ExactText;
  /** [min] Of a person of the lab. */
  readonly operatorMinutes: ExactText;
  /** [g] */
  readonly grams: ExactText;
  /** [mm2] */
  readonly sheet: ExactText;
  /** Number of the quote, null for none. */
  readonly quote: string | null;
  /** Full id of the tariff. */
  readonly tariff: string | null;
  /** What was asked for, so that the row can be priced again; null where it was not priced by rules. */
  readonly order: LedgerOrder | null;
  /** [currency] Without tax. */
  readonly amount: MoneyText;
  readonly tax: MoneyText;
  /** [currency] What the lab spent: wear, energy, material, labour. */
  readonly cost: MoneyText;
  readonly outcome: LedgerOutcome;
  /** Workshop that it belongs to. */
  readonly event: string | null;
  /** Children by age band, e.g. `6-8`. */
  readonly children: Readonly<Record<string, number>>;
  /** Id of the row that this one corrects. */
  readonly corrects: string | null;
}

/** An order without the names of its files. */
export type LedgerOrder = Omit<QuotedOrder, 'items'> & {
  readonly items: readonly Pick<QuotedOrder['items'][number], 'rule' | 'measure' | 'copies' | 'quantity'>[];
};

/** Sums of some rows. */
export interface LedgerSum {
  readonly key: string;
  readonly jobs: number;
  readonly failed: number;
  readonly tests: number;
  /** [min] */
  readonly minutes: ExactText;
  readonly operatorMinutes: ExactText;
  readonly grams: ExactText;
  readonly sheet: ExactText;
  readonly amount: MoneyText;
  readonly tax: MoneyText;
  readonly cost: MoneyText;
  /** [%] Of the cost that the amount covers, one decimal; null where there was no cost. */
  readonly recovered: string | null;
  readonly children: number;
}

export const LEDGER_GROUPS = ['machine', 'audience', 'month', 'material'] as const;
export type LedgerGroup = (typeof LEDGER_GROUPS)[number];

/** Whether a machine paid for itself in a year, and from how many hours it would. */
export interface BreakEven {
  readonly machine: string;
  /** [h] Worked, one decimal. */
  readonly hours: string;
  /** [currency] Without tax. */
  readonly revenue: MoneyText;
  /** [currency] What its work cost. */
  readonly variable: MoneyText;
  /** [currency] What it costs a year, working or not. */
  readonly yearly: MoneyText;
  /** [currency] Revenue less both. */
  readonly result: MoneyText;
  /** [h a year] At this year's revenue an hour; null: an hour leaves nothing, so it never does. */
  readonly breakEvenHours: string | null;
}

/** Members against visitors. */
export interface MemberShare {
  readonly members: LedgerSum;
  readonly visitors: LedgerSum;
}

export interface LedgerReport {
  readonly year: string;
  readonly total: LedgerSum;
  readonly groups: Readonly<Record<LedgerGroup, readonly LedgerSum[]>>;
  /** [%] Machine minutes of the minutes that the lab was open, one decimal; null where the opening hours are not known. */
  readonly use: string | null;
  /** Null where nobody says which audiences are members. */
  readonly members: MemberShare | null;
  /** Of every machine that the lab's costs name; empty where they are not known. */
  readonly breakEven: readonly BreakEven[];
}

/** The local store of rows, handed down by the command line. */
export interface LedgerStore {
  /** The last row as it is stored, undefined for an empty ledger. */
  last(): string | undefined;
  /** Adds a row for good: when it returns, a kill does not lose it. */
  append(row: string): void;
  rows(): Iterable<string>;
}
