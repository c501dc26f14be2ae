/*
 * What Smoothieware does with a move (see ../smoothie.ts).
 */
import { floatAt, intAt, setFloat, setInt } from '../../base/assembly/memory';
import { chordsWithin } from './arc';
import { maxAcceleration, maxVelocity } from './axes';
import { entry2, exit2, makeQueue, plan } from './block-queue';
import {
  acceleration,
  column,
  discard,
  distance,
  held,
  isFull,
  junction2,
  kinds,
  layers,
  objects,
  reserve,
  tail,
} from './block-ring';
import { cornerCosine, deviationSpeed2 } from './junction-deviation';
import { SMOOTHIE, use } from './model';
import { feed, kind, layer, motion, object, power, speedFactor } from './move';
import { RAPID, TRAVEL } from './moves';
import { addMove } from './tally';
import { trapezoidSeconds } from './trapezoid';
import { nextWay, way, wayBefore } from './ways';

const AXES = 3;
/** Straighter than this a corner is none. */
const STRAIGHT: f64 = -0.95;

/** [mm/s] Of G0. */
let seekSpeed: f64 = 0;
/** [mm] */
let deviation: f64 = 0;
let arcError: f64 = 0;
/** [mm²/s²] By slot. */
let nominal2: usize = 0;
let nominal2Before: f64 = 0;

/** @param blocks places of the ring @param seek [mm/s] of G0 @param junctionDeviation [mm] @param error [mm] of chords */
export function startSmoothie(blocks: i32, seek: f64, junctionDeviation: f64, error: f64): void {
  use(SMOOTHIE);
  makeQueue(blocks - 1);
  nominal2 = column(8);
  seekSpeed = seek;
  deviation = junctionDeviation;
  arcError = error;
}

export function chordsSmoothie(): i32 {
  return chordsWithin(arcError);
}

export function stopSmoothie(): void {
  while (held > 0) runOldest();
}

export function segmentSmoothie(dx: f64, dy: f64, dz: f64): void {
  const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
  if (length === 0) return;
  if (isFull()) runOldest();
  setFloat(way, 0, dx / length);
  setFloat(way, 1, dy / length);
  setFloat(way, 2, dz / length);
  let speed = (motion === RAPID ? seekSpeed : feed) * speedFactor;
  let push = Infinity;
  for (let axis = 0; axis < AXES; axis++) {
    const share = Math.abs(floatAt(way, axis));
    if (share === 0) continue;
    speed = min(speed, floatAt(maxVelocity, axis) / share);
    push = min(push, floatAt(maxAcceleration, axis) / share);
  }
  const fastest2 = speed * speed;
  const first = held === 0;
  const slot = reserve();
  setFloat(distance, slot, length);
  setFloat(acceleration, slot, push);
  setFloat(junction2, slot, first ? 0 : min(min(cornerSpeed2(push), fastest2), nominal2Before));
  setInt(kinds, slot, power > 0 && motion !== RAPID ? kind : TRAVEL);
  setInt(layers, slot, layer);
  setInt(objects, slot, object);
  setFloat(nominal2, slot, fastest2);
  nominal2Before = fastest2;
  plan(0, 1);
  nextWay();
}

function cornerSpeed2(push: f64): f64 {
  const cosine = cornerCosine(wayBefore, way, AXES);
  return cosine < STRAIGHT ? Infinity : deviationSpeed2(cosine, push, deviation);
}

function runOldest(): void {
  const slot = tail;
  const length = floatAt(distance, slot);
  const push = floatAt(acceleration, slot);
  const start2 = floatAt(entry2, slot);
  const end2 = exit2();
  const peak2 = min(floatAt(nominal2, slot), (start2 + end2) / 2 + push * length);
  const seconds = trapezoidSeconds(length, push, min(start2, peak2), peak2, min(end2, peak2));
  addMove(seconds, intAt(kinds, slot), intAt(layers, slot), intAt(objects, slot));
  discard();
}
