import type { Place } from '../base/errors.ts';
import type { Rational } from '../base/rational.ts';
import type { Text } from '../base/text.ts';
import type { BillingUnit } from './billing-unit.ts';

/** HT: prices without tax, tax comes on top. TTC: prices hold their tax (or no tax is known). */
export type Basis = 'HT' | 'TTC';

/** What a line is for: decides which audiences' discounts touch it and, with the VAT regimes, its tax. */
export const LINE_KINDS = ['machine', 'material', 'labour', 'membership', 'workshop', 'other'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** One version of a price list. Everything about money in it is exact, everything knows its line in the file. */
export interface Tariff {
  /** Shared by all versions. */
  readonly id: string;
  /** Empty where there is only one. */
  readonly version: string;
  /** `id-version`, or `id`. What a quote prints. */
  readonly fullId: string;
  readonly name: Text;
  readonly source: string;
  readonly author: string;
  readonly changes: string;
  /** Made up: never to be shown as a real lab's prices. */
  readonly fictional: boolean;
  /** ISO 4217 */
  readonly currency: string;
  readonly basis: Basis;
  /** [%] Null: no tax, or none known. */
  readonly vat: Rational | null;
  /** YYYY-MM-DD, both days included; null open. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** [currency] Worth of one coin of the lab's own money. */
  readonly coin: Rational | null;
  readonly audiences: ReadonlyMap<string, Audience>;
  /** Audience of a quote that names none. */
  readonly standardAudience: string | null;
  readonly order: OrderTerms;
  readonly rules: readonly TariffRule[];
  readonly memberships: readonly Membership[];
  /** Where it was read: `built-in`, or the path. */
  readonly origin: string;
  /** Of the file's bytes; empty where it was not read from a file. */
  readonly sha256: string;
  /** Place of each top-level key. */
  readonly places: ReadonlyMap<string, Place>;
}

/** A kind of customer, with what comes from the one it inherits from filled in. */
export interface Audience {
  readonly id: string;
  readonly name: Text;
  /** Itself and all that it inherits from, nearest first: a student is also a member. */
  readonly is: readonly string[];
  /** [%] Off the lines that it touches. */
  readonly percent: Rational;
  /** Kinds of line that the percent touches; null: all that take discounts. */
  readonly on: readonly LineKind[] | null;
  readonly place: Place;
}

/** One price of the closed rule set. Absent steps are null. */
export interface TariffRule {
  readonly id: string;
  readonly name: Text;
  readonly kind: LineKind;
  readonly per: BillingUnit;
  readonly price: Price;
  /** [%] Added to the measure for what is lost. */
  readonly waste: Rational | null;
  /** Failures that all pay for: with the waste in the price, or as a line of its own. */
  readonly failure: { readonly percent: Rational; readonly as: 'line' | 'price' } | null;
  /** [per] Below it nothing is billed, from it on everything. */
  readonly freeUnder: Rational | null;
  /** [per] So much is not billed. */
  readonly free: Rational | null;
  /** [per] The measure goes up to the next multiple. */
  readonly step: Rational | null;
  /** [per] Least measure once anything is billed. */
  readonly minMeasure: Rational | null;
  /** [currency] Least amount of the line. */
  readonly min: Rational | null;
  /** [currency] Least amount of the first and of each other copy. */
  readonly copies: { readonly first: Rational; readonly other: Rational } | null;
  /** Percent off from so many pieces, ascending. */
  readonly breaks: readonly { readonly from: Rational; readonly percent: Rational; readonly place: Place }[];
  /** [currency] A line of its own whenever the rule is used. */
  readonly startup: Rational | null;
  /** The audience's percent applies. */
  readonly discount: boolean;
  /** [%] Undefined: the tariff's. */
  readonly vat: Rational | null | undefined;
  readonly when: Condition | null;
  /** How a finished job's facts become this rule's measure; null: only by hand. */
  readonly applies: Applies | null;
  /** Names of materials that the price already holds, or `all`. */
  readonly includes: readonly string[];
  readonly note: string;
  readonly place: Place;
  /** Place of each key of the rule. */
  readonly places: ReadonlyMap<string, Place>;
}

export type Price =
  /** [currency] for `of` units */
  | { readonly type: 'rate'; readonly rate: Rational; readonly of: Rational }
  /** [coins] for `of` units */
  | { readonly type: 'coins'; readonly coins: Rational; readonly of: Rational; readonly coin: Rational }
  /** Each slice of the measure at its own rate; the last may be open. */
  | { readonly type: 'marginal'; readonly of: Rational; readonly slices: readonly Slice[] }
  /** The whole measure by the band it falls in: rate × measure / of + plus. */
  | { readonly type: 'bands'; readonly of: Rational; readonly bands: readonly Band[] };

export interface Slice {
  /** [per] Included; null: open. */
  readonly upTo: Rational | null;
  readonly rate: Rational;
}

export interface Band {
  readonly from: Rational;
  /** [per] Included; null: open. */
  readonly to: Rational | null;
  readonly rate: Rational;
  readonly plus: Rational;
}

/** Whom a rule is for. All that is stated must hold. */
export interface Condition {
  /** One of these audiences (or one that inherits from it); null: any. */
  readonly audience: readonly string[] | null;
  readonly notAudience: readonly string[] | null;
  readonly badge: boolean | null;
}

/** Facts of a finished job that a rule can bill, with what they measure. */
export const JOB_MEASURES = {
  time: 'time',
  motionTime: 'time',
  preparationTime: 'time',
  laserOnTime: 'time',
  mass: 'mass',
  volume: 'volume',
  filament: 'length',
  cutLength: 'length',
  engraveArea: 'area',
  sheetArea: 'area',
  energy: 'energy',
  upperThread: 'length',
  bobbinThread: 'length',
  stitches: 'stitch',
  colorChanges: 'count',
  /** 1 a job, however often it is run. */
  job: 'count',
  /** 1 each time it is run. */
  run: 'count',
  /** Pieces made. */
  piece: 'count',
  /** 1 an order. */
  order: 'count',
} as const;
export type JobMeasure = keyof typeof JOB_MEASURES;

/** Which jobs a rule bills, and by which fact. An absent filter lets all through. */
export interface Applies {
  readonly measure: JobMeasure;
  readonly process: readonly string[] | null;
  readonly machine: readonly string[] | null;
  readonly material: readonly string[] | null;
}

/** What holds for the whole order, in the order in which it is applied. */
export interface OrderTerms {
  /** Percent off from a sum on, never below `floor`. */
  readonly discounts: readonly {
    readonly from: Rational;
    readonly percent: Rational;
    readonly floor: Rational;
    readonly place: Place;
  }[];
  readonly minimum: Rational | null;
  readonly minimumPerExtraMaterial: Rational | null;
  /** Percent by the words of the delay. */
  readonly rush: ReadonlyMap<string, { readonly percent: Rational; readonly place: Place }>;
  /** [currency] Step of cash, e.g. 0.05. */
  readonly roundTo: Rational | null;
  readonly places: ReadonlyMap<string, Place>;
}

/** A membership: what it costs and what it brings. */
export interface Membership {
  readonly id: string;
  readonly name: Text;
  /** The rule that prices it. */
  readonly rule: string;
  /** The audience that it makes of its holder. */
  readonly audience: string | null;
  /** Free minutes of a rule, each period of the membership. */
  readonly included: ReadonlyMap<string, Rational>;
  readonly place: Place;
}
