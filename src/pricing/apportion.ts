import {
  add,
  compare,
  divide,
  least,
  multiply,
  type Rational,
  rational,
  roundToMultiple,
  subtract,
  sum,
  ZERO,
} from '../base/rational.ts';

const CENT = rational(1n, 100n);

/**
 * Spreads an amount over parts in proportion to them, each share to the cent, the last cents to the largest.
 * The shares add up to the amount. Parts are at least 0; if all are 0 the first takes everything.
 * @param capped no share may exceed its part (the amount must not exceed their sum)
 */
export function apportion(amount: Rational, parts: readonly Rational[], capped = false): readonly Rational[] {
  const total = sum(parts);
  if (compare(total, ZERO) === 0) return parts.map((_, index) => (index === 0 ? amount : ZERO));
  const shares = parts.map((part) => roundToMultiple(divide(multiply(amount, part), total), CENT));
  let rest = subtract(amount, sum(shares));
  const largestFirst = parts.map((_, index) => index).sort((a, b) => compare(parts[b]!, parts[a]!) || a - b);
  for (const index of largestFirst) {
    if (compare(rest, ZERO) === 0) break;
    const room = subtract(parts[index]!, shares[index]!);
    const taken = capped && compare(rest, ZERO) > 0 ? least(rest, room) : rest;
    shares[index] = add(shares[index]!, taken);
    rest = subtract(rest, taken);
  }
  return shares;
}
