import type { Rational } from '../base/rational.ts';
import type { Text } from '../base/text.ts';
import type { BillingUnit } from '../model/billing-unit.ts';
import type { TaxClass, TraceStep } from '../model/quote.ts';
import type { LineKind, TariffRule } from '../model/tariff.ts';

/** A line while the order is being priced: everything still exact. */
export interface PricedLine {
  /** Id of the tariff's rule or of the order rule. */
  readonly rule: string;
  readonly label: Text;
  readonly kind: LineKind;
  /** [unit] What is billed. */
  readonly billed: Rational;
  readonly unit: BillingUnit;
  /** [currency] for `priceOf` units. */
  readonly price: Rational;
  readonly priceOf: Rational;
  readonly reductions: readonly { readonly text: Text; readonly percent: Rational }[];
  /** [currency] To the cent. */
  readonly amount: Rational;
  readonly steps: readonly TraceStep[];
  readonly shares: readonly TaxShare[];
  readonly job: number | null;
  /** What prepaid minutes can be set against; null on lines of the order. */
  readonly item: {
    readonly rule: TariffRule;
    readonly copies: Rational;
    /** [unit] Billed measure of one copy. */
    readonly one: Rational;
    /** Share of the price that breaks and the audience's discount leave. */
    readonly kept: Rational;
  } | null;
}

/** A part of a line's amount that is taxed in one class. */
export interface TaxShare {
  readonly taxClass: TaxClass;
  readonly amount: Rational;
}
