import type { Place } from '../base/errors.ts';
import { UsageError } from '../base/errors.ts';
import { nearestName } from '../base/nearest.ts';
import {
  add,
  compare,
  greatest,
  multiply,
  negate,
  ONE,
  percentOf,
  rational,
  roundToMultiple,
  subtract,
  sum,
  ZERO,
} from '../base/rational.ts';
import { sayText, type Text } from '../base/text.ts';
import { BILLING_UNITS } from '../model/billing-unit.ts';
import type { Order } from '../model/order.ts';
import type { Tariff } from '../model/tariff.ts';
import { apportion } from './apportion.ts';
import { stepCent } from './line-steps.ts';
import { exactWords, LineTrace } from './line-trace.ts';
import type { PricedLine, TaxShare } from './priced-line.ts';

const ORDER_UNIT = BILLING_UNITS.get('order')!; // it is in the table

/** The amounts so far, by class of tax, largest rate first where the amounts are equal. */
export function sharesByClass(lines: readonly PricedLine[]): readonly TaxShare[] {
  const byClass = new Map<string, TaxShare>();
  for (const { taxClass, amount } of lines.flatMap((line) => line.shares)) {
    const before = byClass.get(taxClass.id)?.amount ?? ZERO;
    byClass.set(taxClass.id, { taxClass, amount: add(before, amount) });
  }
  return [...byClass.values()];
}

/** A line that stands on the order as a whole: it shares the tax of what it stands on. */
export function orderLine(
  said: { readonly rule: string; readonly label: Text; readonly trace: LineTrace; readonly capped?: boolean },
  base: readonly TaxShare[],
): PricedLine {
  const amount = said.trace.value;
  const negative = compare(amount, ZERO) < 0;
  const parts = base.map((share) => greatest(ZERO, share.amount));
  const shares = apportion(negative ? negate(amount) : amount, parts, said.capped ?? false);
  return {
    rule: said.rule,
    label: said.label,
    kind: 'other',
    billed: ONE,
    unit: ORDER_UNIT,
    price: amount,
    priceOf: ONE,
    reductions: [],
    amount,
    steps: said.trace.steps,
    shares: base.map(({ taxClass }, index) => ({
      taxClass,
      amount: negative ? negate(shares[index]!) : shares[index]!,
    })),
    job: null,
    item: null,
  };
}

/** A trace that begins with the sum of the lines so far. */
function traceOfSum(tariff: Tariff, rule: string, lines: readonly PricedLine[], place: Place | undefined): LineTrace {
  const amounts = lines.map((line) => line.amount);
  const total = sum(amounts);
  const trace = new LineTrace(tariff.fullId, rule, total, tariff.currency);
  trace.step('sum', amounts, total, {
    place,
    text: sayText({ en: 'sum of the lines {0}', fr: 'somme des lignes {0}' }, exactWords(total)),
  });
  return trace;
}

/** A discount on the whole order: the one with the highest threshold reached, never below its floor. */
export function discountLine(tariff: Tariff, lines: readonly PricedLine[]): readonly PricedLine[] {
  const total = sum(lines.map((line) => line.amount));
  const [taken] = tariff.order.discounts
    .filter(({ from }) => compare(from, total) <= 0)
    .sort((a, b) => compare(b.from, a.from));
  if (taken === undefined) return [];
  const { percent, floor, place } = taken;
  const trace = traceOfSum(tariff, 'order-discount', lines, place);
  const off = percentOf(total, percent);
  trace.step('percentOf', [percent], off, {
    place,
    text: sayText(
      { en: '{0} % from {1} on = {2}', fr: '{0} % à partir de {1} = {2}' },
      exactWords(percent),
      exactWords(taken.from),
      exactWords(off),
    ),
  });
  const most = greatest(ZERO, subtract(total, floor));
  if (compare(off, most) > 0)
    trace.step('cap', [most], most, {
      place,
      text: sayText(
        { en: 'not below {0} → {1}', fr: 'pas en dessous de {0} → {1}' },
        exactWords(floor),
        exactWords(most),
      ),
    });
  stepCent(trace);
  if (compare(trace.value, ZERO) === 0) return [];
  stepNegate(trace);
  return [
    orderLine(
      { rule: 'order-discount', label: { en: 'Order discount', fr: 'Remise sur la commande' }, trace },
      sharesByClass(lines),
    ),
  ];
}

function stepNegate(trace: LineTrace): void {
  const out = negate(trace.value);
  trace.step('negate', [], out, { text: sayText({ en: 'taken off: {0}', fr: 'déduit : {0}' }, exactWords(out)) });
}

