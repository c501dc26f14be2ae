import { take } from '../../base/assembly/memory';

/** Bytes of a stray line: x y of both ends, then the numbers of the edges that it may touch, three of them, -1 none. */
const STRAY: usize = 48;

let strays: usize = 0;
/** Lines besides the loops of a result that must not meet these either. */
export let strayCount: i32 = 0;

/** Nothing else is to be taken until the last one is added: they stand side by side. */
export function startStrays(): void {
  strays = take(0);
  strayCount = 0;
}

export function strayAt(k: i32): usize {
  return strays + STRAY * <usize>k;
}

export function addStray(x0: f64, y0: f64, x1: f64, y1: f64): usize {
  const at = take(STRAY);
  strayCount++;
  store<f64>(at, x0);
  store<f64>(at, y0, 8);
  store<f64>(at, x1, 16);
  store<f64>(at, y1, 24);
  return at;
}

export function mayTouch(at: usize, one: i32, two: i32, three: i32): void {
  store<i32>(at, one, 32);
  store<i32>(at, two, 36);
  store<i32>(at, three, 40);
}
