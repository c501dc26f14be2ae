import {
  compare,
  divide,
  lessPercent,
  multiply,
  ONE,
  percentOf,
  type Rational,
  rational,
  ZERO,
} from '../base/rational.ts';
import { sayText, type Text } from '../base/text.ts';
import { BILLING_UNITS } from '../model/billing-unit.ts';
import type { OrderItem } from '../model/order.ts';
import type { TaxClass } from '../model/quote.ts';
import type { Audience, Tariff, TariffRule } from '../model/tariff.ts';
import { grossPrice } from './gross-price.ts';
import { audiencePercent, stepCent, stepMinimums, stepPrice, stepReduce, stepReductions } from './line-steps.ts';
import { exactWords, LineTrace } from './line-trace.ts';
import { stepMeasure } from './measure-steps.ts';
import type { PricedLine } from './priced-line.ts';

const JOB = BILLING_UNITS.get('job')!; // it is in the table

/** What prices every line of an order alike. */
export interface ItemContext {
  readonly tariff: Tariff;
  /** Null: none is known, nobody gets a discount. */
  readonly audience: Audience | null;
  readonly taxClassOf: (rule: TariffRule) => TaxClass;
}

/**
 * Prices one item in the fixed order: measure with copies, waste, free under and free, started steps, least measure,
 * price, minimum of the copies and the line, quantity breaks, the audience's discount, to the cent.
 * A start-up and a visible share of failures are lines of their own behind it.
 */
export function priceItem(rule: TariffRule, item: OrderItem, context: ItemContext): readonly PricedLine[] {
  const trace = new LineTrace(context.tariff.fullId, rule.id, item.measure, rule.per.id);
  const copies = rational(item.copies);
  stepMeasure(trace, rule, item);
  const one = trace.value;
  stepPrice(trace, rule, context.tariff.currency);
  stepMinimums(trace, rule, copies, one);
  const reductions = stepReductions(trace, rule, item, context.audience);
  stepCent(trace);
  const billed = rule.copies === null ? one : multiply(one, copies);
  const line: PricedLine = {
    rule: rule.id,
    label: labelOf(rule.name, item),
    kind: rule.kind,
    billed,
    unit: rule.per,
    ...unitPriceOf(rule, one),
    reductions,
    amount: trace.value,
    steps: trace.steps,
    shares: [{ taxClass: context.taxClassOf(rule), amount: trace.value }],
    job: item.job ?? null,
    item: {
      rule,
      copies: rule.copies === null ? ONE : copies,
      one,
      kept: reductions.reduce((kept, { percent }) => lessPercent(kept, percent), ONE),
    },
  };
  return [line, ...startupLine(rule, item, line, context), ...failureLine(rule, item, line, context)];
}

function labelOf(name: Text, item: OrderItem): Text {
  const { subject } = item;
  if (subject === undefined || subject.en === '') return name;
  return { en: `${name.en} — ${subject.en}`, fr: `${name.fr} — ${subject.fr}` };
}

/** [currency] The price as the tariff gives it, or the average where it goes by bands. */
function unitPriceOf(rule: TariffRule, measure: Rational): { readonly price: Rational; readonly priceOf: Rational } {
  const { price } = rule;
  if (price.type === 'rate') return { price: price.rate, priceOf: price.of };
  if (price.type === 'coins') return { price: multiply(price.coins, price.coin), priceOf: price.of };
  if (compare(measure, ZERO) > 0) return { price: divide(grossPrice(rule, measure), measure), priceOf: ONE };
  const first = price.type === 'marginal' ? price.slices[0]?.rate : price.bands[0]?.rate;
  return { price: first ?? ZERO, priceOf: price.of };
}

function startupLine(rule: TariffRule, item: OrderItem, line: PricedLine, context: ItemContext): readonly PricedLine[] {
  if (rule.startup === null || compare(item.measure, ZERO) === 0) return [];
  const trace = new LineTrace(context.tariff.fullId, rule.id, ONE, JOB.id);
  const place = rule.places.get('startup');
  trace.step('measure', [], ONE, { place, text: { en: 'once a job', fr: 'une fois par travail' } });
  trace.step('rate', [rule.startup, ONE], rule.startup, {
    place,
    unit: context.tariff.currency,
    text: sayText({ en: 'start-up {0}', fr: 'mise en route {0}' }, exactWords(rule.startup)),
  });
  const percent = audiencePercent(rule, context.audience);
  const reductions =
    context.audience !== null && compare(percent, ZERO) > 0 ? [{ text: context.audience.name, percent }] : [];
  for (const { text } of reductions) stepReduce(trace, percent, text, context.audience?.place ?? rule.place);
  stepCent(trace);
  return [
    {
      ...line,
      label: sayText({ en: '{0}: start-up', fr: '{0} : mise en route' }, line.label),
      billed: ONE,
      unit: JOB,
      price: rule.startup,
      priceOf: ONE,
      reductions,
      amount: trace.value,
      steps: trace.steps,
      shares: [{ taxClass: context.taxClassOf(rule), amount: trace.value }],
      item: null,
    },
  ];
}

function failureLine(rule: TariffRule, item: OrderItem, line: PricedLine, context: ItemContext): readonly PricedLine[] {
  if (rule.failure?.as !== 'line' || compare(line.amount, ZERO) === 0) return [];
  const { percent } = rule.failure;
  const trace = new LineTrace(context.tariff.fullId, rule.id, line.amount, context.tariff.currency);
  trace.step('sum', [line.amount], line.amount, {
    place: rule.place,
    text: sayText({ en: 'on {0}', fr: 'sur {0}' }, exactWords(line.amount)),
  });
  const out = percentOf(line.amount, percent);
  trace.step('percentOf', [percent], out, {
    place: rule.places.get('failure'),
    text: sayText(
      { en: '{0} % for failures = {1}', fr: '{0} % pour les ratés = {1}' },
      exactWords(percent),
      exactWords(out),
    ),
  });
  stepCent(trace);
  if (compare(trace.value, ZERO) === 0) return [];
  return [
    {
      ...line,
      label: sayText(
        { en: '{0}: share of failures ({1} %)', fr: '{0} : part des ratés ({1} %)' },
        labelOf(rule.name, item),
        exactWords(percent),
      ),
      billed: ONE,
      unit: JOB,
      price: trace.value,
      priceOf: ONE,
      reductions: [],
      amount: trace.value,
      steps: trace.steps,
      shares: [{ taxClass: context.taxClassOf(rule), amount: trace.value }],
      item: null,
    },
  ];
}
