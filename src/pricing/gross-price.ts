import { UsageError } from '../base/errors.ts';
import { add, compare, divide, exactText, least, multiply, type Rational, subtract, ZERO } from '../base/rational.ts';
import { sayText } from '../base/text.ts';
import type { Band, Price, TariffRule } from '../model/tariff.ts';

/** [currency] What a rule's price says of a measure, before minimums and reductions. A measure of 0 costs 0. */
export function grossPrice(rule: TariffRule, measure: Rational): Rational {
  const { price } = rule;
  if (compare(measure, ZERO) === 0) return ZERO;
  switch (price.type) {
    case 'rate':
      return divide(multiply(measure, price.rate), price.of);
    case 'coins':
      return multiply(divide(multiply(measure, price.coins), price.of), price.coin);
    case 'marginal':
      return slicesOf(rule, price, measure).reduce((total, slice) => add(total, slice.amount), ZERO);
    case 'bands': {
      const band = bandOf(rule, price, measure);
      return add(divide(multiply(measure, band.rate), price.of), band.plus);
    }
  }
}

/** The part of a measure in each slice, with its amount. */
export function slicesOf(
  rule: TariffRule,
  price: Extract<Price, { type: 'marginal' }>,
  measure: Rational,
): readonly { readonly from: Rational; readonly to: Rational; readonly rate: Rational; readonly amount: Rational }[] {
  const parts: { from: Rational; to: Rational; rate: Rational; amount: Rational }[] = [];
  let from = ZERO;
  for (const { upTo, rate } of price.slices) {
    if (compare(measure, from) <= 0) return parts;
    const to = upTo === null ? measure : least(measure, upTo);
    parts.push({ from, to, rate, amount: divide(multiply(subtract(to, from), rate), price.of) });
    from = to;
  }
  if (compare(measure, from) > 0) throw beyond(rule, measure, from, 'marginal');
  return parts;
}

/** The band of a whole measure: up to and including its end; a fraction between two whole bounds is in the upper one. */
export function bandOf(rule: TariffRule, price: Extract<Price, { type: 'bands' }>, measure: Rational): Band {
  const band = price.bands.find(({ to }) => to === null || compare(measure, to) <= 0);
  if (band !== undefined) return band;
  throw beyond(rule, measure, price.bands.at(-1)?.to ?? ZERO, 'bands');
}

function beyond(rule: TariffRule, measure: Rational, last: Rational, key: string): UsageError {
  return new UsageError(
    sayText(
      {
        en: 'The price "{0}" goes up to {1} {2}; {3} were asked.',
        fr: 'Le prix « {0} » va jusqu’à {1} {2} ; {3} demandés.',
      },
      rule.id,
      exactText(last),
      rule.per.many,
      exactText(measure),
    ),
    {
      en: 'Split the order, or give the tariff a further band.',
      fr: 'Partagez la commande, ou ajoutez une tranche au tarif.',
    },
    rule.places.get(key) ?? rule.place,
  );
}
