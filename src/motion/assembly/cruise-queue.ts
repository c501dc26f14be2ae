/*
 * Blocks that run up to a speed of their own, cruise and brake, all at one acceleration: no whole steps, no slices.
 */
import { floatAt, setFloat } from '../../base/assembly/memory';
import { entry2, exit2, makeQueue, plan } from './block-queue';
import {
  acceleration,
  addSeconds,
  column,
  discard,
  distance,
  held,
  isFull,
  junction2,
  reserve,
  setOwner,
  tail,
} from './block-ring';
import { trapezoidSeconds } from './trapezoid';

/** [mm²/s²] By slot: the greatest speed² inside the block. */
let top2: usize = 0;
/** [mm²/s²] The same of the block that came last. */
export let top2Before: f64 = 0;

/** @param places blocks that fit */
export function makeCruises(places: i32): void {
  makeQueue(places);
  top2 = column(8);
}

/** A place in the ring is needed. */
export function makeRoomCruising(): void {
  if (isFull()) runOldest();
}

/** [mm, mm/s², mm²/s²] @param start2 greatest speed² at its corner with the block before */
export function addCruise(
  length: f64,
  push: f64,
  fastest2: f64,
  start2: f64,
  kind: i32,
  layer: i32,
  object: i32,
): void {
  const slot = reserve();
  setFloat(distance, slot, length);
  setFloat(acceleration, slot, push);
  setFloat(junction2, slot, start2);
  setFloat(top2, slot, fastest2);
  setOwner(slot, kind, layer, object);
  plan(0, 1);
  top2Before = fastest2;
}

export function stopCruising(): void {
  while (held > 0) runOldest();
}

/** The oldest block is run and leaves. */
function runOldest(): void {
  const slot = tail;
  const length = floatAt(distance, slot);
  const push = floatAt(acceleration, slot);
  const start2 = floatAt(entry2, slot);
  const end2 = exit2();
  // Where it is all ramp, rounding may put the peak a last bit under one of its ends.
  const peak2 = min(floatAt(top2, slot), (start2 + end2) / 2 + push * length);
  addSeconds(slot, trapezoidSeconds(length, push, min(start2, peak2), peak2, min(end2, peak2)));
  discard();
}
