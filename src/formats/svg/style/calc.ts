/**
 * What `calc()`, `min()`, `max()` and `clamp()` come to; null where that is nothing, or is not wholly read.
 *
 *     sum = product (("+" | "-") product)*      product = value (("*" | "/") value)*
 *     value = length | number | "(" sum ")" | name "(" sum ("," sum)* ")"
 *
 * @param lengthOf a single length or number in user units
 */
export function evaluateCalc(text: string, lengthOf: (word: string) => number | null): number | null {
  const tokens = text.match(TOKEN);
  if (tokens === null || tokens.length > MOST_TOKENS || text.replace(TOKEN, '').trim() !== '') return null;
  const reading = { tokens, at: 0, lengthOf };
  const value = sumOf(reading);
  return reading.at === tokens.length && Number.isFinite(value) ? value : null;
}

const TOKEN = /[a-z]+\(|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?[a-z%]*|[-+*/(),]/gi;
/** Deeper than any style sheet; it also bounds the recursion. */
const MOST_TOKENS = 500;

interface Reading {
  readonly tokens: readonly string[];
  at: number;
  readonly lengthOf: (word: string) => number | null;
}

function sumOf(reading: Reading): number {
  let sum = productOf(reading);
  for (;;) {
    const sign = reading.tokens[reading.at];
    if (sign !== '+' && sign !== '-') return sum;
    reading.at++;
    const next = productOf(reading);
    sum += sign === '+' ? next : -next;
  }
}

function productOf(reading: Reading): number {
  let product = termOf(reading);
  for (;;) {
    const sign = reading.tokens[reading.at];
    if (sign !== '*' && sign !== '/') return product;
    reading.at++;
    const next = termOf(reading);
    product = sign === '*' ? product * next : product / next;
  }
}

function termOf(reading: Reading): number {
  const token = reading.tokens[reading.at++];
  if (token === undefined) return Number.NaN;
  if (!token.endsWith('(')) return reading.lengthOf(token) ?? Number.NaN;
  const list = [sumOf(reading)];
  while (reading.tokens[reading.at] === ',') {
    reading.at++;
    list.push(sumOf(reading));
  }
  return reading.tokens[reading.at++] === ')' ? applied(token.slice(0, -1).toLowerCase(), list) : Number.NaN;
}

function applied(name: string, list: readonly number[]): number {
  const [first, second, third] = list;
  if (name === 'min') return Math.min(...list);
  if (name === 'max') return Math.max(...list);
  if (name === 'clamp') return list.length === 3 ? Math.max(first!, Math.min(second!, third!)) : Number.NaN;
  return (name === '' || name === 'calc') && list.length === 1 ? first! : Number.NaN;
}
