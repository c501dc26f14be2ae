import {
  add,
  compare,
  greatest,
  lessPercent,
  multiply,
  ONE,
  type Rational,
  rational,
  roundToMultiple,
  subtract,
  ZERO,
} from '../base/rational.ts';
import { same, sayText, type Text } from '../base/text.ts';
import type { OrderItem } from '../model/order.ts';
import type { TraceOp } from '../model/quote.ts';
import type { Audience, Price, TariffRule } from '../model/tariff.ts';
import { bandOf, grossPrice, slicesOf } from './gross-price.ts';
import { centWords, exactWords, type LineTrace } from './line-trace.ts';
import type { PricedLine } from './priced-line.ts';

/** Steps 6 to 10 of a line, each one saying what it did. Their order is fixed and is that of `priceItem`. */

const CENT = rational(1n, 100n);

/** Step 6: from the billed measure to money. */
export function stepPrice(trace: LineTrace, rule: TariffRule, currency: string): void {
  const out = grossPrice(rule, trace.value);
  const { op, operands, text } = describePrice(rule, trace.value, out);
  trace.step(op, operands, out, { text, place: rule.places.get(rule.price.type) ?? rule.place, unit: currency });
}

interface PriceStep {
  readonly op: TraceOp;
  readonly operands: readonly (Rational | null)[];
  readonly text: Text;
}

function describePrice(rule: TariffRule, measure: Rational, out: Rational): PriceStep {
  const { price } = rule;
  const say = (text: Text, ...values: readonly Rational[]): Text =>
    sayText(text, exactWords(measure), exactWords(out), ...values.map(exactWords));
  const single = compare(price.of, ONE) === 0;
  switch (price.type) {
    case 'rate':
      return {
        op: 'rate',
        operands: [price.rate, price.of],
        text: say(same(single ? '{0} × {2} = {1}' : '{0} × {2} ÷ {3} = {1}'), price.rate, price.of),
      };
    case 'coins': {
      const text: Text = single
        ? { en: '{0} × {2} coins × {4} = {1}', fr: '{0} × {2} jetons × {4} = {1}' }
        : { en: '{0} × {2} coins ÷ {3} × {4} = {1}', fr: '{0} × {2} jetons ÷ {3} × {4} = {1}' };
      const operands = [price.coins, price.of, price.coin];
      return { op: 'coins', operands, text: say(text, ...operands) };
    }
    case 'marginal':
      return {
        op: 'marginal',
        operands: [price.of, ...price.slices.flatMap(({ upTo, rate }) => [upTo, rate])],
        text: sliceWords(rule, price, measure, out),
      };
    case 'bands': {
      if (compare(measure, ZERO) === 0)
        return { op: 'rate', operands: [ZERO, ONE], text: { en: 'nothing to bill', fr: 'rien à facturer' } };
      const band = bandOf(rule, price, measure);
      const text: Text = single
        ? { en: 'band from {5}: {0} × {2} + {4} = {1}', fr: 'tranche à partir de {5} : {0} × {2} + {4} = {1}' }
        : {
            en: 'band from {5}: {0} × {2} ÷ {3} + {4} = {1}',
            fr: 'tranche à partir de {5} : {0} × {2} ÷ {3} + {4} = {1}',
          };
      return {
        op: 'band',
        operands: [band.rate, price.of, band.plus],
        text: say(text, band.rate, price.of, band.plus, band.from),
      };
    }
  }
}

function sliceWords(
  rule: TariffRule,
  price: Extract<Price, { type: 'marginal' }>,
  measure: Rational,
  out: Rational,
): Text {
  const parts = slicesOf(rule, price, measure).map(({ from, to, rate, amount }) =>
    sayText(same('{0}–{1} × {2} = {3}'), exactWords(from), exactWords(to), exactWords(rate), exactWords(amount)),
  );
  const list: Text = { en: parts.map((part) => part.en).join(', '), fr: parts.map((part) => part.fr).join(' ; ') };
  return sayText(
    { en: 'slice by slice: {0}; together {1}', fr: 'tranche par tranche : {0} ; ensemble {1}' },
    list,
    exactWords(out),
  );
}

/** Step 7. A minimum counts only where something is billed. */
export function stepMinimums(trace: LineTrace, rule: TariffRule, copies: Rational, measure: Rational): void {
  if (rule.copies !== null) {
    const { first, other } = rule.copies;
    const one = trace.value;
    const used = compare(measure, ZERO) > 0;
    const out = used ? add(greatest(one, first), multiply(subtract(copies, ONE), greatest(one, other))) : ZERO;
    trace.step('copies', [copies, used ? first : ZERO, used ? other : ZERO], out, {
      place: rule.places.get('copies'),
      text: sayText(
        {
          en: '{0} copies, the first at least {1}, each other at least {2} → {3}',
          fr: '{0} exemplaires, le premier au moins {1}, chaque autre au moins {2} → {3}',
        },
        exactWords(copies),
        exactWords(first),
        exactWords(other),
        exactWords(out),
      ),
    });
  }
  if (rule.min !== null && compare(measure, ZERO) > 0) {
    const out = greatest(trace.value, rule.min);
    trace.step('min', [rule.min], out, {
      place: rule.places.get('min'),
      text: sayText(
        { en: 'least amount of the line {0} → {1}', fr: 'minimum de la ligne {0} → {1}' },
        exactWords(rule.min),
        exactWords(out),
      ),
    });
  }
}

/** Steps 8 and 9: percents off, which are also said on the line. */
export function stepReductions(
  trace: LineTrace,
  rule: TariffRule,
  item: OrderItem,
  audience: Audience | null,
): PricedLine['reductions'] {
  const reductions: { text: Text; percent: Rational }[] = [];
  const pieces = item.quantity ?? rational(item.copies);
  const taken = rule.breaks.findLast(({ from }) => compare(from, pieces) <= 0);
  if (taken !== undefined && compare(taken.percent, ZERO) > 0) {
    const why = sayText({ en: 'from {0} pieces', fr: 'à partir de {0} pièces' }, exactWords(taken.from));
    stepReduce(trace, taken.percent, why, taken.place);
    reductions.push({ text: why, percent: taken.percent });
  }
  const percent = audiencePercent(rule, audience);
  if (audience !== null && compare(percent, ZERO) > 0) {
    stepReduce(trace, percent, audience.name, audience.place);
    reductions.push({ text: audience.name, percent });
  }
  return reductions;
}

/** [%] What the audience has off this rule. */
export function audiencePercent(rule: TariffRule, audience: Audience | null): Rational {
  if (audience === null || !rule.discount) return ZERO;
  return audience.on === null || audience.on.includes(rule.kind) ? audience.percent : ZERO;
}

export function stepReduce(trace: LineTrace, percent: Rational, why: Text, place: TariffRule['place']): void {
  const out = lessPercent(trace.value, percent);
  trace.step('less', [percent], out, {
    place,
    text: sayText({ en: '{0}: −{1} % → {2}', fr: '{0} : −{1} % → {2}' }, why, exactWords(percent), exactWords(out)),
  });
}

/** Step 10. */
export function stepCent(trace: LineTrace): void {
  const out = roundToMultiple(trace.value, CENT);
  trace.step('cent', [], out, {
    text: sayText({ en: 'to the cent → {0}', fr: 'au centime → {0}' }, centWords(out)),
  });
}
