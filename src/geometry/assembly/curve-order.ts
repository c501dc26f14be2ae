import { intAt, setInt, take } from '../../base/assembly/memory';
import { cornerAt, count } from './mesh';

/** Bits of the curve on each axis, and of a digit that is sorted by at once. */
const BITS: i32 = 10;
const DIGITS: i32 = 1 << BITS;

/**
 * Triangles sorted along a space-filling curve: by the Morton code of their middles. Equal codes keep the order of the file.
 * @returns where their numbers stand
 */
export function curveOrder(): usize {
  const codes = take(4 * <usize>count);
  for (let axis = 0; axis < 3; axis++) codeAxis(codes, axis);
  let from = take(4 * <usize>count);
  let to = take(4 * <usize>count);
  for (let t = 0; t < count; t++) setInt(from, t, t);
  const begins = take(4 * <usize>DIGITS);
  for (let shift = 0; shift < 3 * BITS; shift += BITS) {
    findBegins(codes, begins, shift);
    for (let k = 0; k < count; k++) {
      const item = intAt(from, k);
      const digit = (intAt(codes, item) >>> shift) & (DIGITS - 1);
      const place = intAt(begins, digit);
      setInt(begins, digit, place + 1);
      setInt(to, place, item);
    }
    const done = to;
    to = from;
    from = done;
  }
  return from;
}

/** Adds the bits of one axis to all codes. */
function codeAxis(codes: usize, axis: i32): void {
  const offset = (<usize>axis) << 3;
  let low = Infinity;
  let high = -Infinity;
  for (let c = 0; c < 3 * count; c++) {
    const value = load<f64>(cornerAt(c) + offset);
    low = min(low, value);
    high = max(high, value);
  }
  // Thirds of cells a unit, for sums of three corners.
  const scale: f64 = high > low ? (DIGITS - 1) / (3 * (high - low)) : 0;
  for (let t = 0; t < count; t++) {
    const c = 3 * t;
    const sum =
      load<f64>(cornerAt(c) + offset) + load<f64>(cornerAt(c + 1) + offset) + load<f64>(cornerAt(c + 2) + offset);
    setInt(codes, t, intAt(codes, t) | (spread(<i32>floor((sum - 3 * low) * scale)) << axis));
  }
}

/** Two zeros between the ten bits of a number. */
function spread(n: i32): i32 {
  n = (n | (n << 16)) & 0x030000ff;
  n = (n | (n << 8)) & 0x0300f00f;
  n = (n | (n << 4)) & 0x030c30c3;
  return (n | (n << 2)) & 0x09249249;
}

/** For each digit the place of its first item. */
function findBegins(codes: usize, begins: usize, shift: i32): void {
  memory.fill(begins, 0, 4 * <usize>DIGITS);
  for (let t = 0; t < count; t++) {
    const digit = (intAt(codes, t) >>> shift) & (DIGITS - 1);
    setInt(begins, digit, intAt(begins, digit) + 1);
  }
  let total = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const here = intAt(begins, digit);
    setInt(begins, digit, total);
    total += here;
  }
}
