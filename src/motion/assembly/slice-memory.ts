/*
 * Seconds of blocks that one slice took from begin to end, by all that the slices are made from: two million dots of a photo are
 * two thousand different blocks. Exact: the numbers are the singles that `step-segments` reckons with, and all are compared.
 */
import { intAt, take } from '../../base/assembly/memory';

/** Blocks that are kept; the place of each follows from its numbers, and the last one stays there. */
const PLACES = 4096;
/** Bytes of the numbers of a block, and with its seconds behind them. */
const NUMBERS = 24;
const ENTRY = 32;
/** From here on a single does not tell a number of steps from the next. */
const MOST_STEPS: f32 = 16777216;

/** The block that is asked for. */
const asked: usize = memory.data(NUMBERS);
/** The seconds are NaN where nothing is kept. */
let kept: usize = 0;

export function startMemory(): void {
  kept = take(ENTRY * PLACES);
  for (let place = 0; place < PLACES; place++) store<f64>(entry(place), NaN, NUMBERS);
}

/**
 * [mm, steps, mm²/min² at its begin and at its end, mm/min, mm/min²] of the block.
 * @returns its place: its `secondsAt` are of that block, or NaN
 */
export function find(way: f64, steps: f64, entry2: f64, exit2: f64, nominal: f64, acceleration: f64): i32 {
  store<f32>(asked, <f32>way);
  store<f32>(asked, <f32>steps, 4);
  store<f32>(asked, <f32>entry2, 8);
  store<f32>(asked, <f32>exit2, 12);
  store<f32>(asked, <f32>nominal, 16);
  store<f32>(asked, <f32>acceleration, 20);
  const place = mix(mix(mix(intAt(asked, 0), intAt(asked, 1)), intAt(asked, 2)), intAt(asked, 3)) & (PLACES - 1);
  const there = entry(place);
  const isThere =
    load<u64>(asked) === load<u64>(there) &&
    load<u64>(asked, 8) === load<u64>(there, 8) &&
    load<u64>(asked, 16) === load<u64>(there, 16);
  if (isThere) return place;
  store<f64>(there, NaN, NUMBERS);
  memory.copy(there, asked, NUMBERS);
  return place;
}

/** [s] */
export function secondsAt(place: i32): f64 {
  return load<f64>(entry(place), NUMBERS);
}

/** The block asked for last took one slice. [s] */
export function keep(place: i32, time: f64): void {
  if (load<f32>(asked, 4) < MOST_STEPS) store<f64>(entry(place), time, NUMBERS);
}

function entry(place: i32): usize {
  return kept + ENTRY * <usize>place;
}

/** One number out of two, such that near ones lie far apart (multiplier: 2³² by the golden section). */
function mix(one: i32, other: i32): i32 {
  const product = (one ^ other) * <i32>0x9e3779b1;
  return product ^ (product >>> 15);
}
