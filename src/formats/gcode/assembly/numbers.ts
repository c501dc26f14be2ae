/*
 * Numbers as the lexer reads them (../read-line.ts): whole number ÷ power of ten, which is one correctly rounded division.
 */

/** Digits of a whole number that a double always holds. */
const EXACT: i32 = 15;

const MINUS = 45;
const POINT = 46;
const ZERO: u32 = 48;

const TENS = memory.data<f64>([1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]);

/** The number that was read last. */
export let number: f64 = 0;

/** @returns where the number ends; 0 where it is none, or for the lexer: too long, with a sign +. Whatever stands behind the text ends it. */
export function readNumber(from: usize): usize {
  let at = from;
  const isNegative = load<u8>(at) === MINUS;
  if (isNegative) at++;
  const first = at;
  let whole: u64 = 0;
  let digit = <u32>load<u8>(at) - ZERO;
  while (digit <= 9) {
    whole = whole * 10 + digit;
    digit = <u32>load<u8>(++at) - ZERO;
  }
  let digits = <i32>(at - first);
  let decimals = 0;
  if (load<u8>(at) === POINT) {
    const point = ++at;
    digit = <u32>load<u8>(at) - ZERO;
    while (digit <= 9) {
      whole = whole * 10 + digit;
      digit = <u32>load<u8>(++at) - ZERO;
    }
    decimals = <i32>(at - point);
    digits += decimals;
  }
  if (digits === 0 || digits > EXACT) return 0;
  const value = decimals === 0 ? <f64>whole : <f64>whole / load<f64>(TENS + ((<usize>decimals) << 3));
  number = isNegative ? -value : value;
  return at;
}
