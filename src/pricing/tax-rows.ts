import { assert } from '../base/assert.ts';
import {
  add,
  compare,
  divide,
  HUNDRED,
  ONE,
  parseRational,
  percentOf,
  type Rational,
  rational,
  roundToMultiple,
  subtract,
  ZERO,
} from '../base/rational.ts';
import { sayText } from '../base/text.ts';
import type { TraceStep } from '../model/quote.ts';
import type { Basis, Tariff } from '../model/tariff.ts';
import { centWords, exactWords, LineTrace } from './line-trace.ts';
import type { TaxShare } from './priced-line.ts';

const CENT = rational(1n, 100n);

/** The tax of one class: once on the sum of its lines. */
export interface PricedTax {
  readonly share: TaxShare;
  /** [%] Null: no tax. */
  readonly rate: Rational | null;
  readonly base: Rational;
  readonly amount: Rational;
  readonly steps: readonly TraceStep[];
}

/** Order step 15. Largest rate first, classes without a rate last. */
export function taxRows(tariff: Tariff, shares: readonly TaxShare[]): readonly PricedTax[] {
  const rows = shares.map((share): PricedTax => {
    const rate = share.taxClass.rate === null ? null : parseRational(share.taxClass.rate);
    assert(rate !== undefined, `tax class ${share.taxClass.id} has no exact rate`);
    if (rate === null) return { share, rate, base: share.amount, amount: ZERO, steps: [] };
    return { share, rate, ...taxOf(tariff, share.amount, rate) };
  });
  return rows.sort((a, b) => compare(b.rate ?? { n: -1n, d: 1n }, a.rate ?? { n: -1n, d: 1n }));
}

function taxOf(tariff: Tariff, amount: Rational, rate: Rational): Pick<PricedTax, 'base' | 'amount' | 'steps'> {
  const trace = new LineTrace(tariff.fullId, 'tax', amount, tariff.currency);
  const place = tariff.places.get('vat');
  const said = exactWords(rate);
  if (tariff.basis === ('HT' satisfies Basis)) {
    trace.step('sum', [amount], amount, {
      text: sayText({ en: 'base {0}', fr: 'base {0}' }, exactWords(amount)),
      place,
    });
    const tax = percentOf(amount, rate);
    trace.step('percentOf', [rate], tax, {
      place,
      text: sayText({ en: '{0} % = {1}', fr: '{0} % = {1}' }, said, exactWords(tax)),
    });
    const rounded = toCent(trace);
    return { base: amount, amount: rounded, steps: trace.steps };
  }
  trace.step('sum', [amount], amount, {
    place,
    text: sayText({ en: 'tax included {0}', fr: 'toutes taxes comprises {0}' }, exactWords(amount)),
  });
  const net = divide(amount, add(ONE, divide(rate, HUNDRED)));
  trace.step('withoutTax', [rate], net, {
    place,
    text: sayText({ en: 'without {0} % = {1}', fr: 'sans {0} % = {1}' }, said, exactWords(net)),
  });
  const base = toCent(trace);
  const tax = subtract(amount, base);
  trace.step('restTo', [amount], tax, {
    place,
    text: sayText(
      { en: '{0} − {1} = {2}', fr: '{0} − {1} = {2}' },
      exactWords(amount),
      exactWords(base),
      exactWords(tax),
    ),
  });
  return { base, amount: tax, steps: trace.steps };
}

function toCent(trace: LineTrace): Rational {
  const out = roundToMultiple(trace.value, CENT);
  trace.step('cent', [], out, { text: sayText({ en: 'to the cent → {0}', fr: 'au centime → {0}' }, centWords(out)) });
  return out;
}
