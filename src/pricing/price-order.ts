import { UsageError } from '../base/errors.ts';
import { nearestName } from '../base/nearest.ts';
import { add, compare, type Rational, sum, ZERO } from '../base/rational.ts';
import { sayText } from '../base/text.ts';
import type { Order, OrderItem } from '../model/order.ts';
import type { Client, Issuer } from '../model/party.ts';
import type { Audience, Tariff, TariffRule } from '../model/tariff.ts';
import { type Asker, demand, findAudience } from './conditions.ts';
import { creditLines } from './credit-lines.ts';
import { cashLine, discountLine, minimumLine, rushLine, sharesByClass } from './order-lines.ts';
import { priceItem } from './price-item.ts';
import type { PricedLine } from './priced-line.ts';
import { type PricedTax, taxRows } from './tax-rows.ts';
import { taxClassesFor } from './vat-regime.ts';

/** An order with its prices, still exact. */
export interface PricedOrder {
  readonly audience: Audience | null;
  readonly lines: readonly PricedLine[];
  readonly tax: readonly PricedTax[];
  readonly excludingTax: Rational;
  readonly includingTax: Rational;
}

export interface Parties {
  readonly issuer: Issuer | null;
  readonly client: Client | null;
}

/**
 * Prices an order in the fixed order of the tariff format: lines (steps 1–10), then their sum, the least order,
 * haste on that, credits, tax once a rate, the total.
 * @throws UsageError for an unknown rule, audience or haste, a rule that is not for this customer, a measure beyond its bands
 */
export function priceOrder(
  tariff: Tariff,
  order: Order,
  parties: Parties = { issuer: null, client: null },
): PricedOrder {
  const audience = findAudience(tariff, order.audience);
  const asker: Asker = { audience, badge: order.badge };
  const context = { tariff, audience, taxClassOf: taxClassesFor(tariff, parties.issuer, parties.client) };
  const rules = new Map(tariff.rules.map((rule) => [rule.id, rule]));
  if (order.items.length === 0) throw nothingOrdered(tariff);
  let lines: readonly PricedLine[] = order.items.flatMap((item) => {
    const rule = findRule(tariff, rules, item);
    demand(rule, asker, item.at);
    return priceItem(rule, item, context);
  });
  lines = [...lines, ...discountLine(tariff, lines)];
  lines = [...lines, ...minimumLine(tariff, order, lines)];
  lines = [...lines, ...rushLine(tariff, order, lines)];
  lines = [...lines, ...creditLines(tariff, order.credits, lines)];
  lines = [...lines, ...cashLine(tariff, lines)];
  const tax = taxRows(tariff, sharesByClass(lines));
  const excludingTax = sum(tax.map((row) => row.base));
  return { audience, lines, tax, excludingTax, includingTax: add(excludingTax, sum(tax.map((row) => row.amount))) };
}

function findRule(tariff: Tariff, rules: ReadonlyMap<string, TariffRule>, item: OrderItem): TariffRule {
  const rule = rules.get(item.rule);
  if (rule === undefined) {
    const known = [...rules.keys()];
    throw new UsageError(
      sayText(
        { en: 'The tariff {0} has no price "{1}".', fr: 'Le tarif {0} n’a pas de prix « {1} ».' },
        tariff.fullId,
        item.rule,
      ),
      sayText(
        { en: 'Did you mean "{0}"? Known: {1}.', fr: 'Vouliez-vous dire « {0} » ? Connus : {1}.' },
        nearestName(item.rule, known) ?? known[0]!,
        known.join(', '),
      ),
      item.at,
    );
  }
  if (compare(item.measure, ZERO) >= 0 && item.copies >= 1n) return rule;
  throw new UsageError(
    sayText(
      {
        en: 'The measure of "{0}" cannot be negative, and at least one copy is made.',
        fr: 'La mesure de « {0} » ne peut pas être négative, et il faut au moins un exemplaire.',
      },
      item.rule,
    ),
    {
      en: 'Give a measure of 0 or more and 1 copy or more.',
      fr: 'Donnez une mesure de 0 ou plus et 1 exemplaire ou plus.',
    },
    item.at,
  );
}

function nothingOrdered(tariff: Tariff): UsageError {
  return new UsageError(
    { en: 'There is nothing to price.', fr: 'Il n’y a rien à chiffrer.' },
    sayText(
      { en: 'Name at least one price of the tariff {0}.', fr: 'Nommez au moins un prix du tarif {0}.' },
      tariff.fullId,
    ),
  );
}
