import type { Finding } from './finding.ts';
import type { MoneyText } from './quote.ts';

/** What became of one quote of a table. */
export interface SheetItem {
  readonly id: string;
  readonly ok: boolean;
  /** It was there before, made by an earlier run. */
  readonly resumed: boolean;
  readonly number: string | null;
  readonly date: string | null;
  readonly client: string | null;
  readonly currency: string | null;
  readonly excludingTax: MoneyText | null;
  readonly includingTax: MoneyText | null;
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
}
