import { UsageError } from '../base/errors.ts';
import { nearestName } from '../base/nearest.ts';
import {
  add,
  compare,
  divide,
  least,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  subtract,
  sum,
  ZERO,
} from '../base/rational.ts';
import { sayText, type Text } from '../base/text.ts';
import type { Credit } from '../model/order.ts';
import type { Tariff } from '../model/tariff.ts';
import { apportion } from './apportion.ts';
import { grossPrice } from './gross-price.ts';
import { stepCent } from './line-steps.ts';
import { exactWords, LineTrace } from './line-trace.ts';
import { orderLine } from './order-lines.ts';
import type { PricedLine, TaxShare } from './priced-line.ts';

const SECONDS_A_MINUTE = rational(60n);

/** What is still to be paid, line by line and class by class, while credits are taken off. */
class Remaining {
  readonly #lines: readonly PricedLine[];
  readonly #left: Rational[][];

  constructor(lines: readonly PricedLine[]) {
    this.#lines = lines;
    this.#left = lines.map((line) => line.shares.map((share) => share.amount));
  }

  /** [currency] Left on the lines that `on` names; all lines where it is null. Lines that take off count too. */
  left(on: readonly string[] | null): Rational {
    return sum(this.#lines.flatMap((line, index) => (on === null || on.includes(line.rule) ? this.#left[index]! : [])));
  }

  /** Left by class of tax on the lines that `on` names. */
  classes(on: readonly string[] | null): readonly TaxShare[] {
    const byClass = new Map<string, TaxShare>();
    for (const [index, line] of this.#lines.entries()) {
      if (on !== null && !on.includes(line.rule)) continue;
      for (const [part, { taxClass }] of line.shares.entries()) {
        const before = byClass.get(taxClass.id)?.amount ?? ZERO;
        byClass.set(taxClass.id, { taxClass, amount: add(before, this.#left[index]![part]!) });
      }
    }
    return [...byClass.values()];
  }

  /** Takes a credit, spread over classes, off the lines. */
  take(on: readonly string[] | null, taken: readonly TaxShare[]): void {
    for (const { taxClass, amount } of taken) {
      const cells: [number, number][] = [];
      for (const [index, line] of this.#lines.entries()) {
        if (on !== null && !on.includes(line.rule)) continue;
        for (const [part, share] of line.shares.entries())
          if (share.taxClass.id === taxClass.id && compare(this.#left[index]![part]!, ZERO) > 0)
            cells.push([index, part]);
      }
      const shares = apportion(
        amount,
        cells.map(([index, part]) => this.#left[index]![part]!),
        true,
      );
      for (const [n, [index, part]] of cells.entries())
        this.#left[index]![part] = subtract(this.#left[index]![part]!, shares[n]!);
    }
  }
}

/**
 * What the customer already has, each a line of its own, never more than the lines it is for.
 * Prepaid minutes come first: they are taken off the measure, so breaks and the audience's discount, which are percents,
 * weigh on them as on the line. Coins and money then go against what is left.
 */
export function creditLines(
  tariff: Tariff,
  credits: readonly Credit[],
  lines: readonly PricedLine[],
): readonly PricedLine[] {
  const remaining = new Remaining(lines);
  const minutesFirst = [
    ...credits.filter(({ kind }) => kind === 'minutes'),
    ...credits.filter(({ kind }) => kind !== 'minutes'),
  ];
  const usedMinutes = new Map<number, Rational>();
  const result: PricedLine[] = [];
  for (const credit of minutesFirst) {
    checkCredit(tariff, credit);
    const trace =
      credit.kind === 'minutes'
        ? minutesTrace(tariff, credit, { lines, remaining, used: usedMinutes })
        : moneyTrace(tariff, credit);
    const most = remaining.left(credit.on);
    if (compare(trace.value, most) > 0) {
      trace.step('cap', [most], most, {
        text: sayText({ en: 'at most what is to be paid, {0}', fr: 'au plus ce qui reste dû, {0}' }, exactWords(most)),
      });
    }
    stepCent(trace);
    if (compare(trace.value, ZERO) <= 0) continue;
    const out = negate(trace.value);
    trace.step('negate', [], out, { text: sayText({ en: 'taken off: {0}', fr: 'déduit : {0}' }, exactWords(out)) });
    const line = orderLine(
      { rule: 'credit', label: creditLabel(credit), trace, capped: true },
      remaining.classes(credit.on),
    );
    remaining.take(
      credit.on,
      line.shares.map(({ taxClass, amount }) => ({ taxClass, amount: negate(amount) })),
    );
    result.push(line);
  }
  return result;
}

function creditLabel(credit: Credit): Text {
  const have = exactWords(credit.have);
  if (credit.kind === 'minutes') return sayText({ en: 'Prepaid minutes ({0})', fr: 'Minutes prépayées ({0})' }, have);
  if (credit.kind === 'coins') return sayText({ en: 'Coins in hand ({0})', fr: 'Jetons disponibles ({0})' }, have);
  return { en: 'Credit', fr: 'Avoir' };
}

function checkCredit(tariff: Tariff, credit: Credit): void {
  const known = tariff.rules.map((rule) => rule.id);
  for (const id of credit.on ?? []) {
    if (known.includes(id)) continue;
    throw new UsageError(
      sayText(
        {
          en: 'A credit is for "{0}", which the tariff {1} does not have.',
          fr: 'Un avoir concerne « {0} », absent du tarif {1}.',
        },
        id,
        tariff.fullId,
      ),
      sayText(
        { en: 'Did you mean "{0}"? Known: {1}.', fr: 'Vouliez-vous dire « {0} » ? Connus : {1}.' },
        nearestName(id, known) ?? known[0]!,
        known.join(', '),
      ),
      credit.at,
    );
  }
}

function moneyTrace(tariff: Tariff, credit: Credit): LineTrace {
  const { have } = credit;
  if (credit.kind === 'money') {
    const trace = new LineTrace(tariff.fullId, 'credit', have, tariff.currency);
    trace.step('measure', [], have, { text: sayText({ en: 'credit {0}', fr: 'avoir {0}' }, exactWords(have)) });
    return trace;
  }
  const { coin } = tariff;
  if (coin === null) {
    throw new UsageError(
      sayText(
        {
          en: 'A credit is in coins, but the tariff {0} has none.',
          fr: 'Un avoir est en jetons, mais le tarif {0} n’en a pas.',
        },
        tariff.fullId,
      ),
      { en: 'Give the credit as money.', fr: 'Donnez l’avoir en argent (« money »).' },
      credit.at,
    );
  }
  const trace = new LineTrace(tariff.fullId, 'credit', have, 'coin');
  const place = tariff.places.get('coin');
  trace.step('measure', [], have, { place, text: sayText({ en: '{0} coins', fr: '{0} jetons' }, exactWords(have)) });
  const worth = multiply(have, coin);
  trace.step('rate', [coin, ONE], worth, {
    place,
    unit: tariff.currency,
    text: sayText(
      { en: '{0} coins × {1} = {2}', fr: '{0} jetons × {1} = {2}' },
      exactWords(have),
      exactWords(coin),
      exactWords(worth),
    ),
  });
  return trace;
}

/** Minutes against the billed measures, line after line until they are used up. */
function minutesTrace(
  tariff: Tariff,
  credit: Credit,
  state: { readonly lines: readonly PricedLine[]; readonly remaining: Remaining; readonly used: Map<number, Rational> },
): LineTrace {
  const trace = new LineTrace(tariff.fullId, 'credit', ZERO, tariff.currency);
  let have = credit.have;
  for (const [index, { item, rule: id }] of state.lines.entries()) {
    if (item === null || compare(have, ZERO) <= 0) continue;
    if (credit.on !== null && !credit.on.includes(id)) continue;
    const { rule, copies, one, kept } = item;
    if (rule.per.dimension !== 'time' || rule.per.factor === null) {
      if (credit.on === null) continue;
      throw noTime(id, rule.per.id, credit);
    }
    const minutesAUnit = divide(rule.per.factor, SECONDS_A_MINUTE);
    const before = state.used.get(index) ?? ZERO;
    const billed = multiply(multiply(one, copies), minutesAUnit);
    const taken = least(have, subtract(billed, before));
    if (compare(taken, ZERO) <= 0) continue;
    const priceAt = (used: Rational): Rational => {
      const rest = divide(divide(subtract(billed, used), minutesAUnit), copies);
      const gross = multiply(grossPrice(rule, rest), copies);
      return rule.min !== null && compare(rest, ZERO) > 0 && compare(gross, rule.min) < 0 ? rule.min : gross;
    };
    const [high, low] = [priceAt(before), priceAt(add(before, taken))];
    const worth = multiply(subtract(high, low), kept);
    trace.step('prepaid', [taken, high, low, multiply(kept, rational(100n))], add(trace.value, worth), {
      place: rule.place,
      text: sayText(
        compare(kept, ONE) === 0
          ? { en: '{0} prepaid minutes of {1}: {2}', fr: '{0} minutes prépayées de {1} : {2}' }
          : {
              en: '{0} prepaid minutes of {1}, at the price of this customer: {2}',
              fr: '{0} minutes prépayées de {1}, au prix de ce client : {2}',
            },
        exactWords(taken),
        id,
        exactWords(worth),
      ),
    });
    have = subtract(have, taken);
    state.used.set(index, add(before, taken));
  }
  return trace;
}

function noTime(rule: string, unit: string, credit: Credit): UsageError {
  return new UsageError(
    sayText(
      {
        en: 'Prepaid minutes cannot pay "{0}", which goes by {1}.',
        fr: 'Des minutes prépayées ne peuvent pas régler « {0} », qui se compte en {1}.',
      },
      rule,
      unit,
    ),
    { en: 'Name a price that goes by time.', fr: 'Nommez un prix au temps.' },
    credit.at,
  );
}
