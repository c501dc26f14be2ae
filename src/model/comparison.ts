import type { Text } from '../base/text.ts';
import type { ExactText, MoneyText } from './quote.ts';

/** One way to make the same thing. */
export interface ComparisonRow {
  /** What differs: material, machine, layer height. */
  readonly name: Text;
  readonly machine: string;
  readonly material: string;
  /** [currency] With tax. Null: it cannot be made or priced so, and why. */
  readonly price: MoneyText | null;
  readonly why: Text | null;
  /** [s] */
  readonly seconds: number;
  /** [g] Null: none is weighed. */
  readonly grams: number | null;
  /** [Wh] Null: not known of this machine. */
  readonly energy: number | null;
  /** [g CO2e] Of the electricity alone. */
  readonly emission: ExactText | null;
  /** Least price, least time of all rows. */
  readonly cheapest: boolean;
  readonly fastest: boolean;
}

/** Materials × machines × settings in one table. */
export interface Comparison {
  readonly currency: string;
  readonly rows: readonly ComparisonRow[];
  /** The factor behind `emission`, with its source. */
  readonly factor: {
    readonly id: string;
    readonly gramsPerKwh: ExactText;
    readonly source: string;
    readonly verified: boolean;
  } | null;
}
