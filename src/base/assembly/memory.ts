/** First byte that is free. */
let top: usize = __heap_base;

/**
 * Bytes that hold zeros, from a multiple of 16 on. Nothing is given back piece by piece: what was
 * taken last is, all at once, and the memory of a run goes with it. The engine stops the program where there is no more to be had.
 */
export function take(bytes: usize): usize {
  const at = (top + 15) & ~15;
  top = at + bytes;
  const missing = (top + 0xffff) >>> 16;
  if (<i32>missing > memory.size() && memory.grow(<i32>missing - memory.size()) < 0) unreachable();
  return at;
}

/** Gives back all that was taken from a place on, as `take(0)` tells it. Costs as much as writing zeros over it. */
export function giveBack(from: usize): void {
  memory.fill(from, 0, top - from);
  top = from;
}

/** A copy of a list with room for twice as much: `least` bytes at least. Nothing is given back, so all copies together take twice the last one. */
export function grown(list: usize, bytes: usize, least: usize): usize {
  const wider = take(max(least, 2 * bytes));
  memory.copy(wider, list, bytes);
  return wider;
}

/** Number `i` of an array of 64-bit floats. */
export function floatAt(array: usize, i: i32): f64 {
  return load<f64>(array + ((<usize>i) << 3));
}

/** Number `i` of an array of 32-bit integers. */
export function intAt(array: usize, i: i32): i32 {
  return load<i32>(array + ((<usize>i) << 2));
}

export function setFloat(array: usize, i: i32, value: f64): void {
  store<f64>(array + ((<usize>i) << 3), value);
}

export function setInt(array: usize, i: i32, value: i32): void {
  store<i32>(array + ((<usize>i) << 2), value);
}