/** The top-up to the least order. Where nothing was used there is no minimum. */
export function minimumLine(tariff: Tariff, order: Order, lines: readonly PricedLine[]): readonly PricedLine[] {
  const { minimum, minimumPerExtraMaterial, places } = tariff.order;
  if (minimum === null || !lines.some((line) => compare(line.billed, ZERO) > 0)) return [];
  const extra = multiply(minimumPerExtraMaterial ?? ZERO, rational(order.materials - 1n));
  const wanted = add(minimum, extra);
  const total = sum(lines.map((line) => line.amount));
  if (compare(total, wanted) >= 0) return [];
  const trace = traceOfSum(tariff, 'order-minimum', lines, places.get('minimum'));
  const out = subtract(wanted, total);
  const say =
    compare(extra, ZERO) > 0
      ? {
          en: 'least order {0} (of it {3} for further materials): {0} − {1} = {2}',
          fr: 'commande minimale {0} (dont {3} pour les autres matières) : {0} − {1} = {2}',
        }
      : { en: 'least order {0}: {0} − {1} = {2}', fr: 'commande minimale {0} : {0} − {1} = {2}' };
  trace.step('upTo', [wanted], out, {
    place: places.get('minimum'),
    text: sayText(say, exactWords(wanted), exactWords(total), exactWords(out), exactWords(extra)),
  });
  stepCent(trace);
  return [
    orderLine(
      { rule: 'order-minimum', label: { en: 'Up to the least order', fr: 'Complément au minimum de commande' }, trace },
      sharesByClass(lines),
    ),
  ];
}

/** Haste, on the sum with the top-up. @throws UsageError for a delay that the tariff does not have */
export function rushLine(tariff: Tariff, order: Order, lines: readonly PricedLine[]): readonly PricedLine[] {
  if (order.rush === null) return [];
  const rush = tariff.order.rush.get(order.rush);
  if (rush === undefined) throw unknownRush(tariff, order.rush);
  const trace = traceOfSum(tariff, 'rush', lines, rush.place);
  const out = percentOf(trace.value, rush.percent);
  trace.step('percentOf', [rush.percent], out, {
    place: rush.place,
    text: sayText(
      { en: '{0}: {1} % of {2} = {3}', fr: '{0} : {1} % de {2} = {3}' },
      order.rush,
      exactWords(rush.percent),
      exactWords(trace.value),
      exactWords(out),
    ),
  });
  stepCent(trace);
  if (compare(trace.value, ZERO) === 0) return [];
  const label = sayText({ en: 'Haste: {0}', fr: 'Urgence : {0}' }, order.rush);
  return [orderLine({ rule: 'rush', label, trace }, sharesByClass(lines))];
}

function unknownRush(tariff: Tariff, wanted: string): UsageError {
  const known = [...tariff.order.rush.keys()];
  return new UsageError(
    sayText(
      { en: 'The tariff {0} has no haste "{1}".', fr: 'Le tarif {0} n’a pas de délai « {1} ».' },
      tariff.fullId,
      wanted,
    ),
    known.length === 0
      ? { en: 'It has none at all: take "rush" out.', fr: 'Il n’en a aucun : retirez « rush ».' }
      : sayText(
          { en: 'Did you mean "{0}"? Known: {1}.', fr: 'Vouliez-vous dire « {0} » ? Connus : {1}.' },
          nearestName(wanted, known) ?? known[0]!,
          known.join(', '),
        ),
    tariff.order.places.get('rush') ?? { file: tariff.origin },
  );
}

/** What rounding the total for cash adds or takes off. */
export function cashLine(tariff: Tariff, lines: readonly PricedLine[]): readonly PricedLine[] {
  const { roundTo, places } = tariff.order;
  if (roundTo === null) return [];
  const place = places.get('roundTo');
  const trace = traceOfSum(tariff, 'cash-rounding', lines, place);
  const rounded = roundToMultiple(trace.value, roundTo);
  const out = subtract(rounded, trace.value);
  if (compare(out, ZERO) === 0) return [];
  trace.step('roundingOf', [roundTo], out, {
    place,
    text: sayText(
      { en: 'to the nearest {0}: {1}', fr: 'au plus proche multiple de {0} : {1}' },
      exactWords(roundTo),
      exactWords(out),
    ),
  });
  stepCent(trace);
  return [
    orderLine(
      { rule: 'cash-rounding', label: { en: 'Rounding for cash', fr: 'Arrondi pour paiement en espèces' }, trace },
      sharesByClass(lines),
    ),
  ];
}
