/*
 * What Smoothieware does with a move (see ../smoothie.ts).
 */
import { setFloat } from '../../base/assembly/memory';
import { chordsWithin } from './arc';
import { leastAlong, maxAcceleration, maxVelocity } from './axes';
import { held } from './block-ring';
import { addCruise, makeCruises, makeRoomCruising, stopCruising, top2Before } from './cruise-queue';
import { cornerCosine, deviationSpeed2 } from './junction-deviation';
import { SMOOTHIE, use } from './model';
import { feed, kind, layer, motion, object, power, speedFactor } from './move';
import { RAPID, TRAVEL } from './moves';
import { nextWay, way, wayBefore } from './ways';

const AXES = 3;
/** Straighter than this a corner is none. */
const STRAIGHT: f64 = -0.95;

/** [mm/s] Of G0. */
let seekSpeed: f64 = 0;
/** [mm] */
let deviation: f64 = 0;
let arcError: f64 = 0;

/** @param blocks places of the ring @param seek [mm/s] of G0 @param junctionDeviation [mm] @param error [mm] of chords */
export function startSmoothie(blocks: i32, seek: f64, junctionDeviation: f64, error: f64): void {
  use(SMOOTHIE);
  makeCruises(blocks - 1);
  seekSpeed = seek;
  deviation = junctionDeviation;
  arcError = error;
}

export function chordsSmoothie(): i32 {
  return chordsWithin(arcError);
}

export function stopSmoothie(): void {
  stopCruising();
}

export function segmentSmoothie(dx: f64, dy: f64, dz: f64): void {
  const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
  if (length === 0) return;
  makeRoomCruising();
  setFloat(way, 0, dx / length);
  setFloat(way, 1, dy / length);
  setFloat(way, 2, dz / length);
  const speed = min((motion === RAPID ? seekSpeed : feed) * speedFactor, leastAlong(way, maxVelocity, AXES));
  const push = leastAlong(way, maxAcceleration, AXES);
  const fastest2 = speed * speed;
  const start2 = held === 0 ? 0 : min(min(cornerSpeed2(push), fastest2), top2Before);
  addCruise(length, push, fastest2, start2, power > 0 && motion !== RAPID ? kind : TRAVEL, layer, object);
  nextWay();
}

function cornerSpeed2(push: f64): f64 {
  const cosine = cornerCosine(wayBefore, way, AXES);
  return cosine < STRAIGHT ? Infinity : deviationSpeed2(cosine, push, deviation);
}
