/*
 * The move at hand, and what holds from one to the next.
 */
import { floatAt, intAt } from '../../base/assembly/memory';
import { kinds, layers, motions, objects, powers } from './moves';

/** [mm] Where the plan is. */
export let x: f64 = 0;
export let y: f64 = 0;
export let z: f64 = 0;
/** [mm/s] F that holds; the firmware's own before the file gives one. */
export let feed: f64 = 0;
/** M220, 1 = 100 %. */
export let speedFactor: f64 = 1;
/** The move at hand. */
export let motion: i32 = 0;
export let kind: i32 = 0;
export let power: f64 = 0;
export let layer: i32 = -1;
export let object: i32 = -1;
/** Chords of the arc at hand, 1 on a straight move. */
export let chords: i32 = 1;

/** [mm] No machine reaches so far. */
const FARTHEST: f64 = 1e6;

/** [mm/s] */
export function setFeed(value: f64): void {
  feed = value;
}

export function setSpeedFactor(factor: f64): void {
  speedFactor = factor;
}

export function setChords(count: i32): void {
  chords = count;
}

/** [mm] */
export function setPlace(newX: f64, newY: f64, newZ: f64): void {
  x = newX;
  y = newY;
  z = newZ;
}

/** Move number n is at hand; its place is not reached yet. */
export function takeUp(n: i32): void {
  motion = load<u8>(motions + <usize>n);
  kind = load<u8>(kinds + <usize>n);
  power = floatAt(powers, n);
  layer = intAt(layers, n);
  object = intAt(objects, n);
}

/** Also true for what is no number. */
export function far(value: f64): bool {
  return !(value < FARTHEST && value > -FARTHEST);
}
