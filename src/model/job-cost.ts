import type { MoneyText } from './quote.ts';

/** What a job cost the lab. */
export interface JobCost {
  readonly currency: string;
  readonly energy: MoneyText;
  readonly wear: MoneyText;
  readonly consumables: MoneyText;
  readonly material: MoneyText;
  readonly labour: MoneyText;
  readonly total: MoneyText;
  /** [kWh] Three decimals. */
  readonly kwh: string;
  /** Machines and materials that the lab's costs do not name: they count as nothing. */
  readonly unknown: readonly string[];
}
