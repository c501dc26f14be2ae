import type { Text } from '../base/text.ts';
import type { Finding } from './finding.ts';
import type { Client, Issuer } from './party.ts';
import type { Basis, LineKind } from './tariff.ts';

/** Printed in big letters on a quote whose price list is invented. */
export const INVENTED_NOTE: Text = {
  en: 'The prices of this tariff are invented: this is an example, not an offer.',
  fr: 'Les prix de ce tarif sont inventés : ceci est un exemple, pas une offre.',
};

/** An exact decimal, or "n/d" where no decimal ends. */
export type ExactText = string;
/** [currency] With its cents: "12.30". */
export type MoneyText = string;

/** What a step of a trace does; `with` holds its operands, in this order. */
export const TRACE_OPS = {
  /** Takes a measure as it was given. */
  measure: [],
  /** Times so many. */
  times: ['factor'],
  /** More by so many percent. */
  waste: ['percent'],
  /** 0 where below. */
  freeUnder: ['limit'],
  /** Less, never below 0. */
  free: ['amount'],
  /** Up to the next multiple. */
  step: ['step'],
  /** Up to it, where above 0. */
  minMeasure: ['least'],
  /** × rate ÷ of. */
  rate: ['rate', 'of'],
  /** × coins ÷ of × coin. */
  coins: ['coins', 'of', 'coin'],
  /** Slice by slice: end (empty: open) and rate. */
  marginal: ['of', '…(upTo, rate)'],
  /** × rate ÷ of + plus, 0 stays 0. */
  band: ['rate', 'of', 'plus'],
  /** First copy and the others, each at least so much. */
  copies: ['copies', 'first', 'other'],
  /** Up to it, where the measure is above 0. */
  min: ['least'],
  /** Less by so many percent. */
  less: ['percent'],
  /** So many percent of it. */
  percentOf: ['percent'],
  /** What is wanting to it. */
  upTo: ['least'],
  /** More by what prepaid minutes are worth: minutes, price before, price without them, percent kept. */
  prepaid: ['minutes', 'before', 'after', 'kept'],
  /** At most. */
  cap: ['most'],
  /** Adds amounts. */
  sum: ['…amount'],
  /** The other sign. */
  negate: [],
  /** To the nearest multiple, half away from zero; `difference` is what that adds. */
  roundingOf: ['multiple'],
  /** To the cent, half up, away from zero. */
  cent: [],
  /** ÷ (1 + rate %). */
  withoutTax: ['rate'],
  /** What it takes from `in` up to this. */
  restTo: ['whole'],
} as const;
export type TraceOp = keyof typeof TRACE_OPS;

/** One step from a measure to an amount. The `in` of a step is the `out` of the one before. */
export interface TraceStep {
  readonly op: TraceOp;
  /** Operands of `op`, as `TRACE_OPS` names them. */
  readonly with: readonly ExactText[];
  /** Rule of the tariff, or the order rule (`order-minimum`, `rush`, `credit`…). */
  readonly rule: string;
  /** Full id of the tariff. */
  readonly tariff: string;
  /** Line of the tariff file that says so; 0 where no line does. */
  readonly line: number;
  readonly in: ExactText;
  readonly out: ExactText;
  /** Unit of `out`: a billing unit, `coin`, or the currency. */
  readonly unit: string;
  readonly text: Text;
}

/** A printed line. Amounts are in the tariff's basis. */
export interface QuoteLine {
  readonly rule: string;
  readonly label: Text;
  readonly kind: LineKind;
  /** What is billed, after free parts and started steps. */
  readonly quantity: ExactText;
  /** Id of the billing unit. */
  readonly unit: string;
  readonly unitText: Text;
  /** UN/ECE code of the unit. */
  readonly unitCode: string;
  /** [currency] For `priceOf` units; an average where the price goes by bands. */
  readonly price: ExactText;
  readonly priceOf: ExactText;
  /** [currency] For one unit, to six decimals where it does not end. */
  readonly unitPrice: string;
  /** Percents taken off, in order, with why. */
  readonly reductions: readonly { readonly text: Text; readonly percent: ExactText }[];
  readonly amount: MoneyText;
  /** How the amount is spread over the classes of tax. */
  readonly tax: readonly { readonly taxClass: string; readonly amount: MoneyText }[];
  readonly trace: readonly TraceStep[];
  /** Index of the input job, null for none. */
  readonly job: number | null;
}

