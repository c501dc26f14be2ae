import { UsageError } from '../base/errors.ts';
import { nearestName } from '../base/nearest.ts';
import {
  add,
  compare,
  decimalText,
  isPositive,
  multiply,
  ONE,
  type Rational,
  rational,
  roundToMultiple,
  sum,
  ZERO,
} from '../base/rational.ts';
import { sayText } from '../base/text.ts';
import type { Order, OrderItem } from '../model/order.ts';
import type { Tariff, TariffRule } from '../model/tariff.ts';
import { priceOrder } from './price-order.ts';

/** [h] Steps and end of the search for the hours from which a membership pays. */
const STEP_HOURS = rational(1n, 4n);
const MOST_HOURS = 1000;

/** What an audience would pay with and without a membership for some hours of a rule. */
export interface MembershipWorth {
  readonly membership: string;
  readonly rule: string;
  readonly audience: string | null;
  /** [currency] A period of the membership. */
  readonly fee: string;
  readonly rows: readonly { readonly hours: string; readonly without: string; readonly withMembership: string }[];
  /** [h] From so many hours a period it pays, null: never within 1000 hours. */
  readonly breakEvenHours: string | null;
}

export interface MembershipQuestion {
  readonly membership: string;
  readonly rule: string;
  /** Audience without the membership; null: the tariff's standard. */
  readonly audience: string | null;
  /** [h] Rows to show. */
  readonly hours: readonly Rational[];
}

/**
 * Compares paying as one is with joining: fee, the member's price, and the free minutes of a period. All hours are one
 * measure of the rule, so started slices count once.
 * @throws UsageError for an unknown membership or rule, or a rule that does not go by time
 */
export function membershipWorth(tariff: Tariff, question: MembershipQuestion): MembershipWorth {
  const membership = find(tariff.memberships, question.membership, tariff);
  const rule = find(tariff.rules, question.rule, tariff);
  if (rule.per.dimension !== 'time' || rule.per.factor === null) throw notByTime(rule);
  const fee = totalOf(tariff, [itemOf(membership.rule, ONE)], question.audience);
  const free = membership.included.get(rule.id) ?? ZERO;
  const credits = isPositive(free) ? [{ kind: 'minutes' as const, have: free, on: [rule.id], at: {} }] : [];
  const prices = (hours: Rational): { readonly without: Rational; readonly member: Rational } => {
    const units = unitsOf(rule, hours);
    const without = totalOf(tariff, [itemOf(rule.id, units)], question.audience);
    return {
      without,
      member: add(fee, totalOf(tariff, [itemOf(rule.id, units)], membership.audience ?? question.audience, credits)),
    };
  };
  const rows = question.hours.map((hours) => {
    const { without, member } = prices(hours);
    return { hours: decimalText(hours, 2), without: decimalText(without, 2), withMembership: decimalText(member, 2) };
  });
  return {
    membership: membership.id,
    rule: rule.id,
    audience: question.audience ?? tariff.standardAudience,
    fee: decimalText(fee, 2),
    rows,
    breakEvenHours: breakEven(prices),
  };
}

function breakEven(
  prices: (hours: Rational) => { readonly without: Rational; readonly member: Rational },
): string | null {
  for (let n = 1n; n <= BigInt(MOST_HOURS * 4); n++) {
    const hours = multiply(STEP_HOURS, rational(n));
    const { without, member } = prices(hours);
    if (compare(member, without) <= 0) return decimalText(hours, 2);
  }
  return null;
}

function unitsOf(rule: TariffRule, hours: Rational): Rational {
  const seconds = multiply(hours, rational(3600n));
  const factor = rule.per.factor ?? ONE;
  return rational(seconds.n * factor.d, seconds.d * factor.n);
}

function itemOf(rule: string, measure: Rational): OrderItem {
  return { rule, measure, copies: 1n, quantity: null, at: {} };
}

/** Lines and credits alone: the least order is not part of the comparison. */
function totalOf(
  tariff: Tariff,
  items: readonly OrderItem[],
  audience: string | null,
  credits: Order['credits'] = [],
): Rational {
  const bare: Tariff = {
    ...tariff,
    order: { ...tariff.order, minimum: null, minimumPerExtraMaterial: null, discounts: [], roundTo: null },
  };
  const order: Order = { items, audience, badge: true, materials: 1n, rush: null, credits };
  const { lines } = priceOrder(bare, order);
  return roundToMultiple(sum(lines.map(({ amount }) => amount)), rational(1n, 100n));
}

function find<T extends { readonly id: string }>(all: readonly T[], id: string, tariff: Tariff): T {
  const found = all.find((one) => one.id === id);
  if (found !== undefined) return found;
  const known = all.map((one) => one.id);
  throw new UsageError(
    sayText({ en: 'The tariff {0} has no "{1}".', fr: 'Le tarif {0} n’a pas de « {1} ».' }, tariff.fullId, id),
    sayText(
      { en: 'Did you mean "{0}"? Known: {1}.', fr: 'Vouliez-vous dire « {0} » ? Connus : {1}.' },
      nearestName(id, known) ?? known[0] ?? '–',
      known.join(', '),
    ),
    { file: tariff.origin },
  );
}

function notByTime(rule: TariffRule): UsageError {
  return new UsageError(
    sayText({ en: 'The price "{0}" does not go by time.', fr: 'Le prix « {0} » ne se compte pas au temps.' }, rule.id),
    { en: 'Name a price per minute or hour.', fr: 'Nommez un prix à la minute ou à l’heure.' },
    rule.place,
  );
}
