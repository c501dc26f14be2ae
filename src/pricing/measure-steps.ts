import {
  add,
  ceilToMultiple,
  compare,
  greatest,
  isPositive,
  multiply,
  ONE,
  percentOf,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../base/rational.ts';
import { same, sayText, type Text } from '../base/text.ts';
import type { OrderItem } from '../model/order.ts';
import type { TraceOp } from '../model/quote.ts';
import type { TariffRule } from '../model/tariff.ts';
import { exactWords, type LineTrace, measureWords } from './line-trace.ts';

/** A step on the measure: what it needs, what it does with it, and how it says so ({0} operand, {1} result, {2} unit). */
interface MeasureStep {
  readonly op: TraceOp;
  /** Key of the rule that asks for it. */
  readonly key: string;
  /** Null: the rule does not ask for it. */
  readonly operand: (rule: TariffRule, item: OrderItem) => Rational | null;
  readonly after: (value: Rational, operand: Rational) => Rational;
  readonly text: Text;
}

const morePercent = (value: Rational, percent: Rational): Rational => add(value, percentOf(value, percent));

/** Steps 1 to 5, in their fixed order. */
const MEASURE_STEPS: readonly MeasureStep[] = [
  {
    op: 'times',
    key: 'per',
    // Where copies have minimums of their own each is priced by itself, later.
    operand: (rule, item) => (rule.copies === null && item.copies !== 1n ? rational(item.copies) : null),
    after: multiply,
    text: { en: '{0} times → {1}', fr: '{0} fois → {1}' },
  },
  {
    op: 'waste',
    key: 'waste',
    operand: (rule) => rule.waste,
    after: morePercent,
    text: { en: 'waste +{0} % → {1}', fr: 'pertes +{0} % → {1}' },
  },
  {
    op: 'waste',
    key: 'failure',
    operand: (rule) => (rule.failure?.as === 'price' ? rule.failure.percent : null),
    after: morePercent,
    text: { en: 'failures, in the price, +{0} % → {1}', fr: 'ratés, compris dans le prix, +{0} % → {1}' },
  },
  {
    op: 'freeUnder',
    key: 'freeUnder',
    operand: (rule) => rule.freeUnder,
    after: (value, limit) => (compare(value, limit) < 0 ? ZERO : value),
    text: { en: 'free under {0} {2} → {1}', fr: 'offert en dessous de {0} {2} → {1}' },
  },
  {
    op: 'free',
    key: 'free',
    operand: (rule) => rule.free,
    after: (value, free) => greatest(ZERO, subtract(value, free)),
    text: { en: '{0} {2} free → {1}', fr: '{0} {2} offerts → {1}' },
  },
  {
    op: 'step',
    key: 'step',
    operand: (rule) => rule.step,
    after: ceilToMultiple,
    text: { en: 'per started {0} {2} → {1}', fr: 'par tranche entamée de {0} {2} → {1}' },
  },
  {
    op: 'minMeasure',
    key: 'minMeasure',
    operand: (rule) => rule.minMeasure,
    after: (value, least) => (isPositive(value) ? greatest(value, least) : value),
    text: { en: 'at least {0} {2} → {1}', fr: 'au moins {0} {2} → {1}' },
  },
];

/** From the measure as it was given to the measure that is billed. */
export function stepMeasure(trace: LineTrace, rule: TariffRule, item: OrderItem): void {
  const measured = sayText(
    { en: 'measured: {0} {1}', fr: 'mesuré : {0} {1}' },
    measureWords(item.measure),
    unitWords(rule, item.measure),
  );
  trace.step('measure', [], item.measure, {
    text: item.origin === undefined ? measured : sayText(same('{0} ({1})'), measured, item.origin),
    place: rule.place,
  });
  for (const { op, key, operand, after, text } of MEASURE_STEPS) {
    const given = operand(rule, item);
    if (given === null) continue;
    const out = after(trace.value, given);
    trace.step(op, [given], out, {
      text: sayText(text, exactWords(given), exactWords(out), unitWords(rule, given)),
      place: rule.places.get(key) ?? rule.place,
    });
  }
}

function unitWords(rule: TariffRule, amount: Rational): Text {
  return compare(amount, ONE) > 0 ? rule.per.many : rule.per.one;
}