/** A class of tax: lines of one class are taxed together, once. */
export interface TaxClass {
  /** `regime` and rate: unique in a quote. */
  readonly id: string;
  readonly regime: string;
  /** [%] Null: no tax. */
  readonly rate: ExactText | null;
  /** EN 16931 category: S standard, Z zero, E exempt, O outside the scope. */
  readonly category: 'S' | 'Z' | 'E' | 'O';
  /** Exemption code of EN 16931 (VATEX…), where one fits. */
  readonly exemption: string | null;
  /** Key of the mention that the law wants. */
  readonly mention: string | null;
}

export interface TaxRow {
  readonly taxClass: string;
  /** [%] */
  readonly rate: ExactText;
  readonly base: MoneyText;
  readonly amount: MoneyText;
  readonly trace: readonly TraceStep[];
}

export interface QuoteMention {
  readonly id: string;
  readonly text: Text;
  readonly source: string;
}

/** A file that the quote stands on. */
export interface QuoteInput {
  readonly role: 'part' | 'job' | 'measures' | 'tariff' | 'machine' | 'material' | 'issuer' | 'client' | 'mentions';
  readonly file: string;
  readonly sha256: string;
}

/** What was asked for, so that the quote can be worked out again from itself and its tariff. */
export interface QuotedOrder {
  readonly items: readonly {
    readonly rule: string;
    readonly measure: ExactText;
    readonly copies: ExactText;
    /** Pieces for quantity breaks; null: as many as copies. */
    readonly quantity: ExactText | null;
    readonly subject: Text | null;
    readonly origin: Text | null;
    readonly job: number | null;
  }[];
  readonly materials: ExactText;
  readonly rush: string | null;
  readonly credits: readonly {
    readonly kind: 'minutes' | 'coins' | 'money';
    readonly have: ExactText;
    readonly on: readonly string[] | null;
  }[];
}

/** Another way to make the same thing, as it was priced with this quote. */
export interface QuoteAlternative {
  readonly name: Text;
  /** [currency] With tax. */
  readonly price: MoneyText;
  /** [s] */
  readonly seconds: number;
  /** [g] Null: none is weighed. */
  readonly grams: number | null;
  /** It is the one that this quote is for. */
  readonly chosen: boolean;
}

/** A picture of a part that the papers of a quote show. */
export interface QuotePicture {
  readonly file: string;
  /** Of the picture's PNG. */
  readonly sha256: string;
}

export interface Quote {
  /** Null: not issued, no number drawn. */
  readonly number: string | null;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly validUntil: string;
  readonly currency: string;
  readonly basis: Basis;
  readonly audience: string | null;
  readonly audienceName: Text | null;
  readonly badge: boolean | null;
  readonly tariff: {
    readonly id: string;
    readonly version: string;
    readonly fullId: string;
    readonly name: Text;
    readonly source: string;
    readonly sha256: string;
    readonly fictional: boolean;
  };
  readonly issuer: Issuer | null;
  readonly client: Client | null;
  readonly order: QuotedOrder;
  readonly lines: readonly QuoteLine[];
  readonly taxClasses: readonly TaxClass[];
  readonly excludingTax: MoneyText;
  readonly tax: readonly TaxRow[];
  readonly includingTax: MoneyText;
  /** [currency] With tax, at both ends of what the machine's calibration leaves open. Absent: none of its machines is calibrated. */
  readonly interval?: { readonly least: MoneyText; readonly most: MoneyText };
  readonly mentions: readonly QuoteMention[];
  /** What a reader must know about how it was priced. */
  readonly notes: readonly Text[];
  readonly inputs: readonly QuoteInput[];
  /** Absent: nothing was compared. */
  readonly alternatives?: readonly QuoteAlternative[];
  /** In the order in which they are shown. Absent: nothing was drawn. */
  readonly pictures?: readonly QuotePicture[];
  readonly findings: readonly Finding[];
}
