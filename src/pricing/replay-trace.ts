import { assert } from '../base/assert.ts';
import {
  add,
  compare,
  decimalText,
  divide,
  exactText,
  multiply,
  negate,
  ONE,
  parseRational,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../base/rational.ts';
import type { TraceStep } from '../model/quote.ts';

const HUNDRED = rational(100n);

/**
 * Works a trace out again from its own operands, sharing no step with the pricing that wrote it.
 * @returns the amount to the cent, or the number of the first step (from 0) that does not follow
 */
export function replayTrace(steps: readonly TraceStep[]): string | number {
  if (steps.length === 0) return 0;
  let value = readNumber(steps[0]!.in);
  for (const [index, step] of steps.entries()) {
    if (value === undefined || step.in !== exactText(value)) return index;
    const operands = step.with.map((text) => (text === '' ? null : readNumber(text)));
    if (operands.some((operand) => operand === undefined)) return index;
    value = redo(step, value, operands as (Rational | null)[]); // the line above has looked
    if (value === undefined || step.out !== exactText(value)) return index;
  }
  assert(value !== undefined, 'a replayed trace has a value');
  return decimalText(value, 2);
}

function readNumber(text: string): Rational | undefined {
  return parseRational(text);
}

function floorDiv(a: bigint, b: bigint): bigint {
  const q = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? q - 1n : q;
}

/** Nearest multiple, a half away from zero, by way of floor(x + 1/2) on the magnitude. */
function nearest(value: Rational, unit: Rational): Rational {
  const ratio = divide(value, unit);
  const negative = ratio.n < 0n;
  const up = add(negative ? negate(ratio) : ratio, rational(1n, 2n));
  const whole = multiply(rational(floorDiv(up.n, up.d)), unit);
  return negative ? negate(whole) : whole;
}

/** One step, or undefined where its operands make no sense. */
function redo(step: TraceStep, x: Rational, w: readonly (Rational | null)[]): Rational | undefined {
  const [a = ZERO, b = ZERO, c = ZERO, d = ZERO] = w.map((operand) => operand ?? ZERO);
  const percent = (p: Rational): Rational => divide(p, HUNDRED);
  switch (step.op) {
    case 'measure':
      return x;
    case 'times':
      return multiply(x, a);
    case 'waste':
      return multiply(x, add(ONE, percent(a)));
    case 'freeUnder':
      return compare(x, a) < 0 ? ZERO : x;
    case 'free':
      return compare(x, a) <= 0 ? ZERO : subtract(x, a);
    case 'step': {
      const ratio = divide(x, a);
      return multiply(rational(-floorDiv(-ratio.n, ratio.d)), a);
    }
    case 'minMeasure':
      return compare(x, ZERO) > 0 && compare(x, a) < 0 ? a : x;
    case 'min':
      return compare(x, a) < 0 ? a : x;
    case 'rate':
      return multiply(x, divide(a, b));
    case 'coins':
      return multiply(multiply(x, divide(a, b)), c);
    case 'band':
      return add(multiply(x, divide(a, b)), c);
    case 'marginal':
      return redoMarginal(x, w);
    case 'copies':
      return redoCopies(x, [a, b, c]);
    case 'less':
      return multiply(x, subtract(ONE, percent(a)));
    case 'percentOf':
      return multiply(x, percent(a));
    case 'upTo':
      return subtract(a, x);
    case 'prepaid':
      return add(x, multiply(subtract(b, c), percent(d)));
    case 'cap':
      return compare(x, a) > 0 ? a : x;
    case 'sum':
      return w.reduce((total: Rational, operand) => add(total, operand ?? ZERO), ZERO);
    case 'negate':
      return negate(x);
    case 'roundingOf':
      return subtract(nearest(x, a), x);
    case 'cent':
      return nearest(x, rational(1n, 100n));
    case 'withoutTax':
      return divide(multiply(x, HUNDRED), add(HUNDRED, a));
    case 'restTo':
      return subtract(a, x);
    default:
      return undefined;
  }
}

function redoMarginal(x: Rational, [of, ...slices]: readonly (Rational | null)[]): Rational | undefined {
  if (of === null || of === undefined) return undefined;
  let total = ZERO;
  let from = ZERO;
  for (let k = 0; k + 1 < slices.length; k += 2) {
    const upTo = slices[k] ?? null;
    const rate = slices[k + 1] ?? ZERO;
    const to = upTo === null || compare(x, upTo) < 0 ? x : upTo;
    if (compare(to, from) > 0) total = add(total, multiply(subtract(to, from), rate));
    from = to;
  }
  return compare(x, from) > 0 ? undefined : divide(total, of);
}

function redoCopies(x: Rational, [copies, first, other]: readonly [Rational, Rational, Rational]): Rational {
  let total = compare(x, first) < 0 ? first : x;
  const each = compare(x, other) < 0 ? other : x;
  total = add(total, multiply(subtract(copies, ONE), each));
  return total;
}
