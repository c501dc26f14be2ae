/*
 * Width and height of the lines that follow, as comments say them.
 */
import { state } from './state';

const POINT = 46;
const BLANK = 32;

/** A line is a rectangle between two half circles, as high as the layer. */
const ROUND: f64 = 1 - Math.PI / 4;

/** @param isHeight whether the height [mm] of the lines is said, or their width [mm] */
export function measure(isHeight: bool, length: f64): void {
  if (isHeight) state.lineHeight = length;
  else state.lineWidth = length;
  const height = state.lineHeight;
  state.lineSection = max(height * (state.lineWidth - height * ROUND), 0);
}

/**
 * A comment that begins with W: `;WIDTH:0.45`, the most frequent of all, or `;WIPE_START`, which says nothing.
 * @param from its first byte after the `;`
 */
export function widthComment(from: usize, to: usize): void {
  const isWidth = load<u8>(from + 1) === 73 && load<u8>(from + 2) === 68 && load<u8>(from + 5) === 58;
  if (isWidth && from + 5 < to) measure(false, decimal(from + 6, to));
}

/** A number of digits and one point; NaN where anything else stands there. */
function decimal(from: usize, to: usize): f64 {
  let value: f64 = 0;
  let ones: f64 = 0;
  for (let at = from; at < to; at++) {
    const c = load<u8>(at);
    if (c === BLANK) return ones > 1 ? value / ones : value;
    if (c === POINT && ones === 0) ones = 1;
    else if (c >= 48 && c <= 57) {
      value = value * 10 + <f64>(c - 48);
      ones *= 10;
    } else return NaN;
  }
  return ones > 1 ? value / ones : value;
}
